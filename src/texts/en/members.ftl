### Members: off and on duty, stand-ins, several chats

off-duty = { $count ->
    [0] You are off duty: nothing new is told to you. Send “on duty” to come back.
    [one] You are off duty: nothing new is told to you. { $count } matter stays yours. Send “on duty” to come back.
   *[other] You are off duty: nothing new is told to you. { $count } matters stay yours. Send “on duty” to come back.
    }
on-duty = You are on duty: new matters are told to you.
mine-off-duty = You are off duty now: nothing new is told to you. Send “on duty” to come back.
chat-preferred = All right, you are told here first; your other chats are used when this one does not work.
bind-further = You are bound, { $name }. This is one more chat of yours; send “prefer” to be told here first.
bind-other-member = This chat is bound to somebody else. Use another chat, or ask your administrator.
bind-stand-in = You are bound, { $name }. From { $from } to { $until } you stand in for: { $posts }. New matters will then be told here.
