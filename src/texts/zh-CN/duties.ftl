### 一件个案上的各项待办:名称、卡片、操作。不写姓名、地点和事情经过

duty-acknowledge = 接手线索
duty-police_report = 向公安报案
duty-accept_handover = 接收转交
duty-take_over = 接管无人负责的个案
duty-assess = 评估
duty-convene = 召开会商
duty-plan = 帮扶计划
duty-review = 回访
duty-close = 结案反馈
duty-conference = 会商邀请
duty-offer_help = 帮扶需求
duty-offered = 帮扶需求(已答复可以帮)
duty-offered-of = { $need }(已答复可以帮)
duty-of-post = { $duty }({ $post })
duty-of-need = { $duty }:{ $need }
duty-help = 帮扶任务
duty-check_in = 联系家长
duty-not_solved = 重新处理(报告人说没有解决)

card-duty = 您有1件待处理事项:{ $duty }(编号{ $number }),请在{ $by }前处理。
card-why-nudge = 提醒:还没有人处理。
card-why-nudge-again = 提醒:之前有人接手过,重新通知后还没有人处理。
card-why-climbed = { $from }未能处理,现在转到您这里。
card-why-reopened = 接手后没有进展,重新转到您这里。
card-why-let_go = 原来接手的人不再负责,现在转到您这里。
card-why-supplemented = 线索有补充。
card-why-repeat = 已到最高一级,仍没有人处理。
card-why-repeat-again = 已到最高一级。之前有人接手过,重新通知后仍没有人处理。
card-duty-mine = 编号{ $number }:{ $duty }由您负责,请在{ $by }前完成。
card-duty-mine-late = 编号{ $number }:{ $duty }由您负责,应在{ $by }前完成,已超期。请尽快完成。
card-duty-done = 编号{ $number }:{ $duty }已由{ $post } { $name }于{ $at }完成。
card-duty-remind = 提醒:编号{ $number }的{ $duty },请在{ $by }前完成。
card-duty-overdue = 编号{ $number }的{ $duty }已过期限({ $by }),请尽快完成。
card-duty-overdue-above = 编号{ $number }的{ $duty }已过期限({ $by }),请督促办理。

button-more = 更多操作
button-note = 写记录
button-police = 已报警
button-kin = 邀请家长
button-exclude = 设置回避

word-ack = 接手
word-dec = 无法接手
word-see = 查看
word-safe = 已确认安全
word-more = 更多
word-note = 写记录
word-police = 已报警
word-kin = 邀请家长
word-exclude = 回避

ask-note-text = 请写下要记录的内容。只有办理这件个案的人能看到。
ask-police-who = 是谁报的警?
choice-who-me = 我报的
choice-who-other = 同事报的
choice-who-police = 我就是公安
ask-police-number = 请写接警时得到的编号或民警的回复;没有就写“无”。
ask-exclude-basis = 这个人为什么要回避?
choice-basis-source = 线索里提到的人
choice-basis-household = 和孩子同住的人
choice-basis-child = 孩子不想让他知道的人
ask-exclude-name = 请写这个人的姓名({ $basis })。同名的工作人员不会再收到这件个案的任何通知。

note-kept = 编号{ $number }:已记录。
police-kept = 编号{ $number }:已记下{ $at }报警。
police-again = 编号{ $number }后来又有要报警的情况,还没有人报警。报警后请发{ $way }。
police-kept-too = 编号{ $number }:已有人报警,您的编号也记下了。
police-none = 编号{ $number }:现在没有等着报警的事项。发现须报警的情形,请发“强制报告”。
report-police-told = 已于{ $at }报警:{ $post }。
report-police-proof = 报警人:{ $name }({ $who })。公安答复:{ $number }
exclude-kept = 编号{ $number }:已设置回避。

operator-alarm-duty = 值班警报:编号{ $number }的{ $duty }已过期限,上级也没有可联系的人,请人工处理。

button-remind = 提醒家长
word-remind = 提醒家长
ask-remind-what = 提醒家长什么事?
choice-what-weekly = 每周联系孩子
choice-what-visit = 复诊或康复
choice-what-home = 家访
choice-what-review = 年审、续办手续
choice-what-notice = 外出书面告知
choice-what-class = 家长课堂
choice-what-school = 开学返校
ask-remind-day = 哪天提醒({ $what })?
choice-day-date = 定一个日期
choice-day-1 = 周一
choice-day-2 = 周二
choice-day-3 = 周三
choice-day-4 = 周四
choice-day-5 = 周五
choice-day-6 = 周六
choice-day-7 = 周日
ask-remind-date = 是哪一天({ $what })?请写日期,如12月3日。前一天提醒家长一次。
ask-remind-time = 几点提醒?
choice-time-0900 = 上午9点
choice-time-1230 = 中午12点半
choice-time-1900 = 晚上7点
remind-set-at-desk = 编号{ $number }:已设好,{ $what },第一次在{ $first }。家长只看到这一句,看不到编号。
remind-date-at-desk = 编号{ $number }:已设好,{ $what },{ $on },{ $first }提醒一次。家长只看到这一句,看不到编号。
remind-date-past-at-desk = 编号{ $number }:{ $on }已经到了,没有设提醒。
remind-nobody-joined = 编号{ $number }现在没有家长收提醒:还没有加入,或已退订。家长愿意的话,请发“邀请家长”。
remind-nobody-agreed = 编号{ $number }的家长还没有同意接收提醒,不能代设。

## 接管:从别人手里接过一件正在办的个案
button-assume = 接管
word-assume = 接管
ask-assume-sure = 接管后,这件个案的全部事项由您负责,原来的负责人会收到通知。要接管吗?
choice-sure-yes = 确认接管
assume-done = 您已接管编号{ $number },全部事项现在由您负责。
assume-nobody = 编号{ $number }现在没有人负责。请发“接手 { $number }”。
assume-yours = 编号{ $number }本来就由您负责。
assume-not-yours = 编号{ $number }不在您的岗位或您管的岗位,不能接管。
assume-just-taken = 编号{ $number }在{ $at }刚由{ $post } { $name }接手,没有改动。
assume-at-work = 编号{ $number }由{ $post } { $name }负责,在岗,没有过期的事项,没有改动。要换人,请对方转交。

## 工作中发现须报警的情形
button-must = 发现须报警情形
word-must = 强制报告
ask-must-which = 发现了哪一种情形?怀疑即可报告。
choice-which-m1 = 隐私部位异常损伤
choice-which-m2 = 不满14岁女童疑遭性侵、怀孕、流产
choice-which-m3 = 14岁以上因性侵怀孕、流产
choice-which-m4 = 多处伤、严重营养不良、意识不清,疑受暴力
choice-which-m5 = 自杀自残、工伤、中毒、殴打等致伤残死亡
choice-which-m6 = 被遗弃或长期无人照料
choice-which-m7 = 来源不明、失踪、被拐卖收买
choice-which-m8 = 被组织乞讨
choice-which-m9 = 其他严重侵害或正面临危险
ask-must-text = 请写发现了什么。只有办理这件个案的人能看到。
must-kept = 编号{ $number }:请立即打110报案,报完发“已报警”。
must-noted = 编号{ $number }:已记下,并转告负责的人。您所在的单位也有报告义务,请立即打110报案。
note-found = 须报警情形
note-must = 发现须报警情形
