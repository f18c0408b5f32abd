### Cards and lines for the desk, and what a reporter is told of them. No name, place or harm ever appears in a card.

level-name-P0 = 紧急
level-name-P1 = 高风险
level-name-P2 = 中风险
level-name-P3 = 一般求助

card-page = 您有1件待接手事项(编号{ $number }),请在{ $by }前确认。
level-own = { $level }(本项按{ $own }办理)
level-call = { $own }(个案为{ $level })
card-level = 分级:{ $level }
card-flood = 同一个聊天1小时内的第{ $count }条紧急或高风险线索。每条都请看过再判断。
card-post = 您的岗位:{ $post }
card-nudge = 提醒:编号{ $number }还没有人接手,请在{ $by }前确认。
card-nudge-again = 提醒:编号{ $number }之前有人接手过,重新通知后还没有人接手,请在{ $by }前确认。
card-climbed = 编号{ $number }:{ $from }未能接手,现在转到您这里,请在{ $by }前确认。
card-reopened = 编号{ $number }:接手后没有进展,重新转到您这里,请在{ $by }前确认。
card-lapsed = 编号{ $number }:您接手后没有进展,现在又在找人接手({ $by }前)。您仍可以接手。
card-let_go = 编号{ $number }:原来接手的人不再负责,现在转到您这里,请在{ $by }前确认。
card-supplemented = 编号{ $number }:线索有补充,请在{ $by }前确认。
card-repeat = 编号{ $number }:已到最高一级,仍没有人接手。请在{ $by }前确认。
card-repeat-again = 编号{ $number }:已到最高一级。之前有人接手过,重新通知后仍没有人接手。请在{ $by }前确认。
card-informed = 编号{ $number }已升级到{ $to }。您仍可以接手。
card-informed-duty = 编号{ $number }的{ $duty }一事已升级到{ $to }。您仍可以处理。
card-informed-top = 编号{ $number }下级没有可联系的人,已升级到{ $to }。
card-reply = 可以回复:{ $ways }。
card-reply-way = “{ $word } { $number }”
card-reply-on = 还能做什么,请回复{ $way }。
card-trial = 试用:这不是真实线索。
card-repeated = (可能重发,如已收到请以第一条为准)
card-taken = 编号{ $number }已由{ $post } { $name }于{ $at }接手。
card-mine = 您已接手编号{ $number }。请在{ $by }前确认孩子安全。
card-safe = 编号{ $number }:{ $post } { $name }于{ $at }确认孩子安全。
card-declined = 您已退回编号{ $number },已转给下一位。在有人接手前您仍可接手。
card-declined-others = 您已退回编号{ $number }。同时通知的人还没有回复,在有人接手前您仍可接手。
card-declined-conflict = 已记下:您须回避编号{ $number },不会再通知您。已转给下一位。
card-declined-urgent = 编号{ $number }是紧急事项,不能一退了之:已同时通知上一级,有人接手前请继续关注。
card-declined-urgent-others = 编号{ $number }是紧急事项,不能一退了之:同时通知的人还没有回复,有人接手前请继续关注。
card-declined-top = 编号{ $number }:已记下。已到最高一级,没有下一位:会继续通知,也会警报运维。有人接手前请继续关注。
conflict-kept = 已记下:您须回避编号{ $number },不会再通知您。
decline-yours = 编号{ $number }已由您负责,没有退回。要换人,请发{ $hand };有关系须回避,请发{ $conflict }。
card-closed = 编号{ $number }已处理完毕。
card-digest = 还有事项待接手,都不紧急,合在这一条里。请点或发送“我的待办”逐件查看。
card-danger-anew = 编号{ $number }:报告人又说孩子有危险,已重新通知有关岗位,请在{ $by }前确认。
card-case-theirs = 编号{ $number }:{ $post } { $name }已接手,现在由对方负责。
card-supplement-closed = 编号{ $number }已结案,报告人又补充了内容。请查看;有需要,可以重新打开。
card-supplement = 编号{ $number }:报告人补充了内容,请点或发“查看线索”。
card-supplement-away = 编号{ $number }:报告人补充了内容,负责人{ $name }已离岗或联系不上。请看进展,需要时接管。

button-ack = 我已接手
button-dec = 无法接手
button-see = 查看线索
button-mine = 我的待办
button-safe = 已确认孩子安全

notice-answered = 好的
notice-taken = 已记下:由您接手
notice-yours = 您已经接手了
notice-already = 已由{ $post } { $name }接手
notice-done = 这件事已处理完毕
words-not-kept = 这件事已处理完毕,您刚才写的没有记下。
words-not-kept-closed = 您刚才写的没有记下。
words-unheld = 编号{ $number }现在没有人负责,您刚才写的没有记下。要接手,请发{ $way }。
words-theirs = 编号{ $number }现在由{ $post } { $name }负责,您刚才写的没有记下。要补充,请告诉对方。
case-closed-look = 编号{ $number }已{ $by }于{ $at }结案。要查看,请发{ $look };担心孩子,请联系办理的岗位,有危险请打110。
closed-by = 由{ $post } { $name }
closed-by-you = 由您
case-closed = 编号{ $number }已{ $by }于{ $at }结案。要查看,请发{ $look };要重新打开,请发{ $way }。
begin-unheld = 编号{ $number }现在没有人负责。要接手,请发{ $way }。
begin-unheld-called = 编号{ $number }现在没有人负责,正在呼叫应当接手的岗位。孩子现在有危险,请先打110。
begin-theirs = 编号{ $number }现在由{ $post } { $name }负责,这件事由对方来办。要补充,请告诉对方。
notice-refused = 这件事没有派给您
refused-turn = 担心孩子的安全,有危险请打110,其他情况可打{ -hotline-government }{ -hotline-government-hours }。
notice-declined = 已退回,正在通知下一位
notice-safe = 已记下:孩子安全
safe-before = 编号{ $number }:孩子安全已于{ $at }确认过,没有改动。情况有变,请写记录或提高等级。
notice-not-holder = 接手的人才能确认

operator-alarm-nobody = 值班警报:编号{ $number }找不到任何可联系的人,请马上人工处理。
    { $called }
    { $todo }
operator-alarm-nobody-duty = 值班警报:编号{ $number }的{ $duty }一事找不到任何可联系的人,请马上人工处理。
    { $called }
    { $todo }
operator-alarm-top = 值班警报:编号{ $number }已到最高一级{ $again ->
        [0] 仍无人接手
       *[other] 。之前有人接手过,现在又无人接手
    },请马上打电话联系。
    { $called }
    { $todo }
operator-alarm-top-duty = 值班警报:编号{ $number }的{ $duty }一事已到最高一级{ $again ->
        [0] 仍无人处理
       *[other] 。之前有人接手过,现在又无人处理
    },请马上打电话联系。
    { $called }
    { $todo }
alarm-called = 已通知:{ $called }{ $others ->
        [0] {""}
       *[other] ,另有{ $others }人
    }。接通后请对方按收到的通知办理。
alarm-called-one = { $post } { $name }({ $since }起)
alarm-called-none = 目前没有人收到过通知。
alarm-bind = 都联系不上,请另找能到岗的人:在服务器上运行
    npm run huyou -- invite { $code } --name 姓名
    (岗位:{ $post }),把邀请码给对方。对方绑定后马上收到通知,可以接手。
alarm-bind-any = 请另找能到岗的人:在服务器上运行 npm run huyou -- posts 查岗位代码,再运行 npm run huyou -- invite 岗位代码 --name 姓名,把邀请码给对方。
alarm-desk = 都联系不上,请您直接接手,先负责这个孩子。
alarm-desk-can = 值班席也已收到,可以请其直接接手。{ $bind }
operator-alarm-channel = 值班警报:渠道{ $channel }的令牌失效或被撤销,消息发不出去。请换上有效的令牌,重新启动服务。
operator-alarm-parked = 值班警报:有1条消息无法处理,已原样保存,请查看日志。
operator-alarm-channel-down = 值班警报:渠道{ $channel }已有几分钟连不上,消息收发不了。请检查服务器到那里的网络,恢复后会自动继续。
operator-alarm-overdue = 值班警报:有{ $count }件待接手事项没有按时催办或升级,请查看日志,必要时人工通知。
operator-alarm-timerless = 值班警报:有{ $count }件事项丢失了督办时间,系统已补上,请查看日志。
operator-alarm-waiting = 值班警报:有消息等了{ $minutes }分钟还没有发出去。请检查网络和服务日志。
operator-alarm-leases = 值班警报:有{ $count }条消息卡在发送中,系统没有收回,请查看日志。
operator-alarm-tick = 值班警报:系统曾停顿{ $seconds }秒,催办可能晚了,请检查机器负载。
operator-alarm-clock = 值班警报:系统时间突然快了{ $days }天。时间不对请马上改正;如果只是停机了这么久,不用处理。24小时内不会按期删除任何内容。
operator-alarm-posts = 值班提示:有{ $count }个岗位联系不到任何人,例如:{ $posts }。有事时会直接越过这些岗位。
operator-alarm-ruined = 值班警报:有{ $count }件个案的内容打不开(数据损坏,或数据密钥不对)。不知道该避开谁,所以不再通知新的人,只有之前通知过的人能处理。请尽快从备份恢复,并直接联系他们。
operator-over = 值班提示:{ $matter }已恢复正常。
matter-channel-telegram-public = 公众 Telegram 机器人
matter-channel-telegram-desk = 工作台 Telegram 机器人
matter-channel-wechat = 微信
matter-channel-web = 网页
matter-overdue = 催办和升级
matter-timerless = 督办时间
matter-waiting = 消息发送
matter-leases = 发送中的消息
matter-tick = 系统运行
matter-clock = 按期删除
matter-posts = 岗位联系
matter-ruined = 打不开的个案


bind-done = 绑定成功,{ $name }。您的岗位:{ $posts }。有新事项会在这里通知您。
bind-many-posts = { $posts }等{ $count }个岗位
bind-unknown = 邀请码不对。请核对后再发一次,或向管理员要新的。
bind-used = 这个邀请码已经用过了。请向管理员要新的。
bind-expired = 这个邀请码已过期。请向管理员要新的。
bind-no-post = 这个邀请码的岗位现在不在名单里,所以没有绑定。请告诉管理员;岗位加进名单后,同一个邀请码还能用。
bind-safe-duty = 看到孩子正在受侵害,请立即报110,不要只等系统提醒。

mine-act = { $act } { $number }
mine-open-duty = 编号{ $number } · { $level } · { $duty },待处理,{ $by }前
mine-held-duty = 编号{ $number } · { $level } · { $duty },{ $by }前
mine-open-duty-late = 编号{ $number } · { $level } · { $duty },待处理,应在{ $by }前,已超期
mine-held-duty-late = 编号{ $number } · { $level } · { $duty },应在{ $by }前,已超期
mine-open-late = 编号{ $number } · { $level } · 待接手,应在{ $by }前,已超期
mine-open-again = 编号{ $number } · { $level } · 待接手,原接手人没能继续,请尽快接手
mine-open-duty-again = 编号{ $number } · { $level } · { $duty },原接手人没能继续,请尽快处理
mine-none = 您现在没有待办。
mine-head = 您的待办:
mine-open = 编号{ $number } · { $level } · 待接手,{ $by }前
mine-more = 还有更多,按或发“下一页”接着看。
mine-back = 按或发“上一页”往回看。
mine-held = 编号{ $number } · { $level } · 您已接手,{ $by }前确认孩子安全

report-head = 编号{ $number } · { $level }
report-partial = 报告人还在填写或中途离开,以下是已知内容。
report-cause = 分级依据:{ $causes }
report-police = 强制报告情形:请立即向公安报案(110)。
report-protection = 是家里人伤害孩子的,可以向法院申请人身安全保护令;公安、妇联、居委会、村委会、救助机构能代孩子申请。法院72小时内作出决定,紧急的24小时内(反家庭暴力法第二十三、二十八条)。监护人严重伤害孩子的,还可以申请撤销监护人资格(未成年人保护法第一百零八条)。
report-contact-kept = 可通过系统回复报告人。
report-line = { $question }:{ $answer }

report-help = 报告人用过求助词。

cause-score = 评分{ $score }分({ $points })
cause-points = { $cause }+{ $points }
cause-danger_now = 报告人说现在有危险
cause-danger_sign = 文字中有危险信号
cause-missing_now = 孩子失踪或离家
cause-taken_now = 可能正在被拐卖
cause-abandoned = 孩子被遗弃
cause-violence_now = 暴力正在发生
cause-young_child_alone = 8岁以下独自一人
cause-sexual_harm_recent = 72小时内可能有性侵害
cause-offender_near = 性侵害,担心的人还能接触孩子
cause-carer_incapacitated = 照看人现在无力照顾幼儿
cause-self_harm_now = 孩子现在想伤害自己
cause-mandatory_violence = 强制报告:暴力伤害
cause-mandatory_threats = 强制报告:长期辱骂、恐吓
cause-mandatory_sexual_harm = 强制报告:性侵害
cause-mandatory_early_pregnancy = 强制报告:未成年怀孕或订婚
cause-mandatory_neglect = 强制报告:长期无人照料
cause-mandatory_unattended = 强制报告:遗弃或无人照看
cause-mandatory_missing = 强制报告:失踪或被拐
cause-mandatory_begging = 强制报告:被组织乞讨
cause-mandatory_self_harm = 强制报告:自伤自杀
cause-mandatory_bullying = 强制报告:欺凌致伤
cause-mandatory_online_harm = 强制报告:网络侵害
cause-mandatory_child_labour = 强制报告:童工受害
cause-harm_told = 文字中说到孩子受伤害
cause-infant_neglect = 3岁以下无人好好照顾
cause-guardianship_likely = 可能需要临时监护
cause-asked_for_help = 用过求助词后没有说完
cause-age = 年龄小或未知
cause-special_needs = 残疾、重病、说话困难或不清楚
cause-no_reliable_adult = 没有可靠大人或不清楚
cause-source_access = 担心的人还能接触孩子或不清楚
cause-happening_now = 正在或今天发生
cause-repeated = 多次发生
cause-visible_harm = 看得见的伤害或困境
cause-carer_in_trouble = 照看人自身有困难
cause-earlier_report = 12个月内有过线索
cause-distress = 孩子情绪困扰
cause-several_concerns = 不止一种担心
