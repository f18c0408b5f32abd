import { type ChannelName, DeliveryError } from '../../domain/channel.js';
import { type Instant, SECOND } from '../../domain/clock.js';
import type { ClaimedRow } from '../../store/store.js';

/** So many different chats refused, and none accepted since, are not each over their own limit: the bot is. */
const CHATS_THAT_TELL = 3;

/**
 * Tells a bot that is over its limit from chats that are over theirs: the platform's 429 does not say which. Under the
 * bot's limit no chat is accepted; under a chat's every other one is. So a message that is accepted clears what
 * was refused before it was sent, and the bot is limited when several different chats are left.
 */
export const openRefusals = () => {
  const byChannel = new Map<ChannelName, Map<string, { order: number; until: Instant }>>();
  let order = 0;

  const of = (channel: ChannelName) => {
    const known = byChannel.get(channel) ?? new Map<string, { order: number; until: Instant }>();
    byChannel.set(channel, known);
    return known;
  };

  /**
   * A chat was told to wait until then. When the bot is limited, this returns until when: as long as the first of
   * those chats, since one of them may also be over its own limit.
   */
  const refuse = (channel: ChannelName, chat: string, until: Instant, now: Instant): Instant | undefined => {
    const refused = of(channel);
    order += 1;
    refused.set(chat, { order, until });
    for (const [key, known] of refused) if (known.until <= now) refused.delete(key);
    if (refused.size < CHATS_THAT_TELL) return undefined;
    return Math.min(...[...refused.values()].map((known) => known.until));
  };

  return {
    /** A message is about to be sent; what this returns is handed to `accepted`. */
    begun: (): number => order,

    accepted(channel: ChannelName, begun: number): void {
      const refused = byChannel.get(channel);
      if (!refused || refused.size === 0) return;
      for (const [chat, { order: at }] of refused) if (at <= begun) refused.delete(chat);
    },

    /** Names what went wrong: a chat that was told to wait may be one of all, and then it is the bot that waits. */
    ofWhat(row: ClaimedRow, thrown: unknown, now: Instant): DeliveryError {
      if (!(thrown instanceof DeliveryError))
        return new DeliveryError('unknown', 'the channel failed', {}, { cause: thrown });
      if (thrown.failure !== 'rate_limited') return thrown;
      const until = now + (thrown.details.retryAfter ?? SECOND);
      const whole = refuse(row.address.channel, row.chatKey, until, now);
      if (whole === undefined) return thrown;
      return new DeliveryError('bot_limited', thrown.reason, { retryAfter: whole - now }, { cause: thrown });
    },
  };
};
export type Refusals = ReturnType<typeof openRefusals>;
