### What is to be done on a case: names, cards, acts. Never a name, a place or what happened

duty-acknowledge = take the report
duty-police_report = tell the police
duty-accept_handover = accept the hand-over
duty-take_over = take over a case nobody holds
duty-assess = assessment
duty-convene = hold a case conference
duty-plan = care plan
duty-review = review
duty-close = outcome for the reporter
duty-conference = case conference
duty-offer_help = a need to be met
duty-offered = a need that you offered to meet
duty-offered-of = { $need }, which you offered
duty-of-post = { $duty } ({ $post })
duty-of-need = { $duty }: { $need }
duty-help = a task of the plan
duty-check_in = contact the guardian
duty-not_solved = the reporter says it is not solved

card-duty = 1 matter waits for you: { $duty } (no. { $number }), before { $by }.
card-why-nudge = Reminder: nobody has taken it yet.
card-why-nudge-again = Reminder: it had been taken and is called for again; nobody has taken it since.
card-why-climbed = { $from } could not take it; now it is with you.
card-why-reopened = Nothing followed after it was taken; now it is with you.
card-why-let_go = Whoever had taken it does not have it any more; now it is with you.
card-why-supplemented = More is known.
card-why-repeat = It has reached the top, and nobody has taken it.
card-why-repeat-again = It has reached the top. It had been taken and is called for again; nobody has taken it since.
card-duty-mine = No. { $number }: { $duty } is yours, before { $by }.
card-duty-mine-late = No. { $number }: { $duty } is yours. It was due { $by } and is overdue. Please do it as soon as you can.
card-duty-done = No. { $number }: { $duty } was done by { $post } { $name } at { $at }.
card-duty-remind = Reminder, no. { $number }: { $duty }, before { $by }.
card-duty-overdue = No. { $number }: { $duty } was due { $by }. Please do it as soon as you can.
card-duty-overdue-above = No. { $number }: { $duty } was due { $by }. Please see to it that it is done.

button-more = More
button-note = Write a note
button-police = Police told
button-kin = Invite the guardian
button-exclude = Leave somebody out

word-ack = take
word-dec = decline
word-see = see
word-safe = safe
word-more = more
word-note = note
word-police = police told
word-kin = invite guardian
word-exclude = exclude

ask-note-text = Write what is to be kept. Only those who work on this case can read it.
ask-police-who = Who told the police?
choice-who-me = I did
choice-who-other = A colleague did
choice-who-police = I am the police
ask-police-number = Write the number or answer that came back from the police; “none” if there was none.
ask-exclude-basis = Why must this person be left out?
choice-basis-source = Named in the report
choice-basis-household = Lives with the child
choice-basis-child = The child does not want them to know
ask-exclude-name = Write the name of this person ({ $basis }). Nobody of this name is told of this case any more.

note-kept = No. { $number }: noted.
police-kept = No. { $number }: noted that the police were told at { $at }.
police-again = No. { $number }: there is something more for the police since, and nobody has told them. Once they are told, send { $way }.
police-kept-too = No. { $number }: the police were told before; your number is kept beside it.
police-none = No. { $number }: nothing waits to be told to the police now. If something has to be, write “must report”.
report-police-told = The police were told at { $at }: { $post }.
report-police-proof = Told by: { $name } ({ $who }). Answer of the police: { $number }
exclude-kept = No. { $number }: this person is left out.

operator-alarm-duty = Alarm: no. { $number }, { $duty } is overdue and nobody above can be reached. Please act by hand.

button-remind = Remind the guardian
word-remind = remind guardian
ask-remind-what = What is the guardian to be reminded of?
choice-what-weekly = Weekly contact with the child
choice-what-visit = Follow-up visit or rehabilitation
choice-what-home = Home visit
choice-what-review = Renewal of papers
choice-what-notice = Written notice of leaving
choice-what-class = Parents’ class
choice-what-school = Back to school
ask-remind-day = On which day ({ $what })?
choice-day-date = One date
choice-day-1 = Monday
choice-day-2 = Tuesday
choice-day-3 = Wednesday
choice-day-4 = Thursday
choice-day-5 = Friday
choice-day-6 = Saturday
choice-day-7 = Sunday
ask-remind-date = On which date ({ $what })? For example 3 December. The guardian is reminded once, the day before.
ask-remind-time = At what time?
choice-time-0900 = 9 in the morning
choice-time-1230 = 12:30
choice-time-1900 = 7 in the evening
remind-set-at-desk = No. { $number }: set, { $what }, first at { $first }. The guardian reads this line alone, and no number.
remind-date-at-desk = No. { $number }: set, { $what }, { $on }, reminded once, { $first }. The guardian reads this line alone, and no number.
remind-date-past-at-desk = No. { $number }: { $on } has come already, so no reminder was set.
remind-nobody-joined = No guardian of no. { $number } takes reminders now: none has joined, or they unsubscribed. If one is willing, send “invite guardian”.
remind-nobody-agreed = The guardian of no. { $number } has not agreed to reminders, so none can be set.

## To take a running case over from somebody else
button-assume = Take over
word-assume = take over
ask-assume-sure = All of this case will be yours, and whoever has it is told. Take it over?
choice-sure-yes = Yes, take it over
assume-done = You have taken over No. { $number }: all that is owed on it is yours now.
assume-nobody = Nobody holds No. { $number } now. Please write “take { $number }”.
assume-yours = No. { $number } is yours already.
assume-not-yours = No. { $number } belongs neither to a post of yours nor to one below it: you cannot take it over.
assume-just-taken = No. { $number } was taken by { $name } ({ $post }) at { $at }, just now: nothing changed.
assume-at-work = { $name } ({ $post }) is at work on No. { $number }, on duty, and nothing is late: nothing changed. To have it, ask them to hand it over.

## What has to be told to the police, found at work
button-must = Must be told to police
word-must = must report
ask-must-which = Which of these was found? To suspect it is enough.
choice-which-m1 = Abnormal injury of private parts
choice-which-m2 = Girl under 14: sexual harm, pregnancy, abortion
choice-which-m3 = 14 or over: pregnancy or abortion by sexual harm
choice-which-m4 = Many injuries, starving, unconscious: violence?
choice-which-m5 = Self-harm, work, poison, blows: maimed or dead
choice-which-m6 = Abandoned or long unattended
choice-which-m7 = Of unknown origin, missing, trafficked
choice-which-m8 = Organised begging
choice-which-m9 = Other serious harm or imminent danger
ask-must-text = Write what was found. Only those who work on this case can read it.
must-kept = No. { $number }: ring 110 at once, then write “police told”.
must-noted = No. { $number }: noted, and passed on to whoever is responsible. Your own organisation has to report it too: ring 110 at once.
note-found = situation found
note-must = to be told to the police
