### 孩子自己来找人帮忙(domain.md 5.1 (b)、4.5–4.7)。对孩子用“你”,用三年级认识的字。

button-turn-child = 我是孩子,想找人帮忙
button-turn-grown = 我不是孩子,要报告一件事
offer-child = 如果你是孩子,可以点“我是孩子”,我们换一种问法。
child-intro = 你好,我是程序,不是真人。你可以随时停下。
child-honest = 为了保护你,有些事我们会告诉能帮你的人。
child-who-hears =
    你说的会给能帮你的工作人员看。
    你说谁伤害你,这里就不会告诉谁,也不会把你说的话给家里人看。
    为了保护你,有些事会告诉能帮你的人,比如警察。
    不想让谁知道,直接写给我们。
child-asked-who = 我是程序,不是真人。你说的话会有工作人员看。
child-asked-why = 问这些是想知道怎么帮你。不想说的可以不说。
child-thanks = 谢谢你说出来,这不是你的错。
child-anew = 再说一件事
child-no-typing = 不想打字
child-leave-quickly = 发“退出”就能马上离开。说完以后,可以在手机上删掉这个聊天。
child-not-alone = 谢谢你告诉我们。你很重要,我们在乎你。
    想找人说说,可打{ -hotline-psychological }心理热线{ -hotline-psychological-hours }。
child-online-advice = 网上的东西,可以要求网站删掉。记下账号和网址就行,不用再理对方。
child-which-district = 记下了。你知道是哪个区吗?

question-child-safe_now = 你现在安全吗?
question-child-hurt_now = 你有没有受伤,或身体很不舒服?
question-child-can_chat = 现在聊天会不会被别人看到?
question-child-story = 发生了什么?想说多少就说多少。
question-child-concern = 不想打字的话,可以点一个最像的。
question-child-self_harm = 你有没有想伤害自己,或不想活了?
question-child-district = 你现在在哪里?哪个区、学校或小区?
question-child-place = 再问一次:我们怎样能找到你?学校、小区都行。
question-child-age_band = 你几岁了?
question-child-trusted = 身边有你信任的大人吗?是谁?
question-child-not_tell = 有没有谁不能知道你来找过我们?
question-child-name = 我们怎么叫你?小名也可以。
question-child-contact = 怎样联系你最安全?什么时间合适?
question-child-reach = 哪个号码、哪个班,或什么时间?写下来就行。

label-child-safe_now = 现在安全吗
label-child-hurt_now = 受伤或很不舒服
label-child-can_chat = 聊天会被别人看到
label-child-story = 发生的事
label-child-concern = 最像的
label-child-self_harm = 想伤害自己
label-child-district = 在哪个区
label-child-place = 在哪里
label-child-age_band = 年龄
label-child-trusted = 信任的大人
label-child-not_tell = 不能知道的人
label-child-name = 称呼
label-child-contact = 怎样联系
label-child-reach = 号码、班级或时间

safe-yes = 安全
safe-no = 不安全
safe-unsure = 不知道
hurt-yes = 有
hurt-no = 没有
hurt-prefer_not = 不想说
seen-yes = 会
seen-no = 不会
seen-unsure = 不知道
harm-no = 没有
harm-ever = 有过
harm-now = 现在就想
harm-prefer_not = 不想说
trusted-teacher = 老师
trusted-relative = 亲戚
trusted-neighbour = 邻居
trusted-nobody = 没有
not-tell-nobody = 没有
reach-here = 在这里回我
reach-school = 学校
reach-phone = 电话

child-concern-physical_violence = 有人打我
child-concern-emotional_abuse = 总骂我、吓我
child-concern-sexual_harm = 有人碰我,我不愿意
child-concern-neglect = 没人好好管我
child-concern-left_alone = 家里只有我自己
child-concern-school_bullying = 同学欺负我
child-concern-online_harm = 网上有人骗我、吓我
child-concern-psychological = 心里很难受
child-concern-self_harm_suicide = 想伤害自己
child-concern-witness_dv = 家里大人打架
child-concern-material_need = 吃不饱、穿不暖
child-concern-medical_rehab = 生病了没人治
child-concern-guardian_unable = 大人病了,管不了我
child-concern-dropout = 不让我上学
child-concern-child_labour = 要我干活挣钱
child-concern-begging = 要我去要钱
child-concern-missing_runaway = 我离开家了
child-concern-trafficking = 有人把我带走了
child-concern-abandoned = 大人不要我了
child-concern-early_marriage_pregnancy = 怀孕了,或要我结婚
child-concern-other = 别的、说不清

child-emergency-card = 有危险,现在就打电话:
    110 警察{ -police-sms }
    120 受伤、生病
    119 着火、被困
    能走开就先走开,找一个大人帮你。
    在这里说的话不能代替打电话。
child-emergency-card-self-harm = 谢谢你告诉我们。你很重要,我们在乎你。
    请先离开危险的地方,找一个大人陪着你。
    现在就想伤害自己时,请打120或110。
    想找人说说,可打{ -hotline-psychological }心理热线{ -hotline-psychological-hours }。
    值班的人会来看你的消息,请别走开。
child-already-begun = 你还没说完,可以接着说,也可以重新开始。
child-guide = 你可以接着说,想说多少就说多少。
    发“返回”改上一句,发“求助”看急救电话。
    发“查询”加回执码看进展,发“退出”马上离开。
    你是大人的话,发“我不是孩子”。
child-guide-filed = 想起别的,可以接着写。发“开始”说一件新的事。
    发“查询”加回执码看进展,发“求助”看急救电话。
    有了结果,事情还在,发“没有解决”。发“退出”马上离开。
child-file-refused = 这里收不了照片、语音和文件。写几个字就好,不用拍照片。
child-pick-below = 下面这一句,再点一个就好。
child-pick-below-unsent = 下面这一句,再点一个就好,点完才能发给我们。
child-send-not-yet = 还没有发出去。先点一下下面这一句。
child-send-not-all = 前面说的已经交给工作人员。再点一下下面这一句。
child-add-what = 想说什么,直接写下来就好。
child-review-title = 你说的是:
child-review-ask = 说完了就点“发送”,工作人员就能看到。
child-review-ask-filed = 有的话已经先交给工作人员。说完了就点“发送”。
child-filed-more = 不安全时马上打110{ -police-sms }。
    想起别的,可以随时接着说。
child-reminder = 你还在吗?可以接着说,也可以发“退出”离开。
child-silence-ends-filed = 先到这里。你说的话已经交给工作人员。需要时随时再来。
child-discarded-heard = 好的,不问了。为了保护你,刚才的话会有工作人员看。
child-button-send = 说完了,发给你们

child-receipt-given = { $by }前会有工作人员看到你的消息。
    回执码:{ $receipt }
    记住这个码,发“查询”加上它,就能知道进展。
child-receipt-partial = 已经通知值班的人,{ $by }前会有人看到你的消息。
    回执码:{ $receipt }
    可以接着说,好让我们找到你。
child-reporter-taken = 有人在看你的消息了。
child-reporter-breach = 还没有人来看,已经告诉上一级。{ $by }前会有人看到。
child-reporter-breach-again = 还没有人来看,正在再叫他们来。{ $by }前会有人看到。
child-reporter-lapsed = 先前接手的人没能继续,正在找别的人。{ $by }前会有人看到。
child-reporter-outcome = 你说的事有结果了:
    { $words }
    谢谢你说出来。
    还没有解决的话,在{ $by }前发“没有解决”,会有上一级的人再看。
child-reporter-outcome-again = 你说的事有结果了:
    { $words }
    谢谢你说出来。
    又有事,就再来告诉我们,发“我是孩子”。
child-reporter-progress = 你说的事有消息了:
    { $words }
child-unsolved-again = 你已经说过没有解决,工作人员收到了。有新的事,发“我是孩子”再说一次。
child-unsolved-late = 可以说“没有解决”的时间过了。
    还需要帮助的话,发“我是孩子”再说一次,一样会有人看。
child-unsolved-which = 你说过的几件事有了结果,你说的是哪一件?
child-unsolved-one = { $at }有结果的,发“没有解决 { $tail }”。
child-status-open = 收到你的消息了,还没有人接手。{ $by }前会有工作人员看到。
child-status-lapsed = 先前接手的人没能继续,正在找别的人。{ $by }前会有工作人员看到。
child-status-taken = 有人在看你的消息了,正在想办法。
child-status-safe = 工作人员看过你的情况了,会接着帮你。
child-status-helping = 工作人员正在帮你,会接着帮下去。
child-status-reopened = 工作人员又在看你说的事了。
child-status-add = 想补充这件事,直接在这里写。要说别的事,先发“我是孩子”。
child-added-to-report = 记下了,已经加到你刚才查的这件事里。

## 给工作人员
cause-child_unsafe = 孩子说自己现在不安全
cause-child_hurt = 孩子说自己受伤或很不舒服
cause-self_harm_thoughts = 孩子有过伤害自己的想法
cause-child_self_report = 孩子自己求助
report-child = 孩子自己求助。不要让监护人知道孩子来过。
child-way = 这些话不会发到孩子的聊天里:孩子已离开、选了别的方式,或聊天会被别人看到。请按孩子说的方式告诉孩子。孩子用回执码也能查到结果。
child-later = 孩子说了什么时候能看这个聊天:这些话到那时才会发过去。
report-child-exclude = 孩子写了不能知道的人:知道姓名的,请设置回避。
kin-child = 编号{ $number }是孩子自己求助的。邀请家长前请想好:家长不能知道孩子来过。
kin-child-not-tell = 孩子说不能知道的人:{ $words }
kin-child-how = 仍要邀请,请回复:仍要邀请家长 { $number }
button-kinok = 仍要邀请家长
word-kinok = 仍要邀请家长
