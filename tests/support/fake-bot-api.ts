import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/domain/clock.js';
import { control } from './bot-api/control.js';
import { Delivery } from './bot-api/delivery.js';
import { type Fault, type FaultScope, Faults } from './bot-api/faults.js';
import { type BotDesk, botApiServer } from './bot-api/http.js';
import type { Params } from './bot-api/methods.js';
import { BotState, type Person, Refusal, waitFor } from './bot-api/state.js';
import { type FakeUser, fakeUser } from './bot-api/user.js';

export type { Fault, FaultScope } from './bot-api/faults.js';
export type { Person, StoredMessage } from './bot-api/state.js';
export type { FakeUser, SeesOptions } from './bot-api/user.js';

export interface FakeBotApiOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Dates messages, ages presses and spaces out webhook retries; the system's by default. Long polls live in real time. */
  readonly clock?: Clock;
  /** Keep every call for `calls`. On by default; off for benchmarks. */
  readonly record?: boolean;
  /** Updates are numbered from here. A server started anew must not use old numbers: bots know them, and do nothing twice. */
  readonly firstUpdate?: number;
}

export interface Call {
  readonly token: string;
  readonly method: string;
  readonly params: Params;
}

/** A Telegram of one's own. Tokens of the right form are all good; each has a world to itself. */
export interface FakeBotApi {
  /** What `TELEGRAM_API_ROOT` is set to. */
  readonly apiRoot: string;
  readonly port: number;
  readonly tokens: readonly string[];
  /** Calls no right program makes. */
  readonly unexpected: readonly string[];
  assertNothingUnexpected(): void;
  /** Calls so far, oldest first; of one bot or one method when given. */
  calls(token?: string, method?: string): readonly Call[];
  user(token: string, person: Person): FakeUser;
  /** Hands the bot any update at all; `update_id` is added. Returns it. */
  delivers(token: string, update: Record<string, unknown>): number;
  /** Plans a fault, for one call unless `times` says otherwise. Returns what lifts it. */
  fails(fault: Fault, scope?: FaultScope): () => void;
  revokes(token: string): void;
  restores(token: string): void;
  /** What the platform knows of a bot right now. */
  bot(token: string): {
    readonly pending: readonly number[];
    readonly confirmed: number;
    /** Presses that still wait for `answerCallbackQuery`. */
    readonly unanswered: number;
    readonly isPolled: boolean;
    readonly webhook: string | undefined;
    readonly commands: ReadonlyMap<string, unknown>;
  };
  /** Waits until `look` gives a value, asking at every change of the bot's world. */
  until<T>(token: string, what: string, look: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
}

const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

/** Starts a Bot API server on 127.0.0.1 that behaves as Telegram's in all that Huyou uses of it. */
export async function startFakeBotApi(options: FakeBotApiOptions = {}): Promise<FakeBotApi> {
  const { port = 0, clock = systemClock, record = true, firstUpdate = 0 } = options;
  const desks = new Map<string, BotDesk>();
  const unexpected: string[] = [];
  const calls: Call[] = [];
  const faults = new Faults();

  function desk(token: string): BotDesk | undefined {
    const known = desks.get(token);
    if (known || !/^\d+:[\w-]+$/.test(token)) return known;
    const bot = new BotState(token, clock, firstUpdate);
    const made = { bot, delivery: new Delivery(bot) };
    desks.set(token, made);
    return made;
  }
  function deskOf(token: string): BotDesk {
    const found = desk(token);
    if (!found) throw new Error('A token looks like 123:abc');
    return found;
  }

  const fake: Omit<FakeBotApi, 'apiRoot' | 'port' | 'close'> = {
    get tokens() {
      return [...desks.keys()];
    },
    unexpected,
    assertNothingUnexpected() {
      if (unexpected.length > 0)
        throw new Error(`The Bot API was called in ways it does not know:\n${unexpected.join('\n')}`);
    },
    calls: (token, method) =>
      calls.filter((call) => (token ?? call.token) === call.token && (method ?? call.method) === call.method),
    user: (token, person) => fakeUser(deskOf(token).bot, person),
    delivers: (token, update) => deskOf(token).bot.push(update, { queue: 'raw' }),
    fails: (fault, scope) => faults.plan(fault, scope),
    revokes(token) {
      const { bot, delivery } = deskOf(token);
      bot.revoked = true;
      delivery.endPoll(new Refusal(401, 'Unauthorized'));
    },
    restores(token) {
      deskOf(token).bot.revoked = false;
    },
    bot(token) {
      const { bot, delivery } = deskOf(token);
      return {
        pending: [...bot.pending.keys()],
        confirmed: bot.confirmed,
        unanswered: bot.queries.size,
        isPolled: delivery.isPolled,
        webhook: delivery.webhook?.url,
        commands: bot.commands,
      };
    },
    until: (token, what, look, timeoutMs = 15_000) =>
      waitFor(deskOf(token).bot.watchers, () => look() || undefined, {
        timeoutMs,
        otherwise: () => `Not within ${timeoutMs} ms: ${what}`,
      }),
  };

  const server = botApiServer({
    desk,
    faults,
    onCall(token, method, params) {
      if (record) calls.push({ token, method, params });
    },
    onUnexpected(token, method, description) {
      unexpected.push(`bot ${token.split(':')[0]} ${method}: ${description}`);
    },
    control: control(fake),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;

  return Object.defineProperties(fake, {
    apiRoot: { value: `http://127.0.0.1:${bound}` },
    port: { value: bound },
    close: {
      async value() {
        for (const { delivery } of desks.values()) {
          delivery.deleteWebhook();
          delivery.endPoll([]);
        }
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      },
    },
  }) as FakeBotApi;
}
