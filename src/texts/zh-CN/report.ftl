### 公众报告:开头、急救卡、过程、回执。规则见 domain.md 4.5–4.7。

emergency-first = 有危险请先打110或120。
trial-notice = 这是试用:在这里报告不会送到任何人手里。真有危险,请打110或120。
who-we-are = 这里是护幼。我是程序,您的话会交给工作人员看。
good-faith = 请如实反映,怀疑即可。
please-do-not = 请不要拍孩子身体,也不要自己去质问。

emergency-card = 有危险,请现在打电话:
    110 报警{ -police-sms }
    120 急救
    119 火警
    在这里说的话不能代替打电话。
emergency-card-self-harm = 谢谢您告诉我们。这很重要,我们在乎。
    请先离开危险的地方,不要让孩子一个人。
    想找人说说,可打心理热线{ -hotline-psychological-hours }:
    { -hotline-psychological }
self-harm-advice = 请不要让孩子一个人。想找人说说,可打{ -hotline-psychological }心理热线{ -hotline-psychological-hours }。
low-advice = 想找人说说,可打{ -hotline-psychological }心理热线{ -hotline-psychological-hours }。
online-harm-advice = 网上的内容,可以要求平台删除或屏蔽。请先记下账号和网址,不要转发。
missing-no-wait = 孩子失踪,不用等,现在就可以报警。
anonymous-means = 匿名也会有人看。只是我们没法打电话向您核实,可能找不到孩子。结果会发到这里,也可以用回执码查。
mandated-duty = 您的岗位有报告义务,请同时向公安报案。

noted = 记下了。
pick-below = 下面这一题,请再点一项。
pick-below-unsent = 还没有发送。下面这一题,请再点一项。
send-not-yet = 还没有发送。再答几题就能发送,不清楚的选“不清楚”。
send-not-all = 之前说的已经交给工作人员。再答几题就能全部发送。
noted-place = 位置记下了。
status-add = 要补充这件事,直接在这里写。要报告别的孩子,先发“开始”。
added-to-report = 记下了,已补充到刚才查询的这件事里。
who-hears =
    您说的会给负责的工作人员看。
    这里不会告诉您说的那个人,不把您说的话给孩子家里人看,也不说是谁报告的。
    为了保护孩子,有些情况会告诉能帮忙的人,如公安。不留电话也可以报告。
asked-who = 我是程序,不是真人。您发送的内容会有工作人员看。
asked-why = 问这些是为了找到孩子、知道有多急。说不清的选“不清楚”就行。
file-refused = 这里收不了照片、语音和文件,请用文字说。请不要拍孩子身体。
no-edits = 改过的消息看不出改了什么。请把新的话再发一次。
empty-text = 没有收到文字。想说多少都可以。
too-long = 太长了,没有收下。请分成几条发给我们。
need-one = 请至少选一项。说不清可以选“其他、说不清”。
code-wanted = 请发“查询”加回执码,如:查询 ABCD-1234-EFGH
stale-button = 这个按钮已经过期,请看最新的一条
guide = 下面有选项的,点一项或发它的序号,如1;也可以直接说,会一起记下。
    发“返回”改上一题,发“求助”看急救电话。
    发“查询”加回执码看进展,发“退出”马上离开。
    孩子自己想找人帮忙,发“我是孩子”。
    看自己的提醒,发“我的提醒”;不要再收到提醒,发“退订”。
guide-filed = 想起别的,可以直接写。发“开始”说一件新的事。
    发“查询”加回执码看进展,发“求助”看急救电话。
    有了结果,事情还在,发“没有解决”。
    看自己的提醒,发“我的提醒”;不要再收到提醒,发“退订”。发“退出”马上离开。
already-begun = 您的报告还没说完,可以接着说,也可以重新开始。

button-back = 返回
button-skip = 跳过
button-review = 看一遍
button-send = 提交
button-done = 选好了
button-anew = 重新开始
button-language = English
button-send-report = 发送
button-edit = 修改
button-resume = 接着回答
button-discard = 放弃
button-add = 补充
button-new-report = 说一件新的事

review-title = 请看一遍:
review-line = { $question }:{ $answer }
review-ask = 现在发送吗?点“发送”就交给工作人员。
review-ask-filed = 有的内容已经先交给工作人员。说完了请点“发送”。
pick-ask = 要改哪一项?

filed-thanks = 谢谢您替孩子说出来。
filed-more = 想起别的,可以随时接着说。
add-what = 请直接写下要补充的内容。
discarded = 好的,没有发送,刚才的内容已经删除。
discarded-filed = 好的。之前已经交出的内容,工作人员会继续看。
discarded-heard = 好的,不再问了。为了孩子的安全,刚才的内容会有工作人员看。
goodbye-unsent = 刚才的内容没有发送,已经删除。
goodbye = 已离开。可以在手机上删除这个对话。
goodbye-heard = 已离开。刚才的内容会有工作人员看。可以在手机上删除这个对话。
reminder = 您还在吗?可以接着回答,也可以发“退出”离开。
unsent-dropped = 刚才没有发送的内容已删除。
bound-unsent = 刚才没有发送的内容已删除:这个聊天现在是工作台。要报告一个孩子的情况,请用网页。
bound-sent = 刚才说的已经交给工作人员。这个聊天现在是工作台。
silence-ends = 很久没有收到消息,先到这里。内容没有发送,已经删除。需要时随时再来。
silence-ends-filed = 很久没有收到消息,先到这里。之前说的已经交给工作人员。需要时随时再来。

## 由系统在提交以后说
receipt-given = 回执码:{ $receipt }
    { $by }前会有工作人员看到。
    请记下回执码,在哪里都可以用它查询。
receipt-partial = 已经通知值班人员,{ $by }前会有人看到。
    回执码:{ $receipt }
    您可以接着回答,帮我们找到孩子。
reporter-taken = 已有人接手您报告的事。
reporter-breach = 约定时间内还没有人接手,已上报上一级。{ $by }前会有人看到。
reporter-breach-again = 约定时间内还没有人接手,正在再次通知。{ $by }前会有人看到。
reporter-lapsed = 接手的人没能继续,正在请其他人接手。{ $by }前会有人看到。

status-reported = 您于{ $at }在这里报告,已记录在案。
status-open = 已经收到,还没有人接手。{ $by }前会有工作人员看到。
status-lapsed = 接手的人没能继续,正在请其他人接手。{ $by }前会有工作人员看到。
status-taken = 已有人接手,正在处理。
status-safe = 工作人员已确认孩子安全,会继续跟进。
news-here = 以后的进展会发到这里。
news-elsewhere = 有人在别处用回执码查询了,以后的进展会发到那里。想在这里收,请发“查询”加回执码。
status-unknown = 没有找到这个回执码。请核对后再发一次;如果没有错,请发“开始”,把事情再说一遍。
parked = 这条消息没能处理,已经原样保存,会有人来看。请换个说法再发一次,或稍后再发。孩子有危险,请马上打110;受伤,请打120。
