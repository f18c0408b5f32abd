import type { Instant } from './clock.js';
import type { Pace } from './pace.js';

/** The ways to talk. Each is one file in `src/bots/`. */
export const CHANNELS = ['telegram-public', 'telegram-desk', 'wechat', 'web'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Languages that every text exists in; zh-CN is the original. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Where a person can be reached. `chat` is the platform's own id of the chat. */
export interface Address {
  readonly channel: ChannelName;
  readonly chat: string;
}

/** One thing a person did in a chat. */
export type Turn =
  /** `file`: something came with the words that is not taken. */
  | { readonly kind: 'text'; readonly text: string; readonly file?: true }
  /** Something said before reads otherwise now. */
  | { readonly kind: 'edited'; readonly text: string }
  /** A button. `data` is untrusted; `ref` is the platform's id of the message that carried it. */
  | { readonly kind: 'choice'; readonly data: string; readonly ref?: string }
  /** Several options sent at once, as a page with check boxes does. */
  | { readonly kind: 'choices'; readonly data: readonly string[] }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  /** `/start abc` → `{ name: 'start', argument: 'abc' }`; the name is lower case, without the slash. */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** A photo, a voice message, a document: anything whose content we do not take. */
  | { readonly kind: 'file' };

/** A turn as a channel hands it over. */
export interface Inbound {
  readonly address: Address;
  readonly turn: Turn;
  /** The platform's id of this update, unique within the channel: the same id twice is one turn. */
  readonly updateId: string;
  readonly at: Instant;
  /** Who talks here: the public, the desk, or `either`, told apart by whether the chat is bound to a member. */
  readonly audience: 'public' | 'desk' | 'either';
  /** BCP 47 tag the platform gives for the person, if it gives one. */
  readonly language?: string;
  /** How the platform calls the person; used only to name a member to colleagues. */
  readonly displayName?: string;
}

/** What the channel may tell the person at once, beside the messages that leave by the outbox. */
export interface TurnOutcome {
  /** A short notice for a pressed button (`answerCallbackQuery`). */
  readonly notice?: string;
  /** True when this turn bound the chat to a member. */
  readonly bound?: boolean;
  /** True when the turn could not be taken and is kept for a human. */
  readonly parked?: boolean;
}

/**
 * Takes one turn. Resolves only after the turn is committed: confirm the update to the platform then, not before.
 * A rejection means: not committed, hand the same update over again.
 */
export type Receive = (inbound: Inbound) => Promise<TurnOutcome>;

/** One option under a message. `data` is ASCII, at most 64 bytes (Telegram's limit for button data). */
export interface Choice {
  readonly label: string;
  readonly data: string;
  readonly selected?: boolean;
  /** Where there are no buttons it is said as a word to send and has no number. */
  readonly word?: true;
}

/** A message in words, ready to leave. Plain text, never markup. */
export interface OutMessage {
  readonly text: string;
  /** Rows of options; empty when the person is to type, or only to read. */
  readonly choices: readonly (readonly Choice[])[];
  /** `many`: options with a defined `selected` are toggled, the others are pressed. */
  readonly choose: 'one' | 'many';
}

export interface SendOptions {
  /** The outbox row's id: a channel that can, makes a second send with the same id nothing. */
  readonly id: string;
  readonly signal: AbortSignal;
  /** What kind of message it is: a page says of an answer to one's own press that it is one, and figures tell them apart. */
  readonly kind?: string;
}

/** What the platform said of a message it took. */
export interface DeliveryReceipt {
  /** The platform's id of the message, needed to edit it later; absent where there is none. */
  readonly ref?: string;
}

/** What a channel can do beyond the required part; asked for, never assumed. */
export interface Capabilities {
  /** Shows `choices` as buttons. Without it they become a numbered menu in the text. */
  readonly buttons: boolean;
}

/** A way to talk. The required part is tiny; `edit` is a capability. */
export interface Channel {
  readonly name: ChannelName;
  readonly can: Capabilities;
  /** How fast its platform lets it send; absent where there is no limit. */
  readonly pace?: Pace;
  /** Begins to hand turns over. Resolves when the channel is ready. */
  start(receive: Receive): Promise<void>;
  /**
   * Since when its platform has not handed turns over, though asked; undefined while it does. `refused`: for good, an
   * operator must act. Absent where the platform asks us.
   */
  deaf?(): { readonly since: Instant; readonly refused: boolean } | undefined;
  /** Takes no new turns and waits for those under way. */
  stop(): Promise<void>;
  /** @throws {DeliveryError} and nothing else that the outbox could act on. */
  send(chat: string, message: OutMessage, options: SendOptions): Promise<DeliveryReceipt>;
  /** Replaces a message sent before. @throws {DeliveryError} `uneditable` when it is gone or too old. */
  edit?(chat: string, ref: string, message: OutMessage, options: SendOptions): Promise<void>;
}

/**
 * Why a message did not (surely) arrive.
 * - `rate_limited`: this chat must wait `retryAfter` ms; no attempt is counted.
 * - `bot_limited`: the whole bot must wait `retryAfter` ms.
 * - `unavailable`: the platform or the network failed before it took the message; try again later.
 * - `unknown`: it may have arrived (a time-out after writing); an alert is sent again, marked.
 * - `blocked`: this address is gone (blocked, deactivated, window closed); use another.
 * - `migrated`: the chat has a new id, `migratedTo`.
 * - `unauthorized`: our own token is wrong or revoked; an operator must act.
 * - `uneditable`: the card is deleted or too old; send a new message.
 * - `rejected`: the platform refuses this message for good.
 */
export type DeliveryFailure =
  | 'rate_limited'
  | 'bot_limited'
  | 'unavailable'
  | 'unknown'
  | 'blocked'
  | 'migrated'
  | 'unauthorized'
  | 'uneditable'
  | 'rejected';

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  constructor(
    readonly failure: DeliveryFailure,
    /** A word for the operator; never a person's words, never a secret. */
    readonly reason: string,
    readonly details: { readonly retryAfter?: number; readonly migratedTo?: string } = {},
    options?: { cause?: unknown },
  ) {
    super(`${failure}: ${reason}`, options);
  }
}
