import type { Instant } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';
import type { Frame } from '../notify/frame.js';
import { followUpBy, nextMoment } from '../notify/ladder/moments.js';
import { transition } from '../notify/ladder/transition.js';
import type { Obligation, Records, Store } from '../store/store.js';

/** So many in one audit; the next takes the rest. */
const AT_ONCE = 100;

const timerOf = (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<Instant> =>
  o.state === 'acknowledged' ? followUpBy(frame, tx, o, o.heldAt ?? now) : nextMoment(frame, tx, o, now);

/**
 * Gives a timer to obligations that are not done and have none: no code of ours leaves one so, but a hand in the
 * database might, and nothing would ever move it again. Returns how many were found.
 */
export const mendTimers = async (store: Store, frame: Frame, log: Log, now: Instant): Promise<number> => {
  const ids = await store.read.audit.timerless(AT_ONCE);
  for (const id of ids) {
    try {
      await store.write(async (tx) => {
        await tx.cases.inTurn(id);
        const read = await tx.obligations.byId(id);
        if (!read || read.state === 'done' || read.nextDueAt !== null) return;
        const nextDueAt = await timerOf(frame, tx, read, now);
        const event = { kind: 'obligation.timer_mended', data: { state: read.state } };
        await transition(tx, read, { ...read, nextDueAt }, event, now);
      });
    } catch (error) {
      const name = errorName(error);
      log.error({ obligation: id, error: name }, 'an obligation without a timer could not be given one');
    }
  }
  return ids.length;
};
