### The slip for the government hotline and 110: what to read out, what to write down. It does not say who reported it

duty-hotline_reply = the answer of a hotline
basis-hotline_reply = Basis: the time that the hotline gave.

button-slip = Slip for { -hotline-government }/110
button-ticket = Enter their number
button-reply = Enter the answer
word-slip = slip
word-ticket = ticket
word-reply = reply

slip-head = No. { $number }: a slip for { -hotline-government } or 110, to be read out
slip-from = This is { $post }; a child needs you to act. Our number: { $number }
slip-came = Received: { $at }
slip-ask = Please ask: what is your number for it? When do you answer us?
slip-care = Do not say who reported it. The place is in the reporter’s own words: read it first.
ticket-line-waiting = { $line } no. { $serial }: to be answered by { $by }, still open.
ticket-line-done = { $line } no. { $serial }: answered.
ticket-button-reply = Enter the answer: { $line } { $serial }

ask-ticket-line = Which line did you call?
choice-line-12345 = { -hotline-government }
choice-line-110 = 110
ask-ticket-serial = Please write the number that { $line } gave you; if none, the staff number of who answered.
ask-ticket-answerby = By when did they say they answer?
choice-answerby-wd1 = within 1 working day
choice-answerby-wd3 = within 3 working days
choice-answerby-wd5 = within 5 working days
choice-answerby-none = they did not say
choice-answerby-date = on a date
ask-ticket-date = Please write the date of the answer, such as “3 December”.
ask-reply-came = Has the hotline answered?
choice-came-yes = Yes
choice-came-later = Not yet
ask-reply-text = Please write what they answered.
ask-reply-answerby = By when do they say they answer now?
ask-reply-date = Please write the date of the answer, such as “3 December”.

ticket-kept = No. { $number }: { $line } no. { $serial } is kept. Get their answer by { $by }.
ticket-known = No. { $number }: { $line } no. { $serial } was kept before.
ticket-later = No. { $number }: { $line } no. { $serial } is to be answered by { $by } now.
ticket-answered = No. { $number }: the answer to { $line } no. { $serial } is kept.
note-line_12345 = { -hotline-government } number
note-line_110 = 110 number
note-line_reply = Answer of the hotline
