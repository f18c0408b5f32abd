import { expect, test } from 'vitest';
import { openBound } from '../../src/bots/web-bound.js';
import type { Clock } from '../../src/domain/clock.js';

test('what is bounded goes on after the time it takes, however the clock leaps, and few are remembered', () => {
  let now = 1_000_000;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const may = openBound(clock, { atOnce: 3, each: 1_000 });
  const four = () => [may('a'), may('a'), may('a'), may('a')];
  expect(four()).toEqual([true, true, true, false]);
  now += 999;
  expect(may('a')).toBe(false);
  now += 1;
  expect([may('a'), may('a'), may('b')]).toEqual([true, false, true]);
  now += 60_000;
  expect(four(), 'quiet for long').toEqual([true, true, true, false]);
  now -= 3_600_000;
  expect(may('a')).toBe(false);
  now += 1_000;
  expect([may('a'), may('a')], 'set back by an hour: a second all the same').toEqual([true, false]);
  for (let other = 0; other < 20_000; other += 1) may(`c-${other}`);
  expect(four(), 'forgotten for those who came since').toEqual([true, true, true, false]);
});
