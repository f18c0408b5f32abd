import { lowered } from '../../domain/heard.js';
import type { AGE_BANDS } from '../../domain/report.js';
import { digits } from '../read-date.js';
import type { Context } from './context.js';
import type { Answers } from './form.js';
import { withStory } from './said.js';

/** The bands in which ages are asked for (domain.md 5.1 A5). */
export type AgeBand = (typeof AGE_BANDS)[number];

/** Whose age it is, and that it is a guess. Nothing else may stand before an age: “从3岁”, “虚岁8岁”, “差一个月8岁”. */
const OF_WHOM =
  "(?:我|他|她|小?[男女]?孩子?|小?[男女](?:生|娃)|老[大二三]|[大小]的|一?个|今年|现在|已经|看着|看起来|像是|可能|大概|大约|差不多|约|才|刚|满|有|是|i am|i'm|s?he is|s?he's|the (?:child|kid|boy|girl) is|about|around|only|\\s)*";
const NOT_YET = '(?<notYet>还?(?:不到|不满|不足|未满|没满|没到)|快(?:满|到)?|将近|接近|(?:almost|nearly|under)\\s)?';
const NUMBER = '(?<number>\\d{1,2}|十[一二三四五六七八九]?|[一二两三四五六七八九])';
/** Of 两三岁 and 十三四岁 the lower one counts. */
const OR_ONE_MORE = '[一二两三四五六七八九]?';
const SOME = '(?:\\d{1,2}|[一二两三四五六七八九十])\\s*';
const OR_SO = `(?:半|多|零?${SOME}个多?月)?(?:大|左右|上下)?[了啦呢吧~]*`;
const CHILD = '\\s*(?:的?小?[男女]?(?:孩子?|生|童|娃|宝宝))?';
const INFANT = `${SOME}(?:个多?月(?:大|大?的(?:婴儿|宝宝|孩子))|months?[ -]old)|刚出生的?(?:婴儿|宝宝|孩子)?|新生儿|newborn`;

const AGE = new RegExp(
  `^${OF_WHOM}${NOT_YET}(?:${NUMBER}${OR_ONE_MORE}\\s*(?:周?岁|years?[ -]old)${OR_SO}${CHILD}|${INFANT})$`,
);
/** Where nothing else is said, a number needs no unit, and months are the age: “快14了”, “I'm 9”, “8个月”. */
const BARE = new RegExp(`^${OF_WHOM}${NOT_YET}(?:${NUMBER}(?:\\s*years)?|${SOME}(?:个多?月|months?))${OR_SO}$`);
/** Where this stands beside an age, it is not certain which age is meant. */
const ANOTHER = new RegExp(`岁|个月|(?:years?|months?)[ -]old|^还?(?:不到|不满|没满|没到|差)|^${SOME}$`);
const BETWEEN = /[,;.。、!?\n]|[和跟与及]|\band\b|(?<=岁)\s/;

const numberOf = (age: string): number => Number(/^\d/.test(age) ? age : digits(age));

interface Told {
  /** In years. */
  readonly ages: readonly number[];
  /** Something else is told as well. */
  readonly more: boolean;
}

const told = (text: string): Told => {
  const parts = lowered(text)
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = parts.map((part) => AGE.exec(part) ?? (parts.length === 1 ? BARE.exec(part) : null));
  const others = parts.filter((_, at) => read[at] === null);
  if (others.some((part) => ANOTHER.test(part))) return { ages: [], more: true };
  const ages = read.flatMap((age) => (age === null ? [] : yearsOf(age.groups ?? {})));
  return { ages: [...new Set(ages)], more: others.length > 0 };
};

const yearsOf = ({ number, notYet }: Readonly<Record<string, string | undefined>>): number => {
  if (number === undefined) return 0;
  return Math.max(0, numberOf(number) - (notYet === undefined ? 0 : 1));
};

/** Every age that a text tells, in years. A grade, a date, a time, or from … to … is none: it is asked again. */
export const agesIn = (text: string): readonly number[] => told(text).ages;

/** Whether a text tells ages and nothing else. */
export const agesAlone = (text: string): boolean => !told(text).more;

/** The band of an age in years; undefined for whoever is no child. */
export const ageBand = (years: number): AgeBand | undefined => {
  if (years < 3) return '0-2';
  if (years < 8) return '3-7';
  if (years < 14) return '8-13';
  if (years < 16) return '14-15';
  return years < 18 ? '16-17' : undefined;
};

/** What is said beside the ages belongs to what is told. */
export const besideAges = (story: string, text: string, context: Context): Answers =>
  agesAlone(text) ? {} : withStory(story, text, context);
