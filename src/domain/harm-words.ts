import type { Harm } from './harm-told.js';
import type { Names } from './word-list.js';

/** Words that stand in several phrases. */
export const NAMES: Names = {
  victim: '我/他/她/伊/小囡/孩子/小孩/男孩/女孩/娃/宝宝/婴儿/女儿/儿子/孙子/孙女/外孙/弟/弟弟/妹/妹妹/学生',
  child: '孩子/小孩/小孩子/儿童/娃/小囡',
  adult:
    '爸/妈/爹/娘/父亲/母亲/父母/后爸/继父/后妈/继母/爷/奶/公/婆/姥/叔/伯/舅/姑/姨/哥/家长/家里/他家/他们家/那家/对门/干爹/干爸/表哥/姐夫/大爷/大伯/保安/男的/女的/大人/老师/教练/师傅/保姆/男人/女人/邻居/楼上/隔壁/他/她/有人',
  // 打 is in many words, and 抽 in some, that hurt nobody.
  hit: `
    打 !断/扰/动/乱/开/听/扮/扫/印/给/游/球/牌/针/工/车/招/赌/湿/分/折/包/发/回/卡/零/预/疫/石/坏 !招呼/电话/{digit}/了招呼/了电话/了{digit}
    抽 !烟/奖/血/查/中/调/筋/到
    削 !皮/苹果/铅笔/减/弱/价/水果/土豆/尖
    捶 !背/腿/肩/胸
    拧 !螺丝/瓶/干/开/紧/巴/毛巾/盖/紧
    k !歌
    招/欢/称! 呼 !吸/叫/喊/救/噜/唤/应/市
    揍/掐/踹/扇/虐待/楔/拳打脚踢
  `,
  // Neither a call (“妈妈打他电话”) nor a grown-up (“打他妈妈”).
  another: '的? 电话/手机/微信/主意/妈/爸/爷/奶/姥/老婆/媳妇/{digit}',
  // The guardian's own hand is a call for help, and read apart (`ownHandTold`).
  me: '我…8(看听见爸妈公婆爷奶哥姐师夫家他她伊孙邻,。)',
  tool: '皮带/棍子/棒子/衣架/鞭子/扫把/扫帚/笤帚/鞋底/鞋底子/拖鞋/教鞭/戒尺/尺子/擀面杖/电线/数据线/竹条/树条/板凳/酒瓶',
  accident: '摔…6/磕…6/碰…6/舞蹈…4/踢球…6/打球…6/骑车…6/滑…6',
  digit: '0/1/2/3/4/5/6/7/8/9',
  days: '两天/俩天/三天/四天/五天/六天/七天/八天/九天/十天/几天/好几天/多天/{digit}天',
  private: '下面/下身/下体/私处/隐私/屁股/胸/大腿/那里',
  clothes: '衣服/裤子/内裤/裙子',
  no: "not/never/nobody/no_one/don't/doesn't/didn't/isn't/wasn't/hasn't/haven't/hadn't/won't",
  hits: 'hit/hits/hitting/beat/beats/beating/whip/whips/whipped/kick/kicks/kicked/slap/slaps/slapped/punch/punches/punched',
  touchable: '头/脸/手/的头/的脸/的手',
};

/** Hunger, cold, and a home that is not fit: no harm by anybody, and yet to be seen (domain.md 5.2 step 4). */
export const WANT = {
  zh: `
    没/没有/不会/不用/怕! 挨饿/饿肚子/饿着/饿坏/饿得/挨冻/冻着/冻坏/冻得
    吃不饱/吃不上饭
    没/没有 饭吃/东西吃/吃的/米/粮食
    饿了一天/饿一天/一天没开火/没开火/一天没吃
    断粮/断顿/揭不开锅/上顿没下顿/有一顿没一顿
    瘦得皮包骨/皮包骨头/饱饭/捡垃圾吃/捡剩饭
    捡 …6 东西 吃
    冬天 …4 单衣
    穿不暖/没衣服穿/没有衣服穿/没衣裳穿
    漏雨/危房/没暖气/没有暖气/没水没电/断水/断电
    又脏又 臭/乱
    垃圾成堆/堆满垃圾
  `,
  en: `
    {no}! hungry/starving
    nothing/not_enough to_eat
    no food
    filthy
    roof leak*
  `,
};

/** Chinese, for each kind of harm; a line a phrase, as `word-list.ts` reads it. */
export const ZH: Readonly<Record<Harm, string>> = {
  physical_violence: `
    // 被打、被伤害
    被/挨 !同学/狗/猫/台风/风/雨/大风/大雨 …6 {hit}
    {adult} …6 {hit} 了/过/着? {victim} !{another}
    {adult} …6 把/拿 {victim} {hit}
    {me}! 让/叫 他/她/伊? {adult} …4 给 揍/削/捶/掐/踹/扇/虐待
    {me}! 让/叫 他/她/伊? {adult} …4 给打 了/得 !电话/个电话/{digit}
    {me}! 让/叫 他/她/伊? {adult} …4 揍/打/掐/踹/扇 得/了一顿
    禁止/反对/预防/防止! {me}! 打骂/毒打/虐待/家暴/踢打 {child}
    {me}! {victim} …3 被/遭 家暴
    {me}! 把 {child} 打/揍 了/得/伤/哭
    {me}! 又打又骂
    {me}! 让/叫 {adult}/人 …8 {hit} 了 。
    哭/喊/叫/求 …6 别打/不要打 !电话/扰
    我爸/我妈/爸爸/妈妈/后爸/后妈/继父/继母/他爸/她爸/他妈/她妈 …8 打人
    {me}! 打吗/打骂 孩/娃/小/我/他/她
    {me}! 打得 {victim}? …2 求饶/嗷嗷/直哭/站不/下不
    {me}! 拿 {victim} 撒气/出气
    {me}! 对 {victim} 动手/拳打脚踢 !术
    {me}! 喝 …4 酒 …6 动手
    {adult} …2 家暴 !{another}
    {me}! 让/罚/逼 {victim} …4 跪 !拜
    光着 …6 站 …3 外
    嘴里 …1 灌/塞 …2 辣椒/白酒/尿/屎/烟
    针 …1 扎 {victim}
    吊起来打/吊着打
    同学/他们/她们 …2 把 {victim} …2 堵 …6 打
    鼻青脸肿/皮开肉绽/遍体鳞伤
    胳膊/腿/手/肋骨/骨头 …2 打折
    浑身/全身/满身 …4 青 !春/菜/年
    {me}! 喝 …4 酒 …3 就 打 !电/游/牌/麻/呼/车/鼾/盹/瞌/妈/我妈/他妈/她妈
    {me}! 喝 …4 酒 …3 就 揍
    {me}! 耳光/耳刮子/巴掌 …2 抽/扇/打 {victim}
    打煞/打得半死
    没/不/有! 吃生活 !费/补/上
    别/别再/不要/不要再 打我 !{another}
    {tool} …3 抽/抡/呼/敲 !查
    {tool} …3 打 !扫/格/分
    {tool}/巴掌/指甲/出血 印
    把/将 {victim} 往/朝 …3 撞/摔/砸
    揪/薅/拽 着? {victim}? 的? 头发/耳朵
    抽/打/扇 肿
    {accident}! 身上/腿上/胳膊/脸上/背上/屁股 …7 淤青/青了/青一块/鞭痕/烟疤
    身上/腿上/胳膊/脸上/背上/屁股 …7 伤 !心
    打得/打断/打断了 …4 血/伤/胳膊/腿/骨
  `,
  sexual_harm: `
    // 性侵、性骚扰、猥亵
    亲 了/过/着? {victim} 的? 嘴
    叔/伯/舅/干爹/老师/教练/邻居/表哥/姐夫/保安/大爷 …2 老/总/总是/老是/硬/强/偷偷/非要 亲 我
    伸进 {victim} 的? 衣服/裤子/内裤/裙子/被
    拍/发 …2 那种 照片/视频
    掀 {victim} 的? 裙子/衣服
    钻 {victim} …1 被窝
    趁 我 睡 …4 碰/摸/亲
    看 …2 黄片/黄色视频/黄色电影/a片/毛片
    视频 …3 脱 …2 衣/光
    抱 着? 我 不撒手/不放
    偷? 拍 …4 洗澡
    让我坐他腿上
    让/叫/逼 我 …2 摸/碰/舔/看 他 !家/写/的狗/的猫/的手/的头/做/作业/…2玩/…2比赛/…2表演/…3跳舞/…3手机 那里/那个地方/下面/。
    裸照/裸聊/果照/果聊
    不 …8 就 …3 把 …8 照片/视频 …3 发
    约 {victim} …6 开房
    逼 {victim} …2 跟/和/陪 …4 睡
    让/要 我 陪 他/叔/舅 …3 睡
    扒 了/光/掉? {victim} 的? {clothes}
    给…12/换…12/洗…12! 脱 …2 {victim} 的? 裤衩/裤头/内衣
    性侵/性骚扰/猥亵/非礼
    摸/碰 了/过/着? {victim}? 的? {private}
    给…12/换…12/洗…12! 脱 …2 {victim} 的? {clothes} !…6洗/…6换/…6尿布/…6睡
    {adult} …6 摸 了/过/着? 我 !{touchable}
    {adult} …6 总/总是/老/老是/乱/偷偷/一直/经常 摸 {victim} !{touchable}
    被 !子 …6 摸 !…3头/黑/底/奖/透/清/脸/手
  `,
  neglect: `
    // 饿着、不给饭吃
    {days} 都? 没 有? 吃 !药/奶/水/糖/肉
    {days} 都? 没 有? 饭
    {days} 都? 没给 …2 饭
    {days} …2 没进
    没大人管/没人管 …3 {days}
    一个人/独自/自己 在家 …3 {days}
    饿了 {days}
    {me}! 不给/没给 {victim}? 饭吃/吃饭
    饿得 …3 翻/捡/偷
  `,
  begging: `
    // 被带着乞讨、要钱
    出去/街上/上街/地铁/路边/车站 …4 要钱 !买
    出去/街上/上街/地铁/路边/车站 …4 讨钱
    带/让/叫/逼/组织 着? 我/他/她/孩子/小孩/娃 …6 乞讨/讨饭
    带/让/叫/逼/组织 着? 我/他/她/孩子/小孩/娃 …6 要饭 !店/吃
    抱着/领着/带着 …2 孩子/小孩/娃 要钱 !买
  `,
  early_marriage_pregnancy: `
    // 未成年怀孕、订婚
    我 1{digit}岁/才1{digit}岁/好像/可能/是不是? 怀孕 !…8孩子/…8照不/…8带不/…8没法/…8照看/…8老公/…8二胎/…8大的/…8大宝/…8老大/…8二宝
    1{digit}岁 …4 怀了 …2 孩子/娃
    肚子大了 …6 不敢
    女儿/孩子/孙女/学生/女孩/小姑娘 1{digit}岁/才1{digit}岁? 怀孕
    逼/让/要 我/她/女儿 …4 嫁/结婚/订婚/定亲/订亲
  `,
};

/** The same in English. */
export const EN: Readonly<Record<Harm, string>> = {
  physical_violence: `
    {no}! {hits} me/him/her/them !head/knee/arm/leg/hand/toe/elbow/at_chess/at_*/in_chess/in_a_game/up
    {no}! {hits} my brother/sister
    {no}! {hits} the child/kid/boy/girl/childs/kids/boys/girls
    {no}! was/is/get/gets/being/been beaten/whipped/hit by !a_car/a_bus/a_ball/a_bike
    {no}/{no}_been/{no}_being! beaten !up_team/up_game/up_the_team/up_the_game
  `,
  sexual_harm: `
    sexual/sexually abus*/harass*/touch*
    touch/touches/touched/touching/grop/gropes/groped/groping me/him/her/my/his …12 private/down_there/breast/breasts/bottom/between
    touch/touches/touched/touching me/him/her where/in_a_way/at_night/in_bed/when_i_sleep*
  `,
  neglect: `
    {no}/nothing eaten/to_eat/had_food for/in *? days
  `,
  begging: `
    made/force/forced/sent …16 beg/begging
  `,
  early_marriage_pregnancy: `
    i'm/i_am/i_might_be/i_may_be pregnant
    girl/daughter/student/she …7 pregnant
  `,
};
