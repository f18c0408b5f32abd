import { type Channel, type ChannelName, DeliveryError, type DeliveryReceipt } from '../domain/channel.js';
import { type Clock, type Instant, SECOND } from '../domain/clock.js';
import type { AtFaultPoint } from '../domain/fault-point.js';
import type { Log } from '../domain/log.js';
import type { ClaimedRow, Store } from '../store/store.js';
import { settleFailure } from './failure.js';
import type { Frame } from './frame.js';
import { settleOvertaken, settleSent } from './settle.js';

/** A platform gets this long for one message: a chat that answers in 9 s is slow, not broken. */
const SEND_LIMIT = 11 * SECOND;
/**
 * After this long without a settle another process may send the row: what a person waits for when the process that
 * had their message was killed. It outlasts a send by the time that a commit may take before it.
 */
const LEASE = SEND_LIMIT + 4 * SECOND;
/** Messages on their way at once: enough that some slow chats do not hold up the others. */
const MOST_IN_FLIGHT = 200;
const CLAIM_AT_ONCE = 50;
/** Chats of which is remembered that something came back; what is forgotten costs a call that is answered with 429. */
const MOST_HELD_BACK = 10_000;

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
  readonly at?: AtFaultPoint;
}

/** A claim for rows that a commit adds. */
export interface Claim {
  readonly token: string;
  readonly until: Instant;
  /** How often rows had come back before what is in the outbox was looked at for this claim. */
  readonly after: number;
}

/**
 * Sends what is in the outbox: in order within a chat, side by side across chats. The outbox gives out a row only when
 * nothing older of its chat is unsettled but what this process has under way; when one of those comes back, what is
 * behind it here goes back too.
 */
export const openSender = (deps: SenderDeps) => {
  const { store, channels, clock, log } = deps;
  const at = deps.at ?? (() => {});
  /** The last message under way for each chat: the next one waits for it. */
  const chains = new Map<string, Promise<void>>();
  /** Chats of which a row came back: what was claimed before that must not leave, nor anything before `until`. */
  const heldBack = new Map<string, { readonly until: Instant; readonly turn: number }>();
  let comebacks = 0;
  let doubts = 0;
  let inFlight = 0;
  let stopped = false;
  let drained: Promise<void> = Promise.resolve();
  let nextDrain: Promise<void> | undefined;

  /**
   * Replies and what is drained have tokens of their own: a reply may share its commit with the drain's claim of something
   * older, and would be under way before it if that did not hold it up.
   */
  const claimUntil = (now: Instant, by: 'reply' | 'drain' = 'reply'): Claim => ({
    token: `${deps.instance}:${by}:${doubts}`,
    until: now + LEASE,
    after: comebacks,
  });

  const holdBack = (chatKey: string, until: Instant): void => {
    comebacks += 1;
    heldBack.delete(chatKey);
    heldBack.set(chatKey, { until, turn: comebacks });
    const oldest = heldBack.keys().next().value;
    if (heldBack.size > MOST_HELD_BACK && oldest !== undefined) heldBack.delete(oldest);
  };

  /** It is not known what became of rows of this process: they count as somebody else's until their lease ends. */
  const doubt = (): void => {
    doubts += 1;
  };

  const transmit = async (channel: Channel, row: ClaimedRow): Promise<DeliveryReceipt> => {
    const edit = row.editsRef === undefined ? undefined : channel.edit?.bind(channel);
    // The same edit again is nothing that anybody sees.
    const message = row.maybeSent && !edit ? deps.frame.markRepeated(row.message) : row.message;
    const limit = new AbortController();
    const done = new AbortController();
    const options = { id: row.id, signal: limit.signal };
    const sending =
      edit && row.editsRef !== undefined
        ? edit(row.address.chat, row.editsRef, message, options).then(() => ({ ref: row.editsRef }))
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

  const deliver = async (row: ClaimedRow, { until: leaseUntil, after }: Claim): Promise<void> => {
    const now = clock.now();
    const held = heldBack.get(row.chatKey);
    const paused = held?.until ?? 0;
    if (stopped || paused > now || (held && held.turn > after) || now + SEND_LIMIT > leaseUntil) {
      const later = { notBefore: Math.max(paused, now), failure: 'waiting' };
      await store.write((tx) => tx.outbox.retry(row, { ...row, ...later }));
      holdBack(row.chatKey, paused);
      return deps.wake();
    }
    if (row.maybeSent && (row.kind === 'page' || row.kind === 'nudge')) {
      if (await store.write((tx) => settleOvertaken(deps.frame, tx, row, now))) return deps.wake();
    }
    const channel = channels.get(row.address.channel);
    try {
      if (!channel) throw new DeliveryError('blocked', 'this channel is not configured');
      const receipt = await transmit(channel, row);
      at('taken');
      const { more, ours } = await store.write(async (tx) => {
        const ours = await settleSent(deps.frame, tx, row, receipt.ref, clock.now());
        return { ours, more: tx.outbox.hasPending() };
      });
      at('settled');
      if (!ours) holdBack(row.chatKey, 0);
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
      const { pause = 0 } = await store.write((tx) => settleFailure(deps.frame, tx, row, failure, clock.now()));
      holdBack(row.chatKey, pause);
      deps.wake();
    }
  };

  const dispatch = (rows: readonly ClaimedRow[], claim: Claim): void => {
    for (const row of rows) {
      inFlight += 1;
      const next = (chains.get(row.chatKey) ?? Promise.resolve())
        .then(() => deliver(row, claim))
        .catch((error: unknown) => {
          // Not settled: the lease ends and the row is sent again, before anything newer of its chat.
          doubt();
          holdBack(row.chatKey, 0);
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
    nextDrain = undefined;
    while (!stopped && inFlight <= MOST_IN_FLIGHT - CLAIM_AT_ONCE) {
      const now = clock.now();
      const claim = claimUntil(now, 'drain');
      const rows = await store
        .write((tx) => tx.outbox.claim(claim.token, now, claim.until, CLAIM_AT_ONCE))
        .catch((error: unknown) => {
          doubt();
          throw error;
        });
      if (rows.length > 0) at('claimed');
      dispatch(rows, claim);
      if (rows.length < CLAIM_AT_ONCE) return;
    }
  };

  return {
    /** For rows that a commit adds and this process sends right after it. */
    claim: (now: Instant): Claim => claimUntil(now),

    /** Sends rows that were added with `claim`. */
    send: dispatch,

    /** A commit that may have added rows with a claim failed, and it is not known whether it did. */
    doubt,

    /** Sends what is due, most urgent first. Resolves when all of it is claimed, not when it arrived. */
    drain(): Promise<void> {
      // One that has not begun will see whatever this one is called for.
      nextDrain ??= drained.then(drainOnce, drainOnce);
      drained = nextDrain;
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
