import ICAL from 'ical.js';
import { DAY, type Instant, MINUTE } from '../../domain/clock.js';
import { AT_AN_OFFICE, type Occurrences, REMINDING_HOURS, type Reminder } from '../../domain/reminder.js';
import { instantOf, isoDate, type LocalDay } from '../../texts/local-time.js';
import type { Calendar } from './calendar.js';
import { addServiceTime, deferQuiet } from './service-hours.js';

/** Rules that come a day apart at most often, and surely come again: nothing here loops for ever. */
export const RRULE =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;INTERVAL=[1-9]\d?)?(;COUNT=[1-9]\d{0,3})?(;BYMONTH=(1[0-2]|[1-9])(,(1[0-2]|[1-9]))*)?(;BYDAY=(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)|;BYMONTHDAY=(1\d|2[0-8]|[1-9]))?$/;

type Rule = Pick<Reminder, 'kind' | 'rrule' | 'dtstart' | 'timezone' | 'onDate'>;

interface Wall {
  readonly day: LocalDay;
  readonly time: number;
}

/**
 * What a wall clock shows at each occurrence. The library counts on the wall alone, without any zone; zones are for
 * `instantOf`, which is proved at every change of clocks.
 * @throws {RangeError} when the rule is none of ours.
 */
function* onTheWall({ rrule, dtstart }: Rule): Generator<Wall> {
  const start = ICAL.Time.fromDateTimeString(`${dtstart}:00`);
  const wall = (time: typeof start): Wall => ({
    day: Date.UTC(time.year, time.month - 1, time.day) / DAY,
    time: (time.hour * 60 + time.minute) * MINUTE,
  });
  if (rrule === '') return yield wall(start);
  if (!RRULE.test(rrule)) throw new RangeError('not a rule of recurrence that reminders know');
  const iterator = ICAL.Recur.fromString(rrule).iterator(start);
  for (let time = iterator.next(); time; time = iterator.next()) yield wall(time);
}

/** When a reminder comes: in its own zone, at the same time on the wall all year round. */
export const occurrencesOf = (rule: Rule, calendar: Calendar): Occurrences => {
  const { timezone } = rule;
  const hours = { timezone, window: REMINDING_HOURS, workingDaysOnly: false, calendar };
  const quiet = { from: REMINDING_HOURS.to, to: REMINDING_HOURS.from, holidays: false };
  const open = (day: LocalDay): LocalDay => {
    // Who was given a date was given it by those who are open then.
    if (!AT_AN_OFFICE.has(rule.kind) || rule.onDate !== null) return day;
    let working = day;
    while (!calendar.isWorkingDay(isoDate(working))) working += 1;
    return working;
  };
  return {
    *after(after: Instant) {
      let last = after;
      for (const { day, time } of onTheWall(rule)) {
        const at = instantOf(open(day), time, timezone);
        // Two that fall into one holiday come together, once.
        if (at <= last) continue;
        last = at;
        yield at;
      }
    },
    ends: rule.onDate === null ? null : instantOf(Date.parse(rule.onDate) / DAY + 1, 0, timezone),
    leaves: (at) => deferQuiet(at, timezone, quiet, calendar),
    afterTime: (at, ms) => addServiceTime(at, ms, hours),
  };
};
