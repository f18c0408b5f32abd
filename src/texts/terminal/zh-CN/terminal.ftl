# 各命令共用的话。

cannot-write-output = 这条命令的结果写不出来(例如磁盘已满)。命令本身已经执行;如果生成了邀请码,这个码已丢失:请腾出空间,再用 `invite` 生成一个。
wechat-scan = 微信:请打开此网址,用该账号的手机扫码登录:{ $url }
and-more = 还有 { $count } 处。
