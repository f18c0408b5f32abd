import { setMaxListeners } from 'node:events';
import type { Channel, Locale, Receive } from '../domain/channel.js';
import { type Clock, SECOND } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Pace } from '../domain/pace.js';
import { doubling, type Poller, reasonOf, startPolling } from './polling.js';
import { isFinal, isUnauthorized, says } from './telegram-error.js';
import { telegramSender } from './telegram-sender.js';
import { ALLOWED_UPDATES, parseUpdate, type RawUpdate, rawUpdateSchema } from './telegram-update.js';
import { telegramWebhook, type Webhook } from './webhook.js';

/** One entry of the menu that Telegram shows beside the text field. `name` without the slash. */
export interface BotCommand {
  readonly locale: Locale;
  readonly name: string;
  readonly description: string;
}

export interface TelegramOptions {
  readonly token: string;
  /** Another Bot API server, such as `http://127.0.0.1:8081`; Telegram's own by default. */
  readonly apiRoot?: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly mode:
    | { readonly kind: 'polling' }
    /** `publicUrl` is where the web server is reached from outside, without the webhook's path. */
    | { readonly kind: 'webhook'; readonly publicUrl: string; readonly secret: string };
  readonly commands: readonly BotCommand[];
  /** How fast this server lets the bot send; without it there is no limit. */
  readonly pace?: Pace;
}

/** A Telegram bot as a channel. `webhook` is there in webhook mode and must then be served. */
export interface TelegramChannel extends Channel {
  readonly webhook?: Webhook;
}

/** What differs between the two bots. */
export interface TelegramBot {
  readonly name: 'telegram-public' | 'telegram-desk';
  readonly audience: 'public' | 'desk';
  readonly tokenVariable: string;
  readonly webhookPath: string;
}

/** The Bot API's methods that are used here. */
export type ApiMethod =
  | 'getMe'
  | 'getUpdates'
  | 'setWebhook'
  | 'deleteWebhook'
  | 'setMyCommands'
  | 'sendMessage'
  | 'editMessageText'
  | 'answerCallbackQuery';

/** @throws an `ApiError` and nothing else. */
export type ApiCall = (method: ApiMethod, payload: object, signal: AbortSignal) => Promise<unknown>;

/** A bot library, driven: it calls the API and passes an update through its own handlers to `take`. */
export interface TelegramLibrary {
  readonly call: ApiCall;
  /** Tells the library what `getMe` said. */
  introduce(me: unknown): void;
  /** Settles as `take` does. */
  handle(update: RawUpdate): Promise<void>;
}

/** Time for one small call, on the system's clock: it watches a wire. */
const CALL_LIMIT = 10 * SECOND;
const CONNECT_WAITS = { first: SECOND / 2, longest: 30 * SECOND };
const updatesSchema = rawUpdateSchema.array();

/** The part of a Telegram channel that knows no library; `library` is given the handler its handlers must call. */
export function telegramChannel(
  bot: TelegramBot,
  options: TelegramOptions,
  library: (take: (update: RawUpdate) => Promise<void>) => TelegramLibrary,
): TelegramChannel {
  const { clock, log, mode, commands } = options;
  const { call, introduce, handle } = library(take);
  const stopping = new AbortController();
  /** What `stop` waits for. */
  const underWay = new Set<Promise<unknown>>();
  let receive: Receive | undefined;
  let poller: Poller | undefined;
  let unreached: ReturnType<Poller['deaf']>;

  const webhook =
    mode.kind === 'webhook'
      ? telegramWebhook({ path: bot.webhookPath, secret: mode.secret, handle: (update) => track(accept(update)), log })
      : undefined;

  return {
    name: bot.name,
    can: { buttons: true },
    ...(options.pace && { pace: options.pace }),
    ...(webhook && { webhook }),
    ...telegramSender(call),
    deaf: () => poller?.deaf() ?? unreached,

    async start(receiver) {
      receive = receiver;
      try {
        await connect();
      } catch (error) {
        if (isFinal(error)) throw new Error(refusal(error));
        unreached = { since: clock.now(), refused: false };
        log.warn(
          { reason: reasonOf(error) },
          'Telegram cannot be reached; the rest of the service starts, this bot follows.',
        );
        track(connectLater());
      }
    },

    async stop() {
      stopping.abort();
      await poller?.stop();
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };

  async function connect(): Promise<void> {
    introduce(await call('getMe', {}, soon()));
    if (mode.kind === 'polling') await call('deleteWebhook', { drop_pending_updates: false }, soon());
    else {
      const url = mode.publicUrl.replace(/\/+$/, '') + bot.webhookPath;
      await call('setWebhook', { url, secret_token: mode.secret, allowed_updates: ALLOWED_UPDATES }, soon());
    }
    if (stopping.signal.aborted) return;
    track(setCommands());
    if (mode.kind === 'webhook') return;
    poller = startPolling({
      getUpdates: async (ask, signal) =>
        updatesSchema.parse(await call('getUpdates', { ...ask, allowed_updates: ALLOWED_UPDATES }, signal)),
      handle: accept,
      tokenVariable: bot.tokenVariable,
      clock,
      log,
    });
  }

  async function connectLater(): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      await clock.sleep(doubling(CONNECT_WAITS, failures), stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await connect();
        unreached = undefined;
        log.info({}, 'Telegram is reached; this bot takes turns now.');
        return;
      } catch (error) {
        if (isFinal(error)) {
          unreached = { since: unreached?.since ?? clock.now(), refused: true };
          return log.error({}, refusal(error));
        }
        log.warn({ reason: reasonOf(error), failures }, 'Telegram cannot be reached; trying again.');
      }
    }
  }

  /** For calls nobody misses when the channel stops. */
  function soon(): AbortSignal {
    return AbortSignal.any([limit(), stopping.signal]);
  }

  function refusal(error: unknown): string {
    return isUnauthorized(error)
      ? `${bot.tokenVariable} is not accepted by Telegram: ask @BotFather for the bot's token and set it again.`
      : `Telegram refuses to start the bot of ${bot.tokenVariable}: ${reasonOf(error)}.`;
  }

  /** The original's commands are also everyone else's: Telegram falls back to the list without a language. */
  async function setCommands(): Promise<void> {
    for (const [locale, language_code] of [
      ['zh-CN', undefined],
      ['zh-CN', 'zh'],
      ['en', 'en'],
    ] as const) {
      const list = commands
        .filter((command) => command.locale === locale)
        .map(({ name, description }) => ({ command: name, description }));
      if (list.length === 0) continue;
      await call('setMyCommands', { commands: list, ...(language_code && { language_code }) }, soon()).catch((error) =>
        log.warn(
          { locale, reason: reasonOf(error) },
          'The command menu could not be set; the commands work all the same.',
        ),
      );
    }
  }

  /** Passes an update through the library, which may trust a message to be an object. */
  async function accept(update: RawUpdate): Promise<void> {
    if (receive === undefined || stopping.signal.aborted) throw new NotReady();
    const isPassable = [update.message, update.edited_message, update.callback_query].every(
      (part) => part === undefined || isObject(part),
    );
    if (isPassable) return handle(update);
    log.info({ update: update.update_id, why: 'malformed update' }, 'An update was ignored.');
  }

  /** Called by the library's handlers; `receive` is called before anything is awaited, which keeps a chat's order. */
  async function take(update: RawUpdate): Promise<void> {
    if (receive === undefined) throw new NotReady();
    const parsed = parseUpdate(update, bot, clock.now());
    if (parsed.kind === 'ignored') log.info({ update: update.update_id, why: parsed.why }, 'An update was ignored.');
    const outcome = parsed.kind === 'turn' ? await receive(parsed.inbound) : {};
    if (parsed.query !== undefined) track(answerPress(parsed.query, outcome.notice));
  }

  /** Takes the waiting look off a button. Not waited for, and its failure changes nothing: the turn stands. */
  async function answerPress(query: string, notice: string | undefined): Promise<void> {
    // 200 characters is the Bot API's limit.
    const text = notice === undefined ? {} : { text: [...notice].slice(0, 200).join('') };
    try {
      await call('answerCallbackQuery', { callback_query_id: query, ...text }, limit());
    } catch (error) {
      if (says(error, /query is too old/)) log.debug({}, 'A press was too old to be answered; its turn stands.');
      else log.warn({ reason: reasonOf(error) }, 'A press could not be answered; its turn stands.');
    }
  }

  function track<T>(promise: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = promise.then(
      () => underWay.delete(settled),
      () => underWay.delete(settled),
    );
    underWay.add(settled);
    return promise;
  }
}

/** Not started yet, or stopping: the update must come again. */
class NotReady extends Error {
  override readonly name = 'NotReady';
}

/** Calls that begin in the same moment share a limit: a signal and a timer for each would cost as much as the call. */
const MOMENT = SECOND / 4;
let shared: { readonly moment: AbortSignal; readonly limit: AbortSignal } | undefined;
const limit = (): AbortSignal => {
  if (shared === undefined || shared.moment.aborted) {
    shared = { moment: AbortSignal.timeout(MOMENT), limit: AbortSignal.timeout(CALL_LIMIT) };
    setMaxListeners(0, shared.limit);
  }
  return shared.limit;
};
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

export const TELEGRAM_API = 'https://api.telegram.org';
