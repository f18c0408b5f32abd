import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/clock.js';
import { REMINDABLE } from '../../src/domain/guardian.js';
import {
  answerReminder,
  beginReminder,
  moveReminder,
  type Occurrences,
  REMINDER_ANSWERS,
  type Reminder,
} from '../../src/domain/reminder.js';
import { scheduleOn } from '../../src/family/schedule.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { occurrencesOf, RRULE } from '../../src/notify/times/recurrence.js';
import { timeOfDay } from '../../src/texts/local-time.js';

const START = Date.parse('2026-01-01T00:00:00Z');
const BEGINNING = START + 30 * DAY;
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'Asia/Kathmandu'] as const;

/** Days off at random, a tenth to a half of all: calendars that nobody has thought of. */
const calendars = fc.record({ seed: fc.nat(), off: fc.integer({ min: 1, max: 5 }) }).map(({ seed, off }) => ({
  isWorkingDay: (date: string) => ((Date.parse(date) / DAY) * 7919 + seed) % 10 >= off,
}));
const patterns = fc.record({
  id: fc.constant('r'),
  enrolmentId: fc.constant('e'),
  kind: fc.constantFrom(...REMINDABLE),
  rrule: fc.constantFrom(
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=WE',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU',
    'FREQ=MONTHLY;BYDAY=1TH',
    'FREQ=MONTHLY;BYMONTHDAY=28',
    'FREQ=DAILY;COUNT=9',
    '',
  ),
  dtstart: fc
    .record({ day: fc.integer({ min: 0, max: 60 }), minute: fc.integer({ min: 0, max: 24 * 60 - 1 }) })
    .map(({ day, minute }) => new Date(START + day * DAY + minute * MINUTE).toISOString().slice(0, 16)),
  timezone: fc.constantFrom(...ZONES),
  onDate: fc.constant(null),
});
/** Set for one date, which may have come before the service looks. */
const dates = fc
  .record({
    kind: fc.constantFrom(...REMINDABLE),
    day: fc.integer({ min: 31, max: 75 }),
    time: fc.constantFrom('08:00', '09:00', '12:30', '19:59'),
    timezone: fc.constantFrom(...ZONES),
  })
  .map(({ kind, day, time, timezone }) => {
    const date = new Date(START + day * DAY).toISOString().slice(0, 10);
    const rule = scheduleOn(kind, date, time, timezone, BEGINNING);
    return rule && { ...rule, id: 'r', enrolmentId: 'e' };
  })
  .filter((rule) => rule !== null);
const rules = fc.oneof({ weight: 2, arbitrary: patterns }, { weight: 1, arbitrary: dates });

/** The service beats every quarter of an hour, but for its outages; the guardian answers now and then, or stops it. */
const lives = fc.array(
  fc.record({
    /** So long until the next beat: a quarter of an hour, or an outage. */
    pause: fc.oneof(
      { weight: 6, arbitrary: fc.constant(15 * MINUTE) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }).map((hours) => hours * HOUR) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 60 }).map((days) => days * DAY) },
    ),
    answer: fc.option(fc.constantFrom(...REMINDER_ANSWERS), { freq: 3 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const listed = (when: Occurrences, after: Instant, to: Instant): Instant[] => {
  const all: Instant[] = [];
  for (const at of when.after(after)) {
    if (at > to) break;
    all.push(at);
  }
  return all;
};

test('each occurrence is sent once, at most once more, or passed over on record; never at night', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(rules, calendars, lives, (rule, calendar, life) => {
      const when = occurrencesOf(rule, calendar);
      let now = BEGINNING;
      let reminder: Reminder = beginReminder(rule, when, now);
      const began = now;
      const sent = new Map<Instant, number>();
      const passedOver: Instant[] = [];
      const missed: Instant[] = [];
      for (const { pause, answer } of life) {
        now += pause;
        let messages = 0;
        while (reminder.nextAt !== null && reminder.nextAt <= now) {
          const read = reminder;
          const moved = moveReminder(read, when, now);
          expect(moved.next.epoch).toBe(read.epoch + 1);
          if (moved.skipped) {
            const { count, from, to } = moved.skipped;
            const these = [from, ...listed(when, from, to)];
            expect(these).toHaveLength(count);
            passedOver.push(...these);
          }
          if (moved.missed) missed.push(read.occursAt);
          if (moved.ask) {
            messages += 1;
            // Of a date nobody hears for the first time when it is over.
            if (!moved.ask.again && when.ends !== null) expect(now).toBeLessThan(when.ends);
            sent.set(moved.next.occursAt, (sent.get(moved.next.occursAt) ?? 0) + 1);
            const hour = timeOfDay(now, rule.timezone) / HOUR;
            expect(hour).toBeGreaterThanOrEqual(8);
            expect(hour).toBeLessThan(20);
          }
          reminder = moved.next;
        }
        expect(messages, 'no storm').toBeLessThanOrEqual(1);
        const answered = answer && answerReminder(reminder, answer, when, now);
        if (answered) {
          if (answered.skipped) {
            const { count, from, to } = answered.skipped;
            const these = [from, ...listed(when, from, to)];
            expect(these).toHaveLength(count);
            passedOver.push(...these);
          }
          if (answer === 'later') sent.set(reminder.occursAt, (sent.get(reminder.occursAt) ?? 0) - 1);
          reminder = answered.next;
        }
      }
      for (const [at, times] of sent) expect(times, new Date(at).toISOString()).toBeLessThanOrEqual(2);
      for (const at of missed) expect(passedOver).not.toContain(at);
      expect(new Set(passedOver).size, 'passed over once').toBe(passedOver.length);
      for (const at of passedOver) expect(sent.has(at), 'not both').toBe(false);
      const seen = [...sent.keys(), ...passedOver].sort((a, b) => a - b);
      // What is due now and waits, for the morning or for its answer, is the only one that is not told of yet.
      const last = { due: reminder.occursAt - 1, over: now }[reminder.phase as string] ?? reminder.occursAt;
      expect(seen).toEqual(listed(when, began, Math.min(last, now)));
      if (rule.onDate !== null) expect(seen.length, 'once, and it ends').toBeLessThanOrEqual(1);
    }),
    { numRuns: 400 },
  );
});

describe('the rules', () => {
  test.each([
    'FREQ=SECONDLY',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYHOUR=1,2',
    'DROP TABLE',
    'FREQ=MONTHLY;BYDAY=5MO',
  ])('%s is none of ours', (rrule) => {
    expect(RRULE.test(rrule)).toBe(false);
    const rule = {
      kind: 'home_visit',
      rrule,
      dtstart: '2026-03-05T09:00',
      timezone: 'Asia/Shanghai',
      onDate: null,
    } as const;
    expect(() => [...occurrencesOf(rule, openCalendar()).after(0)]).toThrow(RangeError);
  });
});
