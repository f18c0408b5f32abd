import { beginSteps } from '../../notify/begin-steps.js';
import { callFor, freeId } from '../../notify/open.js';
import type { DoAct } from '../acts.js';
import { standpointOf } from '../case-of.js';
import { kept, refused, said } from '../desk-answer.js';

/**
 * Whoever held a closed case, or a post over theirs, opens it again. It goes on with whoever held it last, if they
 * still have their post; otherwise somebody is called to take it over, by its level.
 */
export const reopen: DoAct = async (m, id, { text = '' }) => {
  const found = await standpointOf(m, id);
  const { tx, frame, now } = m;
  if (!found || found.as === 'called') return refused;
  const { matter, holder } = found;
  const { number } = matter;
  if (matter.closedAt === null) return said({ key: 'reopen-open', args: { number } });
  await tx.cases.reopen(matter.id, 'reopened', now);
  await tx.notes.add({
    id: `${matter.id}:reopened:${now}`,
    caseId: matter.id,
    kind: 'reopened',
    at: now,
    ...holder,
    text,
  });
  await tx.events.add({ at: now, kind: 'case.reopened', caseId: matter.id, ...holder, data: { by: found.as } });
  const all = await tx.obligations.allOfCase(matter.id);
  const reportId = all[0]?.reportId ?? matter.id;
  const last = matter.holderId ? await tx.members.byId(matter.holderId, now) : null;
  if (last && matter.holderPost && last.posts.includes(matter.holderPost)) {
    await tx.cases.hold(matter.id, { memberId: last.id, postCode: matter.holderPost }, now);
    const again = { ...matter, closedAt: null, heldAt: now };
    const step = await beginSteps(frame, tx, again, reportId, now);
    const card = step && { id: step.id, number, as: 'held' as const, kind: step.kind };
    const line = { key: 'reopen-goes-on', args: { number, by: { at: step?.dueAt ?? now } } };
    return { ...kept(line), matter: (last.id === holder.memberId && card) || undefined };
  }
  await tx.cases.hold(matter.id, null, now);
  const count = all.filter(({ kind }) => kind === 'take_over').length;
  const over = await freeId(tx, `${matter.id}-over`, count);
  const { level, area } = matter;
  await callFor(frame, tx, { id: over, kind: 'take_over', reportId, caseId: matter.id, level, area }, now);
  return kept({ key: 'reopen-called', args: { number } });
};
