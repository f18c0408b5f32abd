### 转交、接管和回避:不写姓名、地点和事情经过

button-hand = 转交
button-accept = 接收
button-refuse = 不接收
button-withdraw = 撤回转交

word-hand = 转交
word-accept = 接收
word-refuse = 不接收
word-withdraw = 撤回转交

ask-hand-tosector = 转交给哪一方?
choice-tosector-government = 政府部门
choice-tosector-community = 社区
choice-tosector-social_org = 社会组织
ask-hand-topost = 转交给哪个岗位({ $tosector })?
choice-topost-street = 街道儿童督导员
choice-topost-district = 区民政局
choice-topost-police = 公安
choice-topost-education = 教育局
choice-topost-health = 卫健委
choice-topost-women = 妇联
choice-topost-procurator = 检察院
choice-topost-justice = 司法局
choice-topost-disabled = 残联
choice-topost-insurance = 医保局
choice-topost-labour = 人社局
choice-topost-urban = 城管
choice-topost-cyber = 网信办
choice-topost-youth = 团委
choice-topost-school = 学校
choice-topost-hospital = 医院
choice-topost-wcwc = 区妇儿工委办
choice-topost-city = 市民政局
choice-topost-citywcwc = 市妇儿工委办
choice-topost-station = 社工站
choice-topost-org = 其他社会组织
ask-hand-handwhy = 为什么转交?
choice-handwhy-area = 不在本辖区
choice-handwhy-authority = 需要别的部门来办
choice-handwhy-specialist = 需要专业人员
choice-handwhy-moved = 孩子已搬走
choice-handwhy-capacity = 人手不够
choice-handwhy-other = 其他原因
ask-hand-handword = 请写一句转交的原因。
ask-hand-agreed = 孩子的家人同意转交吗?孩子自己求助的,不要去问家人,请选“不需要征求同意”。
choice-agreed-given = 同意
choice-agreed-no = 没有同意,仍需办理
choice-agreed-none = 不需要征求同意
ask-hand-override = 请写明没有家人同意也要转交的理由,会留下记录。

hand-offered = 编号{ $number }:已请{ $to }接收。对方接收之前,仍由您负责。
hand-waiting = 编号{ $number }:已经在等{ $to }接收。要改转别处,请先撤回。
hand-withdrawn = 编号{ $number }:已撤回转交,仍由您负责。
hand-none-waiting = 编号{ $number }:没有在等接收的转交。
hand-no-post = 编号{ $number }:这里没有这样的岗位,没有转交。请选别的岗位。
hand-nobody = 编号{ $number }:{ $to }现在没有人可以通知(不在岗、联系不上或须回避),没有转交。请选别的岗位。
hand-own = 编号{ $number }:这是您自己的岗位,没有转交。请选别的岗位。
hand-circular = 编号{ $number }:这个岗位以前转交过这件个案,不能转回去。请选别的岗位,或与上级商量。

ask-refuse-backwhy = 为什么不接收?
choice-backwhy-area = 不在我的辖区
choice-backwhy-task = 不是我的职责
choice-backwhy-capacity = 人手不够
choice-backwhy-conflict = 与当事人有关系,需回避
choice-backwhy-other = 其他原因
ask-refuse-backword = 请写一句原因。

handover-returned = 编号{ $number }:已退回,理由:{ $reason }。仍由您负责。
handover-done-returned = 编号{ $number }:已退回给转交的人。
handover-passed-on = 编号{ $number }:有一位没有接收,已通知下一位。接收之前,仍由您负责。
handover-last-dispatch = 编号{ $number }:转交了3次,都有人退回。这次不再退回,已请上级定由谁接收;接收之前,仍由您负责。
handover-done-last_dispatch = 编号{ $number }:已记下。转交了3次都有人退回,这次不再退回,已请上级定由谁接收;您的卡片仍然有效。
handover-done-passed_on = 编号{ $number }:已记下。紧急个案不退回,已通知下一位;您的卡片仍然有效。
handover-done-late = 编号{ $number }:已记下。转交超过1个工作日,不再退回,由上级定由谁接收;您的卡片仍然有效。
handover-done-noted = 编号{ $number }:您已经说过不接收了。
handover-accepted = 编号{ $number }:{ $post } { $name }已接收,不再由您负责。
handover-timed-out = 编号{ $number }:转交还没有人接收,已通知上一级。接收之前,仍由您负责。
handover-stale-accepted = 编号{ $number }:已由{ $post } { $name }接收。
handover-stale-withdrawn = 编号{ $number }:这次转交已撤回,不用处理了。
handover-stale-declined = 编号{ $number }:这次转交已退回,不用处理了。
handover-stale-closed = 编号{ $number }:这件个案已结束,不用接收了。
handover-stale-own = 编号{ $number }:现在就由您负责,不用接收。
card-handover-over = 编号{ $number }:这次转交已结束,不用处理了。
card-case-yours = 编号{ $number }:从现在起由您负责。
notice-told = 请看消息
card-void = 这条通知已失效,不用处理。

report-handover = 转交原因:{ $reason }
report-handover-note = 转交说明:{ $note }

operator-alarm-unheld = 值班警报:有{ $count }件个案现在没有人负责:编号{ $numbers }。正在通知上级接管,请马上跟进。
    { $called }
    { $todo }
operator-over-unheld = 值班提示:编号{ $number }没有人负责的警报已解除。
matter-unheld = 没有人负责的个案
card-unheld = 编号{ $number }:现在没有人负责这个孩子,正在找人接管。您可以直接接手。

button-conflict = 我须回避
word-conflict = 我须回避
ask-conflict-leave = 您与这件个案的当事人有关系吗?确认后由别人接管,不会再通知您。
choice-leave-yes = 是,请别人接管
