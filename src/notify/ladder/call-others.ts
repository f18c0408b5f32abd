import type { Instant } from '../../domain/clock.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { enterRung } from './climb.js';
import { reachableAddress } from './reach.js';
import { membersAtRung } from './rungs.js';

/** Calls the rung anew where nobody who was called there is left: its other posts, or the next above. */
export const callOthers = async (frame: Frame, tx: Records, id: string, now: Instant): Promise<void> => {
  const o = await tx.obligations.byId(id);
  // Who was asked to help is left to its time.
  if (o?.state !== 'open' || o.kind === 'offer_help') return;
  for (const { memberId } of await membersAtRung(frame, tx, o, o.rung, now)) {
    const called = await tx.obligations.called(o.id, memberId);
    if (called && (await reachableAddress(frame, tx, memberId))) return;
  }
  await enterRung(frame, tx, o, o.rung, 'page', now);
};
