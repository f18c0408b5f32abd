import { CONVENIENT_TIME } from '../../domain/guardian.js';
import { DISTRICTS } from '../../domain/report.js';
import type { Labels } from '../event.js';
import { ageBand, agesAlone, agesIn, besideAges } from '../form/age.js';
import type { Context } from '../form/context.js';
import { type Answers, asTyped, type Question, type ReadWith, type Unclear } from '../form/form.js';
import { dangerSaid } from '../form/said.js';
import { digits, readDate } from '../read-date.js';

/** What a guardian's typed words answer, beside picking an option. */
export const understand = (
  question: Question,
  text: string,
  read: ReadWith,
  context: Context,
): Answers | Unclear | undefined => {
  if (question.id === 'danger') return dangerSaid({ danger: question.id, story: 'describe' }, text, context);
  if (question.id === 'district') return district(text, read.labels);
  if (question.id.startsWith('date_')) return dated(question.id, text, read);
  if (question.id === 'remind_when') return convenient(text) ?? noTime(text);
  if (question.id === 'child_age') return children(text, context);
  return asTyped(question, text);
};

const COUNTS = ['one', 'two'] as const;

/** “5岁和8岁”: the age of each child who needs help, and so how many there are, unless something else is said of that. */
const children = (text: string, context: Context): Answers | undefined => {
  const ages = agesIn(text);
  const bands = ages.flatMap((age) => ageBand(age) ?? []);
  if (bands.length === 0 || bands.length < ages.length) return undefined;
  const count = ages.length === 1 || !agesAlone(text) ? [] : [COUNTS[ages.length - 1] ?? 'three_or_more'];
  return { child_age: [...new Set(bands), ...count], ...besideAges('describe', text, context) };
};

/** “9” is an age: up to three may be how many children there are. */
export const byNumber = ({ id }: Question, typed: string): Answers | undefined => {
  const band = id === 'child_age' && /^\d{1,2}$/.test(typed) && Number(typed) > 3 ? ageBand(Number(typed)) : undefined;
  return band && { child_age: [band] };
};

/** More than a date is not written in so many characters: what is longer tells something else, and is kept. */
const LONGEST_DATE = 30;

const dated = (id: string, text: string, { today, locale }: ReadWith): Answers | Unclear | undefined => {
  const read = readDate(text, today, locale);
  if ('date' in read) return { [id]: read.date };
  return text.length > LONGEST_DATE ? undefined : read;
};

/** “和平区小白楼街道”: the district by its name, and all of it as the street. */
const district = (text: string, labels: Labels): Answers | undefined => {
  const plain = text.normalize('NFKC').toLowerCase();
  const named = DISTRICTS.filter((code) =>
    labels(`district-${code}`).some((name) => plain.includes(name.toLowerCase())),
  );
  return named.length === 1 ? { district: named[0], street: text } : undefined;
};

const DAYS: readonly (readonly string[])[] = [
  ['周一', '星期一', '礼拜一', 'mon'],
  ['周二', '星期二', '礼拜二', 'tue'],
  ['周三', '星期三', '礼拜三', 'wed'],
  ['周四', '星期四', '礼拜四', 'thu'],
  ['周五', '星期五', '礼拜五', 'fri'],
  ['周六', '星期六', '礼拜六', 'sat'],
  ['周日', '周天', '星期日', '星期天', '礼拜天', '礼拜日', 'sun'],
];
/** A day is not always said: most people are at home then. */
const SUNDAY = 7;
const HALF_DAY = 12;

/** `19:30`, `7点半`, `18时05`, `7 pm`. */
const TIME = /(?<!\d)(\d{1,2})\s*(?::(\d{2})(?!\d)|[点时](?:(半)|(\d{1,2})(?!\d))?|(?=[ap]\.?m))/;
/** 七点 is 7点; the day's own number is not the hour's: “星期二十点”. */
const HOUR_IN_WORDS = /(?<![周期拜])[零一二两三四五六七八九十]{1,3}(?=\s*[点时])/g;
const PHONE = /(?<!\d)\+?\d(?:[ -]?\d){6,14}(?!\d)/;

/** “周三晚上7点半,13800000000” → `3-19:30` and the number. Neither in it: undefined. */
export const convenient = (text: string): Answers | undefined => {
  const plain = written(text);
  const time = TIME.exec(plain);
  const when = time === null ? undefined : momentOf(time, plain);
  const phone = PHONE.exec(time === null ? plain : plain.replace(time[0], ','))?.[0];
  if (phone === undefined && when === undefined) return undefined;
  return { ...(phone === undefined ? {} : { phone }), ...(when === undefined ? {} : { remind_when: when }) };
};

const written = (text: string): string => text.normalize('NFKC').toLowerCase().replace(HOUR_IN_WORDS, digits);

/** An hour at which nobody is reminded, or none at all, is asked for again; what is longer tells something else, and is kept. */
const noTime = (text: string): Unclear | undefined => {
  if (text.length > LONGEST_DATE) return undefined;
  return { unclear: { key: TIME.test(written(text)) ? 'time-hours' : 'time-none' } };
};

const momentOf = ([, hours, colon, half, digits]: RegExpExecArray, text: string): string | undefined => {
  // Midnight is not noon.
  if (/晚|夜/.test(text) && Number(hours) === HALF_DAY) return undefined;
  const later = /下午|晚|p\.?m/.test(text) && Number(hours) < HALF_DAY ? HALF_DAY : 0;
  const minutes = half === undefined ? Number(colon ?? digits ?? 0) : 30;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = DAYS.findIndex((names) => names.some((name) => text.includes(name))) + 1 || SUNDAY;
  const when = `${day}-${two(Number(hours) + later)}:${two(minutes)}`;
  return CONVENIENT_TIME.test(when) ? when : undefined;
};
