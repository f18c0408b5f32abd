import type { Concern } from './report.js';

/** What free words may say beside what was picked: for each its concern of domain.md 2.2. */
export const HARMS = ['physical_violence', 'sexual_harm', 'neglect', 'begging', 'early_marriage_pregnancy'] as const;
type Harm = (typeof HARMS)[number] & Concern;

const CHILD = '(?:我|他|她|孩子|小孩|娃|女儿|儿子|孙子|孙女|学生)';
const ADULT =
  '(?:爸|妈|爹|娘|父亲|母亲|父母|后爸|继父|后妈|继母|爷|奶|公|婆|姥|叔|伯|舅|姑|姨|哥|家长|家里|大人|老师|教练|师傅|男人|女人|邻居|他|她|有人)';
const HIT = '(?:打(?![断扰动乱开听扮扫印给游球牌针工车招赌湿])(?!了?(?:招呼|电话))|揍|抽(?![烟奖血])|掐|踹|扇|虐待)';
/** Neither a call (“妈妈打他电话”) nor another person (“打他妈妈”). */
const NOBODY_ELSE = '(?!的?(?:电话|手机|微信|妈|爸|爷|奶|姥|哥|姐|弟|妹|老婆|媳妇))';

/** `zh` is tried on the text without spaces, `en` on the text in lower case. No nested repeats: time stays linear. */
const WORDS: Readonly<Record<Harm, { readonly zh: RegExp; readonly en: RegExp }>> = {
  physical_violence: {
    zh: new RegExp(
      [
        `(?:被|挨)(?!同学).{0,6}${HIT}`,
        `${ADULT}.{0,6}${HIT}[了过着]?${CHILD}${NOBODY_ELSE}`,
        `别再?打我${NOBODY_ELSE}`,
        `(?:皮带|棍子|棒子|衣架|鞭子|扫把|扫帚).{0,3}(?:抽|打)`,
        '身上.{0,6}(?:伤(?!心)|淤青|青一块|鞭痕|烟疤)',
        `打(?:得|断了?).{0,4}(?:血|伤|胳膊|腿|骨)`,
      ].join('|'),
    ),
    en: /\b(hits?|hitting|beats?|beating|whips?|whipped|kicks?|slaps?|punch(es)?) (me|him|her|them|the (child|kid|boy|girl)s?)\b|\b(was|is|gets?|being|been) (beaten|whipped|hit) by\b|\bbeaten\b(?! up (the )?(team|game))/,
  },
  sexual_harm: {
    zh: new RegExp(
      [
        '性侵|性骚扰|猥亵|非礼',
        `摸[了过着]?${CHILD}?的?(?:下面|下身|下体|私处|隐私|屁股|胸|大腿|那里)`,
        `脱[了光掉]*${CHILD}的?(?:衣服|裤子|内裤|裙子)`,
        `${ADULT}.{0,6}(?:总是?|老是?|乱|偷偷|一直|经常)摸${CHILD}(?!的?[头脸手])`,
        `被.{0,6}摸了?(?![头黑底奖透清脸手])`,
      ].join('|'),
    ),
    en: /\bsexual(ly)? (abus|harass|touch)\w*|\b(touch(es|ed|ing)?|grop(es|ed|ing)) (me|him|her|my|his)\b.{0,12}\b(private|down there|breasts?|bottom|between)\b|\btouch(es|ed|ing)? (me|him|her) (where|in a way)\b/,
  },
  neglect: {
    zh: /(?:[两俩三四五六七八九十几多]|\d|好几)天都?没有?(?:吃|饭)|饿了(?:[两俩三四五六七八九十几多]|\d|好几)天/,
    en: /\b(not|n't|nothing|never) (eaten|to eat|had food) (for|in) (\w+ )?days\b/,
  },
  begging: {
    zh: /(?:出去|街上|上街|地铁|路边|车站).{0,4}(?:要钱|讨钱)|乞讨|讨饭|要饭/,
    en: /\b(made|forced?|sent?) .{0,16}\bbeg(ging)?\b/,
  },
  early_marriage_pregnancy: {
    zh: /我(?:好像|可能|是不是)?怀孕(?!.{0,8}(?:孩子|带|照看|老公|二胎))|(?:女儿|孩子|孙女|学生|女孩|小姑娘)怀孕|(?:逼|让|要)(?:我|她|女儿).{0,4}(?:嫁|结婚|订婚|定亲|订亲)/,
    en: /\bi(?: am|'m| might be| may be) pregnant\b|\b(girl|daughter|student|she) .{0,6}pregnant\b/,
  },
};

/** A plain “no” right before the word: “没有被打”. Not 别: “别打我” is no denial. */
const DENIED = new RegExp(
  `(?:没有?|从不|不会|不曾)(?:人|再)?(?:被|挨)?.{0,2}?(?:${HIT}|摸|性侵|性骚扰|猥亵|怀孕)`,
  'g',
);
const GAPS = /[\s\p{Cf}*_·]+/gu;

/**
 * Harms that a text tells of, whatever was picked beside it. It only ever raises a level and calls more posts (domain.md 5.2:
 * keywords may only raise): who picks 其他 and writes that the child is beaten is heard as who picks 被打. The words are read
 * by a person all the same; these lists are kept short.
 */
export const harmsTold = (text: string | undefined): readonly Harm[] => {
  if (text === undefined) return [];
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  const zh = plain.replace(GAPS, '').replace(DENIED, '');
  const en = plain.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ');
  return HARMS.filter((harm) => WORDS[harm].zh.test(zh) || WORDS[harm].en.test(en));
};

const OWN_HAND = new RegExp(`我.{0,6}(?:打|揍|掐|扇)[了过]?(?:他|她|孩子|小孩|娃|女儿|儿子)${NOBODY_ELSE}`);
/** True where a guardian says that it hit the child itself. */
export const ownHandTold = (text: string | undefined): boolean =>
  OWN_HAND.test((text ?? '').normalize('NFKC').replace(GAPS, '').replace(DENIED, ''));
