### The citizen's report: opening, emergency card, on the way, receipt. Rules: domain.md 4.5–4.7.

emergency-first = In danger? Call 110 or 120 first.
trial-notice = This is a trial: reports made here reach nobody. In real danger call 110 or 120.
who-we-are = This is Huyou. I am a program; what you write is read by staff.
good-faith = Please tell it as it is; a suspicion is enough.
please-do-not = Please do not photograph the child's body, and do not confront anyone yourself.

emergency-card = In danger, please call now:
    110 police{ -police-sms }
    120 ambulance
    119 fire
    What you write here does not replace the call.
emergency-card-self-harm = Thank you for telling us. This matters, and we care.
    Please move away from danger first, and do not leave the child alone.
    To talk to somebody, call the helpline{ -hotline-psychological-hours }:
    { -hotline-psychological }
self-harm-advice = Please do not leave the child alone. To talk to somebody, call the helpline { -hotline-psychological }{ -hotline-psychological-hours }.
low-advice = To talk to somebody, call the helpline { -hotline-psychological }{ -hotline-psychological-hours }.
online-harm-advice = A platform can be asked to delete or block what is online. Please note the account and the address first, and do not pass it on.
missing-no-wait = A missing child can be reported to the police at once; there is no waiting period.
anonymous-means = Anonymous reports are read too. But we cannot call you to check, and may not find the child. The outcome comes here, or can be asked for with the receipt code.
mandated-duty = Your post has a duty to report: please also report to the police.

noted = Noted.
pick-below = For the question below, please also press one of the choices.
pick-below-unsent = Not sent yet. For the question below, please also press one of the choices.
send-not-yet = Not sent yet. A few more answers and it can be sent; where you are not sure, choose “Not sure”.
send-not-all = What you said before has gone to staff. A few more answers and all of it can be sent.
noted-place = The place is noted.
status-add = To add to it, just write here. To report another child, send “start” first.
added-to-report = Noted: it is added to what you have just looked up.
who-hears =
    What you tell goes to the staff in charge.
    From here the person you name is not told, and your words are not shown to the child’s family, nor who reported it.
    To protect the child, some things are told to those who can help, such as the police. You can report without a phone number.
asked-who = I am a program, not a person. What you send is read by staff.
asked-why = We ask so that the child is found, and to know how urgent it is. Where you are not sure, choose “Not sure”.
file-refused = Photos, voice and files cannot be taken here; please write. Do not photograph the child's body.
no-edits = A changed message does not show what was changed. Please send the new words once more.
empty-text = No words arrived. Write as much or as little as you like.
too-long = That was too long and was not taken. Please send it in several parts.
need-one = Please choose at least one. If it is hard to say, choose “Something else, hard to say”.
code-wanted = Please send “status” and the receipt code, such as: status ABCD-1234-EFGH
stale-button = This button is out of date, please see the newest message
guide = Where there are choices, press one or send its number, such as 1. You can also just write; it is kept with the rest.
    Send “back” to change the last answer, “sos” for emergency numbers.
    Send “status” and a receipt code to see how it stands, “exit” to leave at once.
    A child who wants help sends “I am a child”.
    Send “my reminders” to see yours, “stop” for no more reminders.
guide-filed = If something else comes to mind, just write it. Send “start” to tell of something new.
    Send “status” and a receipt code to see how it stands, “sos” for emergency numbers.
    If there is an outcome and it goes on, send “not solved”.
    Send “my reminders” to see yours, “stop” for no more reminders, “exit” to leave at once.
already-begun = Your report is not finished. You can go on, or start over.

button-back = Back
button-skip = Skip
button-review = Look it over
button-send = Send now
button-done = Done
button-anew = Start over
button-language = 中文
button-send-report = Send
button-edit = Change
button-resume = Go on
button-discard = Discard
button-add = Add something
button-new-report = Tell of something new

review-title = Please look it over:
review-line = { $question }: { $answer }
review-ask = Send it now? It goes to staff when you press “Send”.
review-ask-filed = Part of it has gone to staff already. When you are done, press “Send”.
pick-ask = Which answer do you want to change?

filed-thanks = Thank you for speaking up for the child.
filed-more = If you think of more, just write it here.
add-what = Please write what you want to add.
discarded = All right. Nothing was sent, and what you wrote is deleted.
discarded-filed = All right. Staff go on with what was handed over before.
discarded-heard = All right, no more questions. For the child’s safety, staff will read what you told.
goodbye-unsent = What you wrote was not sent, and is deleted.
goodbye = You have left. You can delete this chat from your phone.
goodbye-heard = You have left. Staff will read what you told. You can delete this chat from your phone.
reminder = Are you still there? You can go on, or send “exit” to leave.
unsent-dropped = What was not sent is deleted.
bound-unsent = What was not sent is deleted: this chat is a desk now. To report a child, please use the web page.
bound-sent = What you told before is with the staff. This chat is a desk now.
silence-ends = We have not heard from you for long, so we stop here. Nothing was sent, and it is deleted. Come back any time.
silence-ends-filed = We have not heard from you for long, so we stop here. What you said has gone to staff. Come back any time.

## Said by the system after the commit
receipt-given = Receipt code: { $receipt }
    Staff will see it by { $by }.
    Please keep the code; you can ask with it anywhere.
receipt-partial = The duty staff have been alerted; somebody will see it by { $by }.
    Receipt code: { $receipt }
    You can go on answering, to help us find the child.
reporter-taken = Somebody has taken on what you reported.
reporter-breach = Nobody has taken it in the agreed time; it has gone one level up. Somebody will see it by { $by }.
reporter-breach-again = Nobody has taken it in the agreed time; those who can are being called again. Somebody will see it by { $by }.
reporter-lapsed = Whoever took it could not go on; others are being called. Somebody will see it by { $by }.

status-reported = You reported this here { $at }; it is on record.
status-open = Received; nobody has taken it yet. Staff will see it by { $by }.
status-lapsed = Whoever took it could not go on; others are being called. Staff will see it by { $by }.
status-taken = Somebody has taken it and is working on it.
status-safe = Staff have confirmed that the child is safe, and will follow up.
news-here = From now on, news of it comes here.
news-elsewhere = Somebody asked with the receipt code elsewhere; news of it goes there from now on. To have it here, send “status” and the code.
status-unknown = This receipt code was not found. Please check it and send it again; if it is right, please send “start” and tell us once more.
parked = This message could not be handled. It is kept as it came, and a person will look at it. Please say it another way, or try again later. If the child is in danger, call 110; if hurt, call 120.
