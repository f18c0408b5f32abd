import { type Clock, SECOND } from './domain/clock.js';

/**
 * Wakes the tick once a second. That is all it knows: what is due, and when, stands in the database, so a beat that
 * is late or lost costs nothing but that time. It waits for a second to pass, never for a time of day: a clock that is set back
 * would hold up that for as long, and one that leaps ahead have missed millions.
 */
export const openHeartbeat =
  (clock: Clock) =>
  (beat: () => Promise<void>): { stop(): Promise<void> } => {
    const stopping = new AbortController();
    const run = async (): Promise<void> => {
      for (;;) {
        await clock.sleep(SECOND, stopping.signal);
        if (stopping.signal.aborted) return;
        void beat();
      }
    };
    const running = run();
    return {
      stop: async () => {
        stopping.abort();
        await running;
      },
    };
  };
