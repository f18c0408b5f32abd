import type { Channel, ChannelName } from '../../domain/channel.js';
import type { Clock, Instant } from '../../domain/clock.js';
import type { AtFaultPoint } from '../../domain/fault-point.js';
import type { ClaimedRow, Store } from '../../store/store.js';
import { claim } from './claim.js';
import { type Lane, roomIn, unpaidReplies } from './lanes.js';
import type { Claim } from './sender.js';

/** What a drain looks for: whatever is due, or what waited for a message of its own chat that is settled now. */
export type Which = 'due' | 'freed';

export interface DrainDeps {
  readonly store: Store;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly wake: () => void;
  readonly at: AtFaultPoint;
  readonly laneOf: (channel: ChannelName) => Lane;
  readonly claimUntil: (now: Instant, by: 'drain') => Claim;
  /** It is not known what became of rows of this process. */
  readonly doubt: () => void;
  readonly dispatch: (rows: readonly ClaimedRow[], by: Claim) => void;
  readonly stopping: AbortSignal;
}

/** Claims what may leave, channel by channel, and hands it on to be sent. */
export const openDrain = (deps: DrainDeps) => {
  const { store, channels, clock, laneOf, stopping } = deps;
  let drained: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** What the next one looks for. */
  let which: Which = 'freed';

  /** Looks again when the budget allows the next message. */
  const wakeAt = (lane: Lane, when: Instant, now: Instant): void => {
    if (lane.wakesAt !== undefined && lane.wakesAt <= when && lane.wakesAt > now) return;
    lane.wakesAt = when;
    void clock.sleep(when - now, stopping).then(() => {
      if (lane.wakesAt !== when) return;
      lane.wakesAt = undefined;
      if (!stopping.aborted) deps.wake();
    });
  };

  const claimFrom = async (name: ChannelName, room: number, serial: number) => {
    const lane = laneOf(name);
    const now = clock.now();
    const by = deps.claimUntil(now, 'drain');
    const { pace } = channels.get(name) ?? {};
    const options = { channel: name, pace, room, serial, replies: unpaidReplies(lane, now) };
    const { rows, again } = await store
      .write((tx) => claim(tx, now, { ...options, token: by.token, leaseUntil: by.until }))
      .catch((error: unknown) => {
        deps.doubt();
        throw error;
      });
    if (rows.length > 0) deps.at('claimed');
    lane.replies = 0;
    deps.dispatch(rows, by);
    if (typeof again === 'number') wakeAt(lane, again, now);
    return { found: rows.length > 0, more: again === 'now' };
  };

  const takeDue = async (name: ChannelName): Promise<void> => {
    const lane = laneOf(name);
    for (let room = roomIn(lane); !stopping.aborted && room > 0; room = roomIn(lane)) {
      lane.freed.clear();
      const { found, more } = await claimFrom(name, room, lane.claims);
      if (found) lane.claims += 1;
      if (!more) return;
    }
  };

  /**
   * Each of these chats has a message that may leave. Not more are asked for: a claim that finds less than it may take goes
   * through all that waits, and one person may have a thousand calls waiting.
   */
  const takeFreed = async (name: ChannelName): Promise<void> => {
    const lane = laneOf(name);
    for (let room = roomIn(lane); !stopping.aborted && lane.freed.size > 0 && room > 0; room = roomIn(lane)) {
      const chats = [...lane.freed].slice(0, room);
      for (const chat of chats) lane.freed.delete(chat);
      await claimFrom(name, chats.length, 0);
    }
  };

  /** Every channel by itself: what holds one up is nothing to the others. */
  const once = async (): Promise<void> => {
    next = undefined;
    const looked = which;
    which = 'freed';
    if (stopping.aborted) return;
    const drains =
      looked === 'freed'
        ? [...channels.keys()].map(takeFreed)
        : (await store.read.outbox.dueOn(clock.now())).map(takeDue);
    for (const drain of await Promise.allSettled(drains)) if (drain.status === 'rejected') throw drain.reason;
  };

  return {
    run(looksFor: Which = 'due'): Promise<void> {
      if (looksFor === 'due') which = looksFor;
      // One that has not begun will see whatever this one is called for.
      next ??= drained.then(once, once);
      drained = next;
      return drained;
    },

    /** The drain that was asked for last. */
    last: (): Promise<void> => drained,
  };
};
