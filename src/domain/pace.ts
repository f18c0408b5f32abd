import { type Instant, MINUTE, SECOND } from './clock.js';

/**
 * How fast a platform lets one of its bots send. Telegram: about 30 messages a second by a bot, 1 a second to one chat
 * "with short bursts". @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export interface Pace {
  /** Messages a second by the whole bot. */
  readonly perSecond: number;
  /** Messages a second to one chat. */
  readonly perChat: number;
}

/**
 * What a third of a second allows may leave at once: enough that a rung's pages leave together, and in no second more
 * than a third above the limit.
 */
const BOT_BURST = SECOND / 3;
/** A card, its change and some news for one person: what Telegram calls a short burst. */
const CHAT_BURST = 5;

/*
 * A budget is one instant, `paidUntil`: up to when what has left is paid for by the time that passes. It may lie ahead
 * of now by no more than a burst (the generic cell rate algorithm), so that one column says all and no clock refills it.
 */

/** How many messages the bot may send now. */
export const allowance = ({ perSecond }: Pace, paidUntil: Instant, now: Instant): number => {
  const left = Math.max(BOT_BURST, SECOND / perSecond) - Math.max(paidUntil - now, 0);
  // A third of a second is no binary fraction: without the grain ten messages would count as nine.
  return Math.max(0, Math.floor((left * perSecond) / SECOND + 1e-9));
};

/** The bot's budget after so many messages more. Rounded up: a millisecond too slow is no 429. */
export const pay = ({ perSecond }: Pace, paidUntil: Instant, now: Instant, messages: number): Instant =>
  Math.max(paidUntil, now) + Math.ceil((messages * SECOND) / perSecond);

/** When the bot may send one message. */
export const allowedAt = ({ perSecond }: Pace, paidUntil: Instant): Instant => {
  const each = SECOND / perSecond;
  return Math.ceil(paidUntil - Math.max(BOT_BURST, each) + each);
};

/** What one message costs the budget of its chat, ms; 0 above a rate that milliseconds could tell: then it has none. */
export const chatCost = ({ perChat }: Pace): number => Math.round(SECOND / perChat);

/** A chat that is paid for beyond this instant has had its burst. */
export const chatLimit = (pace: Pace, now: Instant): Instant => now + (CHAT_BURST - 1) * chatCost(pace);

/** No budget of a time that is right lies beyond this: what does was spent before the clock was set back, and holds nobody. */
export const farthestPaid = (pace: Pace, now: Instant): Instant => now + MINUTE + 2 * CHAT_BURST * chatCost(pace);
