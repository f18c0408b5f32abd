import type { AGE_BANDS } from '../../domain/report.js';
import type { Context } from './context.js';
import { besides } from './said.js';

const NUMBER = '(\\d{1,2}|十[一二三四五六七]?|[一二两三四五六七八九])';
/** The number alone, or nearly: “快14了”, “I'm 9”. */
const AGE_ALONE = new RegExp(
  `^(?:我|他|她|孩子|i(?: am|'m)|(?:s?he|it)(?: is|'s))?(?:今年|现在|已经|才|刚|快|满|大概|大约|差不多)*\\s*${NUMBER}\\s*(?:周?岁)?(?:半|多)?[了啦呢]?[.。!]?$`,
);
/** A number that says it is an age; not how old somebody was then. */
export const AGE_NAMED = new RegExp(
  `(?<![\\d.:/一二三四五六七八九十百-])${NUMBER}\\s*(?:周?岁(?!的?时候?|那年|以前)|years? old)`,
  'g',
);

const CHINESE = '零一二三四五六七八九';
const numberOf = (age: string): number =>
  /^\d/.test(age)
    ? Number(age)
    : age.startsWith('十')
      ? 10 + numberOf(age[1] ?? '零')
      : CHINESE.indexOf(age.replace('两', '二'));

/** The age that a text tells. A grade, a date, a time, a telephone number or several ages are none. */
export const ageIn = (plain: string): number | undefined => {
  const text = plain.trim().replaceAll('’', "'");
  const alone = AGE_ALONE.exec(text)?.[1];
  const ages = alone === undefined ? [...text.matchAll(AGE_NAMED)].map(([, age]) => age ?? '') : [alone];
  const [age, other] = new Set(ages);
  return age === undefined || other !== undefined ? undefined : numberOf(age);
};

export const ageBand = (age: number): (typeof AGE_BANDS)[number] | undefined => {
  if (age > 17) return undefined;
  if (age < 3) return '0-2';
  if (age < 8) return '3-7';
  if (age < 14) return '8-13';
  return age < 16 ? '14-15' : '16-17';
};

/** The age of a child of whom somebody tells, in words, and what they say beside it. */
export const ageTold = (story: string, text: string, context: Context) => {
  const age = ageIn(text.normalize('NFKC').toLowerCase());
  const band = age === undefined ? undefined : ageBand(age);
  return band && { band, beside: besides(story, text, AGE_NAMED, context) };
};
