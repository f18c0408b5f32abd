# How commands are called, and those about members and posts.

usage = Usage: npm run huyou -- <command>
usage-command = {"  "}{ $call }   { $about }
usage-one = Usage: { $shape }
usage-about = {"  "}{ $about }
shape = npm run huyou -- { $name } { $takes }

# A line that cannot be run: how it is called follows.
command-unknown = there is no command { $name }: `npm run huyou -- help` lists them.
called-as = { $wrong }: it is called as { $shape }
option-unknown = { $option } is unknown
word-alone = { $word } belongs to no option
option-bare = { $option } takes no value
option-empty = { $option } needs a value
arguments-missing = { $name } needs more than its name
arguments-wrong = { $name } cannot be called with these arguments

# What follows the name of each, and what it is for.
invite-takes = <post-code> [--name NAME] | --member <member-id> [--name NAME]
invite-about = print the code by which a member binds a chat to this post, or one more chat (once, for seven days)
members-about = list the members: id, name, posts, chats by channel, duty, stand-ins
hold-takes = <member-id> <post-code>
hold-about = a member holds this post too, and is called for what waits there
unhold-about = a member gives this post up; what waited for them alone goes to the next rung
stand-in-takes = <member-id> <post-code> <from> <to>
stand-in-about = a member stands in for this post from an instant to an instant, as 2026-10-01T08:00+08:00
leave-takes = <member-id>
leave-about = a member leaves: no post and no call any more; what waited for them alone goes to the next rung
export-takes = directory|members <file>
export-about = write the posts in use, or the members, into a new CSV file
preview-takes = --answer QUESTION=ANSWER… [--child|--guardian] [--at TIME] [--days N] [--everybody]
preview-about = show what would be sent to whom and when, if a report with these answers came and nobody acted; nothing is sent
backup-takes = <file>
backup-about = write the SQLite database into a new file, while the service runs
verify-takes = [--head HASH@POSITION]… [--said FILE]
verify-about = go through the whole record and name what was changed or removed; --head: an end of it noted before
figures-takes = [--by sector|post|district] [--from DATE] [--to DATE] [--csv FILE]
figures-about = how long cases took to be acknowledged, to safety and to an outcome, and what that needed; of those opened on these days, the last one too
keep-takes = [--end] <case-number>
keep-about = nothing of this case is erased, as the police ask it, until --end; one with a duty to tell the police is kept anyway
erase-takes = [--yes] <case-number>
erase-about = what people wrote about this closed case is erased for ever, as somebody whom it is about asks; without --yes it only says whether it can be

# The database.
database-missing = There is no database { $place } yet: correct DATABASE_URL, or start the service first, which makes it.
database-made = There was no database { $place }: it was made now. If the service runs already, it uses another one: then correct DATABASE_URL and call this again, as the code does not work there.
database-elsewhere = of Huyou where DATABASE_URL points

# What is named.
post-unknown = there is no post { $code }: list them with `npm run huyou -- posts`.
member-unknown = there is no member { $member }: list them with `npm run huyou -- members`; who left is not among them.
case-number-wrong = { $typed } is not a case number: they look like 7K3Q-D9XB.
case-unknown = There is no case { $number }.
instant-wrong = { $typed } is no instant: write the date, the time and the offset, as in 2026-10-01T08:00+08:00
time-backward = { $to } is not later than { $from }: give the start, then the end
time-over = { $to } is over: give an end that is still to come
name-long = --name is longer than { $most } characters: shorten it.
name-unseen = --name { $wrong }.

# invite
invite-post = Invite for { $name } ({ $code }), works once, for seven days:
invite-further = Invite for one more chat of { $member }, works once, for seven days:
invite-by-telegram = Telegram desk bot: /start { $code }
invite-by-wechat = WeChat: 绑定 { $code }
invite-by-link = Web: open { $link }
invite-by-web = Web: the field on the desk page
invite-nameless = No --name given: a report that names this person is matched with the name of their chat only, which they choose.

# members: in columns, with tabs between them
member = { $who }{"\u0009"}{ $chats }{"\u0009"}{ $duty }{ $standIns }
member-chats = { $chats }|{ $chat }
member-chat-blocked = { $channel } (blocked)
member-on-duty = on duty
member-off-duty = off duty since { $since }

# hold, unhold, stand-in, leave
hold-done = { $member } holds { $name } ({ $code }).
unhold-not-held = { $member } does not hold { $code }: see `npm run huyou -- members`.
unhold-done = { $member } does not hold { $code } any more.
post-nobodys = Nobody holds { $code } now: what comes to it goes to the next rung.
stand-in-wrong = { $wrong }.
stand-in-done = { $member } stands in for { $name } ({ $code }) from { $from } to { $to }.
leave-done = { $member } has left.

# export, and the table of figures
export-there = { $file } is there already: give a new name.
export-nowhere = { $file } cannot be written: correct the path.
export-full = The disk that is to hold { $file } is full: free some room, or name another place.
export-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
  } written to { $file }.
export-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
  } written to { $file }, with { $count ->
    [one] the name
   *[other] their names
  }: keep it as such.
