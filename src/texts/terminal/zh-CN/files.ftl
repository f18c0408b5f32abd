# 操作员所给文件中的问题。

in-file = { $variable }({ $file }):{ $wrong }
setting-unread = { $variable } 指定的文件 { $file } { $why }:请改正路径,或去掉这个变量,改用自带的文件。
file-unread = { $file } { $why }:请改正路径。
is-absent = 不存在
is-folder = 是文件夹,不是文件
is-forbidden = 当前用户没有权限读取
is-unreadable = 无法读取
is-no-file = 不是普通文件

# CSV 文件的各行。

at-line = 第 { $line } 行:{ $wrong }。
csv-empty = 文件是空的:请以 { $header } 开头
csv-not-utf8 = 文件不是有效的 UTF-8,中文名称会丢失:请在表格软件里另存为“CSV UTF-8”
csv-utf16 = 文件不是有效的 UTF-8,中文名称会丢失:请在表格软件里另存为“CSV UTF-8”,或用 `iconv -f UTF-16 -t UTF-8` 转换
csv-separated = 各列之间用的是{ $mark }:请改用英文逗号 "," 分隔后保存
tabs = 制表符
csv-quotes = 引号不对:请把整个值放进英文引号 "…",其中的每个 " 写两遍
csv-width = 有 { $values } 个值,应为 { $columns } 列:含逗号的值请放进英文引号 "…",也不要漏列
csv-width-commas = 有 { $values } 个值,应为 { $columns } 列:请用英文逗号 "," 分隔,不要用 "，"
column-unknown = 没有 "{ $column }" 这一列:请删去;可用的列是 { $known }
column-twice = { $column } 列出现了两次:请删去一个
columns-twice = 有一列出现了两次:请删去一个
cell-empty = { $column } 是空的:每个岗位都要填写
cell-long = { $column } 超过了 { $most } 个字:请缩短
cell-unknown = { $column } 没有 "{ $value }" 这个值,请从这些里选:{ $known }
cell-wrong = { $column } { $wrong }
has-unseen = 含有看不见的字符({ $code }):请重新输入

# 岗位表。

directory-header-wrong = 首行必须照原样写出各列的名称:{ $wanted }(后面可以加 { $more })
directory-column-missing = 缺少 { $column } 列:首行必须是 { $wanted }
no-post = 还没有岗位:请每个岗位写一行
post-code-wrong = code 只能用字母、数字、"."、"_" 和 "-",最多 64 个,以字母或数字开头
post-code-taken = code "{ $code }" 已在第 { $line } 行用过:每个岗位要有自己的编码
area-wrong = area 必须是 2、4、6、9 或 12 位的行政区划代码,例如全市写 12,区写 120101,不能是 "{ $value }"(在表格软件里,请把这一列设为文本格式)
area-gone = area "{ $area }" 属于 { $old },这个区已经撤销:请改用 { $now } 的代码
hours-wrong = hours "{ $value }" 的写法不对:请留空,或写 "always",或写时间,例如 "08:30-17:30 Mon-Fri",几段之间用 ";" 隔开
service-unknown = services 没有 "{ $service }" 这一项,请从这些里选:{ $known },几项之间用 "|" 隔开
services-misfit = kind 为 { $kind } 的岗位不写 services:请留空,或改用这些 kind:{ $serving }
timezone-unknown = 没有 timezone "{ $timezone }" 这个时区:请写 IANA 时区名,例如 Asia/Shanghai
sector-misfit = sector "{ $sector }" 与 kind { $kind } 不符:请写 { $fitting }
sector-or = { $first } 或 { $second }
reports-to-unknown = reports_to "{ $code }" 不是本文件里的岗位编码:请改正,或补上这个岗位,或留空
reports-to-family = reports_to "{ $code }" 是家庭的岗位,有线索时从不通知家庭:请写别的岗位,或留空
reports-to-circle = reports_to 绕成了一圈({ $round }):最上级的岗位请留空

# 日历。

header-wrong = 首行必须是 { $header }
no-day = 还没有日期:请每天写一行,或去掉这个变量
date-wrong = date "{ $value }" 不是日期:请写成 2027-10-01 这样(在表格软件里,请把这一列设为文本格式)
date-twice = date { $date } 出现了两次:请删去一个
day-unknown = day 没有 "{ $value }" 这个值:请写 holiday(放假)或 workday(上班)

# 成员名单。

members-header-wrong = 首行必须照原样写出各列的名称:name,posts 或 name,posts,from,until
members-column-missing = 缺少 { $column } 列:首行必须是 name,posts 或 name,posts,from,until
members-column-lone = from 和 until 两列要同时有:请补上另一列,或两列都去掉
no-person = 名单里没有人:请每人写一行
person-name-empty = name 是空的:请写明邀请码给谁
person-name-long = name 超过了 { $most } 个字:请缩短
posts-empty = posts 是空的:请写岗位编码,几个之间用 "|" 隔开
time-half = from 和 until 要同时写:请都写,或都不写
time-of-member = from 和 until 只用于邀请新成员:已是成员的,请用 `stand-in` 命令
id-lost = id 是空的,但这一行是已有的成员:请填回导出时的 id
id-twice = id { $id } 出现了两次:请只留一行

# JSON 文件里的值。

at-place = { $place }:{ $wrong }。
place-top = 文件最外层
place-line = 第 { $line } 条
place-named = 第 { $line } 条({ $id })
of-key = { $key }:{ $wrong }
the-ladder = 督办规则文件
the-hotlines = 热线文件
json-empty = { $what }是空的:请先复制自带的那一份(在 assets 文件夹里),再修改。
json-not-utf8 = { $what }不是有效的 UTF-8:请另存为“UTF-8”。
json-twice = { $what }里 { $key } 出现了两次,在第 { $first } 行和第 { $second } 行:请删去一个。
json-twice-on-line = { $what }里 { $key } 出现了两次,都在第 { $first } 行:请删去一个。
json-strange = { $what }不是 JSON:第 { $line } 行的 { $mark } 不该在这里;请用英文标点,] 或 {"}"} 前面不要有逗号,也不要写注释。
json-broken = { $what }不是 JSON:请看看是否缺少逗号、引号或括号。
json-broken-by = { $what }不是 JSON:请看看第 { $line } 行或之前是否缺少逗号、引号或括号。
keys-unknown = 这里不能有 { $keys }:请删去,或改正名称
word-unknown = { $value } 不对,请从这些里选:{ $known }
word-missing = 没有填写,请从这些里选:{ $known }
value-missing = 没有填写:请照 { $like } 里的写法填写
this-value = 这里的值
type-wrong = 必须是{ $type }
type-string = 加英文引号的文字
type-number = 数字
type-int = 整数
type-boolean = true(是)或 false(否)
type-array = 放在 [ ] 里的列表
type-object = 放在 {"{"} {"}"} 里的各项
type-record = 放在 {"{"} {"}"} 里的各项
text-long = 超过了 { $most } 个字:请缩短

# 督办规则。

duration-wrong = { $value } 必须是 ISO 8601 时长,一秒到一年,例如 "PT15M"(15 分钟)或 "PT3H"(3 小时)
offset-wrong = { $value } 必须是 ISO 8601 时长,从 0 到一年,例如 "PT15M"(15 分钟)或 "PT3H"(3 小时)
span-wrong = 必须是 ISO 8601 时长,例如 "PT15M"(15 分钟),或写成 {"{"}"workingDays": 1{"}"}(1 个工作日)
time-of-day-wrong = 必须是一天里的时间,例如 "09:00"
working-days-wrong = 必须是 1 到 60 的整数
nudges-empty = 是空的:第一次催办就是通知本身,请写 "PT0S"
first-nudge-late = 第一次催办就是通知本身:请写 "PT0S"
nudges-unordered = 每次催办都要晚于前一次
nudge-late = 到了 climbAfter 才催办,就不会发出:请提前催办,或推迟升级
rung-empty = 每一级至少要有一种岗位
rungs-empty = 至少要有一级
family-called = { $value } 是家庭的岗位,有线索时从不通知家庭:请删去
service-window-wrong = 结束时间必须晚于开始时间,并在同一天
time-outside-service = 有一个时间不在服务时间之内
outside-service-idle = clock 为 "always" 时这一项不起作用:请删去,或把 clock 改为 "service"
quiet-hours-always = from 和 to 相同,消息永远发不出去:请写成不同的时间
urgent-clock = P0 和 P1 不分昼夜、每天都要通知:请写 "always"
urgent-quiet = P0 和 P1 不分昼夜、每天都要通知:请删去这一项
urgent-span = P0 和 P1 不分昼夜、每天都要通知:请写时长,例如 "PT1H"(1 小时)
urgent-call-late = 这么紧急的线索最多等 { $hours } 小时:请写 "PT{ $hours }H" 或更短
urgent-child-unseen = 处境这么危险的孩子要在 { $hours } 小时内见到:请写 "PT{ $hours }H" 或更短

# 热线。

hotlines-many = 超过了 100 条:请删去一些
hotline-absent = 缺少 "{ $id }" 这一条,发给用户的文字要用到它:请照 { $like } 里的写法补上,写本地正确的号码。
hotline-twice = id:出现了两次:请删去一条
hotline-id-wrong = 只能用小写字母、数字和 _,例如 "government"
hotline-number-wrong = 必须是 3 到 20 位数字,中间最多加连字符,例如 "12345"
hotline-day-wrong = 必须是日期,例如 "2027-10-01",或写 null
hotline-by-missing = verified_by:没有填写:请写那天是谁核实的号码
hotline-on-missing = verified_on:没有填写:请写号码是哪天核实的
words-empty = 是空的:请填写,或写 null
words-told-wrong = 必须是 1 到 40 个字,不能有 " 或 \,例如 "at least 18 hours a day"

# 试演的线索中的回答。

answer-date-wrong = 必须是日期,例如 "2027-10-01"
answer-time-wrong = 必须是星期几(星期一写 1)和 08:00 到 19:59 之间的时间,例如 "3-19:00"
