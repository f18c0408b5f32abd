### Cards and lines for the desk, and what a reporter is told of them. No name, place or harm ever appears in a card.

level-name-P0 = urgent
level-name-P1 = high risk
level-name-P2 = medium risk
level-name-P3 = general

card-page = 1 matter waits for you (no. { $number }). Please confirm before { $by }.
card-level = Level: { $level }
card-post = Your post: { $post }
card-nudge = Reminder: nobody has taken no. { $number } yet. Please confirm before { $by }.
card-climbed = No. { $number }: { $from } could not take it; it comes to you now. Please confirm before { $by }.
card-reopened = No. { $number }: nothing followed after it was taken; it comes to you now. Please confirm before { $by }.
card-supplemented = No. { $number }: more is known about this report. Please confirm before { $by }.
card-repeat = No. { $number }: this is the top rung and still nobody has taken it. Please confirm before { $by }.
card-informed = No. { $number } has climbed to { $to }. You can still take it.
card-informed-top = No. { $number }: nobody below can be reached; it has climbed to { $to }.
card-reply-open = Reply “take { $number }”, “see { $number }” or “decline { $number }”.
card-reply-held = Reply “safe { $number }” or “see { $number }”.
card-trial = Trial: this is not a real report.
card-repeated = (Perhaps sent before; if so, the first one counts.)
card-taken = No. { $number } was taken by { $post } { $name } at { $at }.
card-mine = You have taken no. { $number }. Please confirm before { $by } that the child is safe.
card-safe = No. { $number }: { $post } { $name } confirmed at { $at } that the child is safe.
card-declined = You handed no. { $number } back; it goes to the next. Until somebody takes it you still can.
card-declined-urgent = No. { $number } is urgent and cannot simply be handed back: the next rung is called too. Please stay with it until somebody takes it.
card-closed = No. { $number } is settled.
card-digest = Several more matters wait for you; none is urgent, so this one message tells of them all. Please press the button or send “mine” to see each.
card-supplement = No. { $number }: the reporter added something. Please press “See the report”.

button-acknowledge = I take this
button-decline = I cannot
button-see = See the report
button-mine = What waits for me
button-safe = The child is safe

notice-taken = Noted: you have it
notice-yours = You have it already
notice-already = { $post } { $name } has taken it
notice-done = This is settled
notice-refused = This was not given to you
notice-declined = Handed back; the next is being called
notice-safe = Noted: the child is safe
notice-not-holder = Only who has taken it can confirm

operator-alarm-nobody = Alarm: nobody can be reached for no. { $number }. Please act by hand at once.
operator-alarm-top = Alarm: no. { $number } is at the top rung and nobody has taken it. Please telephone at once.
operator-alarm-channel = Alarm: the token of { $channel } is wrong or revoked; messages do not leave.
operator-alarm-parked = Alarm: 1 message could not be handled. It is kept as it came; please see the log.
operator-alarm-channel-down = Alarm: { $channel } has not been reached for some minutes; messages neither come nor go.
operator-alarm-overdue = Alarm: { $count } matters were not nudged or moved up in time. Please see the log and telephone if need be.
operator-alarm-timerless = Alarm: { $count } matters had lost their timer. They have one again; please see the log.
operator-alarm-waiting = Alarm: a message has waited { $minutes } minutes and has not left.
operator-alarm-leases = Alarm: { $count } messages are held by a sender that is gone and were not released; please see the log.
operator-alarm-tick = Alarm: the service stood still for { $seconds } seconds; calls may have been late. Please look at the machine's load.
operator-alarm-posts = Notice: at { $count } posts nobody can be reached, such as { $posts }. Ladders pass them over.
operator-over = Notice: back to normal: { $matter }.
matter-channel-telegram-public = the public Telegram bot
matter-channel-telegram-desk = the desk's Telegram bot
matter-channel-wechat = WeChat
matter-channel-web = the web pages
matter-overdue = nudging and climbing
matter-timerless = timers
matter-waiting = messages leave
matter-leases = messages being sent
matter-tick = the service runs
matter-posts = posts can be reached


bind-done = You are bound, { $name }. Your posts: { $posts }. New matters will be told here.
bind-many-posts = { $posts } and others, { $count } in all
bind-unknown = This invite code is not right. Please check it and send it again, or ask for a new one.
bind-used = This invite code was used before. Please ask for a new one.
bind-expired = This invite code has expired. Please ask for a new one.
bind-safe-duty = If you see a child being harmed, call 110 at once; do not only wait for this system.

mine-none = Nothing waits for you.
mine-head = What waits for you:
mine-open = No. { $number } · { $level } · to be taken before { $by }
mine-more = There are more; they are listed as you take these.
mine-held = No. { $number } · { $level } · yours; confirm before { $by } that the child is safe

report-head = No. { $number } · { $level }
report-partial = The reporter is still answering or has left; this is what is known.
report-cause = Level because of: { $causes }
report-police = Mandatory report: tell the police (110) at once.
report-contact-kept = The reporter can be told through the system.
report-line = { $question }: { $answer }

report-help = The reporter used the help word.

cause-danger_now = the reporter says there is danger now
cause-danger_sign = danger signs in the words
cause-missing_now = a child is missing or ran away
cause-taken_now = a child may be trafficked now
cause-abandoned = a child was abandoned
cause-violence_now = violence is going on
cause-young_child_alone = a child under 8 is alone
cause-sexual_harm_recent = sexual harm, perhaps within 72 hours
cause-carer_incapacitated = the carer of a young child is incapacitated now
cause-self_harm_now = a child may harm itself now
cause-mandatory_violence = mandatory: violence
cause-mandatory_sexual_harm = mandatory: sexual harm
cause-mandatory_early_pregnancy = mandatory: early pregnancy or betrothal
cause-mandatory_neglect = mandatory: long neglected
cause-mandatory_unattended = mandatory: abandoned or unattended
cause-mandatory_missing = mandatory: missing or trafficked
cause-mandatory_begging = mandatory: organised begging
cause-mandatory_self_harm = mandatory: self-harm
cause-mandatory_bullying = mandatory: bullying with injury
cause-mandatory_online_harm = mandatory: harm online
cause-mandatory_child_labour = mandatory: child labour with harm
cause-infant_neglect = a child under 3 is neglected
cause-guardianship_likely = temporary guardianship may be needed
cause-asked_for_help = asked for help and did not finish
cause-age = young or of unknown age
cause-special_needs = disability, illness or cannot speak
cause-no_reliable_adult = no reliable adult, or unknown
cause-source_access = the person of concern has access, or unknown
cause-happening_now = now or today
cause-repeated = repeated
cause-visible_harm = visible harm or want
cause-carer_in_trouble = the carer is in trouble
cause-earlier_report = reported before within 12 months
cause-distress = the child is distressed
cause-several_concerns = more than one concern
