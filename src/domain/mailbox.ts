import type { OutMessage } from './channel.js';
import type { Instant } from './clock.js';

/** A message kept for a web page, which has no platform behind it that would keep it. */
export interface Mail {
  readonly id: string;
  readonly at: Instant;
  readonly message: OutMessage & {
    /** It answers what was done in the chat, and is no news to whoever did it. */
    readonly answers?: true;
  };
}

/** Where the web channel keeps what its pages show. `chat` is the web channel's own chat id. */
export interface Mailbox {
  /** Adds a message; the same `id` again is nothing. */
  put(chat: string, mail: Mail): Promise<void>;
  /** Replaces the words and choices of a message; false when it is not there. */
  replace(chat: string, id: string, message: OutMessage): Promise<boolean>;
  /** The newest `limit` messages, oldest first. */
  list(chat: string, limit: number): Promise<Mail[]>;
  /** When each of these chats got its newest message, in their order; null where it has none. */
  newest(chats: readonly string[]): Promise<(Instant | null)[]>;
  /** Erases all messages of a chat. */
  clear(chat: string): Promise<void>;
}
