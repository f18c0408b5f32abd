import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './domain/clock.js';

/** The system's clock: the only place that asks the system for the time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    wait(ms, undefined, { signal }).then(
      () => {},
      () => {},
    ),
};
