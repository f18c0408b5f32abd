### 转介:请别处办一部分,个案不动。卡片不写姓名、地点和事情经过

duty-referral = 转介事项
basis-referral = 依据:转介时约定的时间。

button-refer = 转介
button-referred = 转介进度
word-refer = 转介
word-referred = 转介进度

ask-refer-tosector = 请哪一方来办?个案仍由您负责。
ask-refer-topost = 请哪个岗位来办({ $tosector })?
ask-refer-handwhy = 为什么请别处办?
ask-refer-part = 请写要对方办什么。只写办这件事需要知道的,对方看不到线索。
ask-refer-send = 您写的话里有电话或姓名,对方会看到。照样发出,还是重新写?
ask-refer-doneby = 最晚什么时候办好?
choice-doneby-day1 = 1天内
choice-doneby-days3 = 3天内
choice-doneby-week1 = 1周内
choice-doneby-week2 = 2周内
choice-doneby-month1 = 1个月内
ask-refer-agreed = 孩子的家人同意请别处办吗?孩子自己求助的,不要去问家人,请选“不需要征求同意”。
ask-refer-override = 请写明没有家人同意也要进行的理由,会留下记录。
ask-refer-sendwhy = 您写的理由里有电话或姓名,对方会看到。照样发出,还是重新写?

referral-asked = 编号{ $number }:已请{ $to }来办。个案仍由您负责,进度看“转介进度”。
referral-accepted = 编号{ $number }:{ $post } { $name }已接收转介事项,{ $by }前办好。
referral-passed-on = 编号{ $number }:转介事项有一位没有接收,已通知下一位。
referral-returned = 编号{ $number }:转介事项已退回,理由:{ $reason }。仍要由您来办。
referral-timed-out = 编号{ $number }:转介事项还没有人接收,已通知上一级。
referral-done = 编号{ $number }:一项转介事项已办完。结果在“转介进度”里。
referral-late = 编号{ $number }:一项转介事项到期还没有办好,已告诉对方的上级。
referral-withdrawn = 编号{ $number }:这项转介不用办了。谢谢。
referral-taken-back = 编号{ $number }:已撤回这项转介。
referral-over = 编号{ $number }:这项转介已结束,不用处理了。
referral-quit = 已记下,会告诉负责人。谢谢您告诉我们。
part-left = 编号{ $number }:接下这项转介的人不再承担,正在请别人。进展请看转介进度。
referral-refused-returned = 编号{ $number }:已退回给请您办的人。
referral-refused-passed_on = 编号{ $number }:已记下,已通知下一位;您的卡片仍然有效。
referral-refused-noted = 编号{ $number }:您已经说过不接收了。
referral-stale-accepted = 编号{ $number }:已由{ $post } { $name }接收。
referral-stale-yours = 编号{ $number }:这项转介已经由您办。
referral-stale-done = 编号{ $number }:这项转介已办完。
referral-stale-returned = 编号{ $number }:这项转介已退回,不用处理了。
referral-stale-withdrawn = 编号{ $number }:这项转介已撤回,不用处理了。
referral-stale-own = 编号{ $number }:现在就由您负责这件个案,不用接收。

referral-brief-head = 编号{ $number }:{ $from } { $name }请您办一件事
referral-brief-part = 要办的:{ $words }
referral-brief-why = 原因:{ $reason }
referral-brief-by = 最晚:{ $by }
referral-brief-consent = 家人意见:{ $consent }

referrals-none = 编号{ $number }:还没有请别处办过。
referrals-head = 编号{ $number }:转介进度
referral-withdraw = 撤回:{ $to }
referral-line-asked = { $to }({ $by }前):等对方接收。{ $part }
referral-line-accepted = { $to }({ $by }前):办理中。{ $part }
referral-line-done = { $to }({ $by }前):已办完。{ $part }
referral-line-returned = { $to }({ $by }前):已退回。{ $part }
referral-line-withdrawn = { $to }({ $by }前):已撤回。{ $part }
note-referral = 转介结果
