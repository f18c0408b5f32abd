import type { Clock } from './domain/clock.js';

/** A timer counts so many milliseconds; one that is to wait for longer would end at once. */
const LONGEST = 2 ** 31 - 1;

/** The system's clock: the only place that asks the system for the time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(ms, LONGEST));
      signal?.addEventListener('abort', end);
    }),
};
