import { DAY, type Instant } from '../domain/clock.js';
import type { ReminderKind } from '../domain/guardian.js';
import { REMINDING_HOURS, type Reminder } from '../domain/reminder.js';
import { dayOf, instantOf, isoDate, readTime } from '../texts/local-time.js';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * How often each kind comes, on the guardian's weekday. Weekly contact is the law's own (未成年人保护法 art 23), the others
 * are proposals: terms begin at the ends of February and August, renewals are asked for in the third week of March.
 */
const RULES: Readonly<Record<ReminderKind, (day: string) => string>> = {
  weekly_contact: (day) => `FREQ=WEEKLY;BYDAY=${day}`,
  follow_up_visit: (day) => `FREQ=MONTHLY;BYDAY=1${day}`,
  home_visit: (day) => `FREQ=MONTHLY;BYDAY=1${day}`,
  parent_class: (day) => `FREQ=MONTHLY;BYDAY=1${day}`,
  subsidy_review: (day) => `FREQ=YEARLY;BYMONTH=3;BYDAY=3${day}`,
  back_to_school: (day) => `FREQ=YEARLY;BYMONTH=2,8;BYDAY=3${day}`,
  // Given once, when a guardian leaves to work elsewhere (art 22).
  written_notice: (day) => `FREQ=WEEKLY;COUNT=1;BYDAY=${day}`,
};

/** What a reminder follows from: how often it comes and when first, or the one date that it is about. */
export type Schedule = Pick<Reminder, 'kind' | 'rrule' | 'dtstart' | 'timezone' | 'onDate'>;

/** The rule of a kind at a convenient time, such as `3-19:30`; it begins tomorrow, by the guardian's own clock. */
export const scheduleFor = (kind: ReminderKind, convenient: string, timezone: string, now: Instant): Schedule => {
  const [weekday = '7', time = '09:00'] = convenient.split('-');
  const day = WEEKDAYS[Number(weekday) - 1] ?? 'SU';
  return {
    kind,
    timezone,
    onDate: null,
    rrule: RULES[kind](day),
    dtstart: `${isoDate(dayOf(now, timezone) + 1)}T${time}`,
  };
};

/**
 * The rule of a date: once, on the day before at that time; where it is too late for that, on the day itself in the
 * morning. Null when the date has come already: then there is nothing to be reminded of.
 */
export const scheduleOn = (
  kind: ReminderKind,
  date: string,
  time: string,
  timezone: string,
  now: Instant,
): Schedule | null => {
  const day = Date.parse(date) / DAY;
  if (day <= dayOf(now, timezone)) return null;
  const before = instantOf(day - 1, readTime(time), timezone) > now;
  const dtstart = before ? `${isoDate(day - 1)}T${time}` : `${date}T${REMINDING_HOURS.from}`;
  return { kind, timezone, onDate: date, rrule: '', dtstart };
};
