/**
 * Kinds of danger a person's words may show (domain.md 2.3). The first group calls for the police, the second for an
 * ambulance, the third for the fire brigade; `self_harm` has words of its own.
 */
export const DANGER_SIGNS = [
  'violence_now',
  'weapon',
  'threat_to_kill',
  'locked_or_tied',
  'missing_or_taken',
  'sexual_assault_now',
  'abandoned',
  'carer_dangerous',
  'at_a_height',
  'unconscious',
  'breathing',
  'seizure',
  'bleeding',
  'burn',
  'poison',
  'head_injury',
  'drowning_or_shock',
  'severe_pain',
  'fire_or_trapped',
  'self_harm',
] as const;
export type DangerSign = (typeof DANGER_SIGNS)[number];

/** `zh` is tried on the text without spaces, `en` on the text in lower case. No nested repeats: time stays linear. */
const WORDS: Readonly<Record<DangerSign, { readonly zh: RegExp; readonly en: RegExp }>> = {
  violence_now: {
    zh: /正在(被|挨)?.{0,6}(打(?![针疫分扫包工球牌电字印听算车游篮羽乒卡点理扮鼓]|.{0,3}官司)|揍|殴|家暴|虐待|伤害)|往死里(打|揍)|快(要)?被?打死|(现在|又|还|一直)在.{0,6}(打|揍|殴打)(孩子|他|她|我|人|小孩|娃|$|[,。.])|(?<!不)在(打|揍|殴打|踢|踹|掐)(孩子|小孩|娃|婴儿|宝宝|人|[我他她]了?($|[,。.!]))|(现在|马上|正)就?要(打|揍|砍)(我|他|她|孩子)(?!电话)|在砸(东西|门|家)|毒打|掐(着)?.{0,4}脖子|救命(?![之恩钱药费稻])/,
    en: /\b(is|are|was|keeps?) (still )?(being )?(beat(ing|en)|hitting|kicking|punching|strangling|choking|hurting|attack(ing|ed))\b|\b(beat|hit|strangl)\w* .{0,20}(right )?now\b|\bbeaten to death\b|\b(cry|cries|crying|cried|scream\w*|shout\w*|yell\w*) (out )?for help\b/,
  },
  weapon: {
    zh: /(拿|持|举|挥|用|抄|提)着?.{0,3}((?<!玩具|水)枪|刀(?!.{0,8}(切菜|切肉|切水果|切西瓜|削苹果|削皮|削水果|削铅笔|剪纸|做饭|做菜))|斧|棍|锤|砖)|(菜|水果|匕|砍|尖)刀(?!.{0,8}(切菜|切肉|切水果|切西瓜|削苹果|削皮|削水果|削铅笔|剪纸|做饭|做菜))|匕首|(手[里上中]|身上)[有拿带握攥]?着?.{0,2}(刀(?!伤|疤|口)(?!.{0,8}(切菜|切肉|切水果|切西瓜|削苹果|削皮|削水果|削铅笔|剪纸|做饭|做菜))|斧|(?<!玩具|水)枪(?!伤|口))|带着(刀|斧|枪)|砍了?(人|他|她|我|孩子)/,
    en: /(?<!\b(toy|water) )\b(knife|knives|gun|pistol|rifle|axe|machete|hammer|weapon)\b|\bwith a (baseball )?bat\b|\bstabb(ed|ing)\b/,
  },
  threat_to_kill: {
    zh: /(要|想|说|扬言|威胁).{0,6}(杀(?![毒菌只鸡鸭鱼猪羊牛])|弄死|掐死|打死|砍死|整死|同归于尽)|杀(了|死|掉)|弄死|(打(?!死[也都]不(去|肯|愿|说|承认|吃|学|写))|掐|砍|勒|捂|淹|烧)死/,
    en: /\b(will|going to|gonna|wants? to|threaten\w* to|tried to|trying to) (kill|murder)\b|\bkill(ing)? (him|her|me|us|them|the (child|kid|boy|girl|baby))\b/,
  },
  locked_or_tied: {
    zh: /反锁|(?<!手机|作业本?|书|零食|电脑|平板|玩具|[把将]药)锁(在|起来)|(关|囚)在(?!.{0,6}(监狱|看守所|拘留所|戒毒所|牢)).{0,8}(里|中|笼|房|屋|间|阳台|门外)|关起来|(锁|关|赶)(到|在)?.{0,2}门外|不(让|许|准)(孩子|小孩|娃|女儿|儿子|他|她)进(家)?门|赶出(了)?家门?|(孩子|小孩|娃|宝宝|婴儿)(被|还|给)?.{0,3}[锁关落忘]在?了?车[里上内]|(?<!鞋带|头发|辫子|狗被|把狗)(绑|捆|拴|铐)(着|住|起来|在)|囚禁|拘禁/,
    en: /\blocked (in|out|up|inside|outside|away)\b|\blocked (me|him|her|us|them|the (child|kid|boy|girl|baby)) (in|up|out)(side)?\b|\bwon'?t let (him|her|me|them|the (child|kid|boy|girl)) in(side)?\b|\b(tied|chained|handcuffed) (up|to|down)\b|\bin a cage\b/,
  },
  missing_or_taken: {
    zh: /失踪(?!了?[^孩娃,。]{0,3}年)|(?<!(?<![跟和随])([爸妈爹娘]|爸爸|妈妈|父亲|母亲|父母)(早就|已经|都|又)?)失踪|(走失|走丢)(?!过)|(孩子|小孩|娃|女儿|儿子|学生|他|她|人)(不见|丢)了|找不(到|着)(孩子|小孩|人(?![帮带照看管接陪商问教辅代替借])|他|她|女儿|儿子)|被?(拐|绑架|劫持)(走|了|$)|拐卖|绑架|被.{0,10}带走|(?<!(?<![跟和随])([爸妈爹娘]|爸爸|妈妈|父亲|母亲|父母)(早就|已经|都|又)?)离家出走|[跟和](陌生|不认识).{0,6}(一起|走)|(陌生(?!的?(城|地方|环境))|不认识(?![字路]))的?.{0,4}(带|领|抱|牵|拉|拽|拖)(着|走|了)(?!拼音)|(孩子|小孩|娃|女儿|儿子|孙子|孙女)(他|她|已经|都)*(一夜|整夜|一晚上?|昨晚|昨夜|[一两俩三四五六七八九十几\d]天)(都|也|就)?没有?回(家|来)|陌生人在.{0,2}(家|屋|门)|(他|她|陌生人|有人|那个?人)(就|现在|非|硬)?要(带|拉|拽|抱)(我|孩子|娃)走|有人.{0,2}(跟着|跟踪)我|抢(走|了)?孩子/,
    en: /\b(is|went|gone|been|has been) missing\b(?! for (\w+ )?years)|\b(child|kid|boy|girl|baby|son|daughter)\b.{0,12}\bmissing\b|\bmissing (child|kid|boy|girl|baby)\b|\bkidnap\w*|\babduct\w*|\btraffick\w*|\btaken away\b|\bmissing since\b|\btaken (away )?by (a |some )?(stranger|man|woman|unknown)|\b(following|stalking) me\b|\bstrangers? (has |have |is |are )?(took|taking|taken|grabbed|leading)\b|(?<!\b(mother|father|mom|mum|dad) )\bran away\b|\bcan'?t find (him|her|the (child|kid|boy|girl|baby)|my (child|son|daughter|kid))\b/,
  },
  sexual_assault_now: {
    zh: /强奸|轮奸|迷奸|强暴|(正在|刚刚?|今天|昨晚|昨天|现在).{0,10}(性侵|猥亵|侵犯)|(性侵|猥亵|侵犯).{0,8}(正在|还在|刚刚)|(正在|刚刚?|刚才|今天|昨晚|昨天|现在)(?!.{0,12}洗).{0,8}([摸碰][了过着]?我?的?(下面|下身|下体|私处|隐私|屁股|胸)|(?<!换尿.{0,12})脱[了光掉]*(我|她|孩子)的?(衣服|裤子|内裤|裙子)(?!.{0,6}(洗|换|尿布|睡)))/,
    en: /\brap(e|ed|ing|ist)\b|\bsexual(ly)? assault\w*|\bmolest\w*/,
  },
  abandoned: {
    zh: /弃婴|(扔|丢|遗弃|抛弃|留)(在|到).{0,8}(路边|街|门口|门外|垃圾|野外|车站|车里|医院|厕所|外面)|(婴儿|宝宝|幼儿).{0,6}(没人(管|要|照看)|遗弃|独自|一个人)|(孩子|小孩|娃|宝宝|婴儿).{0,3}在车[里上内].{0,3}(没人|没大人|一个人|独自)|(?<![\d十])[一二两三四五六1-6]岁[^爸妈爷奶姥我,。]{0,6}(一个人|独自|自己)[待留呆锁关站坐]?在.{0,4}(家|屋|房|阳台|车|街|路|外|桥|河)(?!.{0,6}(?<!没有?)(妈妈|爸爸|奶奶|爷爷|姥姥|外婆|大人)在?(陪|旁边))/,
    en: /\b(baby|infant|toddler)\b.{0,30}\balone (in|on|at|by)\b(?! (the|her|his|a) (room|bed|cot|crib))|\bleft (a|the|my|her|his|their) (baby|infant|toddler|child|kid) (alone )?in (a|the) car\b|\babandoned\b.{0,20}\b(baby|child|infant|toddler|kid)\b|\b(baby|child|infant|toddler|kid)\b.{0,30}\b(abandoned|alone (in|on|at|by) (the|a) (car|street|road|balcony|roof|station|river|bridge)|left (alone )?(in|on|at|by) (the|a) (street|road|car|station|bin|dump|roadside))\b/,
  },
  carer_dangerous: {
    zh: /(喝醉|醉酒|喝多|酒后|发酒疯|耍酒疯).{0,12}(打|骂|孩子|娃|小孩|砸|摔(?![伤断倒跤])|发疯)|(孩子|小孩|娃|宝宝|婴儿)[跟和在].{0,4}(喝醉|醉酒|喝多)|(发酒疯|耍酒疯|吸了?毒(?!.{0,4}(被抓|坐牢|判刑|入狱|服刑|强戒|强制戒|被关|进去))|嗑药|毒瘾|发狂|精神病(又|发)?(作|犯)(?![过业])|犯病了)|[爸妈爷奶叔舅婆姥]爷?(又|刚|现在)?(喝醉|喝多|喝大)了|喝了酒.{0,6}(打(?![车牌麻呼电游])|砸|骂)|(?<!玩)疯了.{0,4}(砸|打(?![游电球牌字工])|摔|拿)/,
    en: /\b(drunk|high on|on drugs|drugged|violently|psychotic)\b/,
  },
  at_a_height: {
    zh: /跳(楼|河|桥|江|海)|(楼顶|天台|屋顶|房顶|窗台|窗沿|护栏外|栏杆[外上]|阳台边|桥边(?!的)|桥上|窗户?外|窗边(?!写|看书|读书|的座))|[要想]跳下|坠楼|从.{0,4}(楼上|窗|阳台|房顶|屋顶|楼顶|高处|[二三四五六七八九十\d]楼|层楼)[^跑走搬]{0,4}(掉|摔|跳|坠|滚)/,
    en: /\b(on|off) (the|a) (roof|rooftop|bridge|ledge|window ?sill)\b|\bwindow (ledge|edge)\b|\b(jump|jumping) (off|from|out)\b|\b(fell|fallen) (from|off|out of) (the|a) (window|roof|balcony|bridge)\b/,
  },
  unconscious: {
    zh: /昏迷|昏过去|昏倒|晕倒|晕过去|(没|没有|无|毫无)反应(?!过来)|叫不醒|喊不醒|怎么(叫|喊|推|摇)(都|也)不醒|[爸妈爷奶婆公姥](怎么)?(叫|喊|推)(都|也)?不(醒|起来)(?!上学|上课)|一动不动(?!地?[看盯听写])|不会动了|(孩子|娃|宝宝|[爸妈爷奶婆公姥他她])不动了|打[晕昏]|失去意识|意识不清|神志不清|不省人事/,
    en: /\bunconscious\b|\b(not|isn'?t|no longer) (responding|responsive|waking)\b|\bunresponsive\b|\b(won'?t|will not|can'?t|doesn'?t) wake\b|\bpassed out\b|\bno response\b/,
  },
  breathing: {
    zh: /(没|没有|停止|无)(了)?呼吸|(孩子|娃|宝宝|他|她|人)没气儿?了|不[出喘]气|断气|喘不(上|过)气|呼吸(困难|不了|很弱|微弱|急促)|(嘴唇?|脸)(都)?发?(紫|青)|噎(住|着)|窒息|呛住|卡(住|在).{0,3}(喉|嗓)|(喉|嗓).{0,4}卡住/,
    en: /\b(not|stopped|isn'?t) breathing\b|\b(can'?t|cannot|trouble|difficulty|hard to) breath(e|ing)\b|\bblue lips\b|\blips .{0,10}blue\b|\bchoking\b|\bsuffocat\w*/,
  },
  seizure: {
    zh: /(?<!经常|常常|有时|偶尔|以前)抽搐|惊厥|抽风|癫痫发作|吐白沫|(浑身|全身)(都|在|一直)?抽/,
    en: /\bseizures?\b|\bconvuls\w*|\bhaving a fit\b/,
  },
  bleeding: {
    zh: /(流血|出血|血).{0,3}(不止|止不住)|止不(住|了)血|大出血|流了?(很多|好多|大量)血|(满|全|浑)身.{0,2}血|满(脸|头|地)(都)?是?血|(吐|呕|咳)[了出]?(很多|好多|一口|大口)?血|打出.{0,2}血|血流(满|不)/,
    en: /\bbleeding\b|\bcovered in blood\b|\b(vomit|throw|cough|spit)\w* (up )?blood\b|\bblood everywhere\b/,
  },
  burn: { zh: /(烧|烫|灼|烙)伤(?!.{0,2}(疤|康复))|开水(烫|浇|泼)|烟头烫/, en: /\bburn(s|ed|t|ing)\b|\bscald\w*/ },
  poison: {
    zh: /中毒|(喝|吞|服|吃)(了|下)?.{0,3}(农药|毒|百草枯|敌敌畏|洗衣液|洗洁精|清洁剂|消毒液|消毒水|洁厕|漂白|鼠药|电池)|(?<![耽错延贻])误(食|服|饮|吃|喝)|药当糖|(孩子|娃|宝宝|[弟妹他她])吃错了?药|吃了(半|一整|整)[瓶盒板].{0,3}药|吞(了|下)?.{0,3}药|服药过量|吃了(很多|好多|一瓶|一把|大量|过量).{0,3}药|安眠药/,
    en: /\bpoison\w*|\boverdos\w*|\btook (a lot of|all (the|my|her|his)|too many|a bottle of) (pills|tablets|medicine)\b|\bswallow\w* .{0,20}(pills?|bleach|medicine|batter(y|ies)|pesticide)\b|\bdrank .{0,12}(bleach|pesticide)\b/,
  },
  head_injury: {
    zh: /(头|脑袋|脑|后脑勺?|颈椎?|脖子)(部)?.{0,4}(受伤|外伤|出血|磕破|摔伤|摔到|撞到|撞破|打破|破了|断)|(摔|撞|磕|砸)(到|破|伤|了)(了)?(头|脑袋)|(打|撞|摔|砸|磕|踢|揍).{0,8}头[上部]?.{0,3}(起|肿)了?.{0,2}包/,
    en: /\b(head|neck|brain|skull) (injur\w*|wound|trauma)\b|\bhit (his|her|my|their|the) head\b|\bbroken (neck|skull)\b/,
  },
  drowning_or_shock: {
    zh: /溺水|落水|掉(进|到|入)(了)?.{0,4}(河|水|井|湖|池|海)|快?淹(死|着|没)|掉(水|河|井|湖|池塘?|海|粪坑)[里中]|触电|电(击|到了)|[被遭]电(了|着|晕)/,
    en: /\bdrown\w*|\bfell in(to)? (the|a) (river|water|lake|pond|well|pool)\b|\belectrocut\w*|\belectric shock\b/,
  },
  severe_pain: {
    zh: /剧痛|(疼|痛)(得|的)(厉害|受不了|打滚|要命)|疼死/,
    en: /\b(severe|terrible|unbearable|extreme|so much|a lot of) pain\b/,
  },
  fire_or_trapped: {
    zh: /(?<!(去年|前年|以前|年前).{0,6})((?<![坐看望沿乘追听等])着火(?!锅)|失火|起火|火灾)|(煤气|燃气|天然气)(泄漏|中毒|味|漏)|被困|(?<![贫特])困(在|住|人)|卡在(窗|门(?!口)|栏|缝|管|井|车)|(放|纵)火/,
    en: /\b(on|caught|house|set .{0,12}) ?fire\b|\bgas (leak|smell)\b|\bsmell of gas\b|\btrapped\b/,
  },
  self_harm: {
    zh: /自杀|自残|自伤|轻生|寻死|寻短见|割(了|过)?(腕|手腕|自己(?!家|种))|(手腕|胳膊)(给|都|上)?割|活着(没|太累|好累)|(?<!生)活够了|(不|没)想(再)?活|活不下去|不想活|想死(?!(我|你|妈妈?|爸爸?|爷爷|奶奶)了)|想去死|去死了?算了|死了算|结束(自己的?)?生命|遗书|跳(楼|河|桥|江|海)|上吊|伤害自己/,
    en: /\bsuicid\w*|\bself[- ]?harm\w*|\bkill(ing)? (my|him|her|them|your)sel(f|ves)\b|\bcut(s|ting)? (my|him|her|them)sel(f|ves)\b|\b(hurt|harm)(s|ing)? (my|him|her|them)sel(f|ves)\b|\bwants? to die\b|\bend (my|his|her|their) (own )?life\b|\b(don'?t|doesn'?t|not) want to live\b|\bhang(ed|ing)? (my|him|her|them)sel(f|ves)\b/,
  },
};

/** Spaces and invisible characters that people, or their keyboards, put between the characters of a word. */
const GAPS = /[\s\p{Cf}*_·]+/gu;

/**
 * The kinds of danger in a text, in the order of {@link DANGER_SIGNS}, each once. It only ever raises: a denial
 * (“没有流血不止”) still counts, for a person will read it. The words that matched are not told, and never echoed.
 */
export function dangerSigns(text: string): DangerSign[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  const zh = plain.replace(GAPS, '');
  const en = plain.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ');
  return DANGER_SIGNS.filter((sign) => WORDS[sign].zh.test(zh) || WORDS[sign].en.test(en));
}
