### Cards and lines for the desk, and what a reporter is told of them. No name, place or harm ever appears in a card.

level-name-P0 = urgent
level-name-P1 = high risk
level-name-P2 = medium risk
level-name-P3 = general

card-page = 1 matter waits for you (no. { $number }). Please confirm before { $by }.
level-own = { $level } (this by itself: { $own })
level-call = { $own } (the case: { $level })
card-level = Level: { $level }
card-flood = This is urgent or high-risk report no. { $count } from the same chat within an hour. Please look at each before you judge it.
card-post = Your post: { $post }
card-nudge = Reminder: nobody has taken no. { $number } yet. Please confirm before { $by }.
card-nudge-again = Reminder: no. { $number } had been taken and is called for again; nobody has taken it since. Please confirm before { $by }.
card-climbed = No. { $number }: { $from } could not take it; it comes to you now. Please confirm before { $by }.
card-reopened = No. { $number }: nothing followed after it was taken; it comes to you now. Please confirm before { $by }.
card-lapsed = No. { $number }: nothing followed after you took it; somebody is called for again, who is to answer before { $by }. You can still take it.
card-let_go = No. { $number }: whoever had taken it does not have it any more; now it is with you. Please confirm before { $by }.
card-supplemented = No. { $number }: more is known about this report. Please confirm before { $by }.
card-repeat = No. { $number }: this is the top rung and still nobody has taken it. Please confirm before { $by }.
card-repeat-again = No. { $number }: this is the top rung. It had been taken and is called for again; nobody has taken it since. Please confirm before { $by }.
card-informed = No. { $number } has climbed to { $to }. You can still take it.
card-informed-duty = No. { $number }: { $duty } has climbed to { $to }. You can still see to it.
card-informed-top = No. { $number }: nobody below can be reached; it has climbed to { $to }.
card-reply = You can reply: { $ways }.
card-reply-way = “{ $word } { $number }”
card-reply-on = For what you can do next, reply { $way }.
card-trial = Trial: this is not a real report.
card-repeated = (Perhaps sent before; if so, the first one counts.)
card-taken = No. { $number } was taken by { $post } { $name } at { $at }.
card-mine = You have taken no. { $number }. Please confirm before { $by } that the child is safe.
card-safe = No. { $number }: { $post } { $name } confirmed at { $at } that the child is safe.
card-declined = You handed no. { $number } back; it goes to the next. Until somebody takes it you still can.
card-declined-others = You handed no. { $number } back; others who were called with you have not answered yet. Until somebody takes it you still can.
card-declined-conflict = Noted: you are left out of no. { $number } and will not be told of it again. It goes to the next.
card-declined-urgent = No. { $number } is urgent and cannot simply be handed back: the next rung is called too. Please stay with it until somebody takes it.
card-declined-urgent-others = No. { $number } is urgent and cannot simply be handed back: others who were called with you have not answered yet. Please stay with it until somebody takes it.
card-declined-top = { $number }: noted. This is the top rung and nobody is next: calls go on, and the operator is alarmed. Please keep an eye on it until somebody takes it.
conflict-kept = Noted: you are left out of no. { $number } and will not be told of it again.
decline-yours = No. { $number } is yours and was not handed back. To pass it on, send { $hand }; if you are related, send { $conflict }.
card-closed = No. { $number } is settled.
card-digest = There is more that waits for you; none of it is urgent, so this one message tells of it all. Please press the button or send “mine” to see each.
card-danger-anew = No. { $number }: the reporter tells of danger again. The posts were called anew; please confirm before { $by }.
card-case-theirs = No. { $number }: taken by { $name } ({ $post }), who is responsible now.
card-supplement-closed = No. { $number } is closed, and the reporter added something. Please read it; it can be reopened if that is needed.
card-supplement = No. { $number }: the reporter added something. Please press or send “See the report”.
card-supplement-away = No. { $number }: the reporter added something, and { $name }, who has it, is off duty or cannot be reached. See how it stands, and take it over where needed.

button-ack = I take this
button-dec = I cannot
button-see = See the report
button-mine = What waits for me
button-safe = The child is safe

notice-answered = All right
notice-taken = Noted: you have it
notice-yours = You have it already
notice-already = { $post } { $name } has taken it
notice-done = This is settled
words-not-kept = This is settled; what you wrote just now was not kept.
words-not-kept-closed = What you have just written was not kept.
words-unheld = Nobody is responsible for no. { $number } now; what you wrote just now was not kept. To take it, send { $way }.
words-theirs = No. { $number } is with { $post } { $name } now; what you wrote just now was not kept. To add it, please tell them.
case-closed-look = No. { $number } was closed { $at }{ $by }. To look at it, write { $look }. If you worry about the child, call the post that had it; in danger call 110.
closed-by = {" "}by { $post } { $name }
closed-by-you = {" "}by you
case-closed = No. { $number } was closed { $at }{ $by }. To look at it, write { $look }; to open it again, write { $way }.
begin-unheld = Nobody is responsible for no. { $number } now. To take it, send { $way }.
begin-unheld-called = Nobody is responsible for no. { $number } now; the posts that can take it are being called. If the child is in danger now, call 110 first.
begin-theirs = No. { $number } is with { $post } { $name } now, and this is theirs to do. To add something, please tell them.
notice-refused = This was not given to you
refused-turn = If you worry about a child: ring 110 in danger, { -hotline-government }{ -hotline-government-hours } otherwise.
notice-declined = Handed back; the next is being called
notice-safe = Noted: the child is safe
safe-before = No. { $number }: that the child is safe was confirmed at { $at }; nothing was changed. If that is so no longer, write a note or raise the level.
notice-not-holder = Only who has taken it can confirm

operator-alarm-nobody = Alarm: nobody can be reached for no. { $number }. Please act by hand at once.
    { $called }
    { $todo }
operator-alarm-nobody-duty = Alarm: nobody can be reached for no. { $number }: { $duty }. Please act by hand at once.
    { $called }
    { $todo }
operator-alarm-top = Alarm: no. { $number } is at the top rung and { $again ->
        [0] nobody has taken it
       *[other] nobody has it any more, though it had been taken
    }. Please telephone at once.
    { $called }
    { $todo }
operator-alarm-top-duty = Alarm: no. { $number }: { $duty } is at the top rung and { $again ->
        [0] nobody has seen to it
       *[other] nobody has it any more, though it had been taken
    }. Please telephone at once.
    { $called }
    { $todo }
alarm-called = Called: { $called }{ $others ->
        [0] {""}
        [one] , and one more
       *[other] , and { $others } more
    }. Whoever answers the telephone goes on by the message they have.
alarm-called-one = { $post } { $name } (since { $since })
alarm-called-none = Nobody has been called so far.
alarm-bind = If nobody answers, find somebody who can come on duty. On the server:
    npm run huyou -- invite { $code } --name NAME
    ({ $post }); give them the code. Once they have bound a chat they are called at once, and can take it.
alarm-bind-any = Find somebody who can come on duty. On the server, npm run huyou -- posts lists the codes of posts; npm run huyou -- invite POST-CODE --name NAME prints the code to give them.
alarm-desk = If nobody answers, take it yourself: the child is yours until somebody else can.
alarm-desk-can = The duty desk has heard of it too, and can take it. { $bind }
operator-alarm-channel = Alarm: the token of { $channel } is wrong or revoked; messages do not leave. Set a token that is valid, and start the service anew.
operator-alarm-parked = Alarm: 1 message could not be handled. It is kept as it came; please see the log.
operator-alarm-channel-down = Alarm: { $channel } has not been reached for some minutes; messages neither come nor go. Look at the network from the server to it; it goes on by itself.
operator-alarm-overdue = Alarm: { $count } matters were not nudged or moved up in time. Please see the log and telephone if need be.
operator-alarm-timerless = Alarm: { $count } matters had lost their timer. They have one again; please see the log.
operator-alarm-waiting = Alarm: a message has waited { $minutes } minutes and has not left. Look at the network and the service's log.
operator-alarm-leases = Alarm: { $count } messages are held by a sender that is gone and were not released; please see the log.
operator-alarm-tick = Alarm: the service stood still for { $seconds } seconds; calls may have been late. Please look at the machine's load.
operator-alarm-clock = Alarm: the clock is { $days } days on at once. Please set it right if it is wrong; nothing is to be done if the service was off for so long. For 24 hours nothing is erased by it.
operator-alarm-posts = Notice: at { $count } posts nobody can be reached, such as { $posts }. Ladders pass them over.
operator-alarm-ruined = Alarm: what was reported in { $count ->
    [one] one case
   *[other] { $count } cases
} cannot be opened: it is damaged, or the data key is another. Who is to be left out is not known, so nobody new is called; those who were called before can see to it. Please restore a backup soon, and speak to them.
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
matter-clock = erasing what is over
matter-posts = posts can be reached
matter-ruined = cases that could not be opened


bind-done = You are bound, { $name }. Your posts: { $posts }. New matters will be told here.
bind-many-posts = { $posts } and others, { $count } in all
bind-unknown = This invite code is not right. Please check it and send it again, or ask for a new one.
bind-used = This invite code was used before. Please ask for a new one.
bind-expired = This invite code has expired. Please ask for a new one.
bind-no-post = The post of this invite code is not in the directory now, so you are not bound. Please tell the operator; once it is there, the same code works.
bind-safe-duty = If you see a child being harmed, call 110 at once; do not only wait for this system.

mine-act = { $act } { $number }
mine-open-duty = No. { $number } · { $level } · { $duty }, open, before { $by }
mine-held-duty = No. { $number } · { $level } · { $duty }, before { $by }
mine-open-duty-late = No. { $number } · { $level } · { $duty }, open, was due { $by }, overdue
mine-held-duty-late = No. { $number } · { $level } · { $duty }, was due { $by }, overdue
mine-open-late = No. { $number } · { $level } · to be taken, was due { $by }, overdue
mine-open-again = No. { $number } · { $level } · to be taken as soon as can be: whoever took it could not go on
mine-open-duty-again = No. { $number } · { $level } · { $duty }, as soon as can be: whoever took it could not go on
mine-none = Nothing waits for you.
mine-head = What waits for you:
mine-open = No. { $number } · { $level } · to be taken before { $by }
mine-more = There are more: press or send “next page”.
mine-back = To go back press or send “page before”.
mine-held = No. { $number } · { $level } · yours; confirm before { $by } that the child is safe

report-head = No. { $number } · { $level }
report-partial = The reporter is still answering or has left; this is what is known.
report-cause = Level because of: { $causes }
report-police = Mandatory report: tell the police (110) at once.
report-protection = Where the family harms the child, a court can be asked for a protection order; the police, the women’s federation, a residents’ or village committee or a rescue body can ask on the child’s behalf. It decides within 72 hours, in urgent cases within 24 (Anti-Domestic Violence Law, articles 23 and 28). Where a guardian harms the child gravely, it can also be asked to end the guardianship (Law on the Protection of Minors, article 108).
report-contact-kept = The reporter can be told through the system.
report-line = { $question }: { $answer }

report-help = The reporter used the help word.

cause-score = score { $score } ({ $points })
cause-points = { $cause } +{ $points }
cause-danger_now = the reporter says there is danger now
cause-danger_sign = danger signs in the words
cause-missing_now = a child is missing or ran away
cause-taken_now = a child may be trafficked now
cause-abandoned = a child was abandoned
cause-violence_now = violence is going on
cause-young_child_alone = a child under 8 is alone
cause-sexual_harm_recent = sexual harm, perhaps within 72 hours
cause-offender_near = sexual harm, and the person of concern can still reach the child
cause-carer_incapacitated = the carer of a young child is incapacitated now
cause-self_harm_now = a child may harm itself now
cause-mandatory_violence = mandatory: violence
cause-mandatory_threats = mandatory: lasting threats
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
cause-harm_told = the words tell of harm to the child
cause-infant_neglect = a child under 3 is neglected
cause-guardianship_likely = temporary guardianship may be needed
cause-asked_for_help = asked for help and did not finish
cause-age = young or of unknown age
cause-special_needs = disability, illness, cannot speak, or unknown
cause-no_reliable_adult = no reliable adult, or unknown
cause-source_access = the person of concern has access, or unknown
cause-happening_now = now or today
cause-repeated = repeated
cause-visible_harm = visible harm or want
cause-carer_in_trouble = the carer is in trouble
cause-earlier_report = reported before within 12 months
cause-distress = the child is distressed
cause-several_concerns = more than one concern
