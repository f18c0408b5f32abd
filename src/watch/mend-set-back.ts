import { HOUR, type Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Frame } from '../notify/frame.js';
import { followUpBy, nextMoment } from '../notify/moments.js';
import { transition } from '../notify/transition.js';
import type { Obligation, Store } from '../store/store.js';

/** So many in one audit; the next takes the rest. */
const AT_ONCE = 100;
/** A clock that goes back no further repeats nothing; what was ahead by more was wrong. */
const MOST_AHEAD = HOUR;

/**
 * Finds ladders that moved by a clock that was hours ahead and has been set back since: they would rest until it is as late
 * again. Their time counts from now. It looks after a start, and whenever the clock went back.
 */
export const openMendSetBack = (store: Store, frame: Frame, log: Log) => {
  let latest: Instant | undefined;

  const mend = (id: string, now: Instant): Promise<void> =>
    store.write(async (tx) => {
      const read = await tx.obligations.byId(id);
      if (!read || read.state === 'done') return;
      const open = read.state === 'open';
      const from: Obligation = open ? { ...read, rungStartedAt: now } : { ...read, heldAt: now };
      const nextDueAt = open ? await nextMoment(frame, tx, from, now) : await followUpBy(frame, tx, from, now);
      const event = { kind: 'obligation.timer_mended', data: { state: read.state } };
      await transition(tx, read, { ...from, nextDueAt, epoch: read.epoch + 1 }, event, now);
    });

  return async (now: Instant): Promise<void> => {
    if (latest !== undefined && now >= latest - MOST_AHEAD) {
      latest = Math.max(latest, now);
      return;
    }
    const ids = await store.read.audit.ahead(now + MOST_AHEAD, AT_ONCE);
    let missed = false;
    for (const id of ids) {
      try {
        await mend(id, now);
      } catch (error) {
        missed = true;
        const name = error instanceof Error ? error.name : 'error';
        log.error(
          { obligation: id, error: name },
          'the clock went back, and an obligation could not be brought in line',
        );
      }
    }
    if (ids.length > 0) log.warn({ obligations: ids.length }, 'the clock went back: what it had moved counts from now');
    if (!missed && ids.length < AT_ONCE) latest = now;
  };
};
