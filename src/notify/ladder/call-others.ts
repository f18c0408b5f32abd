import type { Instant } from '../../domain/clock.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { enterRung } from './climb.js';
import { topOf } from './moments.js';
import { reachableAddress } from './reach.js';
import { answersFor, membersAtRung } from './rungs.js';

/**
 * Calls the rung anew where nobody who was called there is left: its other posts, or the next above. Whoever is called beside
 * stands for nobody, but where nothing is above.
 */
export const callOthers = async (frame: Frame, tx: Records, id: string, now: Instant): Promise<void> => {
  const o = await tx.obligations.byId(id);
  // Who was asked to help is left to its time.
  if (o?.state !== 'open' || o.kind === 'offer_help') return;
  const answers = await answersFor(frame, tx, o);
  const top = o.rung >= (await topOf(frame, tx, o));
  for (const { memberId, post } of await membersAtRung(frame, tx, o, o.rung, now)) {
    if (!top && !answers(post)) continue;
    const called = await tx.obligations.called(o.id, memberId);
    if (called && (await reachableAddress(frame, tx, memberId))) return;
  }
  await enterRung(frame, tx, o, o.rung, 'page', now);
};
