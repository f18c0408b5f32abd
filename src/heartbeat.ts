import { schedule } from 'node-cron';
import { type Clock, MINUTE, SECOND } from './domain/clock.js';

const byTheMinute = (beat: () => Promise<void>) =>
  schedule('* * * * *', beat, { noOverlap: true, suppressMissedWarning: true, name: 'tick' });

/**
 * Wakes the tick once a second. That is all it knows: what is due, and when, stands in the database, so a beat that
 * is late or lost costs nothing but that time.
 *
 * Two that know nothing of each other beat: one waits for a second to pass, the other (node-cron) for each minute of the day,
 * so that the ladders go on, and the audit looks, when either stands still. A clock that is set back would hold up the second
 * one for as long, and after a leap ahead it would go through all that it missed: it begins anew then.
 */
export const openHeartbeat =
  (clock: Clock) =>
  (beat: () => Promise<void>): { stop(): Promise<void> } => {
    const stopping = new AbortController();
    let minutes = byTheMinute(beat);
    const bySecond = async (): Promise<void> => {
      for (;;) {
        const awaited = clock.now() + SECOND;
        await clock.sleep(SECOND, stopping.signal);
        if (stopping.signal.aborted) return;
        if (Math.abs(clock.now() - awaited) > MINUTE) {
          await minutes.destroy();
          minutes = byTheMinute(beat);
        }
        void beat();
      }
    };
    const seconds = bySecond();
    return {
      stop: async () => {
        stopping.abort();
        await seconds;
        await minutes.destroy();
      },
    };
  };
