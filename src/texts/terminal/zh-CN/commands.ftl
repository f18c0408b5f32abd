# 命令怎样写,以及成员和岗位的命令。

usage = 用法:npm run huyou -- <命令>
usage-command = {"  "}{ $call }   { $about }
usage-one = 用法:{ $shape }
usage-about = {"  "}{ $about }
shape = npm run huyou -- { $name } { $takes }

# 写错的命令:后面附上怎样写。
command-unknown = 没有{ $name }这条命令。运行 `npm run huyou -- help` 可以看到全部命令。
called-as = { $wrong }。请写成:{ $shape }
option-unknown = 没有 { $option } 这个选项
word-alone = { $word } 前面没有选项
option-bare = { $option } 后面不用写内容
option-empty = { $option } 后面要写内容
arguments-missing = 只写 { $name } 还不够
arguments-wrong = { $name } 后面不能这样写

# 每条命令后面写什么,做什么用。
invite-takes = <岗位编码> [--name 姓名] | --member <成员编号> [--name 姓名]
invite-about = 给一个邀请码,成员用它把聊天绑定到这个岗位,或者再绑一个聊天(只能用一次,七天内有效)
members-about = 列出成员:编号、姓名、岗位、各渠道的聊天、是否在岗、替岗
hold-takes = <成员编号> <岗位编码>
hold-about = 让成员也担任这个岗位,那里待办的事会通知他
unhold-about = 成员不再担任这个岗位;只等他一个人的事转到上一级
stand-in-takes = <成员编号> <岗位编码> <从> <到>
stand-in-about = 成员在这段时间里替岗,时间写成 2026-10-01T08:00+08:00
leave-takes = <成员编号>
leave-about = 成员离开:不再有岗位,也不再通知;只等他一个人的事转到上一级
export-takes = directory|members <文件>
export-about = 把正在用的岗位(directory)或者成员(members)写成一个新的 CSV 文件
preview-takes = --answer 问题=回答… [--child|--guardian] [--at 时间] [--days 天数] [--everybody]
preview-about = 试演:如果来了一条这样回答的线索,又没有人处理,谁在什么时候会收到什么;不发给任何人
backup-takes = <文件>
backup-about = 服务运行时,把 SQLite 数据库写成一个新文件
verify-takes = [--head 哈希@位置]… [--said 文件]
verify-about = 核对全部留痕,指出被改、被删的每一条;--head 后面写以前记下的链尾
figures-takes = [--by sector|post|district] [--from 日期] [--to 日期] [--csv 文件]
figures-about = 统计个案到接手、到确认安全、到办结用了多久,催办和升级了几次;只算这些日子新开的个案,含最后一天
keep-takes = [--end] <个案编号>
keep-about = 应公安要求保留:这个个案的内容一直不删,直到 --end;有过报警义务的个案本来就不删
erase-takes = [--yes] <个案编号>
erase-about = 当事人要求时,永久删除一个已结案个案里人们写的话;不加 --yes 只说能不能删

# 数据库。
database-missing = 还没有数据库 { $place }。请改正 DATABASE_URL,或者先启动服务,服务会新建它。
database-made = 原来没有数据库 { $place },现在已新建。如果服务已经在运行,它用的是另一个数据库:这个邀请码在那里不能用,请改正 DATABASE_URL 后再运行一次。
database-elsewhere = (DATABASE_URL 所指的那一个)

# 写到的岗位、成员、个案和时间。
post-unknown = 没有 { $code } 这个岗位。运行 `npm run huyou -- posts` 可以看到全部岗位。
member-unknown = 没有 { $member } 这个成员。运行 `npm run huyou -- members` 可以看到全部成员;已经离开的不在其中。
case-number-wrong = { $typed } 不是个案编号。个案编号是这样的:7K3Q-D9XB。
case-unknown = 没有编号为 { $number } 的个案。
instant-wrong = { $typed } 不是时间,请写日期、时间和时差,如 2026-10-01T08:00+08:00
time-backward = { $to } 不晚于 { $from },请先写开始,再写结束
time-over = { $to } 已经过去,请写一个还没到的结束时间
name-long = --name 后面的姓名超过{ $most }个字,请写短一些。
name-unseen = --name 后面的姓名{ $wrong }。

# invite
invite-post = { $name }({ $code })的邀请码,只能用一次,七天内有效:
invite-further = { $member } 再绑一个聊天的邀请码,只能用一次,七天内有效:
invite-by-telegram = Telegram 工作台机器人:发 /start { $code }
invite-by-wechat = 微信:发 绑定 { $code }
invite-by-link = 网页:打开 { $link }
invite-by-web = 网页:填在工作台登录页的“邀请码”里
invite-nameless = 没有写 --name:线索里提到这个人时,只能按他的聊天名字来认,而那个名字是他自己取的。

# members:各栏之间是制表符
member = { $who }{"\u0009"}{ $chats }{"\u0009"}{ $duty }{ $standIns }
member-chats = { $chats }|{ $chat }
member-chat-blocked = { $channel }(发不到)
member-on-duty = 在岗
member-off-duty = { $since } 起离岗

# hold、unhold、stand-in、leave
hold-done = { $member } 现在担任{ $name }({ $code })。
unhold-not-held = { $member } 没有担任 { $code }。运行 `npm run huyou -- members` 可以看到各人担任的岗位。
unhold-done = { $member } 不再担任 { $code }。
post-nobodys = 现在没有人担任 { $code }:到这个岗位的事会转到上一级。
stand-in-wrong = { $wrong }。
stand-in-done = { $member } 从 { $from } 到 { $to } 替{ $name }({ $code })的岗。
leave-done = { $member } 已经离开。

# export,以及 figures 的表
export-there = 已经有 { $file } 这个文件,请换一个名字。
export-nowhere = { $file } 写不进去,请改正路径。
export-full = 要放 { $file } 的磁盘满了:请腾出空间,或者换一个地方。
export-posts = { $count }个岗位已写到 { $file }。
export-members = { $count }名成员已写到 { $file },里面有姓名,请妥善保管。
