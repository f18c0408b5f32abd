import type { Instant } from '../domain/clock.js';
import type { ConflictBasis } from '../domain/obligation.js';
import type { NewOutboxRow, Records } from '../store/store.js';
import { voidRow } from './edit.js';
import type { Frame } from './frame.js';
import { withoutConflicts } from './recipients.js';
import { putBack, releaseCase } from './release.js';
import { passOver } from './step-aside.js';

const silence = async (frame: Frame, tx: Records, caseId: string, memberId: string, now: Instant): Promise<void> => {
  await tx.involved.silence(caseId, memberId, now);
  const rows: NewOutboxRow[] = [];
  for (const card of await tx.involved.cards(caseId, memberId)) {
    const row = await voidRow(frame, tx, caseId, card, now);
    if (row) rows.push(row);
  }
  await tx.outbox.add(rows, now);
};

/** What a member had of a case goes on without them: to whoever is called now, or to the next rung where nobody is left. */
const passOn = async (frame: Frame, tx: Records, caseId: string, memberId: string, now: Instant): Promise<void> => {
  const matter = await tx.cases.byId(caseId);
  if (matter?.holderId === memberId) await releaseCase(frame, tx, caseId, 'conflict', now);
  for (const o of await tx.obligations.ofCase(caseId)) {
    if (o.holderId === memberId) await putBack(frame, tx, o, now);
    else if (o.state === 'open' && (await tx.obligations.called(o.id, memberId))) {
      await passOver(frame, tx, [o], now);
    }
  }
};

/**
 * Something was learned about who must not be told of a case: whoever of them was told before is told nothing more, their
 * cards say nothing, and what they had goes on without them (promises.md 11). Call it after what was learned is stored.
 */
export const dropExcluded = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  basis: ConflictBasis,
  now: Instant,
): Promise<void> => {
  const people = (await tx.involved.members(caseId)).map((memberId) => ({ memberId }));
  const kept = new Set((await withoutConflicts(frame, tx, caseId, people)).map(({ memberId }) => memberId));
  for (const { memberId } of people) {
    if (kept.has(memberId)) continue;
    await tx.conflicts.add({ id: `${caseId}:${memberId}`, caseId, basis, memberId }, now);
    await silence(frame, tx, caseId, memberId, now);
    await passOn(frame, tx, caseId, memberId, now);
  }
};
