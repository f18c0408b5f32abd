import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/clock.js';
import { readHours } from '../../src/domain/hours.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import {
  addServiceTime,
  addWorkingDays,
  deferClosed,
  deferQuiet,
  inService,
  nextServiceTime,
  type ServiceHours,
} from '../../src/notify/times/service-hours.js';
import { dayOf, instantOf, timeOfDay } from '../../src/texts/local-time.js';

const calendar = openCalendar();
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Los_Angeles', 'Pacific/Apia'];
const at = (text: string, zone: string): number => DateTime.fromISO(text, { zone }).toMillis();
const say = (instant: number, zone: string): string => DateTime.fromMillis(instant, { zone }).toISO() ?? '';

const zones = fc.constantFrom(...ZONES);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const quiets = fc.record({ from: times, to: times, holidays: fc.boolean() }).filter(({ from, to }) => from !== to);
/** 2024 to 2029: leap day, year ends, every change of clocks, announced and unannounced years. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 11, 31) }),
  // Around the hours in which clocks change.
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-04-04T15:00Z',
        '2026-10-03T15:30Z',
        '2024-02-29T16:00Z',
      ),
      fc.integer({ min: -DAY, max: DAY }),
    )
    .map(([change, offset]) => Date.parse(change) + offset),
);
const services: fc.Arbitrary<ServiceHours> = fc.record({
  timezone: zones,
  window: fc.constantFrom(
    { from: '08:00', to: '20:00' },
    { from: '01:30', to: '03:30' },
    { from: '00:00', to: '23:45' },
  ),
  workingDaysOnly: fc.boolean(),
  calendar: fc.constant(calendar),
});

describe('quiet hours', () => {
  const night = { from: '20:00', to: '08:00', holidays: false };
  const restful = { ...night, holidays: true };

  test.each([
    ['by day: at once', 'Asia/Shanghai', '2026-03-02T12:00', night, '2026-03-02T12:00:00.000+08:00'],
    ['as they begin', 'Asia/Shanghai', '2026-03-02T20:00', night, '2026-03-03T08:00:00.000+08:00'],
    ['the last minute before', 'Asia/Shanghai', '2026-03-02T19:59', night, '2026-03-02T19:59:00.000+08:00'],
    ['after midnight', 'Asia/Shanghai', '2026-03-02T00:30', night, '2026-03-02T08:00:00.000+08:00'],
    ['as they end', 'Asia/Shanghai', '2026-03-02T08:00', night, '2026-03-02T08:00:00.000+08:00'],
    ['into 29 February', 'Asia/Shanghai', '2024-02-28T21:00', night, '2024-02-29T08:00:00.000+08:00'],
    ['out of 29 February', 'Asia/Shanghai', '2024-02-29T23:59', night, '2024-03-01T08:00:00.000+08:00'],
    ['over the year end', 'Asia/Shanghai', '2026-12-31T22:00', night, '2027-01-01T08:00:00.000+08:00'],
    [
      'over New Year, which is a holiday',
      'Asia/Shanghai',
      '2025-12-31T22:00',
      restful,
      '2026-01-04T08:00:00.000+08:00',
    ],
    ['through the National Day week', 'Asia/Shanghai', '2026-10-01T12:00', restful, '2026-10-08T08:00:00.000+08:00'],
    ['on a Saturday that is worked', 'Asia/Shanghai', '2026-10-10T12:00', restful, '2026-10-10T12:00:00.000+08:00'],
    ['over the short night in Berlin', 'Europe/Berlin', '2026-03-28T21:00', night, '2026-03-29T08:00:00.000+02:00'],
    ['over the long night in Berlin', 'Europe/Berlin', '2026-10-24T21:00', night, '2026-10-25T08:00:00.000+01:00'],
    [
      'over the half-hour jump on Lord Howe',
      'Australia/Lord_Howe',
      '2026-10-03T21:00',
      night,
      '2026-10-04T08:00:00.000+11:00',
    ],
    [
      'back by half an hour on Lord Howe',
      'Australia/Lord_Howe',
      '2026-04-04T21:00',
      night,
      '2026-04-05T08:00:00.000+10:30',
    ],
    [
      'that end in a jump: as long after it',
      'Europe/Berlin',
      '2026-03-29T01:00',
      { ...night, to: '02:30' },
      '2026-03-29T03:30:00.000+02:00',
    ],
    [
      'that end in a time that comes twice: at its first coming',
      'Europe/Berlin',
      '2026-10-25T01:00',
      { ...night, to: '02:30' },
      '2026-10-25T02:30:00.000+02:00',
    ],
    [
      'at noon',
      'Asia/Shanghai',
      '2026-03-02T12:30',
      { from: '12:00', to: '14:00', holidays: false },
      '2026-03-02T14:00:00.000+08:00',
    ],
  ])('%s', (_, zone, wanted, quiet, leaves) => {
    expect(say(deferQuiet(at(wanted, zone), zone, quiet, calendar), zone)).toBe(leaves);
  });

  test('none: at once', () => expect(deferQuiet(5, 'Asia/Shanghai', undefined, calendar)).toBe(5));

  test('a calendar without a working day is refused, not waited for', () => {
    const never = { isWorkingDay: () => false };
    expect(() => deferQuiet(0, 'Asia/Shanghai', restful, never)).toThrow(RangeError);
    expect(() => addWorkingDays(0, 1, 'Asia/Shanghai', never)).toThrow(RangeError);
  });

  test('a message leaves never earlier than wanted, never in the quiet, and once moved is not moved again', () => {
    fc.assert(
      fc.property(instants, zones, quiets, (wanted, zone, quiet) => {
        const leaves = deferQuiet(wanted, zone, quiet, calendar);
        expect(leaves).toBeGreaterThanOrEqual(wanted);
        expect(deferQuiet(leaves, zone, quiet, calendar)).toBe(leaves);
        const wall = DateTime.fromMillis(leaves, { zone });
        if (quiet.holidays) expect(calendar.isWorkingDay(wall.toISODate() ?? '')).toBe(true);
        // On a day without a change of clocks the wall shows it; the odd days are in the table above.
        const steady = wall.minus({ days: 2 }).offset === wall.plus({ days: 2 }).offset;
        const time = wall.toFormat('HH:mm');
        const within =
          quiet.from < quiet.to ? quiet.from <= time && time < quiet.to : quiet.from <= time || time < quiet.to;
        if (steady) expect(within).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('what was wanted later never leaves earlier', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 3 * DAY }), zones, quiets, (wanted, later, zone, quiet) => {
        const first = deferQuiet(wanted, zone, quiet, calendar);
        expect(deferQuiet(wanted + later, zone, quiet, calendar)).toBeGreaterThanOrEqual(first);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('service time', () => {
  const spans = fc.integer({ min: 0, max: 30 * HOUR });

  test('two stretches after each other are their sum', () => {
    fc.assert(
      fc.property(instants, spans, spans, services, (from, a, b, hours) => {
        expect(addServiceTime(addServiceTime(from, a, hours), b, hours)).toBe(addServiceTime(from, a + b, hours));
      }),
      { numRuns: 500 },
    );
  });

  test('later in, later out; longer, later; never early', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 2 * DAY }),
        spans,
        spans,
        services,
        (from, later, a, b, hours) => {
          const end = addServiceTime(from, a, hours);
          expect(end).toBeGreaterThanOrEqual(from + a);
          expect(addServiceTime(from + later, a, hours)).toBeGreaterThanOrEqual(end);
          expect(addServiceTime(from, a + b, hours)).toBeGreaterThanOrEqual(end);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a stretch ends in service, or with it', () => {
    fc.assert(
      fc.property(instants, spans, services, (from, ms, hours) => {
        const end = addServiceTime(from, ms + 1, hours);
        expect(inService(end - 1, hours)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('the next 09:00 is later, on a served day, at nine', () => {
    fc.assert(
      fc.property(instants, services, (from, hours) => {
        const next = nextServiceTime(from, '09:00', hours);
        const wall = DateTime.fromMillis(next, { zone: hours.timezone });
        expect(next).toBeGreaterThan(from);
        expect(wall.toFormat('HH:mm')).toBe('09:00');
        if (hours.workingDaysOnly) expect(calendar.isWorkingDay(wall.toISODate() ?? '')).toBe(true);
      }),
    );
  });

  test('the window keeps its wall-clock hours when clocks change', () => {
    const berlin = {
      timezone: 'Europe/Berlin',
      window: { from: '01:00', to: '05:00' },
      workingDaysOnly: false,
      calendar,
    };
    const shortNight = addServiceTime(at('2026-03-29T01:00', 'Europe/Berlin'), 4 * HOUR, berlin);
    expect(say(shortNight, 'Europe/Berlin')).toBe('2026-03-30T02:00:00.000+02:00');
    const longNight = addServiceTime(at('2026-10-25T01:00', 'Europe/Berlin'), 5 * HOUR, berlin);
    expect(say(longNight, 'Europe/Berlin')).toBe('2026-10-25T05:00:00.000+01:00');
  });
});

describe('a post is called within its hours', () => {
  test.each<[string, string, string, string]>([
    ['open: at once', '08:30-17:30 Mon-Fri', '2026-03-03T08:30', '2026-03-03T08:30'],
    ['before it opens: when it does', '08:30-17:30 Mon-Fri', '2026-03-03T08:29', '2026-03-03T08:30'],
    ['as it shuts: the next day', '08:30-17:30 Mon-Fri', '2026-03-03T17:30', '2026-03-04T08:30'],
    ['over the weekend', '08:30-17:30 Mon-Fri', '2026-03-06T18:00', '2026-03-09T08:30'],
    [
      'on a working Saturday, for an office that is open on weekdays',
      '08:30-17:30 Mon-Fri',
      '2026-10-09T18:00',
      '2026-10-10T08:30',
    ],
    ['not for one that is open on other days', '08:30-17:30 Mon-Thu', '2026-10-08T18:00', '2026-10-12T08:30'],
    ['at noon of two stretches', '08:30-12:00;13:30-17:30', '2026-03-07T12:00', '2026-03-07T13:30'],
    ['the night that began yesterday', '22:00-06:00 Sat', '2026-03-08T05:59', '2026-03-08T05:59'],
    ['after that night: in a week', '22:00-06:00 Sat', '2026-03-08T06:00', '2026-03-14T22:00'],
    ['to the end of the day', '12:00-24:00 Sun-Mon', '2026-03-09T23:59', '2026-03-09T23:59'],
    ['not a minute into the next', '12:00-24:00 Sun-Mon', '2026-03-10T00:00', '2026-03-15T12:00'],
    ['around the clock', 'always', '2026-03-10T00:00', '2026-03-10T00:00'],
  ])('%s', (_, hours, wanted, leaves) => {
    const zone = 'Asia/Shanghai';
    expect(deferClosed(at(wanted, zone), zone, readHours(hours) ?? undefined, calendar)).toBe(at(leaves, zone));
  });

  test('an hour that the clocks leave out opens nothing: the next week', () => {
    const zone = 'Europe/Berlin';
    const hours = readHours('02:00-03:00 Sun') ?? undefined;
    expect(deferClosed(at('2026-03-29T00:00', zone), zone, hours, calendar)).toBe(at('2026-04-05T02:00', zone));
  });

  test('never earlier than wanted, once moved not moved again, later in later out', () => {
    const stretch = fc
      .tuple(times, times, fc.constantFrom('', ' Mon-Fri', ' Sat', ' Fri-Mon'))
      .filter(([a, b]) => a < b);
    const hours = fc
      .array(stretch, { minLength: 1, maxLength: 3 })
      .map((all) => readHours(all.map(([from, to, days]) => `${from}-${to}${days}`).join(';')) ?? undefined);
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 3 * DAY }), zones, hours, (wanted, later, zone, open) => {
        const leaves = deferClosed(wanted, zone, open, calendar);
        expect(leaves).toBeGreaterThanOrEqual(wanted);
        expect(deferClosed(leaves, zone, open, calendar)).toBe(leaves);
        expect(deferClosed(wanted + later, zone, open, calendar)).toBeGreaterThanOrEqual(leaves);
      }),
      { numRuns: 500 },
    );
  });
});

describe('local time', () => {
  test('an instant and its date and time of day name each other, but for a time that comes twice', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const back = instantOf(dayOf(instant, zone), timeOfDay(instant, zone), zone);
        const wall = DateTime.fromMillis(instant, { zone });
        if (wall.getPossibleOffsets().length === 1) expect(back).toBe(instant);
        else expect([30 * MINUTE, HOUR, 0]).toContain(instant - back);
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not depend on the day it is asked', () => {
    const asked = ['2026-01-15T00:00Z', '2026-07-15T00:00Z'].map((today) => {
      const before = Settings.now;
      Settings.now = () => Date.parse(today);
      try {
        return instantOf(dayOf(at('2026-10-25T12:00', 'Europe/Berlin'), 'Europe/Berlin'), 2.5 * HOUR, 'Europe/Berlin');
      } finally {
        Settings.now = before;
      }
    });
    expect(asked[0]).toBe(asked[1]);
  });
});
