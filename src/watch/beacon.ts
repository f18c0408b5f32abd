import { type Clock, type Instant, MINUTE, SECOND } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Meter } from './meter.js';

/** The receiver only notes that it was called. */
const LONGEST_CALL = 10 * SECOND;

/**
 * Calls an address outside each minute while all goes well here; whoever watches it notices when the calls stop. The
 * address is a secret and is never logged. Without one, nothing is called.
 */
export const openBeacon = (url: string | undefined, meter: Meter, clock: Clock, log: Log) => {
  let calledAt: Instant | undefined;
  let failing = false;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  const call = async (to: string): Promise<void> => {
    const limit = new AbortController();
    const done = new AbortController();
    const abort = () => limit.abort();
    stopping.signal.addEventListener('abort', abort, { once: true });
    void clock.sleep(LONGEST_CALL, done.signal).then(abort);
    let reason = '';
    try {
      const answer = await fetch(to, { signal: limit.signal });
      await answer.body?.cancel();
      if (!answer.ok) reason = `it answered ${answer.status}`;
    } catch {
      // What was thrown may name the address.
      reason = limit.signal.aborted ? 'no answer in time' : 'it cannot be reached';
    }
    done.abort();
    stopping.signal.removeEventListener('abort', abort);
    if (stopping.signal.aborted) return;
    meter.heartbeats.inc({ result: reason ? 'failed' : 'sent' });
    if (reason && !failing) log.warn({ reason }, 'the outgoing heartbeat failed; it goes on each minute');
    if (!reason && failing) log.info({}, 'the outgoing heartbeat arrives again');
    failing = reason !== '';
  };

  return {
    /** After a tick. Calls at most once a minute, waits for nothing, never throws. */
    after(well: boolean, now: Instant): void {
      if (url === undefined) return;
      if (calledAt !== undefined && now - calledAt < MINUTE && now >= calledAt) return;
      calledAt = now;
      if (!well) {
        meter.heartbeats.inc({ result: 'withheld' });
        return;
      }
      const calling = call(url).finally(() => underWay.delete(calling));
      underWay.add(calling);
    },
    /** Resolves when no call is under way. */
    async idle(): Promise<void> {
      await Promise.all(underWay);
    },
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
};
