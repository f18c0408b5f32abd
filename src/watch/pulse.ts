import { type Instant, MINUTE, SECOND } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Meter } from './meter.js';

/** Beats come each second. Garbage and a large commit delay one by tenths; five seconds are something else. */
const LATE = 5 * SECOND;
/** A tick that moves thousands of ladders may take half a minute; one this long hangs on something. */
const LONGEST_TICK = 2 * MINUTE;

/**
 * Notices that the service stood still: a beat that came late (the event loop was blocked, the machine slept), or a tick
 * that does not end.
 */
export const openPulse = (meter: Meter, log: Log) => {
  let beatAt: Instant | undefined;
  let runningSince: Instant | undefined;
  let hangToldAt: Instant | undefined;
  let longest = 0;
  let standstill = 0;

  const hanging = (now: Instant): number =>
    runningSince !== undefined && now - runningSince >= LONGEST_TICK ? now - runningSince : 0;

  return {
    /** A beat, whether or not a tick still runs. Returns true when the tick hangs: nothing in it can say so. */
    beat(now: Instant): boolean {
      const late = beatAt === undefined ? 0 : now - beatAt - SECOND;
      beatAt = now;
      if (late > LATE) {
        longest = Math.max(longest, late);
        standstill = Math.max(standstill, late);
        meter.tickLate.inc();
        meter.tickLateSeconds.set(longest / SECOND);
        log.warn({ lateMs: late }, 'a beat came late: the event loop was blocked, or the machine slept');
      }
      const hang = hanging(now);
      if (hang > 0 && (hangToldAt === undefined || now - hangToldAt >= MINUTE)) {
        hangToldAt = now;
        log.error(
          { sinceMs: hang },
          'a tick does not end, and calls wait for it: look at the database, and start the service anew',
        );
      }
      return hang > 0;
    },

    begins(now: Instant): void {
      runningSince = now;
      hangToldAt = undefined;
    },
    ends(now: Instant, failed: readonly string[]): void {
      const took = Math.max(0, now - (runningSince ?? now));
      runningSince = undefined;
      meter.tickSeconds.observe(took / SECOND);
      meter.tickAt.set(now / SECOND);
      for (const stage of failed) meter.tickFailures.inc({ stage });
    },

    /** The longest standstill since it was asked last, ms; 0 when there was none. */
    standstill(now: Instant): number {
      const found = Math.max(standstill, hanging(now));
      standstill = 0;
      return found;
    },
  };
};
export type Pulse = ReturnType<typeof openPulse>;
