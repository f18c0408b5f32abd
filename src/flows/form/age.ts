import type { AGE_BANDS } from '../../domain/report.js';
import type { Context } from './context.js';
import type { Answers } from './form.js';
import { besides } from './said.js';

/** The bands in which ages are asked for (domain.md 5.1 A5). */
export type AgeBand = (typeof AGE_BANDS)[number];

const NUMBER = '(\\d{1,2}|十[一二三四五六七]?|[一二两三四五六七八九])';
const NEARLY =
  "(?:我|他|她|孩子|今年|现在|已经|看着|看起来|像是|可能|大概|大约|差不多|约|才|刚|快|满|有|是|i am|i'm|s?he is|s?he's|about|around|\\s)*";
const OR_SO = '(?:半|多)?(?:大|左右|上下)?[了啦呢吧]?[.。!]?$';
/** The number alone, or nearly: “快14了”, “大概5岁”, “I'm 9”. */
const AGE_ALONE = new RegExp(`^${NEARLY}${NUMBER}\\s*(?:周?岁|years? old|years)?${OR_SO}`);
/** A number that says it is an age; not how old somebody was then. */
const YEARS = `(?<![\\d.:/一二三四五六七八九十百-])${NUMBER}\\s*(?:周?岁(?!的?时候?|那年|以前)|years? old)`;
/** So many months, or just born. */
const INFANT_ALONE = new RegExp(
  `^${NEARLY}(?:${NUMBER}\\s*(?:个多?月|months?)(?: old)?${OR_SO}|刚出生|新生儿|newborn)`,
);
const MONTHS =
  '(?<![\\d岁零])(?:\\d{1,2}|[一二两三四五六七八九十])\\s*(?:个多?月大|个多?月的(?:婴儿|宝宝|孩子)|months? old)';
const NAMED = new RegExp(`${YEARS}|${MONTHS}`, 'g');

const DIGITS = '零一二三四五六七八九';
const numberOf = (age: string): number => {
  if (/^\d/.test(age)) return Number(age);
  return age.startsWith('十') ? 10 + numberOf(age[1] ?? '零') : DIGITS.indexOf(age.replace('两', '二'));
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replaceAll('’', "'");

/** Every age that a text tells, in years. A grade, a date, a time or a telephone number is none. */
export const agesIn = (text: string): number[] => {
  const words = plain(text);
  if (INFANT_ALONE.test(words)) return [0];
  const alone = AGE_ALONE.exec(words)?.[1];
  const said = alone === undefined ? [...words.matchAll(NAMED)].map(([, age]) => age) : [alone];
  return [...new Set(said.map((age) => (age === undefined ? 0 : numberOf(age))))];
};

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
  AGE_ALONE.test(plain(text)) || INFANT_ALONE.test(plain(text)) ? {} : besides(story, text, NAMED, context);
