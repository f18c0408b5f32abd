### 公众报告的问题和选项(domain.md 5.1 (a)、2.2、3.3)

question-danger_now = 孩子现在有危险吗?有请先打110或120。
question-concern = 您担心孩子遇到了什么?可多选。
question-district = 孩子现在在哪个区?
question-observed = 请说说您看到或听到什么。不用去问孩子。
question-age_band = 孩子大约多大?
question-carer_present = 现在有可靠的大人照看孩子吗?
question-source_access = 让您担心的人还能接触到孩子吗?
question-when_pattern = 什么时候发生的?以前有过吗?
question-place = 怎样能找到孩子?如小区、学校、地标。
question-special_needs = 孩子有残疾、重病或说话困难吗?
question-role = 您是孩子的什么人?
question-contact = 可以留电话吗?匿名也行,只用于核实和回复。

## 答案前的短名
label-signs = 话里提到的危险
label-danger_now = 现在有危险
label-concern = 担心的事
label-district = 所在的区
label-observed = 看到或听到的
label-age_band = 孩子年龄
label-carer_present = 有可靠大人照看
label-source_access = 那个人还能接触孩子
label-when_pattern = 什么时候
label-place = 怎样找到孩子
label-special_needs = 残疾、重病或说话困难
label-role = 您是孩子的
label-contact = 联系方式

has-yes = 有
has-no = 没有
can-yes = 能
can-no = 不能
can-nobody = 没有这个人
option-unsure = 不清楚

concern-physical_violence = 被打、被伤害
concern-emotional_abuse = 长期辱骂、恐吓
concern-sexual_harm = 被性侵或性骚扰
concern-neglect = 没人好好照顾
concern-left_alone = 小孩独自在家
concern-abandoned = 被遗弃
concern-missing_runaway = 失踪或离家出走
concern-trafficking = 疑似被拐卖
concern-begging = 被带着乞讨、流浪
concern-child_labour = 未满16岁打工
concern-dropout = 失学、辍学
concern-school_bullying = 被欺负(校园)
concern-online_harm = 网上被骗、被欺负
concern-self_harm_suicide = 自伤或不想活
concern-psychological = 情绪很差
concern-early_marriage_pregnancy = 未成年怀孕、订婚
concern-witness_dv = 家里大人打架
concern-guardian_unable = 大人没能力照顾
concern-material_need = 吃穿住有困难
concern-medical_rehab = 看病、康复困难
concern-legal_hukou = 户口、抚养等法律事
concern-other = 其他、说不清

district-120101 = 和平区
district-120102 = 河东区
district-120103 = 河西区
district-120104 = 南开区
district-120105 = 河北区
district-120106 = 红桥区
district-120110 = 东丽区
district-120111 = 西青区
district-120112 = 津南区
district-120113 = 北辰区
district-120114 = 武清区
district-120115 = 宝坻区
district-120116 = 滨海新区
district-120117 = 宁河区
district-120118 = 静海区
district-120119 = 蓟州区

age-0-2 = 0–2岁
age-3-7 = 3–7岁
age-8-13 = 8–13岁
age-14-15 = 14–15岁
age-16-17 = 16–17岁

when-now_once = 正在,第一次
when-now_repeated = 正在,多次
when-today_once = 今天,一次
when-today_repeated = 今天,多次
when-week_once = 一周内,一次
when-week_repeated = 一周内,多次
when-earlier_once = 更早,一次
when-earlier_repeated = 更早,多次

role-neighbour = 邻居
role-relative = 亲属
role-teacher = 老师
role-medical = 医护
role-community = 社区
role-social_worker = 社工
role-hotel = 宾馆、酒店
role-official = 公职人员
role-passer_by = 路人
role-prefer_not = 不想说

contact-anonymous = 匿名,不留电话

## 文字里看到的危险(domain.md 2.3),只给工作人员看
sign-violence_now = 正在被打
sign-weapon = 有人持凶器
sign-threat_to_kill = 扬言杀人或致死
sign-locked_or_tied = 被关、被绑或被赶出门
sign-missing_or_taken = 失踪、被带走或有陌生人
sign-sexual_assault_now = 性侵
sign-abandoned = 被丢弃
sign-carer_dangerous = 照看的大人醉酒、吸毒或失控
sign-at_a_height = 在高处或坠落
sign-unconscious = 没有反应
sign-breathing = 呼吸困难
sign-seizure = 抽搐
sign-bleeding = 大量出血
sign-burn = 烧伤或烫伤
sign-poison = 中毒或吞药
sign-head_injury = 头颈受伤
sign-drowning_or_shock = 溺水或触电
sign-severe_pain = 剧烈疼痛
sign-fire_or_trapped = 火、煤气或被困
sign-self_harm = 自伤或不想活
