import { CONVENIENT_TIME } from '../../domain/guardian.js';
import { DISTRICTS } from '../../domain/report.js';
import type { Labels } from '../event.js';
import { type Answers, asTyped, type Question, type ReadWith, type Unclear } from '../form/form.js';
import { readDate } from '../read-date.js';

/** What a guardian's typed words answer, beside picking an option. */
export const understand = (question: Question, text: string, read: ReadWith): Answers | Unclear | undefined => {
  if (question.id === 'district') return district(text, read.labels);
  if (question.id.startsWith('date_')) return dated(question.id, text, read);
  if (question.id === 'remind_when') return convenient(text);
  return asTyped(question, text);
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

/** `19:30`, `7点半`, `18时05`. */
const TIME = /(?<!\d)(\d{1,2})\s*(?::(\d{2})(?!\d)|[点时](?:(半)|(\d{1,2})(?!\d))?)/;
const PHONE = /(?<!\d)\+?\d(?:[ -]?\d){6,14}(?!\d)/;

/** “周三晚上7点半,13800000000” → `3-19:30` and the number. Neither in it: undefined. */
export const convenient = (text: string): Answers | undefined => {
  const plain = text.normalize('NFKC').toLowerCase();
  const time = TIME.exec(plain);
  const when = time === null ? undefined : momentOf(time, plain);
  const phone = PHONE.exec(time === null ? plain : plain.replace(time[0], ','))?.[0];
  if (phone === undefined && when === undefined) return undefined;
  return { ...(phone === undefined ? {} : { phone }), ...(when === undefined ? {} : { remind_when: when }) };
};

const momentOf = ([, hours, colon, half, digits]: RegExpExecArray, text: string): string | undefined => {
  const later = /下午|晚|pm/.test(text) && Number(hours) < HALF_DAY ? HALF_DAY : 0;
  const minutes = half === undefined ? Number(colon ?? digits ?? 0) : 30;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = DAYS.findIndex((names) => names.some((name) => text.includes(name))) + 1 || SUNDAY;
  const when = `${day}-${two(Number(hours) + later)}:${two(minutes)}`;
  return CONVENIENT_TIME.test(when) ? when : undefined;
};
