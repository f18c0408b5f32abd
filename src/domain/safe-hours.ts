import type { ChildDraft } from './child.js';
import { EVERY_DAY, type OpenHours } from './hours.js';

const NUMERALS = '零一二三四五六七八九十';
/** `8点`, `八点半`, `20:30`, `8 pm`, with the part of the day before it. */
const TIME =
  /(早上|早晨|上午|中午|下午|傍晚|晚上?|夜里)?\s*(?<!\d)(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:[点时](半)?|:(\d{2})(?!\d)|(?=[ap]\.?m))(?:\s*([ap])\.?m)?/g;
/** What names no hour, and when it is for a child. */
const PARTS: readonly (readonly [RegExp, string, string])[] = [
  [/放学|after school/, '17:00', '21:00'],
  [/中午|at noon|lunch/, '12:00', '13:00'],
  [/早上|早晨|in the morning/, '07:00', '08:00'],
  [/下午|afternoon/, '14:00', '18:00'],
  [/晚|evening|at night|tonight/, '19:00', '22:00'],
];
const WEEKDAYS: readonly RegExp[] = [
  /[周期拜]一|monday/,
  /[周期拜]二|tuesday/,
  /[周期拜]三|wednesday/,
  /[周期拜]四|thursday/,
  /[周期拜]五|friday/,
  /[周期拜]六|周末|saturday|weekend/,
  /[周期拜][日天]|周末|sunday|weekend/,
];
const ON = /以后|之后|过后|[点半时]后|\bafter\b/;
const BEFORE = /以前|之前|[点半时]前|\bbefore\b/;
const FIRST = '07:00';
const LAST = '22:00';
const NOON = 12 * 60;

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

const numberOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (one = ''): number => Math.max(0, NUMERALS.indexOf(one.replace('两', '二')));
  return (text.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0) + (ones === '' ? 0 : digit(ones));
};

/** Minutes after midnight. Without a part of the day an hour is one of the afternoon or the evening: by day a child is at school. */
const minutesOf = ([, part = '', hours = '', half, minutes, ap]: RegExpMatchArray): number | undefined => {
  const hour = numberOf(hours);
  const past = half ? 30 : Number(minutes ?? 0);
  if (hour > 23 || past > 59) return undefined;
  const early = ap === 'a' || /早|上午/.test(part);
  const at = hour * 60 + past;
  return hour > 0 && hour < 12 && !early && !(minutes !== undefined && hours.startsWith('0')) ? at + NOON : at;
};

const daysOf = (plain: string): readonly number[] => {
  const days = WEEKDAYS.flatMap((day, index) => (day.test(plain) ? [index + 1] : []));
  return days.length === 0 ? EVERY_DAY : days;
};

/**
 * The hours within which a child wants to be answered, by its own words: “晚上8点在这里回我”, “周末”, “after school”. Until the
 * hour after the one it names, or to the end of the evening where it says “以后”. Undefined: it named none.
 */
export const safeHours = (words: string): readonly OpenHours[] | undefined => {
  const plain = words.normalize('NFKC').toLowerCase();
  const days = daysOf(plain);
  const [from, to] = [...plain.matchAll(TIME)].flatMap((time) => minutesOf(time) ?? []);
  if (from !== undefined) {
    if (BEFORE.test(plain)) return [{ from: clock(Math.max(0, from - 120)), to: clock(from), days }];
    const end = to !== undefined && to > from ? clock(to) : ON.test(plain) && clock(from) < '21:00' ? LAST : undefined;
    return [{ from: clock(from), to: end ?? clock((from + 60) % (24 * 60)), days }];
  }
  const part = PARTS.find(([named]) => named.test(plain));
  if (part) return [{ from: part[1], to: part[2], days }];
  return days === EVERY_DAY ? undefined : [{ from: FIRST, to: LAST, days }];
};

/** The same of what a child told. */
export const safeHoursOf = ({ answers: { contact } }: ChildDraft): readonly OpenHours[] | undefined =>
  contact === undefined ? undefined : safeHours(contact);
