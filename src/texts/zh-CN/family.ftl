### 家长求助和定时提醒(domain.md 5.1 (c)、4.7)。提醒的文字不透露来自哪里、和什么有关。

family-greeting = 这里是护幼。我是程序,您的话会交给工作人员看。
    不想说的可以跳过,发“退出”马上离开。
family-thanks = 谢谢您告诉我们。带孩子不容易,找人帮忙是对的。
family-need-one = 请至少选一项。
family-begun = 您的话还没说完,可以接着说,也可以重新开始。
family-strain-advice = 太累太急时,先让孩子待在安全的地方,自己走开几分钟。想找人说说,可打{ -hotline-psychological }心理热线{ -hotline-psychological-hours }。

button-turn-family = 我是家长,想要帮助
button-turn-report = 报告一个孩子的情况
button-new-help = 再说一件事

question-family-danger = 您或孩子现在有危险吗?有请先打110或120。
question-family-need = 您想要哪方面的帮助?可多选。
question-family-district = 您和孩子住在哪个区、哪个街道?
question-family-consent_child = 同意我们记录孩子的信息吗?只用于帮扶。
question-family-child_age = 孩子多大?有几个孩子要帮助?
question-family-relation = 您是孩子的什么人?
question-family-describe = 请简单说说现在的困难。
question-family-strain = 带孩子太难时,您担心会伤到孩子吗?
question-family-child_mood = 孩子最近睡不好、不说话或伤过自己吗?
question-family-remind_what = 想收到哪些提醒?可多选。
question-family-consent_msg = 同意我们按时提醒您吗?可随时退订。
question-family-date_follow_up_visit = 下次复诊或康复是哪天?如12月3日。没定就跳过。
question-family-date_subsidy_review = 哪天办补贴年审?如12月3日。没定就跳过。
question-family-date_home_visit = 约好的家访是哪天?如12月3日。没定就跳过。
question-family-date_written_notice = 哪天交书面告知?如12月3日。没定就跳过。
question-family-date_parent_class = 下次家长课堂是哪天?如12月3日。没定就跳过。
question-family-date_back_to_school = 孩子哪天返校?如12月3日。没定就跳过。
question-family-remind_when = 请留电话,并选方便的时间。
question-family-access = 需要语音、大字或别的语言吗?
consent-child-notice = 不同意也会帮您。记下的只给负责的工作人员看,结案后按期限删除。

label-danger = 现在有危险
label-need = 想要的帮助
label-street = 住处
label-consent_child = 记录孩子的信息
label-child_age = 孩子
label-relation = 和孩子的关系
label-describe = 现在的困难
label-strain = 担心会伤到孩子
label-child_mood = 睡不好、不说话或伤过自己
label-remind_what = 想收到的提醒
label-consent_msg = 按时提醒
label-date_follow_up_visit = 下次复诊或康复
label-date_subsidy_review = 补贴年审的日子
label-date_home_visit = 约好的家访
label-date_written_notice = 交书面告知的日子
label-date_parent_class = 下次家长课堂
label-date_back_to_school = 返校的日子
label-remind_when = 方便的时间
label-phone = 电话
label-access = 语音、大字、语言

need-living = 生活
need-medical = 看病康复
need-schooling = 上学
need-care = 照看
need-parenting = 情绪管教
need-legal = 法律监护
need-reminders = 定时提醒

children-one = 1个孩子
children-two = 2个孩子
children-three_or_more = 3个或更多

relation-parent = 父母
relation-grandparent = 祖辈
relation-entrusted = 受委托人
relation-other = 其他

strain-no = 不会
strain-sometimes = 有时
strain-yes = 会
strain-prefer_not = 不想说

reminder-follow_up_visit = 复诊康复
reminder-subsidy_review = 补贴年审
reminder-home_visit = 家访预约
reminder-weekly_contact = 每周联系孩子
reminder-written_notice = 外出书面告知
reminder-parent_class = 家长课堂
reminder-back_to_school = 返校

convenient-30900 = 周三上午9点
convenient-31900 = 周三晚上7点
convenient-60900 = 周六上午9点
convenient-71900 = 周日晚上7点

on-date = { $date }
convenient-at = { $day }{ $time }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日

consent-agree = 同意
consent-refuse = 不同意

access-voice = 语音
access-large_print = 大字
access-language = 别的语言
access-none = 都不用

cause-guardian_might_hurt = 家长担心会伤到孩子
cause-guardian_hit = 家长说自己打过孩子
cause-guardian_under_strain = 家长有时担心会伤到孩子
cause-child_self_harm_cue = 孩子睡不好、不说话或伤过自己

## 登记以后说的
remind-set = 记下了,会按时提醒您。
remind-set-line = { $what }:第一次在{ $first }
remind-set-once = { $what }:{ $first }提醒您一次
remind-set-date = { $what }:{ $on },{ $first }提醒您一次
remind-date-past = { $what }:{ $on }已经到了,没有设提醒。
remind-no-date = { $what }:日期没定,先不提醒。
remind-how-to-stop = 想看有哪些、停其中一个,发“我的提醒”。都不想再收,发“退订”马上停。
remind-stopped = 已停止所有提醒。您留下的提醒资料会在15个工作日内删除。想再收,发“我是家长”。
remind-none = 您现在没有定时提醒。
remind-not-set = 刚才选的提醒没有设。

## 提醒
remind-now = 您约的事到时间了:{ $what }。
remind-again = 再提醒一次:{ $what }。
remind-now-date = 提醒您:{ $on },{ $what }。
remind-again-date = 再提醒一次:{ $on },{ $what }。
remind-follow_up_visit = 去复诊
remind-subsidy_review = 带材料去办手续
remind-home_visit = 在家见面
remind-weekly_contact = 每周和孩子通话
remind-written_notice = 交一份书面说明
remind-parent_class = 去听课
remind-back_to_school = 准备开学
button-remind-done = 做好了
button-remind-later = 晚点提醒我
button-remind-help = 我需要帮助
remind-answered = 记下了:{ $what }。
remind-done = 记下了。
remind-later = 好的,4个小时后再提醒您,晚上不打扰。
remind-later-over = 好的。今天不会再提醒了,请您记着。
remind-help = 已经告诉负责的工作人员。{ $by }前会有人看到,看过就会有人联系您。
remind-help-known = 已经知道您需要帮助,会有人联系您。
remind-refused = 好的,不再提醒您了。想再收,发“我是家长”。
remind-past = 这件事已经记下了,不用再回答。

## 我的提醒
remind-list-head = 您现在有这些提醒:
remind-list-next = { $what }:下次{ $next }
remind-list-asked = { $what }:已经提醒,等您回答
remind-list-asked-next = { $what }:已经提醒,等您回答,下次{ $next }
remind-list-date = { $on }{ $what }
remind-list-theirs = { $line }(约您的人设的)
remind-list-theirs-how = 约您的人设的,要停请直接告诉对方。
remind-list-how = 都不想再收,发“退订”马上停。
remind-list-none = 您现在没有定时提醒。想收的话,发“我是家长”,再选“定时提醒”。
button-remind-end = 停止这个提醒:{ $what }
remind-ended = 已停止:{ $what }。
remind-end-others = 别的提醒不变。
remind-end-gone = 没有这个提醒,或者已经停了。发“我的提醒”看现在有哪些。
remind-end-last = 您现在没有定时提醒了。要删除为提醒留下的资料,发“退订”。


## 写一个日期
date-none = 没看懂日期。请这样写:{ $example }
date-wrong = 日历上没有这一天。请这样写:{ $example }
date-past = 这一天已经到了。最早从明天起,请这样写:{ $example }
date-far = 这一天太远了,最多两年内。请这样写:{ $example }
date-which = 是{ $first },还是{ $second }?请写全,如{ $example }
date-gone = 今年的这一天已经过了。如果是明年,请写{ $example }
phone-noted = 电话记下了。再选一个方便的时间。
family-who-hears =
    您说的会给负责帮忙的工作人员看。
    为了孩子安全,有些情况会告诉能帮忙的人,如公安。不想让谁知道,请直接写下来。
time-hours = 只在8:00到20:00之间提醒,晚上不打扰。请换个时间,如:周三晚上7点
time-none = 没看懂时间。请这样写:周三晚上7点

cause-checkin_missed = 两次提醒都没有回应
cause-help_at_reminder = 收到提醒时说需要帮助

## 社工邀请家长
family-invite-made = 邀请码已生成
family-invite = 编号{ $number }的家长邀请码(14天内有效,只能用一次):
    { $code }
    请当面交给家长,让家长在公众渠道发送:加入 { $code }
    家长只收提醒,看不到线索,也看不到是谁报告的。
family-joined = 已经连上。想收到哪些提醒,由您来选。
family-join-refused = 这个码不对、用过了或已过期。请向给您的人再要一个。想要帮助或提醒,发“我是家长”。
join-unsent = 您刚才说的还没有发送。可以接着说完再发送;不想发送,选“重新开始”。然后把这个码再发一次。

## 以后听到的消息:说的是自己家的事,不说“您报告的事”
family-receipt-partial = 已经通知值班人员,{ $by }前会有人看到。
    回执码:{ $receipt }
    您可以接着说,我们好帮上您和孩子。
family-reporter-taken = 您说的事,已有人接手了。
family-reporter-outcome = 您说的事有了结果:
    { $words }
    谢谢您愿意找人帮忙。
    如果没有解决,请在{ $by }前发“没有解决”,会有上一级的人再看。
family-reporter-outcome-again = 您说的事有了结果:
    { $words }
    谢谢您愿意找人帮忙。
    您已经说过没有解决,还有新的情况,请发“开始”再告诉我们。
family-reporter-outcome-plain = 您说的事有了结果,工作人员已经处理。
    谢谢您愿意找人帮忙。
    如果没有解决,请在{ $by }前发“没有解决”,会有上一级的人再看。
family-reporter-outcome-again-plain = 您说的事有了结果,工作人员已经处理。
    谢谢您愿意找人帮忙。
    您已经说过没有解决,还有新的情况,请发“开始”再告诉我们。
family-reporter-progress-plain = 您说的事,工作人员还在跟进。
family-reporter-progress = 您说的事有了进展:
    { $words }
family-status-safe = 工作人员已经了解情况,会接着帮您和孩子。
family-status-helping = 工作人员正在帮您和孩子,会接着跟进。
family-unsolved-again = 您已经说过没有解决,工作人员收到了。有新的情况,请发“我是家长”再说一次。
family-unsolved-late = 可以说“没有解决”的时间已经过了。还需要帮忙,请发“我是家长”再说一次,一样会有人看。
family-unsolved-none = 没有查到已经有结果的事。有回执码,请先发“查询”加回执码;还需要帮忙,请发“我是家长”。
