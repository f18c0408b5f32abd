/** Days of the week from Monday, as a directory file names them. */
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** A stretch of the week in which a post is served, on its own clock. */
export interface OpenHours {
  /** `08:30` */
  readonly from: string;
  /** `17:30`; `24:00` for the end of the day; earlier than `from`: on the next day. */
  readonly to: string;
  /** The days on which it begins: 1 for Monday … 7 for Sunday, in order. */
  readonly days: readonly number[];
}

const STRETCH =
  /^((?:[01]\d|2[0-3]):[0-5]\d) ?- ?((?:[01]\d|2[0-3]):[0-5]\d|24:00)(?: +(mon|tue|wed|thu|fri|sat|sun)(?: ?- ?(mon|tue|wed|thu|fri|sat|sun))?)?$/i;

const dayNumber = (name: string): number => DAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase()) + 1;

/** `Fri-Mon` runs over the weekend. */
const daysFrom = (first: number, last: number): number[] =>
  EVERY_DAY.filter((day) => (first <= last ? first <= day && day <= last : day >= first || day <= last));

const readStretch = (text: string): OpenHours | null => {
  const [, from, to, first, last] = STRETCH.exec(text.trim()) ?? [];
  if (from === undefined || to === undefined || from === to) return null;
  const days = first === undefined ? EVERY_DAY : daysFrom(dayNumber(first), dayNumber(last ?? first));
  return { from, to, days };
};

/**
 * Reads service hours: `08:30-17:30 Mon-Fri`, several separated by `;`. Undefined: around the clock (empty, `always`);
 * null: not understood.
 */
export const readHours = (text: string): readonly OpenHours[] | undefined | null => {
  if (text === '' || text.toLowerCase() === 'always') return undefined;
  const read = text.split(';').map(readStretch);
  return read.some((stretch) => stretch === null) ? null : read.filter((stretch) => stretch !== null);
};

const writeDays = (days: readonly number[]): string => {
  if (days.length === EVERY_DAY.length) return '';
  const first = days.find((day) => !days.includes(day === 1 ? 7 : day - 1)) ?? 1;
  const last = days.find((day) => !days.includes(day === 7 ? 1 : day + 1)) ?? 7;
  return first === last ? ` ${DAYS[first - 1]}` : ` ${DAYS[first - 1]}-${DAYS[last - 1]}`;
};

/** As a directory file says it. */
export const writeHours = (hours: readonly OpenHours[] | undefined): string =>
  (hours ?? []).map(({ from, to, days }) => `${from}-${to}${writeDays(days)}`).join('; ');
