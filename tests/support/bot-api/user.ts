import { asUser, shown } from './methods.js';
import { type BotState, type CallbackAnswer, type Chat, type Person, type StoredMessage, waitFor } from './state.js';

export interface SeesOptions {
  /** How long to wait in real time before the test fails. */
  readonly timeoutMs?: number;
  /** Only messages newer than this one count. */
  readonly after?: number;
}

/** A person with Telegram open at one bot's chat. */
export interface FakeUser {
  readonly id: number;
  /** The chat as it stands: edited in place, with buttons; oldest first. */
  readonly messages: readonly StoredMessage[];
  /** The newest message of the bot. */
  readonly lastSeen: StoredMessage | undefined;
  readonly callbackAnswers: readonly CallbackAnswer[];
  says(text: string): StoredMessage;
  /** Presses the button with this label (a tick before it does not matter) on the newest message that has it. */
  presses(label: string | RegExp): string;
  /** Presses a button whether or not it is there, as a forged or outdated client may. Returns the query's id. */
  pressesData(messageId: number, data: string): string;
  sendsLocation(latitude: number, longitude: number): StoredMessage;
  sendsFile(kind?: FileKind, caption?: string): StoredMessage;
  edits(messageId: number, text: string): void;
  deletes(messageId: number): void;
  blocks(): void;
  unblocks(): void;
  /** Waits for a visible message of the bot that has these words. */
  sees(words: string | RegExp, options?: SeesOptions): Promise<StoredMessage>;
  /** Waits until `look` holds, asked anew whenever this chat changes. */
  until(what: string, look: () => boolean, timeoutMs?: number): Promise<unknown>;
  /** Waits until the bot has confirmed all this person did, answered every press, and then been quiet for a moment. */
  settles(options?: { timeoutMs?: number; quietMs?: number }): Promise<void>;
}

const FILES = {
  photo: [{ file_id: 'photo', file_unique_id: 'photo', width: 90, height: 60 }],
  voice: { file_id: 'voice', file_unique_id: 'voice', duration: 3 },
  document: { file_id: 'document', file_unique_id: 'document' },
  video: { file_id: 'video', file_unique_id: 'video', width: 90, height: 60, duration: 3 },
  sticker: { file_id: 'sticker', file_unique_id: 'sticker', type: 'regular', width: 512, height: 512 },
  contact: { phone_number: '000', first_name: 'contact' },
};
export type FileKind = keyof typeof FILES;

/** Lets a test, or the page, act as `person` towards `bot`. */
export function fakeUser(bot: BotState, person: Person): FakeUser {
  const chat = bot.chat(person);
  const seen = () => [...chat.messages.values()];
  const byBot = (after: number) => seen().filter(({ from, id }) => from === 'bot' && id > after);

  return {
    id: person.id,
    get messages() {
      return seen();
    },
    get lastSeen() {
      let last: StoredMessage | undefined;
      for (const message of chat.messages.values()) if (message.from === 'bot') last = message;
      return last;
    },
    until: (what, look, timeoutMs = 5_000) =>
      waitFor(chat.watchers, () => look() || undefined, {
        timeoutMs,
        otherwise: () => `Not within ${timeoutMs} ms: ${what}`,
      }),
    callbackAnswers: chat.answers,
    says: (text) => send(text, text.startsWith('/') ? { entities: [commandEntity(text)] } : {}),
    sendsLocation: (latitude, longitude) => send('', { location: { latitude, longitude } }),
    sendsFile: (kind = 'photo', caption) => send('', { [kind]: FILES[kind], ...(caption && { caption }) }),

    presses(label) {
      const matches = (text: string) =>
        typeof label === 'string' ? text.replace(/^✓ /, '') === label.replace(/^✓ /, '') : label.test(text);
      for (const message of seen().reverse()) {
        const button = message.buttons.flat().find(({ text }) => matches(text));
        if (button?.callback_data !== undefined) return press(message.id, button.callback_data);
      }
      const labels = seen().flatMap(({ buttons }) => buttons.flat().map(({ text }) => text));
      throw new Error(`No button ${label} is visible; these are: ${labels.join(' | ') || 'none'}`);
    },
    pressesData: press,

    edits(messageId, text) {
      const message = { ...(chat.messages.get(messageId) as StoredMessage), text, edited: true };
      chat.messages.set(messageId, message);
      push({ edited_message: { ...shown(bot, chat, message), edit_date: Math.floor(bot.clock.now() / 1000) } });
    },
    deletes(messageId) {
      chat.messages.delete(messageId);
      bot.changed(chat);
    },
    blocks: () => membership(true),
    unblocks: () => membership(false),

    sees(words, { timeoutMs = 5_000, after = 0 } = {}) {
      const matches = ({ text }: StoredMessage) =>
        typeof words === 'string' ? text.includes(words) : words.test(text);
      return waitFor(chat.watchers, () => byBot(after).findLast(matches), {
        timeoutMs,
        otherwise: () => `Not seen within ${timeoutMs} ms: ${words}\nSeen:\n${transcript(chat)}`,
      });
    },

    async settles({ timeoutMs = 5_000, quietMs = 30 } = {}) {
      const isIdle = () => chat.pending === 0 && chat.unanswered.size === 0 && bot.requests === 0;
      let quiet: NodeJS.Timeout | undefined;
      let isQuiet = false;
      const look = () => {
        if (isQuiet) return true;
        clearTimeout(quiet);
        if (isIdle())
          quiet = setTimeout(() => {
            isQuiet = true;
            bot.changed(chat);
          }, quietMs);
        return undefined;
      };
      const otherwise = () =>
        `Not settled within ${timeoutMs} ms: ${chat.pending} updates unconfirmed, ${chat.unanswered.size} presses ` +
        `unanswered, ${bot.requests} requests open\nSeen:\n${transcript(chat)}`;
      await waitFor(bot.watchers, look, { timeoutMs, otherwise }).finally(() => clearTimeout(quiet));
    },
  };

  function push(body: Record<string, unknown>): void {
    bot.push(body, { queue: `chat ${person.id}`, chat });
    bot.changed(chat);
  }

  function send(text: string, rest: object): StoredMessage {
    const message = bot.addMessage(chat, 'user', text);
    push({ message: { ...shown(bot, chat, message), ...rest } });
    return message;
  }

  function press(messageId: number, data: string): string {
    const message = chat.messages.get(messageId);
    if (!message) throw new Error(`There is no message ${messageId} to press on`);
    const id = bot.addQuery(chat);
    const query = {
      id,
      from: asUser(person),
      chat_instance: String(person.id),
      data,
      message: shown(bot, chat, message),
    };
    // Presses wait in the person's queue, not in the chat's: they may overtake texts.
    bot.push({ callback_query: query }, { queue: `user ${person.id}`, chat, query: id });
    bot.changed(chat);
    return id;
  }

  function membership(blocked: boolean): void {
    chat.blocked = blocked;
    const state = (kicked: boolean) => ({ user: bot.me, status: kicked ? 'kicked' : 'member' });
    push({
      my_chat_member: {
        chat: { id: person.id, type: 'private', first_name: person.firstName },
        from: asUser(person),
        date: Math.floor(bot.clock.now() / 1000),
        old_chat_member: state(!blocked),
        new_chat_member: state(blocked),
      },
    });
  }
}

const commandEntity = (text: string) => ({
  type: 'bot_command',
  offset: 0,
  length: (text.split(/\s/)[0] ?? '').length,
});

const transcript = (chat: Chat): string =>
  [...chat.messages.values()]
    .slice(-12)
    .map(({ id, from, text, buttons }) => {
      const labels = buttons.flat().map((button) => `[${button.text}]`);
      return `  ${id} ${from}: ${text} ${labels.join(' ')}`;
    })
    .join('\n');
