import { describe, expect, test } from 'vitest';
import { openCalendar } from '../../src/notify/times/calendar.js';

const calendar = openCalendar();

describe('the working calendar', () => {
  test.each<[string, boolean, string]>([
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day of the National Day week'],
    ['2026-10-08', true, 'the day after it'],
    ['2026-10-10', true, 'a Saturday that makes up for it'],
    ['2026-10-11', false, 'a plain Sunday'],
    ['2026-11-14', false, 'a plain Saturday'],
    ['2026-11-16', true, 'a plain Monday'],
    ['2026-02-14', true, 'a Saturday that makes up for Spring Festival'],
    ['2026-02-17', false, 'the first day of the year of the horse'],
    ['2024-02-29', true, '29 February'],
  ])('%s works: %s (%s)', (date, works) => {
    expect(calendar.isWorkingDay(date)).toBe(works);
  });

  test.each<[string, boolean, string]>([
    ['2029-01-01', false, 'New Year, a Monday'],
    ['2029-02-12', false, "New Year's Eve by the moon, a Monday"],
    ['2029-02-13', false, 'the first day by the moon'],
    ['2029-02-15', false, 'the third'],
    ['2029-02-16', true, 'the fourth'],
    ['2029-04-04', false, 'Qingming'],
    ['2029-05-02', false, 'the second of May'],
    ['2029-05-03', true, 'the third of May'],
    ['2029-10-03', false, 'the third of October'],
    ['2029-10-04', true, 'not announced yet: a Thursday'],
    ['2029-10-06', false, 'a Saturday'],
  ])('a year not announced yet keeps its statutory days: %s works: %s (%s)', (date, works) => {
    expect(calendar.isWorkingDay(date)).toBe(works);
  });

  test.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('is the same on a machine in %s', (timezone) => {
    const before = process.env.TZ;
    process.env.TZ = timezone;
    try {
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(timezone);
      const days = ['2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12', '2029-02-12'];
      expect(days.map((day) => calendar.isWorkingDay(day))).toEqual([false, true, false, true, false]);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
