import type { Instant } from '../domain/clock.js';
import type { ClaimedRow, Records } from '../store/store.js';
import { editRow } from './edit.js';
import type { Frame } from './frame.js';

/**
 * Notes that a message arrived. A card that was in flight while somebody took the matter is brought in line at once.
 * A settle whose lease was lost changes nothing.
 */
export const settleSent = async (
  frame: Frame,
  tx: Records,
  row: ClaimedRow,
  ref: string | undefined,
  now: Instant,
): Promise<void> => {
  if (!(await tx.outbox.sent(row, ref, now))) return;
  if (row.obligationId === undefined || (row.kind !== 'page' && row.kind !== 'nudge')) return;
  const o = await tx.obligations.byId(row.obligationId);
  if (!o || o.state === 'open') return;
  const card = {
    id: row.id,
    kind: row.kind,
    address: row.address,
    memberId: row.memberId ?? null,
    postCode: row.postCode ?? null,
    sentRef: ref ?? null,
  };
  await tx.outbox.add([await editRow(frame, tx, o, card, now)], now);
};
