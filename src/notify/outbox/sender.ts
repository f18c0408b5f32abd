import { type Channel, type ChannelName, DeliveryError } from '../../domain/channel.js';
import { type Clock, type Instant, SECOND } from '../../domain/clock.js';
import type { AtFaultPoint } from '../../domain/fault-point.js';
import { errorName, type Log } from '../../domain/log.js';
import type { ClaimedRow, Store } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { again } from './again.js';
import { openArrivals } from './arrivals.js';
import { openComebacks } from './comebacks.js';
import { openDrain, type Which } from './drain.js';
import { settleFailure } from './failure.js';
import { isLateNews, settleLate } from './in-hours.js';
import { gotRoom, noteReply, openLanes } from './lanes.js';
import { openLimits } from './limits.js';
import { openRefusals } from './refusals.js';
import { settleOvertaken } from './settle.js';
import { SEND_LIMIT, transmit } from './transmit.js';

/**
 * After this long without a settle another process may send the row: what a person waits for when the process that
 * had their message was killed. It outlasts a send by the time that a commit may take before it.
 */
const LEASE = SEND_LIMIT + 4 * SECOND;

/** Between two tries to note what became of a message while the store is away. */
const SETTLE_AGAIN = SECOND;

export interface SenderDeps {
  readonly store: Store;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly log: Log;
  readonly frame: Frame;
  /** Names this process in the rows it claims. */
  readonly instance: string;
  /** Something became due by what a send met: look again soon. */
  readonly wake: (which?: Which) => void;
  readonly at?: AtFaultPoint;
}

/** By what this process may send rows. */
export interface Claim {
  readonly token: string;
  readonly until: Instant;
  /** How often rows had come back before what is in the outbox was looked at for this claim. */
  readonly after: number;
}

/**
 * Sends what is in the outbox: in order within a chat, side by side across chats, each channel with its own room. The
 * outbox gives out a row only when nothing older of its chat is unsettled but what this process has under way; when one
 * of those comes back, what is behind it here goes back too.
 */
export const openSender = (deps: SenderDeps) => {
  const { store, channels, clock, log, frame } = deps;
  const at = deps.at ?? (() => {});
  /** The last message under way for each chat: the next one waits for it. */
  const chains = new Map<string, Promise<void>>();
  /** Messages that arrived and whose rows do not say so yet, by their chat. */
  const settling = new Map<string, Promise<void>>();
  const comebacks = openComebacks();
  /**
   * Chats of which messages were given back. They are asked for again when all that this process had of the chat is
   * back: else the first, claimed anew, is held by the return of the second, and so on in turn without end.
   */
  const givenBack = new Set<string>();
  const refusals = openRefusals();
  const laneOf = openLanes();
  const limits = openLimits(clock, SEND_LIMIT);
  const noteArrival = openArrivals(store, frame, clock);
  const stopping = new AbortController();
  let doubts = 0;

  /**
   * Replies and what is drained have tokens of their own: a reply may share its commit with the drain's claim of something
   * older, and would be under way before it if that did not hold it up.
   */
  const claimUntil = (now: Instant, by: 'reply' | 'drain' = 'reply'): Claim => ({
    token: `${deps.instance}:${by}:${doubts}`,
    until: now + LEASE,
    after: comebacks.count(),
  });

  /** It is not known what became of rows of this process: they count as somebody else's until their lease ends. */
  const doubt = (): void => {
    doubts += 1;
  };

  /** Not settled: the lease ends and the row is sent again, before anything newer of its chat. */
  const unsettled =
    (row: ClaimedRow) =>
    (error: unknown): void => {
      doubt();
      comebacks.note(row.chatKey, 0, clock.now());
      log.error({ error: errorName(error) }, 'a message could not be settled');
    };

  /** While the lease lasts nobody else sends the row: a store that is away for less costs no second copy. */
  const insist = async <T>(leaseUntil: Instant, write: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!store.isAway(error) || stopping.signal.aborted || clock.now() + SETTLE_AGAIN >= leaseUntil) throw error;
        await clock.sleep(SETTLE_AGAIN, stopping.signal);
      }
    }
  };

  /**
   * Notes that a message arrived, in the commit of whatever is written next. The chat's next message waits for that: should
   * the process die before, it is sent once more, marked, and must not come after a newer one.
   */
  const arrived = (row: ClaimedRow, ref: string | undefined, leaseUntil: Instant): void => {
    at('taken');
    const note = () => {
      const noted = noteArrival({ row, ref });
      // Tried again when nothing is under way any more: nobody else would come along.
      if (chains.size === 0) store.flush();
      return noted;
    };
    const settled = insist(leaseUntil, note)
      .then(({ ours, more }) => {
        at('settled');
        if (!ours) comebacks.note(row.chatKey, 0, clock.now());
        if (!more) return;
        laneOf(row.address.channel).freed.add(row.chatKey);
        deps.wake('freed');
      })
      .catch(unsettled(row))
      .then(() => {
        if (settling.get(row.chatKey) === settled) settling.delete(row.chatKey);
      });
    settling.set(row.chatKey, settled);
  };

  const failed = async (row: ClaimedRow, thrown: unknown, leaseUntil: Instant): Promise<void> => {
    const failure = refusals.ofWhat(row, thrown, clock.now());
    log.warn(
      { row: row.kind, channel: row.address.channel, failure: failure.failure, reason: failure.reason },
      'not delivered',
    );
    const note = () => again(() => store.write((tx) => settleFailure(frame, tx, row, failure, clock.now())));
    const { pause = 0 } = await insist(leaseUntil, note);
    const pausedAt = clock.now();
    if (failure.failure === 'bot_limited') Object.assign(laneOf(row.address.channel), { pausedUntil: pause, pausedAt });
    comebacks.note(row.chatKey, pause, pausedAt);
    deps.wake();
  };

  const deliver = async (row: ClaimedRow, { until: leaseUntil, after }: Claim): Promise<void> => {
    const before = settling.get(row.chatKey);
    if (before) {
      store.flush();
      await before;
    }
    const now = clock.now();
    const lane = laneOf(row.address.channel);
    const pausedUntil = lane.pausedAt <= now ? lane.pausedUntil : 0;
    const held = comebacks.holds(row.chatKey, after, now);
    if (stopping.signal.aborted || held !== undefined || pausedUntil > now || now + SEND_LIMIT > leaseUntil) {
      const later = { notBefore: Math.max(held ?? 0, pausedUntil, now), failure: 'waiting' };
      await store.write((tx) => tx.outbox.retry(row, { ...row, ...later }));
      comebacks.note(row.chatKey, held ?? 0, now);
      givenBack.add(row.chatKey);
      return;
    }
    if (row.maybeSent && row.obligationId !== undefined) {
      if (await store.write((tx) => settleOvertaken(frame, tx, row, now))) return deps.wake();
    }
    if (isLateNews(row, now) && (await store.write((tx) => settleLate(frame, tx, row, now)))) return deps.wake();
    const channel = channels.get(row.address.channel);
    const begun = refusals.begun();
    try {
      if (!channel) throw new DeliveryError('blocked', 'this channel is not configured');
      const receipt = await transmit(channel, row, frame, limits);
      refusals.accepted(row.address.channel, begun);
      arrived(row, receipt.ref, leaseUntil);
    } catch (thrown) {
      await failed(row, thrown, leaseUntil);
    }
  };

  const dispatch = (rows: readonly ClaimedRow[], by: Claim): void => {
    for (const row of rows) {
      const lane = laneOf(row.address.channel);
      lane.inFlight += 1;
      const next = (chains.get(row.chatKey) ?? Promise.resolve())
        .then(() => deliver(row, by))
        .catch(unsettled(row))
        .finally(() => {
          lane.inFlight -= 1;
          if (chains.get(row.chatKey) === next) {
            chains.delete(row.chatKey);
            if (givenBack.delete(row.chatKey)) deps.wake();
          }
          if (gotRoom(lane)) deps.wake();
          if (chains.size === 0) store.flush();
        });
      chains.set(row.chatKey, next);
    }
  };

  const drain = openDrain({ ...deps, at, laneOf, claimUntil, doubt, dispatch, stopping: stopping.signal });

  return {
    /** For rows that a commit adds and this process sends right after it. */
    claim: (now: Instant): Claim => claimUntil(now),

    /** Sends rows that were added with `claim`. */
    send(rows: readonly ClaimedRow[], by: Claim): void {
      const now = clock.now();
      for (const { address } of rows) noteReply(laneOf(address.channel), now);
      dispatch(rows, by);
    },

    /** A commit that may have added rows with a claim failed, and it is not known whether it did. */
    doubt,

    /** Sends what is due, most urgent first. Resolves when all of it is claimed, not when it arrived. */
    drain: drain.run,

    /** What arrived is noted now; the tick sees to it that nothing waits long. */
    settle(): void {
      store.flush();
    },

    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      // What is noted may let something leave that waited for it, and so on.
      for (let last: Promise<void> | undefined; last !== drain.last() || chains.size + settling.size > 0; ) {
        last = drain.last();
        await last.catch(() => {});
        await Promise.all(chains.values());
        store.flush();
        await Promise.all(settling.values());
      }
    },

    /** Claims nothing more, gives back what has not begun, waits for what has. */
    async stop(): Promise<void> {
      stopping.abort();
      await this.idle();
    },
  };
};
export type Sender = ReturnType<typeof openSender>;
