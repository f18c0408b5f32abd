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
