import type { Instant } from '../../domain/clock.js';
import type { ClaimedRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { pursueUnheard } from '../holding/pursue.js';
import { reachableAddress } from '../ladder/reach.js';
import { isInConflict } from '../ladder/recipients.js';

/** Of which case a line is: its id begins with what it is about, the case, a report or what is owed on it. */
const caseOf = async (tx: Records, { id }: ClaimedRow): Promise<string | undefined> => {
  const [about = ''] = id.split(':');
  const of = (await tx.obligations.byId(about)) ?? (await tx.reports.byId(about));
  return of?.caseId ?? (await tx.cases.byId(about))?.id;
};

/**
 * The chat to which news for a member was to come is lost: it comes to their next one. Where there is none, what those above were to
 * hear is heard by the next.
 */
export const tellElsewhere = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  if (row.kind !== 'inform' || row.memberId === undefined) return;
  const to = await reachableAddress(frame, tx, row.memberId);
  if (!to) return pursueUnheard(frame, tx, row, now);
  const caseId = await caseOf(tx, row);
  if (caseId === undefined || (await isInConflict(frame, tx, caseId, row.memberId))) return;
  const { channel } = to.address;
  // The numbers of a menu would mean nothing there: what can be done is found by 我的待办.
  const message = frame.buttons.has(channel) ? row.message : { ...row.message, choices: [] };
  const id = `${row.id}:${channel}`;
  await tx.outbox.add([{ ...row, id, address: to.address, message, notBefore: Math.max(now, row.notBefore) }], now);
};
