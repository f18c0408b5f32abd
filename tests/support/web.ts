import { webChannel } from '../../src/bots/web.js';
import type { Inbound, OutMessage, TurnOutcome } from '../../src/domain/channel.js';
import { type Clock, MINUTE } from '../../src/domain/clock.js';
import { openTexts } from '../../src/texts/texts.js';
import { serve } from '../../src/web/server.js';
import { openMemoryMailbox } from './mailbox.js';

/** A clock that stands still until the test moves it. */
const drivenClock = () => {
  let now = Date.parse('2026-03-02T09:00:00+08:00');
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { until: now + ms, wake };
        if (signal?.aborted) return resolve();
        signal?.addEventListener('abort', wake, { once: true });
        sleepers.add(sleeper);
      }),
  };
  const pass = (ms: number) => {
    now += ms;
    for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
  };
  return { clock, pass, sleeping: () => sleepers.size };
};

/** What the scripted conversation does with a turn; a throw means that the turn was not committed. */
export type Script = (inbound: Inbound, web: WebWorld) => Promise<TurnOutcome> | TurnOutcome;

export interface WebWorld {
  readonly url: string;
  readonly channel: ReturnType<typeof webChannel>;
  readonly mailbox: ReturnType<typeof openMemoryMailbox>;
  /** Every turn that was handed over, also those that were then refused. */
  readonly turns: Inbound[];
  readonly logged: string[];
  /** Desk chats that are bound, and to whom. */
  readonly bound: Map<string, { name: string; posts: string[] }>;
  /** Desk chats whose members signed out. */
  readonly left: string[];
  script: Script;
  ready: boolean;
  /** Sends a message as the outbox does. */
  says(chat: string, id: string, message: Partial<OutMessage> & { text: string }): Promise<void>;
  edits(chat: string, id: string, message: Partial<OutMessage> & { text: string }): Promise<void>;
  later(ms: number): void;
  sleeping(): number;
  stopServing(): Promise<void>;
  close(): Promise<void>;
}

const whole = (message: Partial<OutMessage> & { text: string }): OutMessage => ({
  choices: [],
  choose: 'one',
  ...message,
});

/** The web channel on a real port, with a scripted conversation behind it. */
export const openWeb = async (
  options: { trial?: boolean; secureCookies?: boolean; exit?: string; mostListening?: number; proxied?: boolean } = {},
) => {
  const { clock, pass, sleeping } = drivenClock();
  const mailbox = openMemoryMailbox();
  const texts = openTexts();
  const text = (locale: 'zh-CN' | 'en', key: string) => texts.text(locale, { key });
  const logged: string[] = [];
  const note = (about: object, sentence: string) => void logged.push(`${sentence} ${JSON.stringify(about)}`);
  const log = { debug: note, info: note, warn: note, error: note };
  const { trial = true, secureCookies = false, proxied = false, exit, mostListening } = options;
  const bound: WebWorld['bound'] = new Map();
  const left: string[] = [];
  const channel = webChannel({
    mailbox,
    clock,
    log,
    secret: Buffer.alloc(32, 7),
    trial,
    text,
    members: {
      nameOf: async (chat) => bound.get(chat) ?? null,
      leave: async (chat) => {
        if (!web.ready) throw new Error('the store is away');
        left.push(chat);
      },
    },
    secureCookies,
    proxied,
    ...(exit ? { exit } : {}),
    ...(mostListening === undefined ? {} : { mostListening }),
  });
  const server = await serve({
    host: '127.0.0.1',
    port: 0,
    routes: [channel.app],
    health: async () => web.ready,
    log,
    text,
    trial,
  });
  const signal = AbortSignal.timeout(MINUTE);
  const web: WebWorld = {
    url: server.url,
    channel,
    mailbox,
    turns: [],
    logged,
    bound,
    left,
    script: () => ({}),
    ready: true,
    says: async (chat, id, message) => void (await channel.send(chat, whole(message), { id, signal })),
    edits: (chat, id, message) => channel.edit(chat, id, whole(message), { id: `${id}:edit`, signal }),
    later: pass,
    sleeping,
    stopServing: server.close,
    async close() {
      await channel.stop();
      await server.close();
    },
  };
  await channel.start(async (inbound) => {
    web.turns.push(inbound);
    return web.script(inbound, web);
  });
  return web;
};
