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

/** Whether somebody is called where it stands now, and not at a rung below that has been passed on from. */
const isCalledHere = async (frame: Frame, tx: Records, o: Obligation, by: Holder, now: Instant): Promise<boolean> =>
  (await membersAtRung(frame, tx, o, o.rung, now)).some(({ memberId }) => memberId === by.memberId);

/** Puts a refusal on record, with the words sealed. False when they refused before, and are not called anew since at a rung above. */
export const noteRefusal = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  { reason, words }: Refusal,
  now: Instant,
): Promise<boolean> => {
  const before = (await tx.events.ofObligation(o.id)).filter(
    ({ kind, memberId }) => kind === 'obligation.declined' && memberId === by.memberId,
  );
  if (before.some(({ data }) => data?.rung === o.rung)) return false;
  if (before.length > 0 && !(await isCalledHere(frame, tx, o, by, now))) return false;
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
 * Somebody who was called does not take it, and it does not go back: the next above is called, unless it has been since. With a
 * conflict of interest they are told nothing more, and whoever else is called at the rung goes on being called.
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
  const here = conflict || (await isCalledHere(frame, tx, o, by, now));
  if (conflict) await noteDeclared(tx, o, by, now);
  const left = (await membersAtRung(frame, tx, o, o.rung, now)).some((one) => !refused.includes(one.memberId));
  // At the top nobody is left to pass it on to: it goes on being called for, and the sender has it meanwhile.
  const moves = here && o.rung < (await topOf(frame, tx, o)) && !(conflict && left);
  const obligation = moves ? await climb(frame, tx, o, 'climbed', now) : o;
  if (conflict) await dropExcluded(frame, tx, o.caseId, 'declared', now);
  return obligation;
};
