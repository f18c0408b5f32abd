import type { Instant } from '../domain/clock.js';
import type { ClaimedRow, Records, SentCard } from '../store/store.js';
import { editRow } from './edit.js';
import type { Frame } from './frame.js';

/**
 * Notes that a message arrived. A card that was in flight while somebody took the matter is brought in line at once.
 * A settle whose lease was lost changes nothing; then this is false.
 */
export const settleSent = async (
  frame: Frame,
  tx: Records,
  row: ClaimedRow,
  ref: string | undefined,
  now: Instant,
): Promise<boolean> => {
  const calls = row.kind === 'page' || row.kind === 'nudge';
  // Before the row, as an acknowledgement does: it either sees this card as sent, or is seen here.
  const o = calls && row.obligationId !== undefined ? await tx.obligations.standing(row.obligationId) : null;
  if (!(await tx.outbox.sent(row, ref, now))) return false;
  if (row.kind === 'digest' && row.memberId !== undefined) await tx.digests.told(row.memberId, row.id, now);
  if (!o || o.state === 'open') return true;
  await tx.outbox.add([await editRow(frame, tx, o, cardOf(row, ref), now)], now);
  return true;
};

/**
 * A call that may have arrived already, held until its sender's lease ended, for a matter that somebody took meanwhile:
 * it says how the matter stands instead of calling again. True when it was, and must not be sent.
 */
export const settleOvertaken = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<boolean> => {
  if (row.obligationId === undefined) return false;
  const o = await tx.obligations.byId(row.obligationId);
  if (!o || o.state === 'open') return false;
  if (!(await tx.outbox.failed(row, 'overtaken', now))) return true;
  await tx.outbox.add([await editRow(frame, tx, o, cardOf(row, undefined), now)], now);
  return true;
};

const cardOf = (row: ClaimedRow, ref: string | undefined): SentCard => ({
  id: row.id,
  kind: row.kind,
  address: row.address,
  memberId: row.memberId ?? null,
  postCode: row.postCode ?? null,
  sentRef: ref ?? null,
});
