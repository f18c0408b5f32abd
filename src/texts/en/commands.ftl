### Descriptions in the menu of commands

command-start = Begin a report
command-child = I am a child and want help
command-family = I am a parent and want help
command-help_me = See emergency numbers
command-help = What you can do now
command-status = See how a report stands
command-reminders = My reminders
command-language = Change language / 换语言
command-exit = Leave at once
command-mine = What waits for me
command-post = cases of my posts that others have
command-off_duty = Go off duty: tell me nothing new
command-on_duty = Come on duty again
command-prefer = Tell me here first
