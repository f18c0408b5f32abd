import type { Instant } from '../../domain/clock.js';
import type { RefusalReason } from '../../domain/hand-over.js';
import type { Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { climb } from '../ladder/climb.js';
import { dropExcluded, noteDeclared } from '../ladder/excluded.js';
import { topOf } from '../ladder/moments.js';
import { membersAtRung } from '../ladder/rungs.js';

/** Why somebody says no to what they were offered, and what they wrote. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly words?: string;
}

/** For P0 and P1 nothing comes back: it is accepted, or the next above is called (domain.md 3.2). */
export const neverReturns = ({ level }: Obligation): boolean => level === 'P0' || level === 'P1';

/** Puts a refusal on record, with the words sealed. False when they refused at this rung before. */
export const noteRefusal = async (
  tx: Records,
  o: Obligation,
  by: Holder,
  { reason, words }: Refusal,
  now: Instant,
): Promise<boolean> => {
  if ((await tx.events.declinedAt(o.id, o.rung)).includes(by.memberId)) return false;
  const about = { at: now, caseId: o.caseId, obligationId: o.id, ...by };
  await tx.events.add({ ...about, kind: 'obligation.declined', data: { rung: o.rung, reason } });
  await tx.events.add({ ...about, kind: 'handover.declined', data: { reason } });
  if (words !== undefined) {
    const id = `${o.id}:refusal:${by.memberId}:${now}`;
    await tx.notes.add({ id, caseId: o.caseId, kind: 'handover_refused', at: now, ...by, text: words });
  }
  return true;
};

/**
 * Somebody who was called does not take it, and it does not go back: the next above is called. With a conflict of interest
 * they are told nothing more, and whoever else is called at the rung goes on being called.
 */
export const callNext = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  conflict: boolean,
  now: Instant,
): Promise<Obligation> => {
  const refused = await tx.events.declinedAt(o.id, o.rung);
  if (conflict) await noteDeclared(tx, o, by, now);
  const left = (await membersAtRung(frame, tx, o, o.rung, now)).some((one) => !refused.includes(one.memberId));
  // At the top nobody is left to pass it on to: it goes on being called for, and the sender has it meanwhile.
  const moves = o.rung < (await topOf(frame, tx, o)) && !(conflict && left);
  const obligation = moves ? await climb(frame, tx, o, 'climbed', now) : o;
  if (conflict) await dropExcluded(frame, tx, o.caseId, 'declared', now);
  return obligation;
};
