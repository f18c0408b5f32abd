import { type Instant, MINUTE } from '../../domain/clock.js';
import type { NewOutboxRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { digestCard } from './cards.js';

/** So many calls that can wait come one by one within a digest's time; a day's usual work needs no digest. */
const MOST_SINGLY = 3;
/** How long such calls are gathered: hours are left to answer them, and a person reads one message. */
const GATHERED_FOR = 10 * MINUTE;
/** P2 and P3; what is urgent is always a message of its own. */
const CAN_WAIT = 2;

/**
 * Puts calls out. To a member who was just called for several matters that can wait, those that follow are told in one
 * message, from which 我的待办 leads to each. All that falls in the same ten minutes, or the same quiet night, is one.
 */
export const putOut = async (
  frame: Frame,
  tx: Records,
  rows: readonly NewOutboxRow[],
  now: Instant,
): Promise<NewOutboxRow[]> => {
  const added: NewOutboxRow[] = [];
  for (const row of rows) {
    const crowded =
      row.priority >= CAN_WAIT &&
      row.memberId !== undefined &&
      (await tx.digests.crowd(row.memberId, now - GATHERED_FOR, MOST_SINGLY));
    const fresh = await tx.outbox.add([row], now);
    added.push(...fresh);
    if (crowded && fresh.length > 0) await gather(frame, tx, row, now);
  }
  return added;
};

const gather = async (frame: Frame, tx: Records, row: NewOutboxRow, now: Instant): Promise<void> => {
  if (row.memberId === undefined) return;
  const leaves = Math.max(row.notBefore, (Math.floor(now / GATHERED_FOR) + 1) * GATHERED_FOR);
  const { address } = row;
  const here = (await tx.members.addresses(row.memberId)).find((known) => known.address.chat === address.chat);
  const reader = { locale: here?.locale ?? ('zh-CN' as const), timezone: frame.timezone, channel: address.channel };
  const digest: NewOutboxRow = {
    id: `digest:${row.memberId}:${address.channel}:${leaves}`,
    address,
    kind: 'digest',
    priority: CAN_WAIT,
    notBefore: leaves,
    message: digestCard(frame, reader, now),
    memberId: row.memberId,
  };
  await tx.outbox.add([digest], now);
  // One that has left already tells nothing more: then the call leaves by itself.
  await tx.digests.join(row.id, digest.id);
};
