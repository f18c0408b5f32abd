import { dropExcluded } from '../../notify/excluded.js';
import type { DoAct } from '../acts.js';
import { refused, told } from '../desk-answer.js';

/** Whoever has a case, or something to do on it, declares a conflict: it goes on without them, and they hear no more of it. */
export const conflict: DoAct = async (m, obligationId) => {
  const { tx, frame, member, now } = m;
  const o = await tx.obligations.byId(obligationId);
  const matter = o && (await tx.cases.byId(o.caseId));
  if (!o || !matter || !member || matter.closedAt !== null) return refused;
  if (matter.holderId !== member.id && o.holderId !== member.id) return refused;
  const by = { memberId: member.id, postCode: matter.holderPost ?? undefined };
  await tx.conflicts.add(
    { id: `${matter.id}:${member.id}`, caseId: matter.id, basis: 'declared', memberId: member.id },
    now,
  );
  await tx.events.add({ at: now, kind: 'conflict.declared', caseId: matter.id, obligationId, ...by });
  await dropExcluded(frame, tx, matter.id, 'declared', now);
  return told({ key: 'card-declined-conflict', args: { number: matter.number } });
};
