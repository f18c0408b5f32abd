### A child comes for help by itself (domain.md 5.1 (b), 4.5–4.7), in words for a child. The SMS police number is told once the operator has confirmed it.

button-turn-child = I am a child and want help
button-turn-grown = I am not a child, I want to report
offer-child = If you are a child, press “I am a child”: we ask in another way.
child-intro = Hello, I am a program, not a person. You can stop any time.
child-honest = To protect you, some things we will tell people who can help.
child-who-hears =
    What you tell goes to staff who can help you.
    From here whoever you say hurts you is not told, and your words are not shown to your family.
    To protect you, some things are told to people who can help, such as the police.
    If somebody must not know, just write it to us.
child-asked-who = I am a program, not a person. What you tell is read by staff.
child-asked-why = We ask to know how to help you. You need not tell what you do not want to.
child-thanks = Thank you for telling us. It is not your fault.
child-anew = Tell us something else
child-no-typing = I would rather not type
child-leave-quickly = Send “exit” to leave at once. When you are done, you can delete this chat from the phone.
child-not-alone = Thank you for telling us. You matter, and we care about you.
    To talk to somebody, call the helpline { -hotline-psychological }{ -hotline-psychological-hours }.
child-online-advice = A website can be asked to take down what is online. Just note the account and the address; you need not answer them any more.
child-which-district = Noted. Do you know which district it is?

question-child-safe_now = Are you safe right now?
question-child-hurt_now = Are you hurt or feeling very unwell?
question-child-can_chat = Could someone see this chat now?
question-child-story = What happened? Say as much or as little as you want.
question-child-concern = If you would rather not type, tap what is closest.
question-child-self_harm = Have you thought of hurting yourself or not living?
question-child-district = Where are you now: district, school or estate?
question-child-place = Once more: how can we find you? A school or an estate will do.
question-child-age_band = How old are you?
question-child-trusted = Is there an adult you trust near you? Who?
question-child-not_tell = Is there anyone who must not know you came to us?
question-child-name = What shall we call you? A nickname is fine.
question-child-contact = What is the safest way and time to reach you?
question-child-reach = Which number, class or time? Just write it.

label-child-safe_now = Safe now
label-child-hurt_now = Hurt or very unwell
label-child-can_chat = Someone could see the chat
label-child-story = What happened
label-child-concern = Closest
label-child-self_harm = Thought of hurting itself
label-child-district = District
label-child-place = Where
label-child-age_band = Age
label-child-trusted = Adult trusted
label-child-not_tell = Must not know
label-child-name = To be called
label-child-contact = How to reach
label-child-reach = Number, class or time

safe-yes = Safe
safe-no = Not safe
safe-unsure = I don't know
hurt-yes = Yes
hurt-no = No
hurt-prefer_not = I'd rather not say
seen-yes = Yes
seen-no = No
seen-unsure = I don't know
harm-no = No
harm-ever = I have
harm-now = I want to now
harm-prefer_not = I'd rather not say
trusted-teacher = A teacher
trusted-relative = A relative
trusted-neighbour = A neighbour
trusted-nobody = Nobody
not-tell-nobody = Nobody
reach-here = Answer me here
reach-school = School
reach-phone = Phone

child-concern-physical_violence = Someone hits me
child-concern-emotional_abuse = Always scolded or scared
child-concern-sexual_harm = Someone touches me, I don't want it
child-concern-neglect = Nobody looks after me
child-concern-left_alone = I am alone at home
child-concern-school_bullying = Bullied at school
child-concern-online_harm = Tricked or scared online
child-concern-psychological = I feel very bad inside
child-concern-self_harm_suicide = I want to hurt myself
child-concern-witness_dv = Grown-ups fight at home
child-concern-material_need = Not enough food or clothes
child-concern-medical_rehab = I am ill and not treated
child-concern-guardian_unable = My grown-up is ill, can't care
child-concern-dropout = I may not go to school
child-concern-child_labour = I must work for money
child-concern-begging = I must ask people for money
child-concern-missing_runaway = I have left home
child-concern-trafficking = Someone took me away
child-concern-abandoned = They don't want me any more
child-concern-early_marriage_pregnancy = Pregnant, or made to marry
child-concern-other = Something else, hard to say

child-emergency-card = In danger, call now:
    110 police{ -police-sms }
    120 hurt or ill
    119 fire, trapped
    If you can get away, go first, and find a grown-up to help you.
    What you write here does not replace the call.
child-emergency-card-self-harm = Thank you for telling us. You matter, and we care about you.
    Please move away from danger first, and find a grown-up to be with you.
    If you want to hurt yourself now, call 120 or 110.
    To talk to somebody, call the helpline { -hotline-psychological }{ -hotline-psychological-hours }.
    The people on duty will look at your message; please stay here.
child-already-begun = You were not done yet. You can go on, or start over.
child-guide = You can go on, as much or as little as you want.
    Send “back” to change the last answer, “sos” for emergency numbers.
    Send “status” and a receipt code to see how it stands, “exit” to leave at once.
    If you are grown up, send “I am not a child”.
child-guide-filed = If you think of something else, just write it. Send “start” to tell of something new.
    Send “status” and a receipt code to see how it stands, “sos” for emergency numbers.
    If you were told how it ended and it goes on, send “not solved”. Send “exit” to leave at once.
child-file-refused = Photos, voice and files cannot be taken here. A few words will do, no photo is needed.
child-pick-below = For the one below, just tap one as well.
child-pick-below-unsent = For the one below, just tap one as well; then it can be sent to us.
child-send-not-yet = Not sent yet. Just tap one below first.
child-send-not-all = What you said before has gone to staff. Just tap one below.
child-add-what = Just write what you want to say.
child-review-title = You told us:
child-review-ask = When you are done, press “Send”: then staff can see it.
child-review-ask-filed = Part of it has gone to staff already. When you are done, press “Send”.
child-filed-more = If you are not safe, call 110 at once{ -police-sms }.
    If you think of more, just write it here.
child-reminder = Are you still there? You can go on, or send “exit” to leave.
child-silence-ends-filed = We stop here. What you told us has gone to staff. Come back any time.
child-discarded-heard = All right, no more questions. To protect you, staff will read what you told.
child-button-send = I am done, send it

child-receipt-given = Staff will see your message by { $by }.
    Receipt code: { $receipt }
    Keep this code: send “status” and the code to hear how it goes.
child-receipt-partial = The people on duty have been alerted; somebody will see your message by { $by }.
    Receipt code: { $receipt }
    You can go on, so that we can find you.
child-reporter-taken = Somebody is looking at your message.
child-reporter-breach = Nobody has looked yet; it has gone one level up. Somebody will see it by { $by }.
child-reporter-breach-again = Nobody has looked yet; they are being called again. Somebody will see it by { $by }.
child-reporter-lapsed = Whoever took it could not go on; we are calling somebody else. Somebody will see it by { $by }.
child-reporter-outcome = There is an outcome of what you told us:
    { $words }
    Thank you for telling us.
    If it is not solved, write “not solved” before { $by }: somebody above will look again.
child-reporter-outcome-again = There is an outcome of what you told us:
    { $words }
    Thank you for telling us.
    If something happens again, come back and tell us: write “I am a child”.
child-reporter-progress = News of what you told us:
    { $words }
child-unsolved-again = You have told us so before, and the staff have it. If there is something new, write “I am a child” and tell us again.
child-unsolved-late = The time to say so is over. If you still need help, write “I am a child” and tell us again: somebody will look.
child-unsolved-which = Several things that you told us have an outcome. Which one do you mean?
child-unsolved-one = for the outcome of { $at } write “not solved { $tail }”.
child-status-open = Your message is here; nobody has taken it yet. Staff will see it by { $by }.
child-status-lapsed = Whoever took it could not go on; we are calling somebody else. Staff will see it by { $by }.
child-status-taken = Somebody is looking at your message and is working on it.
child-status-safe = Staff have looked into how you are, and go on helping you.
child-status-helping = Staff are helping you, and go on doing so.
child-status-reopened = Staff are looking at it again.
child-status-add = To add to it, just write here. To tell us of something else, write “I am a child” first.
child-added-to-report = Noted: it is added to what you have just asked about.

## For the staff
cause-child_unsafe = the child says it is not safe now
cause-child_hurt = the child says it is hurt or very unwell
cause-self_harm_thoughts = the child has thought of hurting itself
cause-child_self_report = the child came by itself
report-child = The child came by itself. No guardian is to hear that it did.
child-way = These words do not go to the child’s chat: it left, named another way, or somebody may see the chat. Tell the child in the way it named. With its code it can ask for the outcome.
child-later = The child said when it can look at this chat: these words are sent then, and not before.
report-child-exclude = The child wrote who must not know: where you know the name, exclude that person.
kin-child = No. { $number } came from the child itself. Think before you invite a guardian: they must not hear that the child came.
kin-child-not-tell = Who must not know, in the child's words: { $words }
kin-child-how = To invite all the same, reply: invite all the same { $number }
button-kinok = Invite all the same
word-kinok = invite all the same
