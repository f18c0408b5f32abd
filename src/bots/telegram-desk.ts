import { Telegraf, TelegramError } from 'telegraf';
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

/** The desk's bot on Telegram, by Telegraf: caseworkers and every other post. */
export function telegramDesk(options: TelegramOptions): TelegramChannel {
  const bot = {
    name: 'telegram-desk',
    audience: 'desk',
    tokenVariable: 'TELEGRAM_DESK_TOKEN',
    webhookPath: '/telegram/desk',
  } as const;
  return telegramChannel(bot, options, (take) => telegraf(options, take));
}

type Update = Parameters<Telegraf['handleUpdate']>[0];
type CallApi = Telegraf['telegram']['callApi'];
type Signal = NonNullable<Parameters<CallApi>[2]>['signal'];

function telegraf(options: TelegramOptions, take: (update: RawUpdate) => Promise<void>): TelegramLibrary {
  const apiRoot = (options.apiRoot ?? TELEGRAM_API).replace(/\/+$/, '');
  const bot = new Telegraf(options.token, {
    telegram: { webhookReply: false },
    // How long a turn may take is the receiver's business; given up here, it would run on and come again.
    handlerTimeout: Number.POSITIVE_INFINITY,
  });
  bot.telegram.callApi = transport(apiRoot, options.token);
  bot.on(['message', 'edited_message', 'callback_query'], (ctx) => take(ctx.update as unknown as RawUpdate));
  bot.catch((error) => {
    throw error;
  });

  const call: ApiCall = async (method, payload, signal) => {
    try {
      return await bot.telegram.callApi(method, payload as never, { signal: signal as Signal });
    } catch (error) {
      if (error instanceof TelegramError)
        throw new ApiError(method, answeredFault(error.code, error.description, error.parameters));
      throw new ApiError(method, networkFault(error));
    }
  };

  return {
    call,
    introduce(me) {
      bot.botInfo = me as NonNullable<Telegraf['botInfo']>;
    },
    handle: (update) => bot.handleUpdate(update as unknown as Update),
  };
}

/** Carries calls out in the place of Telegraf's node-fetch, which costs more than the rest of a message that is sent. */
const transport = (apiRoot: string, token: string): CallApi => {
  const post = apiPost(apiRoot, token);
  return async (method, payload, { signal } = {}) => {
    const answer = await post(method, payload, signal as AbortSignal | undefined);
    if (!answer.ok) throw new TelegramError(answer, { method });
    return answer.result as never;
  };
};
