import { Telegraf, TelegramError } from 'telegraf';
import {
  type ApiCall,
  keptConnections,
  TELEGRAM_API,
  type TelegramChannel,
  type TelegramLibrary,
  type TelegramOptions,
  telegramChannel,
} from './telegram.js';
import { ApiError, answeredFault, networkFault } from './telegram-error.js';
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
type Signal = NonNullable<Parameters<Telegraf['telegram']['callApi']>[2]>['signal'];

function telegraf(options: TelegramOptions, take: (update: RawUpdate) => Promise<void>): TelegramLibrary {
  // Without the slash Telegraf would drop the last part of the address.
  const apiRoot = `${(options.apiRoot ?? TELEGRAM_API).replace(/\/+$/, '')}/`;
  const bot = new Telegraf(options.token, {
    telegram: { apiRoot, webhookReply: false },
    // How long a turn may take is the receiver's business; given up here, it would run on and come again.
    handlerTimeout: Number.POSITIVE_INFINITY,
  });
  // Set afterwards: Telegraf's constructor drops an agent given for plain http.
  bot.telegram.options.agent = keptConnections(apiRoot);
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
