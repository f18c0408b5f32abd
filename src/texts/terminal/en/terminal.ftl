# What a terminal says around any command.

cannot-write-output = What this command says could not be written, as of a disk that is full. What it does is done all the same, and a code that it made is lost: free some room, and make another by `invite`.
wechat-scan = WeChat: open this address and scan it with the account's phone: { $url }
and-more = And { $count } more.
