import type { Instant } from '../../domain/clock.js';
import type { KeptSince } from '../../domain/erasure.js';
import type { Frame } from '../../notify/frame.js';
import { withoutConflicts } from '../../notify/ladder/recipients.js';
import { CASE_ERASED, type Records } from '../../store/store.js';
import { objectionEndsAt } from './close-case.js';

/** By whose name, chat or post a case was kept from them is erased: it stays kept from those whom it means now. */
const keepLeftOut = async (frame: Frame, tx: Records, caseId: string, now: Instant): Promise<void> => {
  const all = (await tx.members.all(now)).map(({ id }) => ({ memberId: id }));
  const told = new Set((await withoutConflicts(frame, tx, caseId, all)).map(({ memberId }) => memberId));
  for (const { memberId } of all) {
    if (told.has(memberId)) continue;
    await tx.conflicts.add({ id: `${caseId}:${memberId}`, caseId, basis: 'named_source', memberId }, now);
  }
};

/**
 * Erases what people wrote about a case that was closed by `since`, and about those linked to it; its levels, areas,
 * times and record stay. False, and nothing, where something keeps it meanwhile, another instance was first, or its reporter can
 * still say that it is not solved.
 */
export const eraseCase = async (
  frame: Frame,
  tx: Records,
  id: string,
  since: KeptSince,
  now: Instant,
): Promise<boolean> => {
  await tx.cases.inTurn(id);
  const matter = await tx.cases.byId(id);
  if (!matter?.closedAt || now <= objectionEndsAt({ frame }, matter, matter.closedAt)) return false;
  if (!(await tx.erasure.take(id, since, now))) return false;
  const linked = (await tx.cases.linkedTo([id])).map((one) => one.id);
  for (const one of [id, ...linked]) await keepLeftOut(frame, tx, one, now);
  const erased = await tx.erasure.erase(id);
  await tx.enrolments.forgetUnagreed([id, ...linked], now);
  const tell = (caseId: string, data: object) =>
    tx.events.add({ at: now, kind: CASE_ERASED, caseId, data: { ...data, proof: tx.erasure.proof(caseId, now) } });
  await tell(id, erased);
  for (const one of linked) await tell(one, { with: id });
  return true;
};
