import { type Channel, type ChannelName, DeliveryError, type DeliveryReceipt } from '../domain/channel.js';
import { type Clock, type Instant, SECOND } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { ClaimedRow, Store } from '../store/store.js';
import { claim } from './claim.js';
import { settleFailure } from './failure.js';
import type { Frame } from './frame.js';
import { openRefusals } from './refusals.js';
import { settleOvertaken, settleSent } from './settle.js';

/** A platform gets this long for one message; well below the lease, so that a slow answer is still ours to settle. */
const SEND_LIMIT = 15 * SECOND;
/** After this long without a settle another process may send the row. */
const LEASE = 45 * SECOND;
/**
 * Messages on their way at once on one channel: enough that some slow chats do not hold up the others. Each channel has
 * its own, so that a flood of the public takes none from the desk.
 */
const MOST_IN_FLIGHT = 200;
const CLAIM_AT_ONCE = 50;

export interface SenderDeps {
  readonly store: Store;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly log: Log;
  readonly frame: Frame;
  /** Names this process in the rows it claims. */
  readonly instance: string;
  /** Something became due by what a send met: look again soon. */
  readonly wake: () => void;
}

/** What this process has to do with one channel. */
interface Lane {
  inFlight: number;
  /** Claims that found something. */
  claims: number;
  /** Sent right after their turns in the second that began at `secondAt` and not paid for by a claim yet. */
  replies: number;
  secondAt: Instant;
  /** When the budget is looked at again. */
  wakesAt: Instant | undefined;
}

/** Sends what is in the outbox: in order within a chat, side by side across chats. */
export const openSender = (deps: SenderDeps) => {
  const { store, channels, clock, log, instance } = deps;
  /** The last message under way for each chat: the next one waits for it. */
  const chains = new Map<string, Promise<void>>();
  /** Chats and channels that their platform told this process to wait: what it holds already is given back. */
  const pausedUntil = new Map<string, number>();
  const refusals = openRefusals();
  const lanes = new Map<ChannelName, Lane>();
  let stopped = false;
  const stopping = new AbortController();
  let drained: Promise<void> = Promise.resolve();

  const laneOf = (channel: ChannelName): Lane => {
    const lane = lanes.get(channel) ?? { inFlight: 0, claims: 0, replies: 0, secondAt: 0, wakesAt: undefined };
    lanes.set(channel, lane);
    return lane;
  };

  const transmit = async (channel: Channel, row: ClaimedRow): Promise<DeliveryReceipt> => {
    const message = row.maybeSent ? deps.frame.markRepeated(row.message) : row.message;
    const limit = new AbortController();
    const done = new AbortController();
    const options = { id: row.id, signal: limit.signal };
    const sending =
      row.editsRef !== undefined && channel.edit
        ? channel.edit(row.address.chat, row.editsRef, message, options).then(() => ({ ref: row.editsRef }))
        : channel.send(row.address.chat, message, options);
    const tooLate = clock.sleep(SEND_LIMIT, done.signal).then((): never | DeliveryReceipt => {
      if (done.signal.aborted) return {};
      limit.abort();
      throw new DeliveryError('unknown', 'no answer in time');
    });
    try {
      return await Promise.race([sending, tooLate]);
    } finally {
      done.abort();
    }
  };

  /** Names what went wrong: a chat that was told to wait may be one of all, and then it is the bot that waits. */
  const ofWhat = (row: ClaimedRow, thrown: unknown, now: Instant): DeliveryError => {
    if (!(thrown instanceof DeliveryError))
      return new DeliveryError('unknown', 'the channel failed', {}, { cause: thrown });
    if (thrown.failure !== 'rate_limited') return thrown;
    const until = now + (thrown.details.retryAfter ?? SECOND);
    const whole = refusals.refused(row.address.channel, row.chatKey, until, now);
    if (whole === undefined) return thrown;
    return new DeliveryError('bot_limited', thrown.reason, { retryAfter: whole - now }, { cause: thrown });
  };

  const deliver = async (row: ClaimedRow, leaseUntil: number): Promise<void> => {
    const now = clock.now();
    const paused = Math.max(pausedUntil.get(row.chatKey) ?? 0, pausedUntil.get(row.address.channel) ?? 0);
    if (stopped || paused > now || now + SEND_LIMIT > leaseUntil) {
      const later = { notBefore: Math.max(paused, now), failure: 'waiting' };
      await store.write((tx) => tx.outbox.retry(row, { ...row, ...later }));
      return;
    }
    pausedUntil.delete(row.chatKey);
    const begun = refusals.begun();
    if (row.maybeSent && (row.kind === 'page' || row.kind === 'nudge')) {
      if (await store.write((tx) => settleOvertaken(deps.frame, tx, row, now))) return deps.wake();
    }
    const channel = channels.get(row.address.channel);
    try {
      if (!channel) throw new DeliveryError('blocked', 'this channel is not configured');
      const receipt = await transmit(channel, row);
      refusals.accepted(row.address.channel, begun);
      const more = await store.write(async (tx) => {
        await settleSent(deps.frame, tx, row, receipt.ref, clock.now());
        return tx.outbox.hasPending();
      });
      if (more) deps.wake();
    } catch (thrown) {
      const failure = ofWhat(row, thrown, clock.now());
      log.warn(
        { row: row.kind, channel: row.address.channel, failure: failure.failure, reason: failure.reason },
        'not delivered',
      );
      const { pause } = await store.write((tx) => settleFailure(deps.frame, tx, row, failure, clock.now()));
      if (pause) pausedUntil.set(failure.failure === 'bot_limited' ? row.address.channel : row.chatKey, pause);
      deps.wake();
    }
  };

  const dispatch = (rows: readonly ClaimedRow[], leaseUntil: number): void => {
    for (const row of rows) {
      const lane = laneOf(row.address.channel);
      lane.inFlight += 1;
      const next = (chains.get(row.chatKey) ?? Promise.resolve())
        .then(() => deliver(row, leaseUntil))
        .catch((error: unknown) => {
          // Not settled: the lease ends and the row is sent again.
          log.error({ error: String((error as Error)?.name ?? 'error') }, 'a message could not be settled');
        })
        .finally(() => {
          lane.inFlight -= 1;
          if (chains.get(row.chatKey) === next) chains.delete(row.chatKey);
          if (lane.inFlight === MOST_IN_FLIGHT - CLAIM_AT_ONCE) deps.wake();
        });
      chains.set(row.chatKey, next);
    }
  };

  /** Looks again when the budget allows the next message. */
  const wakeAt = (lane: Lane, at: Instant, now: Instant): void => {
    if (lane.wakesAt !== undefined && lane.wakesAt <= at && lane.wakesAt > now) return;
    lane.wakesAt = at;
    void clock.sleep(at - now, stopping.signal).then(() => {
      if (lane.wakesAt !== at) return;
      lane.wakesAt = undefined;
      if (!stopped) deps.wake();
    });
  };

  const drainChannel = async (channel: ChannelName): Promise<void> => {
    const lane = laneOf(channel);
    const pace = channels.get(channel)?.pace;
    while (!stopped && lane.inFlight <= MOST_IN_FLIGHT - CLAIM_AT_ONCE) {
      const now = clock.now();
      const replies = now - lane.secondAt < SECOND ? lane.replies : 0;
      const serial = lane.claims;
      const taken = { channel, pace, token: instance, leaseUntil: now + LEASE, room: CLAIM_AT_ONCE, serial, replies };
      const { rows, again } = await store.write((tx) => claim(tx, now, taken));
      if (rows.length > 0) lane.claims += 1;
      lane.replies = 0;
      dispatch(rows, now + LEASE);
      if (typeof again === 'number') wakeAt(lane, again, now);
      if (again !== 'now') return;
    }
  };

  /** Every channel by itself: what holds one up is nothing to the others. */
  const drainOnce = async (): Promise<void> => {
    if (stopped) return;
    const due = await store.read.outbox.dueOn(clock.now());
    const drains = await Promise.allSettled(due.map(drainChannel));
    for (const drain of drains) if (drain.status === 'rejected') throw drain.reason;
  };

  return {
    /** A claim for rows that a commit adds and this process sends right after it. */
    claim: (now: number) => ({ token: instance, until: now + LEASE }),

    /** Sends rows that were added with `claim`. */
    send(rows: readonly ClaimedRow[], now: number): void {
      for (const { address } of rows) {
        const lane = laneOf(address.channel);
        if (now - lane.secondAt >= SECOND) Object.assign(lane, { replies: 0, secondAt: now });
        lane.replies += 1;
      }
      dispatch(rows, now + LEASE);
    },

    /** Sends what is due, most urgent first. Resolves when all of it is claimed, not when it arrived. */
    drain(): Promise<void> {
      drained = drained.then(drainOnce, drainOnce);
      return drained;
    },

    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      await drained.catch(() => {});
      while (chains.size > 0) await Promise.all(chains.values());
    },

    /** Claims nothing more, gives back what has not begun, waits for what has. */
    async stop(): Promise<void> {
      stopped = true;
      stopping.abort();
      await this.idle();
    },
  };
};
export type Sender = ReturnType<typeof openSender>;
