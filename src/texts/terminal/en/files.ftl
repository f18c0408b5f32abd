# What is wrong with a file that an operator gives.

in-file = { $variable } ({ $file }): { $wrong }
setting-unread = { $variable } names { $file }, which { $why }: correct the path, or remove the variable to use the built-in file.
file-unread = { $file } { $why }: correct the path.
is-absent = is not there
is-folder = is a folder, and no file
is-forbidden = cannot be read by this user
is-unreadable = cannot be read
is-no-file = is no file

# Lines of a CSV file.

at-line = Line { $line }: { $wrong }.
csv-empty = the file is empty: begin with { $header }
csv-not-utf8 = the file is not valid UTF-8, so Chinese names would be lost: save it as "CSV UTF-8" (spreadsheet)
csv-utf16 = the file is not valid UTF-8, so Chinese names would be lost: save it as "CSV UTF-8" (spreadsheet) or convert it with "iconv -f UTF-16 -t UTF-8"
csv-separated = the columns are separated by { $mark }: save the file with commas "," between the columns
tabs = tabs
csv-quotes = a quotation mark is wrong: put the whole value in "…" and double every " inside
csv-width = it has { $values } values for { $columns } columns: put values that contain a comma in "…" and leave no column out
csv-width-commas = it has { $values } values for { $columns } columns: separate them by "," and not by "，"
column-unknown = column "{ $column }" is unknown: remove it; the columns are { $known }
column-twice = column { $column } is there twice: remove one of the two
columns-twice = a column is there twice: remove one of the two
cell-empty = { $column } is empty: every post needs one
cell-long = { $column } is longer than { $most } characters
cell-unknown = { $column } "{ $value }" is unknown: use one of { $known }
cell-wrong = { $column } { $wrong }
has-unseen = has a character that cannot be seen ({ $code }): write it anew

# The directory.

directory-header-wrong = the first line must name the columns: { $wanted } ({ $more } may follow), in these words
directory-column-missing = column { $column } is missing: the first line must be { $wanted }
no-post = there is no post: add one line for each
post-code-wrong = code may hold letters, digits, ".", "_" and "-" only, 64 at most, and begins with a letter or digit
post-code-taken = code "{ $code }" is taken by line { $line }: give every post its own
area-wrong = area must be an administrative code of 2, 4, 6, 9 or 12 digits, such as 12 for the city or 120101 for a district, and not "{ $value }" (in a spreadsheet, format the column as text)
area-gone = area "{ $area }" lies in { $old }, which is no district any more: use a code of { $now }
hours-wrong = hours "{ $value }" are not understood: leave them empty, or write "always" or times such as "08:30-17:30 Mon-Fri", several separated by ";"
service-unknown = service "{ $service }" is unknown: use { $known }, several separated by "|"
services-misfit = services are not for kind { $kind }: leave them empty, or use kind { $serving }
timezone-unknown = timezone "{ $timezone }" is unknown: use an IANA name such as Asia/Shanghai
sector-misfit = sector "{ $sector }" does not fit kind { $kind }: use { $fitting }
sector-or = { $first } or { $second }
reports-to-unknown = reports_to "{ $code }" is no code in this file: correct it, add that post, or leave it empty
reports-to-family = reports_to "{ $code }" is a post of the family, which is never called for a report: name another post, or leave it empty
reports-to-circle = reports_to goes round in a circle ({ $round }): leave it empty at the top post

# The calendar.

header-wrong = the first line must be { $header }
no-day = there is no day: add a line for each, or remove the variable
date-wrong = date "{ $value }" is no date: write it as 2027-10-01 (in a spreadsheet, format the column as text)
date-twice = date { $date } is there twice: remove one of the two
day-unknown = day "{ $value }" is unknown: use holiday or workday

# The list of members.

members-header-wrong = the first line must name the columns: name,posts or name,posts,from,until, in these words
members-column-missing = column { $column } is missing: the first line must be name,posts or name,posts,from,until
members-column-lone = columns from and until belong together: add the other, or remove both
no-person = there is nobody: add one line for each
person-name-empty = name is empty: say whom the code is for
person-name-long = name is longer than { $most } characters: shorten it
posts-empty = posts is empty: give the codes, several separated by "|"
time-half = from and until belong together: give both or neither
time-of-member = from and until are for somebody who is invited: use the command stand-in for a member
id-lost = id is empty, and the line is of a member: put back the id that was exported
id-twice = id { $id } is there twice: keep one of the lines

# Values of a JSON file.

at-place = At { $place }: { $wrong }.
place-top = the top of the file
place-line = line { $line }
place-named = line { $line } ({ $id })
of-key = { $key }: { $wrong }
the-ladder = The ladder
the-hotlines = The file of help lines
json-empty = { $what } is empty: begin with a copy of the built-in one, which is in assets.
json-not-utf8 = { $what } is not valid UTF-8: save it as "UTF-8".
json-twice = { $what } has { $key } twice, on lines { $first } and { $second }: remove one of the two.
json-twice-on-line = { $what } has { $key } twice, both on line { $first }: remove one of the two.
json-strange = { $what } is not JSON: on line { $line }, { $mark } does not belong where it stands; use the marks of an English keyboard, no comma before ] or {"}"}, and no remarks.
json-broken = { $what } is not JSON: look for a missing comma, quote or bracket.
json-broken-by = { $what } is not JSON: look for a missing comma, quote or bracket on line { $line } or before.
keys-unknown = { $keys } is unknown here: remove it or correct its name
word-unknown = { $value } is unknown: use one of { $known }
word-missing = it is missing: use one of { $known }
value-missing = it is missing: write it as { $like } does
this-value = this
type-wrong = it must be { $type }
type-string = a text in quotes
type-number = a number
type-int = a whole number
type-boolean = true or false
type-array = a list in [ ]
type-object = an object in {"{"} {"}"}
type-record = an object in {"{"} {"}"}
text-long = it is longer than { $most } characters

# The ladder.

duration-wrong = { $value } must be an ISO 8601 duration of at least a second to a year, such as "PT15M" or "PT3H"
offset-wrong = { $value } must be an ISO 8601 duration of 0 to a year, such as "PT15M" or "PT3H"
span-wrong = must be an ISO 8601 duration such as "PT15M", or an object such as {"{"}"workingDays": 1{"}"}
time-of-day-wrong = must be a time of day such as "09:00"
working-days-wrong = must be a whole number from 1 to 60
nudges-empty = it is empty: the first nudge is the page itself, "PT0S"
first-nudge-late = the first nudge is the page itself: write "PT0S"
nudges-unordered = each nudge must come later than the one before it
nudge-late = a nudge at or after climbAfter would never be sent: shorten it or climb later
rung-empty = a rung needs at least one kind of post
rungs-empty = a ladder needs a rung
family-called = { $value } is of the family, which is never called for a report: remove it
service-window-wrong = must end later than it begins, on the same day
time-outside-service = a time of day lies outside the service window
outside-service-idle = it means nothing with clock "always": remove it or set clock to "service"
quiet-hours-always = from and to are the same, so no message would ever leave: make them differ
urgent-clock = P0 and P1 call at any hour of any day: write "always"
urgent-quiet = P0 and P1 call at any hour of any day: remove it
urgent-span = P0 and P1 call at any hour of any day: write a duration such as "PT1H"
urgent-call-late = so urgent a report waits { $hours ->
        [1] an hour
       *[other] { $hours } hours
    } at most: write "PT{ $hours }H" or less
urgent-child-unseen = so endangered a child is seen within { $hours } hours: write "PT{ $hours }H" or less

# The help lines.

hotlines-many = there are more than 100 lines: remove some
hotline-absent = There is no line "{ $id }", which texts name: add it as { $like } has it, with the number that is right here.
hotline-twice = id: it is there twice: remove one of the two
hotline-id-wrong = it must be small letters, digits and _, such as "government"
hotline-number-wrong = it must be 3 to 20 digits, with a hyphen between them at most, such as "12345"
hotline-day-wrong = it must be a day such as "2027-10-01", or null
hotline-by-missing = verified_by: it is missing: write who confirmed the number on that day
hotline-on-missing = verified_on: it is missing: write the day on which the number was confirmed
words-empty = it is empty: write something, or null
words-told-wrong = it must be 1 to 40 characters without " or \, such as "at least 18 hours a day"

# Answers of a report that is played.

answer-date-wrong = it must be a day such as "2027-10-01"
answer-time-wrong = it must be a day of the week from 1 for Monday and a time from 08:00 to 19:59, such as "3-19:00"
