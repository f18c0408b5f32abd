import type { Concern } from './report.js';

/** What free words may say beside what was picked: for each its concern of domain.md 2.2. */
export const HARMS = ['physical_violence', 'sexual_harm', 'neglect', 'begging', 'early_marriage_pregnancy'] as const;
type Harm = (typeof HARMS)[number] & Concern;

const CHILD = '(?:我|他|她|伊|小囡|孩子|小孩|[男女]孩|娃|宝宝|婴儿|女儿|儿子|孙子|孙女|外孙|弟弟?|妹妹?|学生)';
const ADULT =
  '(?:爸|妈|爹|娘|父亲|母亲|父母|后爸|继父|后妈|继母|爷|奶|公|婆|姥|叔|伯|舅|姑|姨|哥|家长|家里|大人|老师|教练|师傅|保姆|男人|女人|邻居|楼上|隔壁|他|她|有人)';
/** 打 is in many words, and 抽 in some, that hurt nobody. */
const HIT =
  '(?:打(?![断扰动乱开听扮扫印给游球牌针工车招赌湿分折包发回卡零预疫石坏])(?!了?(?:招呼|电话|\\d))|揍|抽(?![烟奖血查中调筋到])|掐|踹|扇|虐待)';
/** Neither a call (“妈妈打他电话”) nor a grown-up (“打他妈妈”). */
const NOBODY_ELSE = '(?!的?(?:电话|手机|微信|主意|妈|爸|爷|奶|姥|老婆|媳妇|\\d))';
/** The guardian's own hand is a call for help, and read apart ({@link ownHandTold}). */
const NOT_I = '(?<!我(?:(?![看听见爸妈公婆爷奶哥姐师夫家他她伊孙邻,。]).){0,8})';
const A_CHILD = '(?:孩子|小孩子?|儿童|娃|小囡)';
const SOME_DAYS = '(?:[两俩三四五六七八九十几多]|\\d|好几)天';

/** `zh` is tried on the text without spaces, `en` on the text in lower case. No nested repeats: time stays linear. */
const WORDS: Readonly<Record<Harm, { readonly zh: RegExp; readonly en: RegExp }>> = {
  physical_violence: {
    zh: new RegExp(
      [
        `(?:被|挨)(?!同学|狗|猫|台风|大?[风雨]).{0,6}${HIT}`,
        `${ADULT}.{0,6}${HIT}[了过着]?${CHILD}${NOBODY_ELSE}`,
        `${ADULT}.{0,6}[把拿]${CHILD}${HIT}`,
        `${NOT_I}(?:让|叫)(?:他|她|伊)?${ADULT}.{0,4}(?:给(?:揍|打[了得](?!个?电话|\\d)|掐|踹|扇|虐待)|(?:揍|打|掐|踹|扇)(?:得|了一顿))`,
        `(?<!禁止|反对|预防|防止)${NOT_I}(?:打骂|毒打|虐待|家暴|踢打)${A_CHILD}`,
        `${NOT_I}${A_CHILD}.{0,3}(?:被|遭)家暴`,
        `${NOT_I}把${A_CHILD}(?:打|揍)[了得伤哭]`,
        `${NOT_I}又打又骂`,
        `${NOT_I}喝.{0,4}酒.{0,3}就(?:打(?![电游牌麻呼车鼾盹瞌]|[我他她]?妈)|揍)`,
        `${NOT_I}(?:耳光|耳刮子|巴掌).{0,2}(?:抽|扇|打)${CHILD}`,
        '打煞|打得半死|(?<![没不有])吃生活(?![费补上])',
        `(?:别再?|不要再?)打我${NOBODY_ELSE}`,
        '(?:皮带|棍子|棒子|衣架|鞭子|扫把|扫帚).{0,3}(?:抽|打(?!扫))',
        '(?:身上|腿上|胳膊上?|脸上|背上|屁股上?).{0,6}(?:伤(?!心)|淤青|青了|青一块|鞭痕|烟疤)',
        '打(?:得|断了?).{0,4}(?:血|伤|胳膊|腿|骨)',
      ].join('|'),
    ),
    en: /(?<!(?:not|n't|never|nobody|no one) )\b(hits?|hitting|beats?|beating|whips?|whipped|kick(s|ed)?|slap(s|ped)?|punch(es|ed)?) (me|him|her|them|my (brother|sister)|the (child|kid|boy|girl)s?)\b(?! (head|knee|arm|leg|hand|toe|elbow))|(?<!(?:not|n't|never) )\b(was|is|gets?|being|been) (beaten|whipped|hit) by (?!a (car|bus|ball|bike))|(?<!(?:not|n't|never)(?: been| being)? )\bbeaten\b(?! up (the )?(team|game))/,
  },
  sexual_harm: {
    zh: new RegExp(
      [
        '性侵|性骚扰|猥亵|非礼',
        `[摸碰][了过着]?${CHILD}?的?(?:下面|下身|下体|私处|隐私|屁股|胸|大腿|那里)`,
        `(?<![给换洗].{0,12})脱[了光掉]*${CHILD}的?(?:衣服|裤子|内裤|裙子)(?!.{0,6}(?:洗|换|尿布|睡))`,
        `${ADULT}.{0,6}摸[了过着]?我(?!的?[头脸手])`,
        `${ADULT}.{0,6}(?:总是?|老是?|乱|偷偷|一直|经常)摸${CHILD}(?!的?[头脸手])`,
        `被(?!子).{0,6}摸了?(?![头黑底奖透清脸手])`,
      ].join('|'),
    ),
    en: /\bsexual(ly)? (abus|harass|touch)\w*|\b(touch(es|ed|ing)?|grop(es|ed|ing)) (me|him|her|my|his)\b.{0,12}\b(private|down there|breasts?|bottom|between)\b|\btouch(es|ed|ing)? (me|him|her) (where|in a way)\b/,
  },
  neglect: {
    zh: new RegExp(
      `${SOME_DAYS}都?没有?(?:吃(?![药奶水糖肉])|饭)|饿了${SOME_DAYS}|${NOT_I}不给(?:${CHILD})?(?:饭吃|吃饭)|饿得.{0,3}(?:翻|捡|偷)`,
    ),
    en: /\b(not|n't|nothing|never) (eaten|to eat|had food) (for|in) (\w+ )?days\b/,
  },
  begging: {
    zh: /(?:出去|街上|上街|地铁|路边|车站).{0,4}(?:要钱(?!买)|讨钱)|(?:带|让|叫|逼|组织)着?(?:我|他|她|孩子|小孩|娃).{0,6}(?:乞讨|讨饭|要饭)/,
    en: /\b(made|forced?|sent?) .{0,16}\bbeg(ging)?\b/,
  },
  early_marriage_pregnancy: {
    zh: /我(?:才?1\d岁|好像|可能|是不是)?怀孕(?!.{0,8}(?:孩子|[照带]不|没法|照看|老公|二胎|大的))|(?:女儿|孩子|孙女|学生|女孩|小姑娘)(?:才?1\d岁)?怀孕|(?:逼|让|要)(?:我|她|女儿).{0,4}(?:嫁|结婚|订婚|定亲|订亲)/,
    en: /\bi(?: am|'m| might be| may be) pregnant\b|\b(girl|daughter|student|she) .{0,6}pregnant\b/,
  },
};

const PEOPLE =
  '(?:他|她|我|的|人|谁|任何|别人|大人|家里|父母|父亲|母亲|爸|妈|爹|娘|继父|继母|爷|奶|公|婆|外公|外婆|叔|伯|舅|姑|姨|哥|姐|弟|妹|老师|同学|邻居|保姆|教练)';
/** A plain “no” that stands on the verb: “没有被打”, “没被爸爸打”, and neither “没事就打” nor “没少打”; not 别: “别打我” is no denial. */
const DENIED = new RegExp(
  `(?:没有?|从来?不|不会|不曾|舍不得|(?<![^他她家里们爸妈爷奶师校里,。])不)(?:人|再|动手)?(?:(?:被|挨)${PEOPLE}{0,4}|(?:人|他|她)?)(?:${HIT}|摸|性侵|性骚扰|猥亵|怀孕)`,
  'g',
);
/** And one that stands on the wound: “身上没有伤”; not “没有一处不是伤”. */
const UNHURT =
  /(?:没有?|无|(?<!一[处块寸])不是|看不[出到见])(?:什么|任何|明显|其他|别的|的|新|外|受|有){0,3}(?:伤|淤青|青一块|鞭痕|烟疤)/g;
/** A text without what it plainly denies. */
export const withoutDenied = (text: string): string => text.replace(DENIED, '').replace(UNHURT, '');
/** “打我”, and no more, as a child sends it. */
const SAID_ALONE = /^(?:他|她|他们)?(?:又|还|老是?|总是?|天天|每天|经常|一直)*(?:打|揍)了?我[了啊呀呢,.!?。、]*$/;
const GAPS = /[\s\p{Cf}*_·]+/gu;

/**
 * Harms that a text tells of, whatever was picked beside it. It only ever raises a level and calls more posts (domain.md 5.2:
 * keywords may only raise): who picks 其他 and writes that the child is beaten is heard as who picks 被打. The words are read
 * by a person all the same; these lists are kept short.
 */
export const harmsTold = (text: string | undefined): readonly Harm[] => {
  if (text === undefined) return [];
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  const zh = withoutDenied(plain.replace(GAPS, ''));
  const en = plain.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ');
  const alone = plain.split('\n').some((line) => SAID_ALONE.test(line.replace(GAPS, '')));
  return HARMS.filter(
    (harm) => WORDS[harm].zh.test(zh) || WORDS[harm].en.test(en) || (alone && harm === 'physical_violence'),
  );
};

/** Between “I” and the blow stands nobody else, and no “not”. */
const OWN_HAND = new RegExp(
  `我(?:(?![不没怕看听爸妈公婆爷奶哥姐师夫家他她]|从来不).|忍不住|没忍住){0,6}(?:打|揍|掐|扇)[了过]?(?:他|她|孩子|小孩|娃|女儿|儿子)${NOBODY_ELSE}`,
);
/** True where a guardian says that it hit the child itself. */
export const ownHandTold = (text: string | undefined): boolean =>
  OWN_HAND.test((text ?? '').normalize('NFKC').replace(GAPS, ''));
