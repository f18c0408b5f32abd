import { Bot, BotError, GrammyError, type Transformer } from 'grammy';
import {
  type ApiCall,
  TELEGRAM_API,
  type TelegramChannel,
  type TelegramLibrary,
  type TelegramOptions,
  telegramChannel,
} from './telegram.js';
import { ApiError, answeredFault, networkFault } from './telegram-error.js';
import { apiPost } from './telegram-post.js';
import type { RawUpdate } from './telegram-update.js';

/** The public's bot on Telegram, by grammY: citizens, children, guardians. */
export function telegramPublic(options: TelegramOptions): TelegramChannel {
  const bot = {
    name: 'telegram-public',
    audience: 'public',
    tokenVariable: 'TELEGRAM_PUBLIC_TOKEN',
    webhookPath: '/telegram/public',
  } as const;
  return telegramChannel(bot, options, (take) => grammy(options, take));
}

type Update = Parameters<Bot['handleUpdate']>[0];
type Signal = Parameters<Bot['api']['getMe']>[0];

function grammy(options: TelegramOptions, take: (update: RawUpdate) => Promise<void>): TelegramLibrary {
  // grammY refuses an address that ends with a slash.
  const apiRoot = (options.apiRoot ?? TELEGRAM_API).replace(/\/+$/, '');
  const bot = new Bot(options.token, { client: { apiRoot } });
  bot.api.config.use(transport(apiRoot, options.token));
  // One handler for both kinds: two would begin after a different number of ticks, and a chat's order would be lost.
  bot.on(['message', 'edited_message', 'callback_query'], (ctx) => take(ctx.update as unknown as RawUpdate));

  const methods = bot.api.raw as unknown as Record<string, (payload: object, signal: AbortSignal) => Promise<unknown>>;
  const call: ApiCall = async (method, payload, signal) => {
    try {
      // `getMe` has no payload, so that grammY takes its first argument for the signal.
      if (method === 'getMe') return await bot.api.getMe(signal as Signal);
      return await methods[method]?.(payload, signal);
    } catch (error) {
      if (error instanceof GrammyError)
        throw new ApiError(method, answeredFault(error.error_code, error.description, error.parameters));
      throw new ApiError(method, networkFault(error));
    }
  };

  return {
    call,
    introduce(me) {
      bot.botInfo = me as Bot['botInfo'];
    },
    async handle(update) {
      try {
        await bot.handleUpdate(update as Update);
      } catch (error) {
        // grammY's error holds the whole update, which must not reach a log.
        throw error instanceof BotError ? error.error : error;
      }
    },
  };
}

/** The last of grammY's transformers carries the call out. Every call has a signal of its own. */
const transport = (apiRoot: string, token: string): Transformer => {
  const post = apiPost(apiRoot, token);
  return async (_, method, payload, signal) =>
    (await post(method, payload, signal as AbortSignal | undefined)) as never;
};
