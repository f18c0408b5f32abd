import type { ChannelName } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import { allowance, allowedAt, chatCost, chatLimit, farthestPaid, type Pace, pay } from '../../domain/pace.js';
import type { ClaimedRow, Records } from '../../store/store.js';

/** Every eighth claim begins with what waits longest, so that a flood of urgent messages does not hold the rest for ever. */
const OLDEST_EVERY = 8;
/** And takes few, so that nothing urgent waits for them. */
const OLDEST_AT_ONCE = 5;
/** A message pays for so many replies that left without asking: they take at most four fifths of the bot's budget. */
const REPLIES_PAID_BY_ONE = 4;

export interface ClaimOptions {
  readonly channel: ChannelName;
  readonly pace: Pace | undefined;
  readonly token: string;
  readonly leaseUntil: Instant;
  /** At most so many. */
  readonly room: number;
  /** How many claims of this channel this process made before. */
  readonly serial: number;
  /** Replies that this process sent on this channel right after their turns since its last claim. */
  readonly replies: number;
}

export interface Claimed {
  readonly rows: readonly ClaimedRow[];
  /** `now`: there may be more. An instant: the budget allows no more before. */
  readonly again?: 'now' | Instant;
}

/**
 * Takes what may leave on one channel, within the bot's and the chats' budgets, which are spent in the same transaction:
 * two processes cannot spend the same. Replies to a person's own turn do not come by here: they leave at once.
 */
export const claim = async (tx: Records, now: Instant, options: ClaimOptions): Promise<Claimed> => {
  const { channel, pace, token, leaseUntil, replies } = options;
  const oldestFirst = options.serial % OLDEST_EVERY === OLDEST_EVERY - 1;
  const room = Math.min(options.room, oldestFirst ? OLDEST_AT_ONCE : options.room);
  const from = { channel, oldestFirst };
  if (!pace) {
    const rows = await tx.outbox.claim(token, now, leaseUntil, room, from);
    return { rows, again: rows.length === room ? 'now' : undefined };
  }

  const held = await tx.pace.hold(channel);
  if (held.pausedUntil > now) return { rows: [], again: held.pausedUntil };
  const farthest = farthestPaid(pace, now);
  const paidUntil = held.paidUntil > farthest ? 0 : held.paidUntil;
  const allowed = allowance(pace, paidUntil, now);
  if (allowed === 0) return { rows: [], again: allowedAt(pace, paidUntil) };
  const limit = Math.min(room, allowed);
  const cost = chatCost(pace);
  const chats = cost > 0 ? { chatsPaid: { to: chatLimit(pace, now), farthest } } : {};
  const rows = await tx.outbox.claim(token, now, leaseUntil, limit, { ...from, ...chats });
  if (rows.length === 0) return { rows };
  const messages = rows.length + Math.min(replies, REPLIES_PAID_BY_ONE * rows.length);
  const paid = pay(pace, paidUntil, now, messages);
  await tx.pace.spend(channel, paid);
  const keys = rows.map(({ chatKey }) => chatKey);
  if (cost > 0) await tx.pace.spendOfChats(keys, cost, now, farthest);
  if (rows.length < limit) return { rows };
  return { rows, again: allowance(pace, paid, now) > 0 ? 'now' : allowedAt(pace, paid) };
};
