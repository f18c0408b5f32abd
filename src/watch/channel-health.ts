import type { Channel, ChannelName, DeliveryFailure } from '../domain/channel.js';
import { type Instant, MINUTE } from '../domain/clock.js';

/** One lost message is chance; so many in a row, over so long, and nothing between, is a platform that is not there. */
const MOST_LOST = 5;
const DOWN_AFTER = 2 * MINUTE;
/** What is lost is tried again within a minute; with nothing lost for so long nothing is tried, and nothing is known. */
const FORGOTTEN_AFTER = 10 * MINUTE;

/** Why a channel does not work. */
export interface Down {
  readonly since: Instant;
  /** Its platform refuses our token; otherwise it cannot be reached. */
  readonly refused: boolean;
}

/** Which channels do not work, as this process sees them: from what became of messages, and from polls unanswered. */
export const openChannelHealth = () => {
  const lost = new Map<ChannelName, { since: Instant; lastAt: Instant; count: number; refused: boolean }>();
  const channels: Channel[] = [];
  const down = new Map<ChannelName, Down>();

  const judge = (channel: Channel, now: Instant): Down | undefined => {
    const deaf = channel.deaf?.();
    if (deaf?.refused || (deaf && now - deaf.since >= DOWN_AFTER)) return deaf;
    const mute = lost.get(channel.name);
    if (mute && Math.abs(now - mute.lastAt) > FORGOTTEN_AFTER) {
      lost.delete(channel.name);
      return undefined;
    }
    const gone = mute && (mute.refused || (mute.count >= MOST_LOST && now - mute.since >= DOWN_AFTER));
    return gone ? { since: mute.since, refused: mute.refused } : undefined;
  };

  return {
    watch: (channel: Channel): void => void channels.push(channel),

    /** What became of a message: null when it arrived. */
    note(name: ChannelName, failure: DeliveryFailure | null, now: Instant): void {
      if (failure === 'unauthorized' || failure === 'unavailable' || failure === 'unknown') {
        const before = lost.get(name);
        const since = before?.since ?? now;
        const refused = failure === 'unauthorized';
        lost.set(name, { since, lastAt: now, count: (before?.count ?? 0) + 1, refused });
        if (refused) down.set(name, { since, refused });
      } else {
        // Any other answer is an answer.
        lost.delete(name);
        down.delete(name);
      }
    },

    /** Looks at every channel anew. */
    look(now: Instant): void {
      for (const channel of channels) {
        const found = judge(channel, now);
        if (found) down.set(channel.name, found);
        else down.delete(channel.name);
      }
    },

    /** As of the last look, or of a refused message since. */
    down: down as ReadonlyMap<ChannelName, Down>,
  };
};
export type ChannelHealth = ReturnType<typeof openChannelHealth>;
