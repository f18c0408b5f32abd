import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { type Clock, DAY, HOUR, MINUTE, SECOND } from '../../src/domain/clock.js';
import { openHeartbeat } from '../../src/heartbeat.js';

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 2, 3, 2) }),
);
afterEach(() => void vi.useRealTimers());

/** A heart, and how often it has beaten. */
const heartOf = (clock: Clock) => {
  let beats = 0;
  const { stop } = openHeartbeat(clock)(async () => {
    beats += 1;
  });
  return { beats: () => beats, stop };
};

/** Whoever waits by this clock waits for ever. */
const stands: Clock = {
  ...systemClock,
  sleep: (_, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};

test.each([
  ['is set back by an hour', -HOUR],
  ['leaps ahead by a year', 365 * DAY],
])('a clock that %s holds up no beat, and adds none', async (_, leap) => {
  const heart = heartOf(systemClock);
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  expect(heart.beats()).toBe(3);
  vi.setSystemTime(Date.now() + leap);
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  expect(heart.beats()).toBe(6);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(heart.beats(), 'each second, and each minute').toBe(6 + 120 + 2);
  await heart.stop();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(heart.beats()).toBe(128);
});

test('when what beats each second stands still, it beats each minute', async () => {
  const heart = heartOf(stands);
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(heart.beats()).toBe(3);
  await heart.stop();
});

test('whoever waits for longer than a timer can count is not woken at once', async () => {
  let woken = false;
  void systemClock.sleep(400 * DAY).then(() => {
    woken = true;
  });
  await vi.advanceTimersByTimeAsync(20 * DAY);
  expect(woken).toBe(false);
});
