import { expect, test } from 'vitest';
import { openLimits } from '../../src/notify/outbox/limits.js';
import { drivenClock } from '../support/driven-clock.js';

const SECOND = 1_000;

test('what begins in the same moment ends together, what begins later by itself', async () => {
  const clock = drivenClock('2026-03-03T10:00:00+08:00');
  const begun = clock.now();
  const limits = openLimits(clock, 11 * SECOND);
  const first = limits();
  clock.set(begun + 200);
  const second = limits();
  clock.set(begun + 300);
  const third = limits();
  expect(second.signal).toBe(first.signal);
  expect(third.signal).not.toBe(first.signal);

  first.end();
  clock.set(begun + 11 * SECOND);
  await Promise.resolve();
  expect(second.signal.aborted).toBe(true);
  expect(third.signal.aborted).toBe(false);
  clock.set(begun + 11 * SECOND + 300);
  await Promise.resolve();
  expect(third.signal.aborted).toBe(true);
});

test('what has ended is not cut off, and what begins after it has its whole time', async () => {
  const clock = drivenClock('2026-03-03T10:00:00+08:00');
  const begun = clock.now();
  const limits = openLimits(clock, 11 * SECOND);
  const first = limits();
  first.end();
  clock.set(begun + 100);
  const second = limits();
  expect(second.signal).not.toBe(first.signal);
  clock.set(begun + 11 * SECOND + 50);
  await Promise.resolve();
  expect(first.signal.aborted).toBe(false);
  expect(second.signal.aborted).toBe(false);
});
