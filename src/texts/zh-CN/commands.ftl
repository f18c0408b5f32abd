### 命令菜单里的说明

command-start = 开始报告
command-child = 我是孩子,想找人帮忙
command-family = 我是家长,想要帮助
command-help_me = 看急救电话
command-help = 现在能做什么
command-status = 用回执码查进展
command-reminders = 我的提醒
command-language = 换语言 / Language
command-exit = 马上离开
command-mine = 我的待办
command-post = 本岗位上别人负责的个案
command-off_duty = 离岗:不再通知我
command-on_duty = 到岗:恢复通知
command-prefer = 先在这里通知我
