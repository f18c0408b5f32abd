import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/clock.js';
import { REMINDABLE, type ReminderKind } from '../../src/domain/guardian.js';
import { answerReminder, answerWithin, beginReminder, moveReminder, type Reminder } from '../../src/domain/reminder.js';
import { scheduleFor, scheduleOn } from '../../src/family/schedule.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { occurrencesOf, RRULE } from '../../src/notify/times/recurrence.js';
import { tellTime } from '../../src/texts/tell-time.js';

const calendar = openCalendar();

const first = (kind: ReminderKind, rrule: string, dtstart: string, timezone: string, count: number): string[] => {
  const told: string[] = [];
  for (const at of occurrencesOf({ kind, rrule, dtstart, timezone, onDate: null }, calendar).after(0)) {
    told.push(`${new Date(at).toISOString().slice(0, 16)}Z = ${tellTime('en', at, timezone)}`);
    if (told.length === count) break;
  }
  return told;
};

describe('the wall clock stays where it was when clocks change', () => {
  test.each([
    ['Europe/Berlin', ['2026-03-25T18:00Z = Wed 25 March 19:00', '2026-04-01T17:00Z = Wed 1 April 19:00']],
    ['Asia/Shanghai', ['2026-03-25T11:00Z = Wed 25 March 19:00', '2026-04-01T11:00Z = Wed 1 April 19:00']],
  ])('%s', (timezone, told) => {
    expect(first('weekly_contact', 'FREQ=WEEKLY;BYDAY=WE', '2026-03-20T19:00', timezone, 2)).toEqual(told);
  });

  test('by half an hour, in Lord Howe', () => {
    expect(first('weekly_contact', 'FREQ=WEEKLY;BYDAY=SU', '2026-03-28T09:00', 'Australia/Lord_Howe', 3)).toEqual([
      '2026-03-28T22:00Z = Sun 29 March 09:00',
      '2026-04-04T22:30Z = Sun 5 April 09:00',
      '2026-04-11T22:30Z = Sun 12 April 09:00',
    ]);
  });
});

describe('a holiday', () => {
  test.each<[ReminderKind, string]>([
    ['subsidy_review', '2026-10-08T01:00Z = Thu 8 October 09:00'],
    ['follow_up_visit', '2026-10-08T01:00Z = Thu 8 October 09:00'],
    ['weekly_contact', '2026-10-01T01:00Z = Thu 1 October 09:00'],
    ['home_visit', '2026-10-01T01:00Z = Thu 1 October 09:00'],
  ])('moves a %s only where an office is shut', (kind, told) => {
    expect(first(kind, 'FREQ=MONTHLY;BYDAY=1TH', '2026-10-01T09:00', 'Asia/Shanghai', 1)).toEqual([told]);
  });

  test('of a week brings one of a daily rule, not seven', () => {
    expect(first('subsidy_review', 'FREQ=DAILY', '2026-09-30T09:00', 'Asia/Shanghai', 3)).toEqual([
      '2026-09-30T01:00Z = Wed 30 September 09:00',
      '2026-10-08T01:00Z = Thu 8 October 09:00',
      '2026-10-09T01:00Z = Fri 9 October 09:00',
    ]);
  });
});

describe('each kind', () => {
  test.each(REMINDABLE)('%s has a rule that is known and comes', (kind) => {
    const now = Date.parse('2026-03-03T10:00:00+08:00');
    const rule = scheduleFor(kind, '3-19:30', 'Asia/Shanghai', now);
    if (rule.rrule !== '') expect(rule.rrule).toMatch(RRULE);
    const [next] = occurrencesOf(rule, calendar).after(now);
    expect(tellTime('en', next ?? 0, 'Asia/Shanghai')).toMatch(/19:30$/);
    expect(next).toBeGreaterThan(now);
  });
});

describe('one date', () => {
  const told = (date: string, time: string, timezone: string, now: string): string[] => {
    const rule = scheduleOn('follow_up_visit', date, time, timezone, Date.parse(now));
    return rule ? [...occurrencesOf(rule, calendar).after(0)].map((at) => tellTime('en', at, timezone)) : [];
  };

  test.each([
    ['the day before', '2026-12-03', '19:00', 'Asia/Shanghai', '2026-11-20T10:00:00Z', 'Wed 2 December 19:00'],
    ['today, while there is time', '2026-03-04', '19:00', 'Asia/Shanghai', '2026-03-03T10:00:00Z', 'Tue 3 March 19:00'],
    [
      'in the morning of it, where the evening before is over',
      '2026-03-04',
      '19:00',
      'Asia/Shanghai',
      '2026-03-03T12:00:00Z',
      'Wed 4 March 08:00',
    ],
    [
      'a holiday stays where it is: who gave it is open',
      '2026-10-02',
      '09:00',
      'Asia/Shanghai',
      '2026-09-20T00:00:00Z',
      'Thu 1 October 09:00',
    ],
    [
      'by the wall clock after clocks changed',
      '2026-03-30',
      '09:00',
      'Europe/Berlin',
      '2026-03-20T00:00:00Z',
      'Sun 29 March 09:00',
    ],
    ['29 February', '2028-03-01', '09:00', 'Asia/Shanghai', '2028-02-01T00:00:00Z', 'Tue 29 February 09:00'],
  ])('%s', (_, date, time, timezone, now, at) => {
    expect(told(date, time, timezone, now)).toEqual([at]);
  });

  test('that has come is none', () => {
    expect(told('2026-03-03', '19:00', 'Asia/Shanghai', '2026-03-03T10:00:00Z')).toEqual([]);
    // Tomorrow in Berlin is today in Tianjin.
    expect(told('2026-03-04', '19:00', 'Asia/Shanghai', '2026-03-03T17:00:00Z')).toEqual([]);
    expect(told('2026-03-04', '19:00', 'Europe/Berlin', '2026-03-03T17:00:00Z')).toHaveLength(1);
  });

  test('is over at midnight where the guardian is', () => {
    const rule = scheduleOn('home_visit', '2026-03-29', '09:00', 'Europe/Berlin', Date.parse('2026-03-20T00:00:00Z'));
    const ends = rule && occurrencesOf(rule, calendar).ends;
    expect(new Date(ends ?? 0).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });
});

test('29 February is a day like any other', () => {
  expect(first('weekly_contact', 'FREQ=DAILY', '2028-02-28T09:00', 'Asia/Shanghai', 3)).toEqual([
    '2028-02-28T01:00Z = Mon 28 February 09:00',
    '2028-02-29T01:00Z = Tue 29 February 09:00',
    '2028-03-01T01:00Z = Wed 1 March 09:00',
  ]);
});

test('an answer is waited for a day; a call to the child may wait for the weekend', () => {
  expect([answerWithin('home_visit'), answerWithin('weekly_contact')]).toEqual([24 * HOUR, 48 * HOUR]);
});

describe('once the day is over', () => {
  const at = (local: string): number => Date.parse(`2026-03-${local}:00+08:00`);
  const rule = scheduleOn('follow_up_visit', '2026-03-20', '19:00', 'Asia/Shanghai', at('03T10:00'));
  if (rule === null) throw new Error('the day is to come');
  const when = occurrencesOf(rule, calendar);
  const begun = beginReminder({ ...rule, id: 'r', enrolmentId: 'e' }, when, at('03T10:00'));
  const asked = moveReminder(begun, when, at('19T19:00')).next;
  const later = (from: Reminder, local: string) => answerReminder(from, 'later', when, at(local))?.next;

  test('who put it off on the evening before is asked once more, on the day', () => {
    expect(later(asked, '19T19:30')).toMatchObject({ phase: 'later', nextAt: at('20T11:30') });
  });

  test('who puts it off on the evening of the day is not asked on the day after, nor counted as silent', () => {
    const again = moveReminder(asked, when, at('20T19:00')).next;
    expect(later({ ...again, missed: 2 }, '20T17:00')).toMatchObject({ phase: 'over', nextAt: null, missed: 0 });
    expect(later(again, '20T17:00')?.answer).toBe('later');
    // Nor who answers, however often they were silent before.
    const silent = { ...again, missed: 2 };
    expect(answerReminder(silent, 'done', when, at('20T17:00'))?.next).toMatchObject({ answer: 'done', missed: 0 });
  });

  test('who was asked on the day alone, and is silent, has missed it: there is no second time', () => {
    const late = moveReminder(begun, when, at('20T10:00')).next;
    expect(moveReminder(late, when, at('21T10:00'))).toMatchObject({
      missed: true,
      next: { phase: 'over', missed: 1 },
    });
    expect(moveReminder(late, when, at('21T10:00')).ask).toBeUndefined();
  });

  test('what was put off and held up by an outage was told once: it is not passed over on record as well', () => {
    const put = later(asked, '19T19:30') ?? asked;
    expect(moveReminder(put, when, at('21T10:00'))).toEqual({
      next: expect.objectContaining({ phase: 'over', nextAt: null, answer: 'later' }),
    });
  });
});
