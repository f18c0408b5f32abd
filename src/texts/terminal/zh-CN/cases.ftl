# 个案、留痕和统计的命令怎样回答。

# preview
preview-two-askers = --child(孩子自己来)和 --guardian(家长求助)是两种线索,请只写一个。
preview-at-wrong = --at { $given } 不是时间,请写成 2026-12-01T20:30(天津时间)。
preview-days-wrong = --days 后面要写1到{ $most }的整数,不能是 { $given }。
preview-answer-wrong = --answer { $given } 不是回答,请写成 问题=回答,如 { $example }。可以写的问题有:{ $questions }。
preview-answer-refused = --answer { $question } 的回答不能用:{ $wrong }。
preview-only-reminders = 只要提醒的家长不会开个案,也不会通知任何人:请再加一个 --answer need=…。
preview-trial = 按试用的督办规则来演,快{ $factor }倍:一分钟当一小时。
preview-level = 分级为 { $level }:{ $causes }。
preview-cause = “{ $cause }”
preview-level-plain = 分级为 { $level }:没有别的情况使它升高。
preview-message = { $time }  { $kind } { $whom }:{ $text }
preview-reporter = 报告人
preview-post = { $name }({ $code })
preview-nobody = { $time }  无人  督办第{ $rung }级没有可联系的人,马上通知下一级
preview-goes-on = { $time }以后也是这样继续。
preview-end = 以上是{ $days }天里没有人处理时的情形。没有发给任何人。

# 发的是什么:都和上面的“无人”一样宽。
preview-kind-reply = 回复
preview-kind-page = 通知
preview-kind-nudge = 催办
preview-kind-alarm = 警报
preview-kind-inform = 告知
preview-kind-edit = 改写
preview-kind-digest = 汇总
preview-kind-remind = 提醒

# keep
keep-erased = 个案 { $number } 里人们写的话已经删除,没有可以保留的了。
keep-kept = 个案 { $number } 已保留:内容一直不删,直到运行 `npm run huyou -- keep --end { $number }`。
keep-ended = 个案 { $number } 不再保留:结案满{ $days }天后,里面人们写的话会删除。

# erase
erase-already = 个案 { $number } 里人们写的话已经删除过了。
erase-open = 个案 { $number } 还没有结案:照看孩子的人还需要这些内容,结案以后才能删。
erase-objection = 个案 { $number } 的报告人在 { $day } 以前(含当天)还可以说事情没有解决,过了这一天才能删。
erase-remembered = 报告 { $number } 的聊天在 { $day } 以前(含当天)还可以补充内容,过了这一天,或者报告人在那里发了“退出”,才能删。
erase-kept = 个案 { $number } 不能删:可能是用 `keep` 保留了,或者有过向公安报案的义务(公安不再需要时,运行 `npm run huyou -- keep --end { $number }`,两样都会解除),也可能是还有没办完的事。
erase-asks = 现在还没有删。运行 `npm run huyou -- erase --yes { $number }` 会永久删除线索、记录、任务、姓名和联系报告人的方式;分级、时间和留痕不删。
erase-done = 个案 { $number } 里人们写的话已经删除。备份里的副本请自行删除。
erase-aside = 另有{ $count }件留待人工处理的内容不属于任何个案,这次没有删;其中可能有和 { $number } 有关的(见 `npm run huyou -- gaps`)。

# verify
verify-head-wrong = --head { $given } 写得不对,应当是 哈希@位置,照核对时或日志里印出的链尾来写。
verify-said-unreadable = --said { $file } 不是 UTF-8 编码,里面的话什么也对不上:请另存为 UTF-8。
verify-changed = 被改:第{ $position }位,{ $time } 的事件{ $event }:事件或它的链接和当初记下的不一样。
verify-gone = 缺失:第{ $position }位,事件{ $event },{ $time } 入链:事件不见了。
verify-missing = 缺失:第{ $position }位:链接不见了。
verify-missing-several = 缺失:第{ $from }位到第{ $to }位:链接都不见了。
verify-added = 多出:第{ $position }位,事件{ $event }:链上没有这一位。
verify-unlinked = 不在链上:{ $time } 的事件{ $event }没有链接,也不在等待入链:链接被删了,或者这个事件是绕过链加进来的。
verify-vanished = 缺失:事件{ $event }还没有入链就被删了。
verify-written-on = 被改:第{ $position }位和以前记下的 { $noted } 不一样:留痕在这里或更早被截断,又接着写了下去。
verify-cut = 被截断:以前记下的是 { $noted },现在留痕到 { $end } 就完了。
verify-note-gone = 缺失:{ $time } 的记录 { $note },事件{ $event }:记录不见了。
verify-note-changed = 被改:{ $time } 的记录 { $note },事件{ $event }:内容、是谁写的、时间或者所属的个案,和当初保存的不一样。
verify-note-erased = 缺失:{ $time } 的记录 { $note },事件{ $event }:内容不见了,之后也没有删除过它的留痕。
verify-note-unreadable = 被改:{ $time } 的记录 { $note },事件{ $event }:打不开:被改过,或者当时加密用的密钥不在这里。
verify-impossible-time = 不可能的时间({ $at })
verify-more = ……还有{ $count }处。
verify-said = 说过:这段话于 { $time } 经 { $channel } 送达{ $whom }(事件{ $event },{ $kind })。
verify-said-about = 说过:这段话于 { $time } 经 { $channel } 送达{ $whom },说的是 { $duty }(事件{ $event },{ $kind })。
verify-said-never = 说过:留痕里没有送达过这段话。
verify-to-member = 成员 { $member }
verify-to-reporter = 线索 { $report } 的报告人
verify-links = 链上有{ $links }条;还有{ $waiting }个事件等待入链,服务运行时一秒内就会完成。
verify-late = 有{ $count }个事件({ $from } 到 { $to })过了一个多小时才入链({ $linkedFrom } 到 { $linkedTo }),停机或升级之后会这样。如果那时没有停机或升级,就是有人直接写进了数据库:只有和以前记下的链尾核对才看得出来。
verify-unrecorded = 有{ $count }条记录没有留痕,是旧版本写的:所有实例都升级后不会再多。
verify-head = 链尾:{ $head }
verify-broken = 核对没有通过:发现{ $count }处问题。
verify-holds = 核对通过。请把链尾另记一处,下次核对时写在 --head 后面。

# figures
figures-by-unknown = 没有 --by { $given } 这种分法:请写 { $groupings } 中的一个,或者不写,全部列出。
figures-date-wrong = { $option } { $given } 不是日期,请写成 2026-03-01 这样。
figures-to-first = --to 不晚于 --from,中间没有日子。
