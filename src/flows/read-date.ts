import type { Locale } from '../domain/channel.js';
import type { TextRef } from '../domain/effect.js';
import { type CivilDay, civilDay, civilOf, isoOf, weekdayOf, yearAndMonth } from './civil-date.js';

/** What a typed text says of a date to come: the date as `2026-12-03`, or a plain sentence that asks for it again. */
export type DateRead = { readonly date: string } | { readonly unclear: TextRef };

/** Nobody plans further ahead than that: a year was mistyped. */
const FARTHEST = 2 * 366;
/** Nobody needs more characters for a date; to look for one in thousands would hold up everybody else's turns. */
const LONGEST = 200;
/** A date without a year that is over means next year's, unless it is over so lately that it may be a slip. */
const LATELY = 65;
const SUNDAY = 7;

const DIGITS = '〇一二三四五六七八九';
/** 二十三 → 23, 二〇二六 → 2026. */
export const digits = (words: string): string => {
  const plain = words.replace(/零/g, '〇').replace(/两/g, '二');
  if (!plain.includes('十')) return [...plain].map((one) => DIGITS.indexOf(one)).join('');
  const [tens = '', ones = ''] = plain.split('十');
  return String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones)));
};

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const monthOf = (name: string): number => MONTHS.split('|').indexOf(name.slice(0, 3)) + 1;
const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weekdayNamed = (name: string): number =>
  /^[1-7]$/.test(name) ? Number(name) : '一二三四五六日'.indexOf(name === '天' ? '日' : name) + 1;

/** What a part of the text can mean: several dates, none where the calendar has no such date. */
type Meaning = readonly CivilDay[];
type Reading = readonly [RegExp, (parts: readonly string[], today: CivilDay, locale: Locale) => Meaning];

const one = (day: CivilDay | undefined): Meaning => (day === undefined ? [] : [day]);
const dated = (year: string, month: string, day: string): Meaning =>
  one(civilDay(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day)));

/** A month and a day: this year's, or next year's when that is over; both where it was over only lately. */
const coming = (month: number, day: number, today: CivilDay): Meaning => {
  const [year] = yearAndMonth(today);
  const [now, next] = [civilDay(year, month, day), civilDay(year + 1, month, day)];
  if (now !== undefined && now >= today) return [now];
  return now !== undefined && next !== undefined && today - now <= LATELY ? [now, next] : one(next);
};

/** 12.3 is the 3rd of December where Chinese is written; in English it can be the 12th of March as well. */
const short = (a: number, b: number, today: CivilDay, locale: Locale): Meaning => [
  ...coming(a, b, today),
  ...(locale === 'en' ? coming(b, a, today) : []),
];

/** A day of the month, so many months on. */
const inMonth = (months: number, day: string, today: CivilDay): Meaning => {
  const [year, month] = yearAndMonth(today);
  const at = year * 12 + month - 1 + months;
  return one(civilDay(Math.floor(at / 12), (at % 12) + 1, Number(day)));
};

/** A weekday, so many weeks on; weeks begin on Monday. */
const inWeek = (weeks: number, weekday: number, today: CivilDay): CivilDay =>
  today - weekdayOf(today) + weekday + 7 * weeks;

const nextToCome = (weekday: number, today: CivilDay): CivilDay => today + ((weekday - weekdayOf(today) + 6) % 7) + 1;

const WEEKS: Readonly<Record<string, number>> = { 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const YEARS: Readonly<Record<string, number>> = { 去: -1, 今: 0, 明: 1, 后: 2 };

/** Tried in this order; what one has read, the next does not read again. */
const READINGS: readonly Reading[] = [
  [
    /(2[01]\d\d|(?<!\d)\d\d(?=年))\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)\s*[日号]?/,
    ([y, m, d]) => dated(y ?? '', m ?? '', d ?? ''),
  ],
  [/(?<!\d)(2[01]\d\d)(\d\d)(\d\d)(?!\d)/, ([y, m, d]) => dated(y ?? '', m ?? '', d ?? '')],
  [
    /([去今明后])年\s*(\d{1,2})\s*[./月-]\s*(\d{1,2})(?!\d)\s*[日号]?/,
    ([y, m, d], today) => dated(String(yearAndMonth(today)[0] + (YEARS[y ?? ''] ?? 0)), m ?? '', d ?? ''),
  ],
  [
    new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTHS})[a-z]*\\.?(?:,?\\s+(2[01]\\d\\d))?`),
    ([d, m, y], today) =>
      y ? dated(y, String(monthOf(m ?? '')), d ?? '') : coming(monthOf(m ?? ''), Number(d), today),
  ],
  [
    new RegExp(`(?<![a-z])(${MONTHS})[a-z]*\\.?\\s+(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:,?\\s+(2[01]\\d\\d))?`),
    ([m, d, y], today) =>
      y ? dated(y, String(monthOf(m ?? '')), d ?? '') : coming(monthOf(m ?? ''), Number(d), today),
  ],
  [
    /(上|这|本|下下|下)个?月\s*(\d{1,2})(?!\d)\s*[日号]?/,
    ([which, d], today) => inMonth(WEEKS[which ?? ''] ?? 0, d ?? '', today),
  ],
  [/(\d{1,2})\s*月\s*(\d{1,2})(?!\d)\s*[日号]?/, ([m, d], today) => coming(Number(m), Number(d), today)],
  [
    /(?<![\d.])(\d{1,2})\s*[./-]\s*(\d{1,2})(?!\d|\.\d)/,
    ([a, b], today, locale) => short(Number(a), Number(b), today, locale),
  ],
  [/(?<!\d)(\d{1,3})\s*天(?:之|以)?后/, ([n], today) => [today + Number(n)]],
  [/in (\d{1,3}) days?/, ([n], today) => [today + Number(n)]],
  [/(?<!\d)(\d{1,2})\s*个?(?:周|星期|礼拜)(?:之|以)?后/, ([n], today) => [today + 7 * Number(n)]],
  [/大后天/, (_, today) => [today + 3]],
  [/day after tomorrow|后天/, (_, today) => [today + 2]],
  [/明天|明日|明儿|tomorrow/, (_, today) => [today + 1]],
  [/今天|今日|today/, (_, today) => [today]],
  [
    /(?<![\d月])(\d{1,2})\s*[日号]/,
    ([d], today) => {
      const here = inMonth(0, d ?? '', today);
      return here[0] !== undefined && here[0] >= today ? here : inMonth(1, d ?? '', today);
    },
  ],
];

const WEEKDAY = /(上|这|本|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])/;
const WEEKDAY_EN = /(?<![a-z])(?:(this|next)\s+)?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?(?![a-z])/;

/** A weekday in the text: which one, and what it means where no date stands beside it. */
const weekdayIn = (text: string, today: CivilDay): { weekday: number; means: Meaning } | undefined => {
  const [, which, name] = WEEKDAY.exec(text) ?? [];
  if (name !== undefined) {
    const weekday = weekdayNamed(name);
    if (which === undefined) return { weekday, means: [nextToCome(weekday, today)] };
    const weeks = WEEKS[which] ?? 0;
    const day = inWeek(weeks, weekday, today);
    // For some people the week begins on Sunday: then 下周日, and 下周三 said on a Sunday, mean another one.
    const sunday = weeks > 0 && (weekday === SUNDAY) !== (weekdayOf(today) === SUNDAY);
    return { weekday, means: sunday ? [day, weekday === SUNDAY ? day - 7 : day + 7] : [day] };
  }
  const [, word, named] = WEEKDAY_EN.exec(text) ?? [];
  if (named === undefined) return undefined;
  const weekday = WEEKDAYS.indexOf(named) + 1;
  const [near, later] = [nextToCome(weekday, today), inWeek(1, weekday, today)];
  // “Next Wednesday” is the one that comes to some, the one of next week to others.
  return { weekday, means: word === 'next' && near !== later ? [near, later] : [near] };
};

/** Times of day and phone numbers are no dates; 农历 dates need a calendar of their own. */
const BESIDE = /\d{1,2}:\d\d(?!\d)|\d{1,2}\s*[点时](?:半|\d{1,2}分?)?|\d{1,2}\s*[ap]m|(?<!\d)\+?1\d{10}(?!\d)/g;
const LUNAR = /农历|阴历|腊月|正月|初[一二三四五六七八九十]|lunar/;

/** In one width and lower case, dates in figures, without the times of day. */
const datesAlone = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /[〇零一二两三四五六七八九十]+(?=\s*[年月日号天])|[一二两三四五六七八九十]+(?=个?(?:周|星期|礼拜)(?:之|以)?后)/g,
      (words) => digits(words),
    )
    .replace(/t(?=\d\d:)/g, ' ')
    .replace(BESIDE, ' ');

/** Every meaning of every part of a text that is a date; `undefined` among them is a date that no calendar has. */
const meanings = (text: string, today: CivilDay, locale: Locale): (CivilDay | undefined)[] => {
  let rest = datesAlone(text);
  const found: (CivilDay | undefined)[] = [];
  for (const [pattern, read] of READINGS) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const days = read(match.slice(1), today, locale);
      found.push(...(days.length === 0 ? [undefined] : days));
      rest = `${rest.slice(0, match.index)} , ${rest.slice(match.index + match[0].length)}`;
    }
  }
  const weekday = weekdayIn(rest, today);
  if (weekday === undefined) return found;
  if (found.length === 0) return [...weekday.means];
  // “12月3日周五”, and the 3rd is a Thursday: one of the two is a slip.
  return found.flatMap((day) =>
    day === undefined || weekdayOf(day) === weekday.weekday ? [day] : [day, nextToCome(weekday.weekday, day - 4)],
  );
};

const on = (day: CivilDay): { on: string } => ({ on: isoOf(day) });

const MONTH_NAMES = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
/** A date as the question gives its example: 12月3日, 3 December. */
const asAsked = (day: CivilDay, locale: Locale): string => {
  const [, month, date] = isoOf(day).split('-').map(Number) as [number, number, number];
  return locale === 'en' ? `${date} ${MONTH_NAMES[month - 1]}` : `${month}月${date}日`;
};

/**
 * The date to come that a person means, in words or digits, Chinese or English. What is no date, is over, is too far off
 * or may mean two dates is asked for again in a sentence with an example.
 * @param today the date where the person is
 */
export const readDate = (text: string, today: string, locale: Locale): DateRead => {
  const now = civilOf(today);
  const unclear = (key: string, args: TextRef['args'] = {}): DateRead => ({ unclear: { key, args } });
  const example = { example: asAsked(now + 30, locale) };
  const found = text.length > LONGEST || LUNAR.test(text) ? [] : meanings(text, now, locale);
  if (found.length === 0) return unclear('date-none', example);
  if (found.includes(undefined)) return unclear('date-wrong', example);
  const days = [...new Set(found as CivilDay[])].sort((a, b) => a - b);
  const [first, second] = days.filter((day) => day > now);
  if (first === undefined) return unclear('date-past', example);
  if (first - now > FARTHEST) return unclear('date-far', example);
  if (second !== undefined)
    return unclear('date-which', { first: on(first), second: on(second), example: isoOf(first) });
  if (days.length > 1) return unclear('date-gone', { example: isoOf(first) });
  return { date: isoOf(first) };
};
