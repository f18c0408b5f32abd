### 个案进展:评估、计划、回访,期限和依据。期限是本局采用的服务目标,不写成法定期限

button-case = 个案进展
button-assess = 完成评估
button-plan = 完成计划
button-visit = 完成回访
word-case = 进展
word-assess = 完成评估
word-plan = 完成计划
word-visit = 完成回访

desk-button-done = 好了
desk-picked = ✓ { $choice }
desk-words-long = 太长了,请改短一些再发(最多{ $most }字)。

ask-assess-distress = 孩子的困境属于哪几类?可以多选,选完再选“好了”;还不清楚就直接选“好了”。
choice-distress-poverty = 家庭经济困难
choice-distress-disability = 自身残疾
choice-distress-illness = 重病
choice-distress-no_guardian = 监护缺失
choice-distress-weak_guard = 监护不足
choice-distress-bad_guard = 监护不当(失当)
choice-distress-unattended = 事实无人抚养
choice-distress-orphan = 孤儿
choice-distress-left_behind = 留守儿童
choice-distress-migrant = 流动儿童
choice-distress-begging = 流浪乞讨
choice-distress-missing = 失踪或被拐
choice-distress-psych = 心理困扰
choice-distress-unknown = 待评估
ask-assess-text = 请写评估结论:孩子的处境、需要和风险。只有办理这件个案的人能看到。
ask-plan-text = 请写帮扶计划:谁、做什么、什么时候做完。只有办理这件个案的人能看到。
ask-visit-result = 孩子现在怎么样?
choice-result-safe_stable = 安全、稳定
choice-result-needs_more = 还需要帮扶
choice-result-worse = 情况变差
ask-visit-text = { $result }:请写这次回访看到的情况。只有办理这件个案的人能看到。

step-next = 编号{ $number }:{ $done }已完成。下一步:{ $next },请在{ $by }前完成。
step-done = 编号{ $number }:{ $done }已完成。
review-may-close = 如果可以结案,请选“更多操作”里的“结案”,或发“结案”。
risk-raised-by = 编号{ $number }:{ $post }把等级提高到了{ $level },期限提前了。原因请看个案进展。
risk-raised-by-police = 编号{ $number }:{ $post }把等级提高到了{ $level },期限提前了。原因请看个案进展。请立即打110报案,报完发“已报警”。
risk-raised = 编号{ $number }:等级已提高到{ $level },各项期限相应提前。
risk-told-by = 编号{ $number }:{ $post }说情况更急。等级已是{ $level },没有改动。原因请看个案进展。
risk-told-by-police = 编号{ $number }:{ $post }说情况更急。等级已是{ $level },没有改动。原因请看个案进展。请立即打110报案,报完发“已报警”。
risk-noted = 编号{ $number }:已记下,并转告负责的人。孩子现在有危险,请先打110。

case-head = 编号{ $number } · { $level } · { $status }
    负责:{ $post }
case-head-nobody = 编号{ $number } · { $level } · { $status }
    现在没有负责的人
case-duty-due = ○ { $duty }:{ $by }前。{ $basis }
case-duty-overdue = ! { $duty }:应在{ $by }前,已超期。{ $basis }
case-way-assume = 负责人不在或顾不上时,可以由您接手全部事项:请回复{ $way }。
case-way-raise = 情况更紧急时,请回复{ $way }。
case-way-reopen = 要重新打开,请回复{ $way }。
case-duty-ended = － { $duty }:已不需要。
case-duty-met = ✓ { $duty }:{ $at }完成,按期({ $by }前)。{ $basis }
case-duty-untaken = ! { $duty }:现在没有人接手,正在再次找人。
case-duty-late = ✓ { $duty }:{ $at }完成,超期(应在{ $by }前)。{ $basis }
case-page = 以下是更早的(第{ $page }页,共{ $pages }页)。
case-earlier = 还有更早的,按或发“更早”接着看。
case-note = { $at } { $by } · { $kind }:{ $text }

duty-safe = 确认孩子安全

case-status-received = 已收到
case-status-screened = 已分级
case-status-dispatched = 已派发
case-status-acknowledged = 已接手
case-status-safety_checked = 已确认安全
case-status-assessed = 已评估
case-status-conferenced = 已会商
case-status-supported = 帮扶中
case-status-reviewed = 已回访
case-status-closed = 已结案
case-status-transferred = 已结案(已转交)
case-status-merged = 已合并
case-status-screened_out = 已结案(不属实或不属范围)
case-status-reopened = 重新打开

note-note = 记录
note-police = 报警回执
note-assessed = 评估
note-distress = 困境类别
note-planned = 计划
note-review_safe_stable = 回访,安全稳定
note-review_needs_more = 回访,还需帮扶
note-review_worse = 回访,情况变差

span-minutes = { $count }分钟
span-hours = { $count }小时
span-days = { $count }天
span-working-days = { $count }个工作日

basis-acknowledge = 依据:本局服务目标,收到后{ $time }内接手。
basis-safe = 依据:本局服务目标,接手后{ $time }内确认,等级提高的从提高时算。
basis-not_solved = 依据:本局服务目标,收到后{ $time }内接手。
basis-police_report = 依据:强制报告意见第二条,立即向公安报案。
basis-assess = 依据:本局服务目标,接手后{ $time }内,等级提高的从提高时算。
basis-convene = 依据:本局服务目标,接手或升为紧急后{ $time }内。
basis-plan = 依据:本局服务目标,{ $time }内。
basis-review = 依据:本局服务目标,按等级定期回访。
basis-close = 依据:未成年人保护法第十一条要求告知结果;{ $time }内是本局服务目标。
basis-other = 依据:本局服务目标。
