import { DAY } from '../domain/clock.js';

/** A date of the calendar, counted from 1970-01-01: no zone is in it, so no clock can shift it. */
export type CivilDay = number;

/** The date, or undefined where the calendar has none: 30 February. */
export const civilDay = (year: number, month: number, day: number): CivilDay | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.getTime() / DAY
    : undefined;
};

/** `2026-12-03` */
export const isoOf = (day: CivilDay): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The date of `2026-12-03`. */
export const civilOf = (iso: string): CivilDay => Date.parse(iso) / DAY;

export const yearAndMonth = (day: CivilDay): readonly [number, number] => {
  const at = new Date(day * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1];
};

/** Monday 1 to Sunday 7; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: CivilDay): number => ((((day + 3) % 7) + 7) % 7) + 1;
