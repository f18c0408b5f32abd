import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Delivery } from './delivery.js';
import { write } from './write.js';

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
}
/** A message as its reader sees it. */
export interface Seen {
  readonly id: number;
  readonly text: string;
  readonly buttons: readonly Button[];
}
/** A person's private chat with a bot. */
export interface Chat {
  readonly id: number;
  says(text: string): void;
  presses(message: Seen, button: Button): void;
}
/** How a call goes wrong: told to wait, or carried out `delayMs` later. */
export type Trouble = { readonly retryAfter: number } | { readonly delayMs: number };

export interface BenchBot {
  /** Opens a chat; `shown` is called after the bot's call was answered, for a new message and for an edited one. */
  chat(id: number, shown: (message: Seen) => void): Chat;
  /** Calls so far, by method. */
  readonly calls: ReadonlyMap<string, number>;
  /** Updates that were not confirmed yet. */
  readonly pending: number;
}

export interface Platform {
  readonly apiRoot: string;
  bot(token: string): BenchBot;
  /** Decides for each message sent or edited whether the call goes wrong. */
  trouble: (chat: number, method: string) => Trouble | undefined;
  close(): Promise<void>;
}

type Params = Record<string, unknown>;

/**
 * A Bot API that costs next to nothing, so that the bot is measured and not the platform: it believes every parameter
 * and remembers nothing but what is not confirmed. The tests' fake (tests/support) checks each call instead.
 */
export const startPlatform = async (): Promise<Platform> => {
  const bots = new Map<string, ReturnType<typeof openBot>>();
  const botOf = (token: string) => {
    const bot = bots.get(token) ?? openBot(token, (chat, method) => platform.trouble(chat, method));
    bots.set(token, bot);
    return bot;
  };
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const [, token = '', method = ''] = (request.url ?? '').split('/');
      botOf(token.slice(3)).serve(method, body === '' ? {} : (JSON.parse(body) as Params), response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const platform: Platform = {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bot: botOf,
    trouble: () => undefined,
    async close() {
      for (const bot of bots.values()) bot.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return platform;
};

const openBot = (token: string, trouble: Platform['trouble']) => {
  const id = Number(token.split(':')[0]);
  const me = { id, is_bot: true, first_name: 'Bot', username: `bench_${id}_bot` };
  const delivery = new Delivery();
  const readers = new Map<number, (message: Seen) => void>();
  const calls = new Map<string, number>();
  let messages = 0;
  let queries = 0;

  const show = (method: string, params: Params): object => {
    const chat = Number(params.chat_id);
    messages += 1;
    const id = method === 'sendMessage' ? messages : Number(params.message_id);
    const markup = params.reply_markup as { inline_keyboard?: Button[][] } | undefined;
    const buttons = markup?.inline_keyboard?.flat() ?? [];
    const text = String(params.text);
    const read = readers.get(chat);
    // A person reads after the bot has its answer, never before.
    if (read) setImmediate(read, { id, text, buttons });
    return { message_id: id, from: me, date: seconds(), chat: { id: chat, type: 'private', first_name: 'P' }, text };
  };

  const carryOut = (method: string, params: Params, response: ServerResponse): void => {
    if (method === 'getUpdates') {
      delivery.poll(params, response);
      return;
    }
    if (method === 'setWebhook') delivery.setWebhook(params);
    if (method === 'deleteWebhook') delivery.setWebhook({ url: '' });
    answer(response, method === 'getMe' ? me : isShown(method) ? show(method, params) : true);
  };

  return {
    serve(method: string, params: Params, response: ServerResponse): void {
      calls.set(method, (calls.get(method) ?? 0) + 1);
      const wrong = isShown(method) ? trouble(Number(params.chat_id), method) : undefined;
      if (!wrong) carryOut(method, params, response);
      else if ('delayMs' in wrong) setTimeout(carryOut, wrong.delayMs, method, params, response);
      else write(response, 429, tooMany(wrong.retryAfter));
    },
    chat(id: number, shown: (message: Seen) => void): Chat {
      readers.set(id, shown);
      const from = { id, is_bot: false, first_name: 'P', language_code: 'zh-hans' };
      const chat = { id, type: 'private', first_name: 'P' };
      return {
        id,
        says(text) {
          messages += 1;
          const entities = text.startsWith('/')
            ? { entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length }] }
            : {};
          delivery.push({ message: { message_id: messages, from, chat, date: seconds(), text, ...entities } }, id);
        },
        presses(message, button) {
          queries += 1;
          const about = { message_id: message.id, from: me, chat, date: seconds(), text: message.text };
          const data = button.callback_data;
          const query = { id: String(queries), from, chat_instance: String(id), data, message: about };
          delivery.push({ callback_query: query }, id);
        },
      };
    },
    calls,
    get pending() {
      return delivery.pending;
    },
    stop: () => delivery.stop(),
  };
};

const tooMany = (retry_after: number): string =>
  JSON.stringify({
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${retry_after}`,
    parameters: { retry_after },
  });
const isShown = (method: string): boolean => method === 'sendMessage' || method === 'editMessageText';
const seconds = (): number => Math.floor(Date.now() / 1_000);

const answer = (response: ServerResponse, result: unknown): void =>
  write(response, 200, `{"ok":true,"result":${JSON.stringify(result)}}`);
