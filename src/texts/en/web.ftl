# The words on the pages: public chat, desk, error pages.

## Every page
web-name = Huyou
web-skip = Skip to writing
web-strip-label = Emergency numbers
web-strip-say = In danger now
web-strip-police = police
web-strip-ambulance = ambulance
web-leave = Quick exit
web-leave-keys = Pressing Esc three times leaves at once too
web-language-label = Language
web-language-other = 中文
web-trial = This is a trial. What you say here reaches nobody. In real danger call 110 or 120.
web-noscript = This page needs JavaScript to talk. In danger call 110 or 120; for anything else, { -hotline-government }{ -hotline-government-hours }.
web-stuck = This page did not open completely, and nothing can be sent. Please reload it, or use another browser. In danger call 110 or 120; for anything else, { -hotline-government }{ -hotline-government-hours }.

## Chat page
web-chat-title = Huyou · Tell us
web-chat-heading = Worried about a child? Tell us here
web-chat-lead = You need not give your name. A few words are enough.
web-chat-log = Conversation
web-say-label = Write what you want to say
web-say-hint = Write here
web-send = Reply
web-place = Send my location
web-place-asking = Finding your location…
web-place-denied = We could not get your location. You can write the address, or a shop or crossing nearby.
web-place-sent = My location
web-from-us = Huyou
web-from-you = You
web-choices-label = Choose one
web-many-label = You may choose several
web-many-send = Send my choices
web-many-none = Choose at least one first
web-past-choices = Earlier options
web-sending = Sending…
web-retrying = Not sent, trying again
web-sent = Sent
web-refused = This was not delivered
web-link-lost = The connection is lost; reconnecting. What you write is sent once it is back.
web-link-back = Connected again
web-no-files = Pictures and files cannot be sent here. Please tell it in words, and do not photograph the child’s body.
web-no-cookies = Your browser blocks cookies, so no answer can reach you. Please allow them and try again.
web-erased = This conversation has been erased.
web-again = Start again
web-privacy = After you leave you can delete this page from your browser’s history.

## Desk
web-desk-title = Huyou desk
web-desk-signed-out = Sign in to the desk
web-desk-lead = Enter the invite code you were given. A code works once.
web-desk-invite = Invite code
web-desk-name = What to call you (optional)
web-desk-name-hint = Colleagues see who took a case
web-desk-sign-in = Open the desk
web-desk-signing-in = Signing in…
web-desk-sign-out = Sign out
web-desk-sign-out-ask = After that you are not called here any more, and coming back takes a new invite. Sign out now?
web-desk-ended = You are not signed in any more. What you wrote is still below: copy it, then sign in again.
web-desk-again = Sign in again
web-desk-as = Posts held
web-desk-log = Messages
web-desk-mine = My obligations
web-desk-command-label = Type a command or a note
web-desk-command-hint = for example: mine
web-desk-sound = Sound for a new alert
web-desk-sound-asleep = This page was opened again: press anywhere on it, and new alerts sound as before.
web-desk-empty = Nothing here now. New alerts appear on this page; please keep it open.
web-desk-alert = New alert:
web-desk-message = New message:
web-desk-changed = Updated:
web-desk-newer = See new
web-desk-unread = new

## Answers to a request
web-error-retry = We cannot take this right now and will try again by ourselves. In danger call 110 or 120.
web-error-many = Many people are writing from your network right now. Please wait here: it is tried again by itself. If there is danger, write so below, that is always taken; or call 110 or 120.
web-error-fast = That was very fast. It is sent by itself in a moment. In danger call 110 or 120.
web-error-format = We could not read this, so it was not taken. Please reload the page and try again.
web-error-large = That is too long. Please send it in parts.
web-error-cross-site = This request came from another site and was not taken.
web-error-signed-out = You are not signed in, or no longer. Please sign in again.
web-error-invite = The invite code is wrong or already used. Please ask for a new one.
web-error-busy = This cannot be opened right now. Please try again in a while. In danger call 110 or 120.
web-error-missing-title = No such page
web-error-missing = This page could not be found.
web-error-title = Something went wrong
web-error-failed = Something went wrong on our side, not yours. Please try again in a while. In danger call 110 or 120.
web-error-home = Back to the chat
