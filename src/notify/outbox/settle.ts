import type { Instant } from '../../domain/clock.js';
import type { Arrival, ClaimedRow, Event, NewOutboxRow, Records, SentCard } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { editRow, voidRow } from '../telling/edit.js';
import { arrivedEvents, failedEvents } from '../telling/told.js';

/** The matter of a call; news about a matter and answers are not brought in line. */
const matterOf = ({ kind, obligationId }: ClaimedRow): string | undefined =>
  kind === 'page' || kind === 'nudge' ? obligationId : undefined;

/**
 * Notes that messages arrived. A card that was in flight while somebody took the matter is brought in line at once.
 * A settle whose lease was lost changes nothing. @returns the ids of the rows whose lease was not
 */
export const settleSent = async (
  frame: Frame,
  tx: Records,
  arrivals: readonly Arrival[],
  now: Instant,
): Promise<ReadonlySet<string>> => {
  const matters = new Set(arrivals.flatMap(({ row }) => matterOf(row) ?? []));
  // What a digest tells of changes with it: whoever moves that changes it too, and two who each have a half would lock each other out.
  for (const { row } of arrivals) {
    for (const id of row.kind === 'digest' ? await tx.digests.matters(row.memberId ?? '', row.id) : []) matters.add(id);
  }
  // Before the rows, as an acknowledgement does: it either sees a card as sent, or is seen here.
  const standing = await tx.obligations.standing(matters);
  const ours = await tx.outbox.sent(arrivals, now);
  const told: Event[] = [];
  const excluded = await tx.conflicts.onRecord([...new Set([...standing.values()].map(({ caseId }) => caseId))]);
  for (const { row, ref } of arrivals) {
    if (!ours.has(row.id)) continue;
    told.push(...arrivedEvents(tx, row, now));
    if (row.kind === 'digest' && row.memberId !== undefined) told.push(...(await settleGathered(tx, row, now)));
    const o = standing.get(matterOf(row) ?? '');
    const card = cardOf(row, ref);
    let change: NewOutboxRow | null = null;
    if (o && excluded.has(`${o.caseId} ${row.memberId}`)) change = await voidRow(frame, tx, o.caseId, card, now);
    else if (o && o.state !== 'open') change = await editRow(frame, tx, o, card, now);
    if (change) await tx.outbox.add([change], now);
  }
  await tx.events.addAll(told);
  return ours;
};

/** The calls that a digest told: each is on record as if it had come by itself. */
const settleGathered = async (tx: Records, digest: ClaimedRow, now: Instant): Promise<Event[]> => {
  const { memberId = '' } = digest;
  const { channel } = digest.address;
  return (await tx.digests.told(memberId, digest.id, now)).map(({ kind, obligationId, postCode, epoch }) => ({
    at: now,
    kind: 'message.arrived',
    obligationId: obligationId ?? undefined,
    memberId,
    postCode: postCode ?? undefined,
    data: { kind, epoch, channel, by: 'digest' },
  }));
};

/**
 * A call that may have arrived already, held until its sender's lease ended, for a matter that somebody took meanwhile:
 * it says how the matter stands instead of calling again. True when it was, and must not be sent.
 */
export const settleOvertaken = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<boolean> => {
  if (row.obligationId === undefined) return false;
  const o = await tx.obligations.byId(row.obligationId);
  if (!o) return false;
  const excluded = await tx.conflicts.onRecord([o.caseId]);
  // Somebody who is not to be told any more: it is not sent again, nor is anything said of it.
  if (excluded.has(`${o.caseId} ${row.memberId}`)) return tx.outbox.failed(row, 'conflict', now).then(() => true);
  if (o.state === 'open' || matterOf(row) === undefined) return false;
  if (!(await tx.outbox.failed(row, 'overtaken', now))) return true;
  await tx.events.addAll(failedEvents(row, 'overtaken', now));
  const change = await editRow(frame, tx, o, cardOf(row, undefined), now);
  if (change) await tx.outbox.add([change], now);
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
