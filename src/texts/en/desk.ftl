### The members' chat

desk-trial = This is a trial: reports here are not real, and nobody is really on duty.
desk-how-to-bind = This is the Huyou desk. Please send “bind” and your invite code, such as: bind CODE. No code? Ask your administrator.
desk-danger = What you wrote went to nobody. To report a child, please use Huyou’s web page.
desk-danger-own = If it is a child of yours, please send “raise” with the number.
desk-unclear = That was not understood; nothing was changed. Send “help” to see how it works.
desk-unclear-here = That was not understood. Please pick one of these, or send “cancel”.
desk-help = When a notice comes, press a button, or send its word; a number may follow.
    Send “mine” for all that waits for you, “post cases” for what colleagues in your posts have.
    Send “off duty” when you leave, “on duty” when you are back; with several chats, “prefer” to be told here first.
    For a case that is not among yours: “case”, “raise”, “place”, “take over” or “reopen”, and its number.
desk-help-operator = After an alarm: telephone those whom it names, and ask them to take it.
    If nobody answers, find somebody who can come on duty: on the server, npm run huyou -- invite POST-CODE --name NAME prints the code to give them.
    npm run huyou -- posts lists the codes of posts; npm run huyou -- gaps says where nobody is.
desk-help-acts = With what waits for you now: { $acts }.
desk-help-here = You are being asked something: pick a choice (press it or send its number) or write a sentence. Send “cancel” to stop.
desk-help-words = You are being asked something: please answer in a sentence. Send “cancel” to stop.
desk-idle = There is nothing to cancel. Send “mine” to see what waits, “help” to see how it works.
desk-none-open = Nothing is open for you to take. Send “mine” to look.
desk-none-mine = You hold nothing at present. Send “mine” to look.
desk-no-such-number = This number is not among yours. Send “mine” to look.
desk-no-edits = An edited message is not taken; what you wrote first stands. Please send the new words once more.
desk-no-files = Only words are taken here. Send “help” to see how it works.
desk-stale-button = This button is not valid any more, please see the newest message
desk-which = There are several. Which one do you mean?
desk-which-one = { $act } · { $number } · { $duty }
desk-which-case = { $act } · { $number }
desk-reason-ask = Why can you not take it? Until somebody takes it, you still can.
desk-note-ask = Please write the reason in one sentence. Send “cancel” to keep it.
desk-note-empty = No words arrived. Please write a reason, or send “cancel”.
desk-note-long = That is too long. One or two sentences, please.
desk-cancelled = All right, it was not handed back.
desk-left = All right, nothing was changed.
desk-of-case = No. { $number }
desk-more = What do you want to do?
desk-button-next = Next page
desk-button-back = Page before
desk-button-earlier = Earlier
desk-button-cancel = Cancel

reason-out_of_area = Not in my area
reason-conflict_of_interest = I am related to somebody involved
reason-off_duty = I am off duty
reason-no_capacity = I have no capacity now
reason-other = Another reason
