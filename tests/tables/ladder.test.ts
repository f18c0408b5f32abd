import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/clock.js';
import { readHours } from '../../src/domain/hours.js';
import { LEVELS, type Level } from '../../src/domain/level.js';
import type { Post } from '../../src/domain/post.js';
import { type StepClock, stepsOf } from '../../src/domain/steps.js';
import { parseLadder } from '../../src/files/ladder-file.js';
import type { Frame } from '../../src/notify/frame.js';
import { type Step, stepDueAt } from '../../src/notify/holding/steps.js';
import { hoursOf, mayLeaveAt } from '../../src/notify/ladder/moments.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { ladderMoments } from '../../src/notify/times/ladder-moments.js';
import type { Case } from '../../src/store/store.js';

const ZONE = 'Asia/Shanghai';
const result = parseLadder(readFileSync('assets/ladder.json', 'utf8'));
if (!('ladder' in result)) throw new Error('the built-in ladder does not read');
const calendar = openCalendar();
const on = (level: Level) => ladderMoments(result.ladder, level, ZONE, calendar);
const at = (text: string): number => DateTime.fromISO(text, { zone: ZONE }).toMillis();
const say = (instant: number): string => DateTime.fromMillis(instant, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm");

// In 2026: Monday 2 March; Friday 6 March; National Day Thursday 1 October to 7 October; Saturday 10 October is worked.
describe('the promise and the climb, by the clock of the level', () => {
  test.each<[Level, opened: string, due: string, why: string]>([
    ['P0', '2026-03-02T03:00', '2026-03-02T03:15', 'in the night'],
    ['P0', '2026-10-01T23:50', '2026-10-02T00:05', 'over midnight on a holiday'],
    ['P1', '2026-03-07T22:30', '2026-03-07T23:30', 'on a Saturday night'],
    ['P2', '2026-03-02T10:00', '2026-03-02T13:00', 'in the day'],
    ['P2', '2026-03-02T17:00', '2026-03-02T20:00', 'just in time'],
    ['P2', '2026-03-02T19:00', '2026-03-03T10:00', 'an hour today, two tomorrow'],
    ['P2', '2026-03-02T20:00', '2026-03-03T09:00', 'as the window shuts'],
    ['P2', '2026-03-02T22:00', '2026-03-03T09:00', 'in the evening'],
    ['P2', '2026-03-03T08:00', '2026-03-03T11:00', 'as the window opens'],
    ['P2', '2026-03-03T07:59', '2026-03-03T09:00', 'early in the morning'],
    ['P2', '2026-10-01T10:00', '2026-10-01T13:00', 'P2 is served on holidays'],
    ['P3', '2026-03-02T10:00', '2026-03-03T10:00', 'the same time on the next working day'],
    ['P3', '2026-03-06T15:00', '2026-03-09T15:00', 'over the week-end'],
    ['P3', '2026-03-07T12:00', '2026-03-10T08:00', 'on a Saturday: counted from Monday 08:00'],
    ['P3', '2026-03-02T22:00', '2026-03-04T08:00', 'in the evening: counted from Tuesday 08:00'],
    ['P3', '2026-03-02T20:00', '2026-03-03T20:00', 'as the window shuts'],
    ['P3', '2026-09-30T16:00', '2026-10-08T16:00', 'over the National Day week'],
    ['P3', '2026-10-09T16:00', '2026-10-10T16:00', 'to a Saturday that is worked'],
    ['P3', '2024-02-28T09:00', '2024-02-29T09:00', 'to 29 February'],
    ['P3', '2025-12-31T09:00', '2026-01-04T09:00', 'over New Year, to a Sunday that is worked'],
  ])('%s opened %s is due %s (%s)', (level, opened, due) => {
    expect(say(on(level).acknowledgeDueAt(at(opened)))).toBe(due);
    expect(say(on(level).climbAt(at(opened)))).toBe(due);
  });

  test.each<[Level, string, string]>([
    ['P0', '2026-03-02T23:00', '2026-03-03T01:00'],
    ['P1', '2026-03-02T23:00', '2026-03-03T23:00'],
    ['P2', '2026-03-06T23:00', '2026-03-09T23:00'],
    ['P3', '2026-03-02T10:00', '2026-03-09T10:00'],
    ['P3', '2026-09-30T10:00', '2026-10-13T10:00'],
  ])('%s taken %s: the child is seen by %s', (level, held, due) => {
    expect(say(on(level).followUpDueAt(at(held)))).toBe(due);
  });
});

describe('the steps of a case, from when somebody took it', () => {
  test.each<[Level, StepClock, from: string, due: string]>([
    ['P0', 'assess', '2026-03-07T23:00', '2026-03-08T23:00'],
    ['P0', 'convene', '2026-03-07T23:00', '2026-03-10T23:00'],
    ['P0', 'plan', '2026-03-07T23:00', '2026-03-10T23:00'],
    ['P0', 'review', '2026-03-07T23:00', '2026-03-08T23:00'],
    ['P1', 'assess', '2026-03-06T22:30', '2026-03-11T22:30'],
    ['P1', 'plan', '2026-03-06T22:30', '2026-03-20T22:30'],
    ['P1', 'review', '2026-03-06T10:00', '2026-03-13T10:00'],
    ['P2', 'assess', '2026-03-06T15:00', '2026-03-13T15:00'],
    ['P2', 'plan', '2026-03-06T15:00', '2026-03-20T15:00'],
    ['P2', 'review', '2026-03-06T15:00', '2026-03-20T15:00'],
    ['P3', 'assess', '2026-09-30T10:00', '2026-10-27T10:00'],
    ['P3', 'plan', '2026-03-02T10:00', '2026-03-23T10:00'],
    ['P3', 'review', '2026-03-02T10:00', '2026-04-01T10:00'],
    ['P2', 'feedback', '2026-03-02T10:00', '2026-03-23T10:00'],
    ['P1', 'objection', '2026-03-02T10:00', '2026-03-17T10:00'],
  ])('%s %s from %s is due %s', (level, clock, from, due) => {
    expect(say(on(level).spanEndsAt(at(from), stepsOf(result.ladder.levels, level)[clock] ?? 0))).toBe(due);
  });
});

describe('reported on Monday at 10:00, taken at 16:00; on Wednesday at 09:00 a step is opened', () => {
  const matter = { openedAt: at('2026-03-02T10:00'), heldAt: at('2026-03-02T16:00') } as Case;
  const frame = { ladder: result.ladder, timezone: ZONE, calendar } as Frame;

  test.each<[Level, Step, again: boolean, due: string, from: string]>([
    ['P0', 'assess', false, '2026-03-03T16:00', 'when it was taken'],
    ['P0', 'convene', false, '2026-03-05T16:00', 'when it was taken'],
    ['P0', 'plan', false, '2026-03-05T16:00', 'when it was taken, as the conference'],
    ['P1', 'plan', false, '2026-03-16T10:00', 'the report'],
    ['P3', 'plan', false, '2026-03-23T10:00', 'the report'],
    ['P1', 'plan', true, '2026-03-16T16:00', 'who took it when it was opened again'],
    ['P2', 'close', false, '2026-03-23T10:00', 'the report'],
    ['P2', 'close', true, '2026-03-23T16:00', 'who took it when it was opened again'],
    ['P1', 'review', false, '2026-03-11T09:00', 'the step before'],
  ])('%s %s (again: %s) is due %s, from %s', (level, step, again, due) => {
    expect(say(stepDueAt(frame, step, matter, level, again, at('2026-03-04T09:00')) ?? 0)).toBe(due);
  });

  test.each<Level>(['P1', 'P2', 'P3'])('%s asks for no conference', (level) => {
    expect(stepDueAt(frame, 'convene', matter, level, false, at('2026-03-04T09:00'))).toBeNull();
  });
});

describe('nudges', () => {
  test.each<[Level, string, string[]]>([
    ['P0', '2026-03-02T03:00', ['2026-03-02T03:00', '2026-03-02T03:05', '2026-03-02T03:10']],
    ['P1', '2026-03-02T23:30', ['2026-03-02T23:30', '2026-03-02T23:50', '2026-03-03T00:10']],
    ['P2', '2026-03-02T10:00', ['2026-03-02T10:00', '2026-03-02T11:30', '2026-03-02T12:30']],
    ['P2', '2026-03-02T18:45', ['2026-03-02T18:45', '2026-03-03T08:15', '2026-03-03T09:15']],
    ['P3', '2026-03-02T10:00', ['2026-03-02T10:00', '2026-03-02T14:00', '2026-03-03T09:00']],
    ['P3', '2026-03-02T17:00', ['2026-03-02T17:00', '2026-03-03T09:00', '2026-03-04T09:00']],
    ['P3', '2026-03-06T15:00', ['2026-03-06T15:00', '2026-03-06T19:00', '2026-03-09T09:00']],
    ['P3', '2026-03-07T12:00', ['2026-03-09T08:00', '2026-03-09T12:00', '2026-03-10T09:00']],
  ])('%s from %s', (level, started, times) => {
    expect(on(level).nudgeTimes(at(started)).map(say)).toEqual(times);
  });
});

describe('a message to a post with hours, at P2', () => {
  const frame = { calendar } as Frame;
  test.each([
    ['both the quiet and the hours are waited for', '10:00-17:00', '2026-03-02T22:00', '2026-03-03T10:00'],
    ['a post that opens in the quiet: when that is over', '22:00-10:00', '2026-03-02T12:00', '2026-03-03T08:00'],
    ['hours that are all in the quiet are its own word', '06:00-07:30', '2026-03-02T12:00', '2026-03-03T06:00'],
  ] as const)('%s', (_, hours, wanted, leaves) => {
    const open = readHours(hours) ?? undefined;
    expect(say(mayLeaveAt(frame, result.ladder.levels.P2, ZONE, at(wanted), open))).toBe(leaves);
  });

  test('hours hold for what can wait, and not for what is urgent', () => {
    const post = { hours: readHours('10:00-17:00') ?? [] } as Post;
    expect(LEVELS.filter((level) => hoursOf(post, level) !== undefined)).toEqual(['P2', 'P3']);
  });
});

describe('the next move', () => {
  const START = at('2026-03-02T03:00');
  const move = (level: Level, standing: { rung?: number; nudge?: number }, minutes: number) => {
    const next = on(level).nextMove({ rung: 0, nudge: 1, rungStartedAt: START, ...standing }, START + minutes * MINUTE);
    return [next.move, (next.at - START) / MINUTE, next.rung, next.nudge];
  };

  test.each([
    ['nothing due: the next nudge is to come', 0, 1, ['nudge', 5, 0, 2]],
    ['one ms is not early', 5, 1, ['nudge', 5, 0, 2]],
    ['after the first nudge, the second', 5, 2, ['nudge', 10, 0, 3]],
    ['after the last, the climb', 10, 3, ['climb', 15, 1, 1]],
    ['a missed nudge becomes one with the next that is due', 10, 1, ['nudge', 10, 0, 3]],
    ['missed nudges become one', 12, 1, ['nudge', 10, 0, 3]],
    ['nudge and climb due in the same tick: the climb only', 15, 1, ['climb', 15, 1, 1]],
    ['after an outage of four hours: one climb', 240, 1, ['climb', 15, 1, 1]],
    ['a rung that was not called yet: its page', 0, 0, ['nudge', 0, 0, 1]],
    ['a clock gone back an hour repeats nothing', -60, 3, ['climb', 15, 1, 1]],
  ] as const)('P0: %s', (_, minutes, nudge, expected) => {
    expect(move('P0', { nudge }, minutes)).toEqual(expected);
  });

  test('a nudge that would fall on the climb is not planned', () => {
    const opened = at('2026-03-02T09:00');
    const next = on('P3').nextMove({ rung: 0, nudge: 2, rungStartedAt: opened }, at('2026-03-02T13:00'));
    expect([next.move, say(next.at)]).toEqual(['climb', '2026-03-03T09:00']);
  });

  test('the top rung is nudged like the others, then repeats for ever', () => {
    expect(move('P0', { rung: 2 }, 0)).toEqual(['nudge', 5, 2, 2]);
    expect(move('P0', { rung: 2, nudge: 3 }, 10)).toEqual(['repeat', 15, 2, 1]);
    expect(move('P0', { rung: 9, nudge: 3 }, 600)).toEqual(['repeat', 15, 9, 1]);
  });

  test('the top is called again after a time of its own', () => {
    const { ladder } = result;
    const P0 = { ...ladder.levels.P0, repeatTop: 25 * MINUTE };
    const moments = ladderMoments({ ...ladder, levels: { ...ladder.levels, P0 } }, 'P0', ZONE, calendar);
    const top = moments.nextMove({ rung: 2, nudge: 3, rungStartedAt: START }, START + 15 * MINUTE);
    expect([top.move, top.at - START]).toEqual(['repeat', 25 * MINUTE]);
    const below = moments.nextMove({ rung: 1, nudge: 3, rungStartedAt: START }, START + 15 * MINUTE);
    expect([below.move, below.at - START]).toEqual(['climb', 15 * MINUTE]);
  });

  test('a whole unheard P0: every call at its exact minute, none early, none twice', () => {
    const moments = on('P0');
    let standing = { rung: 0, nudge: 1, rungStartedAt: START };
    const story: string[] = [];
    for (let now = START; now <= START + HOUR; now += MINUTE) {
      const next = moments.nextMove(standing, now);
      if (next.at > now) continue;
      expect(next.at).toBe(now);
      story.push(`${(now - START) / MINUTE} ${next.move} ${next.rung}`);
      standing = { ...next, rungStartedAt: next.move === 'nudge' ? standing.rungStartedAt : now };
    }
    expect(story.join(', ')).toBe(
      '5 nudge 0, 10 nudge 0, 15 climb 1, 20 nudge 1, 25 nudge 1, 30 climb 2, 35 nudge 2, 40 nudge 2, 45 repeat 2, ' +
        '50 nudge 2, 55 nudge 2, 60 repeat 2',
    );
  });

  test('a P2 opened at night climbs at 09:00; the nudges it had no time for are never sent', () => {
    const opened = at('2026-03-02T22:00');
    const moments = on('P2');
    expect(say(moments.leavesAt(opened))).toBe('2026-03-03T08:00');
    const next = moments.nextMove({ rung: 0, nudge: 1, rungStartedAt: opened }, opened);
    expect([next.move, say(next.at)]).toEqual(['climb', '2026-03-03T09:00']);
    const after = moments.nextMove({ ...next, rungStartedAt: next.at }, next.at);
    expect([after.move, say(after.at)]).toEqual(['nudge', '2026-03-03T10:30']);
    expect(say(moments.climbAt(next.at))).toBe('2026-03-03T12:00');
  });
});
