### A guardian's request and the reminders (domain.md 5.1 (c), 4.7). No reminder tells where it comes from or what it is about.

family-greeting = This is Huyou. I am a program; what you write is read by staff.
    Skip what you would rather not say, send “exit” to leave at once.
family-thanks = Thank you for telling us. Bringing up a child is hard, and asking for help is right.
family-need-one = Please choose at least one.
family-begun = You are not finished. You can go on, or start over.
family-strain-advice = When it gets too much, put the child somewhere safe and step away for a few minutes. To talk to somebody, call the helpline { -hotline-psychological }{ -hotline-psychological-hours }.

button-turn-family = I am a parent and want help
button-turn-report = Report about a child
button-new-help = Something else

question-family-danger = Are you or the child in danger now? If so call 110 or 120 first.
question-family-need = What help do you want? Choose any.
question-family-district = Which district and street do you live in?
question-family-consent_child = May we record the child's information, only to help?
question-family-child_age = How old is the child, and how many need help?
question-family-relation = How are you related to the child?
question-family-describe = Briefly tell us the difficulty now.
question-family-strain = When it is too hard, do you worry you might hurt the child?
question-family-child_mood = Lately: poor sleep, silence or self-harm?
question-family-remind_what = Which reminders would you like?
question-family-consent_msg = May we send reminders? You can stop any time.
question-family-date_follow_up_visit = When is the next follow-up or rehab? For example 3 December. Skip if not fixed.
question-family-date_subsidy_review = When is the subsidy renewal? For example 3 December. Skip if not fixed.
question-family-date_home_visit = When is the agreed home visit? For example 3 December. Skip if not fixed.
question-family-date_written_notice = When is the written notice to be handed in? For example 3 December. Skip if not fixed.
question-family-date_parent_class = When is the next parents’ class? For example 3 December. Skip if not fixed.
question-family-date_back_to_school = When does the child go back to school? For example 3 December. Skip if not fixed.
question-family-remind_when = Leave a phone and choose a convenient time.
question-family-access = Do you need voice, large print or another language?
consent-child-notice = We help you also if you do not agree. Only the staff in charge see what is recorded; it is erased a set time after the case is closed.

label-danger = In danger now
label-need = Help wanted
label-street = Where you live
label-consent_child = Recording the child's information
label-child_age = Children
label-relation = Relation to the child
label-describe = The difficulty
label-strain = Worry about hurting the child
label-child_mood = Poor sleep, silence or self-harm
label-remind_what = Reminders wanted
label-consent_msg = Reminders
label-date_follow_up_visit = Next follow-up or rehab
label-date_subsidy_review = Day of the renewal
label-date_home_visit = Agreed home visit
label-date_written_notice = Day of the written notice
label-date_parent_class = Next parents’ class
label-date_back_to_school = Day back at school
label-remind_when = Convenient time
label-phone = Phone
label-access = Voice, large print, language

need-living = Daily living
need-medical = Treatment, rehab
need-schooling = School
need-care = Child care
need-parenting = Feelings, discipline
need-legal = Law, guardianship
need-reminders = Reminders

children-one = 1 child
children-two = 2 children
children-three_or_more = 3 or more

relation-parent = Parent
relation-grandparent = Grandparent
relation-entrusted = Entrusted carer
relation-other = Other

strain-no = No
strain-sometimes = Sometimes
strain-yes = Yes
strain-prefer_not = Rather not say

reminder-follow_up_visit = Follow-up, rehab
reminder-subsidy_review = Yearly renewal
reminder-home_visit = Home visit
reminder-weekly_contact = Weekly contact with the child
reminder-written_notice = Written notice when working away
reminder-parent_class = Parents' class
reminder-back_to_school = Back to school

convenient-30900 = Wednesday 9:00
convenient-31900 = Wednesday 19:00
convenient-60900 = Saturday 9:00
convenient-71900 = Sunday 19:00

on-date = { $date }
convenient-at = { $day } { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

consent-agree = I agree
consent-refuse = I do not agree

access-voice = Voice
access-large_print = Large print
access-language = Another language
access-none = None of these

cause-guardian_might_hurt = the guardian worries about hurting the child
cause-guardian_hit = the guardian says that it has hit the child
cause-guardian_under_strain = the guardian sometimes worries about hurting the child
cause-child_self_harm_cue = the child sleeps badly, is silent or has hurt itself

## Said once somebody is enrolled
remind-set = Noted; we will remind you in time.
remind-set-line = { $what }: first { $first }
remind-set-once = { $what }: we remind you once, { $first }
remind-set-date = { $what }: { $on }; we remind you once, { $first }
remind-date-past = { $what }: { $on } has come already, so no reminder was set.
remind-no-date = { $what }: no date yet, so no reminder was set.
remind-how-to-stop = To see them or end one, send “my reminders”. To stop them all at once, send “stop”.
remind-stopped = All reminders are stopped. What you left for them is erased within 15 working days. To have them again, send “I am a parent”.
remind-none = You have no reminders now.
remind-not-set = The reminders you were choosing are not set.

## Reminders
remind-now = It is time for what you arranged: { $what }.
remind-again = Once more: { $what }.
remind-now-date = A reminder: { $on }, { $what }.
remind-again-date = Once more: { $on }, { $what }.
remind-follow_up_visit = going to the follow-up
remind-subsidy_review = taking the papers in
remind-home_visit = meeting at home
remind-weekly_contact = the weekly call with the child
remind-written_notice = handing in the written note
remind-parent_class = going to the class
remind-back_to_school = getting ready for school
button-remind-done = Done
button-remind-later = Remind me later
button-remind-help = I need help
remind-answered = Noted: { $what }.
remind-done = Noted.
remind-later = All right, once more in 4 hours, not at night.
remind-later-over = All right. You will not be reminded again; please keep the day in mind.
remind-help = The staff in charge have been told; somebody will see it by { $by }, and then be in touch.
remind-help-known = It is known that you need help; somebody will be in touch.
remind-refused = You will not be reminded any more. To have reminders again, send “I am a parent”.
remind-past = That is settled already, no answer is needed.

## My reminders
remind-list-head = Your reminders:
remind-list-next = { $what }: next { $next }
remind-list-asked = { $what }: sent, waiting for your answer
remind-list-asked-next = { $what }: sent, waiting for your answer; next { $next }
remind-list-date = { $on }, { $what }
remind-list-theirs = { $line } (set by whoever arranged it with you)
remind-list-theirs-how = To end one that somebody set who arranged it with you, please tell them.
remind-list-how = To stop all of them at once, send “stop”.
remind-list-none = You have no reminders now. To have some, send “I am a parent”, then choose “Reminders”.
button-remind-end = Stop this reminder: { $what }
remind-ended = Stopped: { $what }.
remind-end-others = Your other reminders stay.
remind-end-gone = There is no such reminder, or it was stopped. Send “my reminders” to see those you have.
remind-end-last = You have no reminders now. To have erased what you left for them, send “stop”.


## Writing a date
date-none = That is no date we can read. Please write it like this: { $example }
date-wrong = The calendar has no such day. Please write it like this: { $example }
date-past = That day has come already. From tomorrow on, please, like this: { $example }
date-far = That is too far off; two years at most. Please write it like this: { $example }
date-which = Is it { $first } or { $second }? Please write it in full, like { $example }
date-gone = That day is over this year. If you mean next year, write { $example }
phone-noted = The phone is noted. Now choose a time.
family-who-hears =
    What you tell goes to the staff who help.
    For the child’s safety, some things are told to those who can help, such as the police. If somebody must not know, please write it.
time-hours = Reminders come between 8:00 and 20:00. Please choose another time, such as Wednesday 19:00
time-none = That is no time we understand. Please write it like this: Wednesday 19:00

cause-checkin_missed = two reminders without an answer
cause-help_at_reminder = said at a reminder that help is needed

## A caseworker invites a guardian
family-invite-made = The invite is made
family-invite = Invite for a guardian of no. { $number } (for 14 days, works once):
    { $code }
    Hand it over in person; the guardian sends on a public channel: join { $code }
    The guardian gets reminders only, and never sees the report or who made it.
family-joined = You are connected. Which reminders you get is for you to choose.
family-join-refused = This code is wrong, used or expired. Please ask whoever gave it to you for another. For help or reminders, send “I am a parent”.
join-unsent = What you told has not been sent yet. You can go on and send it; if you do not want to, choose “Start over”. Then send this code once more.

## News later on: it is their own family, not something they reported
family-receipt-partial = The people on duty have been told; somebody will see it by { $by }.
    Receipt code: { $receipt }
    You can go on, so that we can help you and the child.
family-reporter-taken = Somebody has taken on what you told us.
family-reporter-outcome = There is an outcome of what you told us:
    { $words }
    Thank you for asking for help.
    If it is not solved, send “not solved” before { $by }; somebody one level up will look at it again.
family-reporter-outcome-again = There is an outcome of what you told us:
    { $words }
    Thank you for asking for help.
    You have said “not solved” before; if there is more, send “start” and tell us.
family-reporter-outcome-plain = There is an outcome of what you told us: our staff have dealt with it.
    Thank you for asking for help.
    If it is not solved, send “not solved” before { $by }; somebody one level up will look at it again.
family-reporter-outcome-again-plain = There is an outcome of what you told us: our staff have dealt with it.
    Thank you for asking for help.
    You have said “not solved” before; if there is more, send “start” and tell us.
family-reporter-progress-plain = Our staff go on with what you told us.
family-reporter-progress = News of what you told us:
    { $words }
family-status-safe = The staff know how it is, and go on helping you and the child.
family-status-helping = The staff are helping you and the child, and stay with it.
family-unsolved-again = You have said that it is not solved; the staff have heard it. If there is something new, send “I am a parent”.
family-unsolved-late = The time to say “not solved” is over. If you still need help, send “I am a parent”; somebody will look at it all the same.
family-unsolved-none = Nothing of yours has an outcome yet. With a receipt, send “status” and the receipt first; if you still need help, send “I am a parent”.
