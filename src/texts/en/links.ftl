### Several reports, one child: finding, linking, taking apart. Numbers, standing, posts and reasons; never another reporter's words

alike-head = No. { $number } may be about the same child as these. Please check:
alike-line = No. { $number } · { $level } · { $status } · held by: { $post } · why: { $reasons }
alike-how = If it is the same child, send “link”, then the number of that case.
alike-nobody = nobody yet
alike-found = No. { $number }: there are cases that may be the same
alike-none = No. { $number }: no case was found that may be the same.
alike-link-to = Link to { $number }
apart-kept = No. { $number }: noted, it is another child.

alike-reason-same_place = places alike
alike-reason-same_words = descriptions alike
alike-reason-same_reporter = same reporter
alike-reason-same_concern = same concern
alike-reason-same_age = same age
alike-reason-same_district = same district
alike-reason-siblings = both speak of siblings
alike-reason-recent = within 12 months

alike-status-received = waiting to be taken
alike-status-screened = waiting for somebody to call
alike-status-dispatched = waiting to be taken
alike-status-acknowledged = taken
alike-status-safety_checked = child is safe
alike-status-assessed = assessed
alike-status-conferenced = conference held
alike-status-supported = being supported
alike-status-reviewed = reviewed
alike-status-closed = closed
alike-status-transferred = closed (transferred)
alike-status-merged = linked to another
alike-status-screened_out = closed (unfounded or not ours)
alike-status-reopened = reopened

button-alike = Find duplicates
button-apart = Another child
word-alike = duplicates
word-apart = another child

look-first = No. { $number }: this is a report that was linked; please press or send “See the report” first.
card-linked = No. { $number }: a new report was linked to it. Please look before { $by }.
link-kept = No. { $from } is now part of no. { $number }, which { $post } is responsible for.
link-kept-mine = No. { $from } is now part of no. { $number }, which is yours.
link-followed = No. { $from } is now part of no. { $number }; what follows is about that one.
link-noted = Linked
link-unknown = No. { $number } cannot be linked: there is no such case, or it must be kept apart.
link-itself = No. { $number } is this very case. Send “link” again, with the number of the other.
link-newer = No. { $number } is newer than this one. Please ask { $post } to link it here.
link-in-transfer = No. { $number } is being handed over. Please link it when that has been answered.
unlink-kept = No. { $number } was taken out of no. { $from }. Both are yours, and can be handed over.
unlink-unknown = No. { $number } is not part of this case. “See” shows the numbers reports came with.
report-nth = —— Report { $n } ({ $at }) ——
report-origin = came as no. { $number }

ask-link-number = Which case is it part of? Write its number.
ask-unlink-number = Which report is to be taken out? Write the number it came with (“see” shows it).

button-link = Link to another
button-unlink = Take apart
word-link = link
word-unlink = take apart
