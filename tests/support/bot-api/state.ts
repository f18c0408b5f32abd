import type { Clock } from '../../../src/domain/clock.js';

/** A refusal as the Bot API words it. `unexpected`: no right program makes this call, so a test must fail. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number },
    readonly unexpected = false,
  ) {
    super(`${code} ${description}`);
  }
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface StoredMessage {
  readonly id: number;
  readonly from: 'bot' | 'user';
  readonly at: number;
  text: string;
  buttons: readonly (readonly Button[])[];
  edited: boolean;
}

export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly languageCode?: string;
}

export interface CallbackAnswer {
  readonly id: string;
  readonly text?: string;
  readonly alert: boolean;
}

/** One private chat of one bot. */
export interface Chat {
  person: Person;
  readonly messages: Map<number, StoredMessage>;
  readonly answers: CallbackAnswer[];
  readonly unanswered: Set<string>;
  readonly watchers: Set<() => void>;
  blocked: boolean;
  /** Updates of this chat that the bot has not confirmed. */
  pending: number;
}

export interface PendingUpdate {
  readonly id: number;
  readonly body: Record<string, unknown>;
  readonly at: number;
  /** Updates with one key are posted one after the other. */
  readonly queue: string;
  readonly chat?: Chat;
  readonly query?: string;
}

/** Presses are kept this long, by the Bot API's own server; texts a day. */
const QUERY_LIFE = 150_000;
export const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

/** What the platform knows of one bot. */
export class BotState {
  readonly id: number;
  readonly chats = new Map<number, Chat>();
  readonly pending = new Map<number, PendingUpdate>();
  readonly queries = new Map<string, { readonly at: number; readonly chat: Chat }>();
  readonly commands = new Map<string, unknown>();
  readonly watchers = new Set<() => void>();
  /** Called once per turn of the event loop in which updates came in. */
  onUpdates: () => void = () => {};
  revoked = false;
  allowed: ReadonlySet<string> | undefined;
  /** Requests being served, long polls not counted. */
  requests = 0;
  /** The lowest id that is not confirmed. */
  confirmed = 0;
  #updates: number;
  #messages = 0;
  #queries = 0;
  #announced = false;

  constructor(
    readonly token: string,
    readonly clock: Clock,
    firstUpdate: number,
  ) {
    this.#updates = firstUpdate;
    this.id = Number(token.slice(0, token.indexOf(':')));
  }

  get me() {
    return {
      id: this.id,
      is_bot: true,
      first_name: `Bot ${this.id}`,
      username: `fake_${this.id}_bot`,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    };
  }

  chat(person: Person): Chat {
    const known = this.chats.get(person.id);
    if (known) {
      // A person may change language between two things they do.
      known.person = { ...known.person, ...person };
      return known;
    }
    const chat: Chat = {
      person,
      messages: new Map(),
      answers: [],
      unanswered: new Set(),
      watchers: new Set(),
      blocked: false,
      pending: 0,
    };
    this.chats.set(person.id, chat);
    return chat;
  }

  addMessage(chat: Chat, from: 'bot' | 'user', text: string, buttons: StoredMessage['buttons'] = []): StoredMessage {
    this.#messages += 1;
    const message: StoredMessage = { id: this.#messages, from, at: this.clock.now(), text, buttons, edited: false };
    chat.messages.set(message.id, message);
    return message;
  }

  addQuery(chat: Chat): string {
    this.#queries += 1;
    const id = `${this.id}${String(this.#queries).padStart(12, '0')}`;
    this.queries.set(id, { at: this.clock.now(), chat });
    chat.unanswered.add(id);
    return id;
  }

  /** Ends a press; throws as the API does when it is unknown, answered or too old. */
  answerQuery(id: string): Chat {
    const query = this.queries.get(id);
    this.queries.delete(id);
    query?.chat.unanswered.delete(id);
    if (!query || this.clock.now() - query.at > QUERY_LIFE) throw new Refusal(400, TOO_OLD);
    return query.chat;
  }

  push(body: Record<string, unknown>, about: { queue: string; chat?: Chat; query?: string }): number {
    if (this.allowed && !Object.keys(body).some((kind) => this.allowed?.has(kind))) return 0;
    this.#updates += 1;
    const id = this.#updates;
    this.pending.set(id, { id, body: { update_id: id, ...body }, at: this.clock.now(), ...about });
    if (about.chat) about.chat.pending += 1;
    if (!this.#announced) {
      this.#announced = true;
      setImmediate(() => {
        this.#announced = false;
        this.onUpdates();
      });
    }
    return id;
  }

  remove(id: number): void {
    const update = this.pending.get(id);
    if (!update) return;
    this.pending.delete(id);
    if (update.chat) update.chat.pending -= 1;
  }

  confirmBelow(offset: number): void {
    this.confirmed = Math.max(this.confirmed, offset);
    for (const id of this.pending.keys()) {
      if (id >= offset) break;
      this.remove(id);
    }
  }

  /** Presses nobody fetched in time are gone; texts stay. True when the update is still to be delivered. */
  isAlive(update: PendingUpdate): boolean {
    if (update.query === undefined || this.clock.now() - update.at <= QUERY_LIFE) return true;
    update.chat?.unanswered.delete(update.query);
    this.queries.delete(update.query);
    this.remove(update.id);
    return false;
  }

  dropPending(): void {
    for (const id of this.pending.keys()) this.remove(id);
  }

  changed(chat?: Chat): void {
    if (this.watchers.size === 0 && !chat?.watchers.size) return;
    for (const watch of [...this.watchers, ...(chat?.watchers ?? [])]) watch();
  }
}

/** Resolves with the first defined value of `look`, which is asked at once and then at every change. */
export function waitFor<T>(
  watchers: Set<() => void>,
  look: () => T | undefined,
  { timeoutMs, otherwise }: { timeoutMs: number; otherwise: () => string },
): Promise<T> {
  const now = look();
  if (now !== undefined) return Promise.resolve(now);
  const late = new Error();
  return new Promise<T>((resolve, reject) => {
    const watch = () => {
      const value = look();
      if (value === undefined) return;
      end();
      resolve(value);
    };
    const timer = setTimeout(() => {
      end();
      late.message = otherwise();
      reject(late);
    }, timeoutMs);
    const end = () => {
      clearTimeout(timer);
      watchers.delete(watch);
    };
    watchers.add(watch);
  });
}
