import type { ChannelName } from '../../domain/channel.js';
import { type Instant, SECOND } from '../../domain/clock.js';

/**
 * Messages on their way at once on one channel: enough that some slow chats do not hold up the others. Each channel has
 * its own, so that a flood of the public takes none from the desk.
 */
const MOST_IN_FLIGHT = 200;
/** A claim waits for room for so many, and takes at most so many: each costs some six ways to the server, however much it takes. */
const LEAST_ROOM = 50;
const MOST_AT_ONCE = 100;

/** What this process has to do with one channel. */
export interface Lane {
  inFlight: number;
  /** Claims that found something. */
  claims: number;
  /** Sent right after their turns in the second that began at `secondAt` and not paid for by a claim yet. */
  replies: number;
  secondAt: Instant;
  /** Chats with more to send whose message before it was settled since the last claim. */
  readonly freed: Set<string>;
  /** When the budget is looked at again. */
  wakesAt: Instant | undefined;
  /** The platform told the whole bot to wait. */
  pausedUntil: Instant;
  /** When it did; later than now where the clock was set back since: then it holds nobody. */
  pausedAt: Instant;
}

/** How many messages may be claimed now. */
export const roomIn = ({ inFlight }: Lane): number => {
  const room = MOST_IN_FLIGHT - inFlight;
  return room < LEAST_ROOM ? 0 : Math.min(room, MOST_AT_ONCE);
};

/** True at the moment at which room came free. */
export const gotRoom = ({ inFlight }: Lane): boolean => inFlight === MOST_IN_FLIGHT - LEAST_ROOM;

/** Notes a reply that leaves without asking the budget. */
export const noteReply = (lane: Lane, now: Instant): void => {
  if (now - lane.secondAt >= SECOND) Object.assign(lane, { replies: 0, secondAt: now });
  lane.replies += 1;
};

/** Replies of this second that a claim has to pay for. */
export const unpaidReplies = ({ replies, secondAt }: Lane, now: Instant): number =>
  now - secondAt < SECOND ? replies : 0;

/** The lanes, by channel. */
export const openLanes = () => {
  const lanes = new Map<ChannelName, Lane>();
  return (channel: ChannelName): Lane => {
    const known = lanes.get(channel);
    if (known) return known;
    const fresh = {
      inFlight: 0,
      claims: 0,
      replies: 0,
      secondAt: 0,
      freed: new Set<string>(),
      wakesAt: undefined,
      pausedUntil: 0,
      pausedAt: 0,
    };
    lanes.set(channel, fresh);
    return fresh;
  };
};
