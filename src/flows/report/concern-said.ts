import { harmsTold, withoutDenied } from '../../domain/harm-told.js';
import { CONCERNS, type Concern } from '../../domain/report.js';

/** “从来不骂”, “没让孩子挨饿”: a plain “no” right before the word. */
const NOT = '(?<!(?:没有?|不|未)(?:人|再|会|敢|让|被|他|她|孩子){0,3})';
const NOT_EN = "(?<!(?:not|n't|never|nobody)(?: been| being)? )";

/** Words by which people name one of the concerns, beside what tells of harm; tried on the text without spaces. Kept short. */
const NAMED: Partial<Record<Concern, RegExp>> = {
  physical_violence: new RegExp(`${NOT}(?:被|挨|打)伤|${NOT_EN}\\b(?:hit|beaten)\\b`),
  emotional_abuse: new RegExp(
    `${NOT}(?:被|挨|打|辱|爱|(?:总|老)是?|天天|每天|经常|一直)骂|恐吓|\\b(?:insult|threaten)`,
  ),
  sexual_harm: new RegExp(`${NOT}被?(?:性侵|性骚扰|猥亵)`),
  neglect: new RegExp(`没有?人(?:好好)?(?:管|照顾|照看|照料)|${NOT}(?:饿着|饿肚子|挨饿)`),
  left_alone: /(?:独自|一个人|自己)在家/,
  abandoned: new RegExp(`${NOT}被?(?:遗弃|丢下|抛弃)`),
  begging: new RegExp(`${NOT}(?:乞讨|要饭|讨饭)`),
  child_labour:
    /童工|(?:(?<!\d)1[0-5]岁?|才?十[一二三四五]+岁?|小学|初[一二三]).{0,8}(?:打工|端盘子|进厂|当服务员|搬砖|干活挣钱)|招.{0,8}(?:十[一二三四五]+|1[0-5])岁?.{0,6}(?:干活|上班)/,
  dropout: /失学|辍学|退学|没(?:有)?(?:去)?上学|不(?:去|让.{0,2})上学/,
  school_bullying:
    /霸凌|欺凌|被同学(?:欺负|打)|(?:同学|班里|班上|宿舍|室友|学长|高年级|一帮人|一群人).{0,8}(?:欺负|孤立|打|揍|堵|踢|踹|扇|扎|骂|逼|扒)[了着过]?(?:我|他|她|孩子|儿子|女儿)|(?:堵|拦).{0,4}(?:我|他|她|孩子).{0,4}要钱|起外号/,
  witness_dv:
    /家暴|大人打架|打起来|爸.{0,3}打(?:我|他|她|孩子)?妈|(?:爸妈|父母|夫妻|两口子)(?:总|老|天天|经常|在)?打架/,
};

/** The concerns that typed words name. A person reads the words all the same. */
export const concernsSaid = (text: string): readonly Concern[] => {
  const plain = text.normalize('NFKC').toLowerCase();
  const close = withoutDenied(plain.replace(/[\s\p{Cf}]+/gu, ''));
  const harms: readonly Concern[] = harmsTold(text);
  return CONCERNS.filter((one) => harms.includes(one) || NAMED[one]?.test(close) || NAMED[one]?.test(plain));
};
