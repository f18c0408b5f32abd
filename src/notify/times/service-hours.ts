import type { Instant } from '../../domain/clock.js';
import type { OpenHours } from '../../domain/hours.js';
import type { QuietHours, ServiceWindow } from '../../domain/ladder.js';
import { dayOf, instantOf, isoDate, type LocalDay, readTime, timeOfDay } from '../../texts/local-time.js';
import type { Calendar } from './calendar.js';

/** When a level is served: a window of every day, or of every working day, in one time zone. */
export interface ServiceHours {
  readonly timezone: string;
  readonly window: ServiceWindow;
  readonly workingDaysOnly: boolean;
  readonly calendar: Calendar;
}

/** Longer than any run of days off: beyond it the calendar itself is wrong. */
const LONGEST_REST = 400;

const served = (day: LocalDay, { workingDaysOnly, calendar }: ServiceHours): boolean =>
  !workingDaysOnly || calendar.isWorkingDay(isoDate(day));

/** The served windows from the local date of `at` on, in order. @throws RangeError when there is none in 400 days. */
function* windowsFrom(at: Instant, hours: ServiceHours): Generator<{ day: LocalDay; opens: Instant; shuts: Instant }> {
  const { timezone, window } = hours;
  let last = dayOf(at, timezone);
  for (let day = last; day - last <= LONGEST_REST; day++) {
    if (!served(day, hours)) continue;
    last = day;
    yield {
      day,
      opens: instantOf(day, readTime(window.from), timezone),
      shuts: instantOf(day, readTime(window.to), timezone),
    };
  }
  throw new RangeError(`no working day within ${LONGEST_REST} days`);
}

/** Whether the window is open; at the minute it shuts it is not. */
export const inService = (at: Instant, hours: ServiceHours): boolean => {
  for (const { opens, shuts } of windowsFrom(at, hours)) return opens <= at && at < shuts;
  return false;
};

/**
 * The instant after `ms` of service time. Time runs only while the window is open; what ends with the window ends then,
 * not the next morning. With 0: `at` itself, or the next opening.
 */
export const addServiceTime = (at: Instant, ms: number, hours: ServiceHours): Instant => {
  let left = ms;
  for (const { opens, shuts } of windowsFrom(at, hours)) {
    const from = Math.max(at, opens);
    if (from > shuts) continue;
    if (from + left <= shuts) return from + left;
    left -= shuts - from;
  }
  return at;
};

/** The first time a clock shows `time` on a served day, later than `at`. */
export const nextServiceTime = (at: Instant, time: string, hours: ServiceHours): Instant => {
  for (const { day } of windowsFrom(at, hours)) {
    const then = instantOf(day, readTime(time), hours.timezone);
    if (then > at) return then;
  }
  return at;
};

/** The same time of day on the `count`-th working day after the local date of `at`. */
export const addWorkingDays = (at: Instant, count: number, timezone: string, calendar: Calendar): Instant => {
  const today = dayOf(at, timezone);
  let found = 0;
  for (let day = today + 1; day - today <= LONGEST_REST; day++) {
    if (calendar.isWorkingDay(isoDate(day))) found++;
    if (found === count) return instantOf(day, timeOfDay(at, timezone), timezone);
  }
  throw new RangeError(`not ${count} working days within ${LONGEST_REST} days`);
};

/**
 * When a message may leave that was to leave `at`: then, or when the quiet is over. Quiet are the hours from `from` to
 * `to`, over midnight where `to` is the earlier, and with `holidays` all days that are not working days.
 */
export const deferQuiet = (
  at: Instant,
  timezone: string,
  quiet: QuietHours | undefined,
  calendar: Calendar,
): Instant => {
  if (!quiet) return at;
  const [from, to] = [readTime(quiet.from), readTime(quiet.to)];
  const today = dayOf(at, timezone);
  let leaves = at;
  // Stretches of quiet in the order they begin, so that one pass suffices; last night's may still be running.
  for (let day = today - 1; day - today <= LONGEST_REST; day++) {
    const midnight = instantOf(day, 0, timezone);
    if (midnight > leaves) return leaves;
    const rest = quiet.holidays && !calendar.isWorkingDay(isoDate(day));
    const stretches: [Instant, Instant][] = [
      ...(rest ? [[midnight, instantOf(day + 1, 0, timezone)] as [Instant, Instant]] : []),
      [instantOf(day, from, timezone), instantOf(to > from ? day : day + 1, to, timezone)],
    ];
    for (const [begins, ends] of stretches) if (begins <= leaves && leaves < ends) leaves = ends;
  }
  throw new RangeError(`quiet for ${LONGEST_REST} days without end`);
};

/** 1 for Monday … 7 for Sunday; 1970-01-01 was a Thursday. */
const weekday = (day: LocalDay): number => ((((day + 3) % 7) + 7) % 7) + 1;

const WEEK = [1, 2, 3, 4, 5];

/** Whether a stretch begins on a day: an office that is open from Monday to Friday is so on a working Saturday or Sunday too. */
const beginsOn = (day: LocalDay, { days }: OpenHours, calendar: Calendar): boolean =>
  days.includes(weekday(day)) || (WEEK.every((one) => days.includes(one)) && calendar.isWorkingDay(isoDate(day)));

/** When a post that is served at these hours may be called that was to be called `at`: then, or when it opens next. */
export const deferClosed = (
  at: Instant,
  timezone: string,
  hours: readonly OpenHours[] | undefined,
  calendar: Calendar,
): Instant => {
  if (!hours || hours.length === 0) return at;
  const today = dayOf(at, timezone);
  for (let day = today - 1; day - today <= LONGEST_REST; day++) {
    const opens = hours
      .filter((stretch) => beginsOn(day, stretch, calendar))
      .map(({ from, to }): [Instant, Instant] => [
        instantOf(day, readTime(from), timezone),
        instantOf(to > from ? day : day + 1, readTime(to), timezone),
      ])
      .filter(([begins, ends]) => at < ends && begins < ends);
    if (opens.length > 0) return Math.max(at, Math.min(...opens.map(([begins]) => begins)));
  }
  throw new RangeError(`closed for ${LONGEST_REST} days without end`);
};
