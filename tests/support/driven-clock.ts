import type { Clock } from '../../src/domain/clock.js';

/** A clock that stands still until the test moves it. */
export interface DrivenClock extends Clock {
  /** Sets the time, also backwards, and wakes who slept until then. */
  set(at: number): void;
}

/** Opens a clock at `at`, an ISO 8601 instant. */
export const drivenClock = (at: string): DrivenClock => {
  let now = Date.parse(at);
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          until: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        signal?.addEventListener('abort', sleeper.wake, { once: true });
        sleepers.add(sleeper);
      }),
    set(at) {
      now = at;
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
    },
  };
};
