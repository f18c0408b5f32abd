import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { DAY, HOUR, SECOND } from '../../src/domain/clock.js';
import { openHeartbeat } from '../../src/heartbeat.js';

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 2, 3, 2) }),
);
afterEach(() => void vi.useRealTimers());

test.each([
  ['is set back by an hour', -HOUR],
  ['leaps ahead by a year', 365 * DAY],
])('a clock that %s holds up no beat, and adds none', async (_, leap) => {
  let beats = 0;
  const heart = openHeartbeat(systemClock)(async () => {
    beats += 1;
  });
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  expect(beats).toBe(3);
  vi.setSystemTime(Date.now() + leap);
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  expect(beats).toBe(6);
  await heart.stop();
  await vi.advanceTimersByTimeAsync(3 * SECOND);
  expect(beats).toBe(6);
});
