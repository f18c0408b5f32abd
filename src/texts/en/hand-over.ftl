### Hand-over, taking over, conflict of interest: never a name, a place or what happened

button-hand = Hand over
button-accept = Accept
button-refuse = Do not accept
button-withdraw = Withdraw the offer

word-hand = hand over
word-accept = accept
word-refuse = refuse
word-withdraw = withdraw

ask-hand-tosector = To which sector?
choice-tosector-government = Government
choice-tosector-community = Community
choice-tosector-social_org = Social organisation
ask-hand-topost = To which post ({ $tosector })?
choice-topost-street = Street child supervisor
choice-topost-district = District civil affairs
choice-topost-police = Police
choice-topost-education = Education
choice-topost-health = Health
choice-topost-women = Women’s federation
choice-topost-procurator = Procuratorate
choice-topost-justice = Justice
choice-topost-disabled = Disabled persons’ federation
choice-topost-insurance = Medical insurance
choice-topost-labour = Labour
choice-topost-urban = Urban management
choice-topost-cyber = Cyberspace affairs
choice-topost-youth = Youth league
choice-topost-school = School
choice-topost-hospital = Hospital
choice-topost-wcwc = District office for women and children
choice-topost-city = City civil affairs
choice-topost-citywcwc = City office for women and children
choice-topost-station = Social-work station
choice-topost-org = Another social organisation
ask-hand-handwhy = Why is it handed over?
choice-handwhy-area = Not in our area
choice-handwhy-authority = It needs another authority
choice-handwhy-specialist = It needs a specialist
choice-handwhy-moved = The child has moved away
choice-handwhy-capacity = Not enough people
choice-handwhy-other = Another reason
ask-hand-handword = Please write the reason in one sentence.
ask-hand-agreed = Does the family agree to it? Where the child came by itself, do not ask them: choose “No need to ask them”.
choice-agreed-given = Yes
choice-agreed-no = No, and it must go on
choice-agreed-none = No need to ask them
ask-hand-override = Please write why it goes on without their consent; this is kept on record.

hand-offered = No. { $number }: { $to } was asked to accept it. Until then it is yours.
hand-waiting = No. { $number }: it already waits for { $to } to accept it. To send it elsewhere, withdraw that first.
hand-withdrawn = No. { $number }: the offer is withdrawn; it is yours.
hand-none-waiting = No. { $number }: no offer waits.
hand-no-post = No. { $number }: there is no such post here, so nothing was handed over. Please choose another.
hand-nobody = No. { $number }: nobody can be called at { $to } now (off duty, out of reach, or to be left out), so nothing was handed over. Please choose another.
hand-own = No. { $number }: that is your own post, so nothing was handed over. Please choose another.
hand-circular = No. { $number }: that post handed this case over before, so it cannot go back there. Please choose another, or ask the post above.

ask-refuse-backwhy = Why is it not accepted?
choice-backwhy-area = Not in my area
choice-backwhy-task = Not our task
choice-backwhy-capacity = Not enough people
choice-backwhy-conflict = I am related to somebody in it
choice-backwhy-other = Another reason
ask-refuse-backword = Please write the reason in one sentence.

handover-returned = No. { $number } came back: { $reason }. It is yours.
handover-done-returned = No. { $number }: it went back to whoever sent it.
handover-passed-on = No. { $number }: somebody did not accept it; the next is being called. Until it is accepted it is yours.
handover-last-dispatch = No. { $number }: handed over three times, and given back each time. It does not come back again: those above are asked to decide who accepts it. Until it is accepted it is yours.
handover-done-last_dispatch = No. { $number }: noted. It was handed over three times and given back each time; those above are now asked to decide who accepts it, and your card still works.
handover-done-passed_on = No. { $number }: noted. Urgent cases do not go back; the next is being called, and your card still works.
handover-done-late = No. { $number }: noted. It was handed over more than a working day ago and does not go back any more; those above decide who accepts it, and your card still works.
handover-done-noted = No. { $number }: you have said so already.
handover-accepted = No. { $number }: { $post } { $name } accepted it; it is not yours any more.
handover-timed-out = No. { $number }: nobody has accepted it yet; the post above is being called. Until it is accepted it is yours.
handover-stale-accepted = No. { $number }: { $post } { $name } accepted it.
handover-stale-withdrawn = No. { $number }: this offer was withdrawn; there is nothing to do.
handover-stale-declined = No. { $number }: this offer went back; there is nothing to do.
handover-stale-closed = No. { $number }: this case is over; there is nothing to accept.
handover-stale-own = No. { $number }: it is yours now; there is nothing to accept.
card-handover-over = No. { $number }: this offer is over; there is nothing to do.
card-case-yours = No. { $number }: it is yours from now on.
notice-told = Please see the message
card-void = This notice is void; there is nothing to do.

report-handover = Why it is handed over: { $reason }
report-handover-note = What was written with it: { $note }

operator-alarm-unheld = Alarm: nobody holds { $count } cases now: no. { $numbers }. The posts above are being called; please see to it at once.
    { $called }
    { $todo }
operator-over-unheld = Notice: the alarm that nobody holds no. { $number } is over.
matter-unheld = cases that nobody holds
card-unheld = No. { $number }: nobody holds this child now, and somebody is being called. You can take it at once.

button-conflict = I must step back
word-conflict = conflict
ask-conflict-leave = Are you related to somebody in this case? Then somebody else takes it over, and you hear no more of it.
choice-leave-yes = Yes, let somebody else take it
