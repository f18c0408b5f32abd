import { HOUR, type Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Frame } from '../notify/frame.js';
import { followUpBy, nextMoment } from '../notify/moments.js';
import { STEPS } from '../notify/steps.js';
import { transition } from '../notify/transition.js';
import type { Obligation, Records, Store } from '../store/store.js';

/** So many in one audit; the next takes the rest. */
const AT_ONCE = 100;
/** A clock that goes back no further repeats nothing; what was ahead by more was wrong. */
const MOST_AHEAD = HOUR;

/** When it is looked at next, where its time counts from now. A step of a case that calls nobody yet waits for its day. */
const timerOf = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<Instant> => {
  if (o.state !== 'open') return followUpBy(frame, tx, o, now);
  const isStep = STEPS.some((kind) => kind === o.kind);
  return isStep ? Math.max(o.dueAt, now) : nextMoment(frame, tx, o, now);
};

/**
 * Finds ladders that moved by a clock that was hours ahead and has been set back since: they would rest until it is as late
 * again. Their time counts from now. It looks after a start, and whenever the clock went back.
 */
export const openMendSetBack = (store: Store, frame: Frame, log: Log) => {
  let latest: Instant | undefined;
  /** The last obligation that was looked at since the clock went back. */
  let after = '';

  const mend = (id: string, now: Instant): Promise<void> =>
    store.write(async (tx) => {
      const read = await tx.obligations.byId(id);
      if (!read || read.state === 'done') return;
      const from: Obligation = read.state === 'open' ? { ...read, rungStartedAt: now } : { ...read, heldAt: now };
      const nextDueAt = await timerOf(frame, tx, from, now);
      const event = { kind: 'obligation.timer_mended', data: { state: read.state } };
      await transition(tx, read, { ...from, nextDueAt, epoch: read.epoch + 1 }, event, now);
    });

  return async (now: Instant): Promise<void> => {
    if (latest !== undefined && now >= latest - MOST_AHEAD) {
      latest = Math.max(latest, now);
      return;
    }
    const ids = await store.read.audit.ahead(now + MOST_AHEAD, after, AT_ONCE);
    for (const id of ids) {
      try {
        await mend(id, now);
      } catch (error) {
        if (store.isAway(error)) throw error;
        const name = error instanceof Error ? error.name : 'error';
        log.error(
          { obligation: id, error: name },
          'the clock went back, and an obligation could not be brought in line',
        );
      }
    }
    if (ids.length > 0) log.warn({ obligations: ids.length }, 'the clock went back: what it had moved counts from now');
    after = ids.length < AT_ONCE ? '' : (ids.at(-1) ?? '');
    if (after === '') latest = now;
  };
};
