### Members: off and on duty, stand-ins, several chats

off-duty = { $count ->
    [0] You are off duty: nothing new is told to you. Send “on duty” to come back.
    [one] You are off duty: nothing new is told to you. { $count } matter stays yours; who shares your post or stands in can take it over.{ $urgent ->
        [0] {""}
       *[other] {" "}It is urgent: they, or the operator, have been told.
        } Send “on duty” to come back.
   *[other] You are off duty: nothing new is told to you. { $count } matters stay yours; who shares your post or stands in can take them over.{ $urgent ->
        [0] {""}
       *[other] {" "}Of what is urgent ({ $urgent }) they, or the operator, have been told.
        } Send “on duty” to come back.
    }
card-away = No. { $number } ({ $level }): { $name }, who has it, is off duty or cannot be reached, and it is not finished. See how it stands, and take it over where needed.
operator-alarm-supplement = No. { $number } is closed and the reporter added something, but nobody can be reached who could read it. Please see to it by hand at once.
operator-alarm-supplement-away = Operator alarm: the reporter of no. { $number } added something; whoever has it is off duty or cannot be reached, and nobody in the post or above can be called. Please find somebody.
operator-alarm-away = Operator alarm: whoever has no. { $number } is off duty or cannot be reached, and nobody in the post or above can be called. Please find somebody.
on-duty = You are on duty: new matters are told to you.
mine-off-duty = You are off duty now: nothing new is told to you. Send “on duty” to come back.
chat-preferred = All right, you are told here first; your other chats are used when this one does not work.
bind-further = You are bound, { $name }. This is one more chat of yours; send “prefer” to be told here first.
bind-other-member = This chat is bound to somebody else. Use another chat, or ask your administrator.
bind-stand-in = You are bound, { $name }. From { $from } to { $until } you stand in for: { $posts }. New matters will then be told here; send “post cases” for what is under way.
stand-in-over = Your time as a stand-in is over. Your cases of that post are back with it, and somebody is called for each: { $numbers }.

post-cases-head = Cases of your posts that others have:
post-cases-none = Nobody else has a case of your posts.
post-case = No. { $number }: { $level }, { $status }, with { $name }
post-cases-way = Write “case” and the number to see how it stands, “take over” and the number to take it over.
post-cases-more = There are more: choose “Next page”.
