import { type Channel, type ChannelName, DeliveryError, type DeliveryReceipt } from '../domain/channel.js';
import { type Clock, SECOND } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { ClaimedRow, Store } from '../store/store.js';
import { again } from './again.js';
import { settleFailure } from './failure.js';
import type { Frame } from './frame.js';
import { settleOvertaken, settleSent } from './settle.js';

/** A platform gets this long for one message; well below the lease, so that a slow answer is still ours to settle. */
const SEND_LIMIT = 15 * SECOND;
/** After this long without a settle another process may send the row. */
const LEASE = 45 * SECOND;
/** Messages on their way at once: enough that some slow chats do not hold up the others. */
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

/** Sends what is in the outbox: in order within a chat, side by side across chats. */
export const openSender = (deps: SenderDeps) => {
  const { store, channels, clock, log, instance } = deps;
  /** The last message under way for each chat: the next one waits for it. */
  const chains = new Map<string, Promise<void>>();
  /** Chats that their platform told to wait. */
  const pausedUntil = new Map<string, number>();
  let inFlight = 0;
  let stopped = false;
  let drained: Promise<void> = Promise.resolve();

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

  const deliver = async (row: ClaimedRow, leaseUntil: number): Promise<void> => {
    const now = clock.now();
    const paused = pausedUntil.get(row.chatKey) ?? 0;
    if (stopped || paused > now || now + SEND_LIMIT > leaseUntil) {
      const later = { notBefore: Math.max(paused, now), failure: 'waiting' };
      await store.write((tx) => tx.outbox.retry(row, { ...row, ...later }));
      return;
    }
    pausedUntil.delete(row.chatKey);
    if (row.maybeSent && (row.kind === 'page' || row.kind === 'nudge')) {
      if (await store.write((tx) => settleOvertaken(deps.frame, tx, row, now))) return deps.wake();
    }
    const channel = channels.get(row.address.channel);
    try {
      if (!channel) throw new DeliveryError('blocked', 'this channel is not configured');
      const receipt = await transmit(channel, row);
      const more = await store.write(async (tx) => {
        await settleSent(deps.frame, tx, row, receipt.ref, clock.now());
        return tx.outbox.hasPending();
      });
      if (more) deps.wake();
    } catch (thrown) {
      const failure =
        thrown instanceof DeliveryError
          ? thrown
          : new DeliveryError('unknown', 'the channel failed', {}, { cause: thrown });
      log.warn(
        { row: row.kind, channel: row.address.channel, failure: failure.failure, reason: failure.reason },
        'not delivered',
      );
      const { pause } = await again(() =>
        store.write((tx) => settleFailure(deps.frame, tx, row, failure, clock.now())),
      );
      if (pause) pausedUntil.set(row.chatKey, pause);
      deps.wake();
    }
  };

  const dispatch = (rows: readonly ClaimedRow[], leaseUntil: number): void => {
    for (const row of rows) {
      inFlight += 1;
      const next = (chains.get(row.chatKey) ?? Promise.resolve())
        .then(() => deliver(row, leaseUntil))
        .catch((error: unknown) => {
          // Not settled: the lease ends and the row is sent again.
          log.error({ error: String((error as Error)?.name ?? 'error') }, 'a message could not be settled');
        })
        .finally(() => {
          inFlight -= 1;
          if (chains.get(row.chatKey) === next) chains.delete(row.chatKey);
          if (inFlight === MOST_IN_FLIGHT - CLAIM_AT_ONCE) deps.wake();
        });
      chains.set(row.chatKey, next);
    }
  };

  const drainOnce = async (): Promise<void> => {
    while (!stopped && inFlight <= MOST_IN_FLIGHT - CLAIM_AT_ONCE) {
      const now = clock.now();
      const rows = await store.write((tx) => tx.outbox.claim(instance, now, now + LEASE, CLAIM_AT_ONCE));
      dispatch(rows, now + LEASE);
      if (rows.length < CLAIM_AT_ONCE) return;
    }
  };

  return {
    /** A claim for rows that a commit adds and this process sends right after it. */
    claim: (now: number) => ({ token: instance, until: now + LEASE }),

    /** Sends rows that were added with `claim`. */
    send(rows: readonly ClaimedRow[], now: number): void {
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
      await this.idle();
    },
  };
};
export type Sender = ReturnType<typeof openSender>;
