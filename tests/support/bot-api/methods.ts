import type { Delivery } from './delivery.js';
import { type BotState, type Button, type Chat, Refusal, type StoredMessage } from './state.js';

export type Params = Record<string, unknown>;
type Kind = 'string' | 'integer' | 'boolean' | 'object' | 'array';
/** The methods this server has, with their parameters; a `?` marks those that may be missing. */
const SHAPES: Record<string, Record<string, Kind | `${Kind}?`>> = {
  getMe: {},
  getUpdates: { offset: 'integer?', limit: 'integer?', timeout: 'integer?', allowed_updates: 'array?' },
  setWebhook: {
    url: 'string',
    secret_token: 'string?',
    allowed_updates: 'array?',
    drop_pending_updates: 'boolean?',
    max_connections: 'integer?',
  },
  deleteWebhook: { drop_pending_updates: 'boolean?' },
  getWebhookInfo: {},
  sendMessage: {
    chat_id: 'integer',
    text: 'string',
    reply_markup: 'object?',
    link_preview_options: 'object?',
    protect_content: 'boolean?',
    disable_notification: 'boolean?',
  },
  editMessageText: {
    chat_id: 'integer',
    message_id: 'integer',
    text: 'string',
    reply_markup: 'object?',
    link_preview_options: 'object?',
  },
  editMessageReplyMarkup: { chat_id: 'integer', message_id: 'integer', reply_markup: 'object?' },
  deleteMessage: { chat_id: 'integer', message_id: 'integer' },
  sendChatAction: { chat_id: 'integer', action: 'string' },
  answerCallbackQuery: {
    callback_query_id: 'string',
    text: 'string?',
    show_alert: 'boolean?',
    cache_time: 'integer?',
  },
  setMyCommands: { commands: 'array', language_code: 'string?', scope: 'object?' },
};

const wrong = (description: string): Refusal => new Refusal(400, `Bad Request: ${description}`, undefined, true);

/** Throws what the API answers to a method that is not there or to parameters of the wrong form. */
export function checkParams(method: string, params: Params): void {
  const shape = SHAPES[method];
  if (!shape) throw new Refusal(404, 'Not Found: method not found', undefined, true);
  for (const key in params) if (!(key in shape)) throw wrong(`parameter "${key}" is not known to this server`);
  for (const key in shape) {
    const kind = shape[key] as string;
    const value = params[key];
    if (value === undefined && kind.endsWith('?')) continue;
    if (!isKind(value, kind.replace('?', '') as Kind)) throw wrong(`parameter "${key}" must be of type ${kind}`);
  }
}

function isKind(value: unknown, kind: Kind): boolean {
  if (kind === 'integer') return Number.isSafeInteger(value);
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === kind;
}

/** Carries out a call whose parameters were checked; long polls aside. */
export function execute(bot: BotState, delivery: Delivery, method: string, params: Params): unknown {
  switch (method) {
    case 'getMe':
      return bot.me;
    case 'setWebhook':
      return setWebhook(bot, delivery, params);
    case 'deleteWebhook':
      delivery.deleteWebhook();
      if (params.drop_pending_updates) bot.dropPending();
      return true;
    case 'getWebhookInfo':
      return {
        url: delivery.webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: bot.pending.size,
        ...(delivery.lastError && { last_error_message: delivery.lastError }),
      };
    case 'sendMessage': {
      const chat = reachableChat(bot, params);
      const message = bot.addMessage(chat, 'bot', readText(params), readButtons(params));
      bot.changed(chat);
      return shown(bot, chat, message);
    }
    case 'editMessageText':
    case 'editMessageReplyMarkup':
      return edit(bot, method, params);
    case 'deleteMessage': {
      const chat = reachableChat(bot, params);
      if (!chat.messages.delete(params.message_id as number))
        throw new Refusal(400, 'Bad Request: message to delete not found');
      bot.changed(chat);
      return true;
    }
    case 'sendChatAction':
      reachableChat(bot, params);
      return true;
    case 'answerCallbackQuery': {
      const text = params.text as string | undefined;
      if (text !== undefined && text.length > 200) throw wrong('MESSAGE_TOO_LONG');
      const id = params.callback_query_id as string;
      const chat = bot.answerQuery(id);
      chat.answers.push({ id, ...(text && { text }), alert: params.show_alert === true });
      bot.changed(chat);
      return true;
    }
    default:
      return setMyCommands(bot, params);
  }
}

function setWebhook(bot: BotState, delivery: Delivery, params: Params): true {
  const secret = params.secret_token as string | undefined;
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) throw wrong('secret token contains unallowed characters');
  if (params.drop_pending_updates) bot.dropPending();
  delivery.allow(params.allowed_updates as string[] | undefined);
  const url = params.url as string;
  if (url === '') delivery.deleteWebhook();
  else if (!/^https?:\/\//.test(url)) throw wrong('bad webhook: invalid URL');
  else delivery.setWebhook({ url, secret });
  return true;
}

function setMyCommands(bot: BotState, params: Params): true {
  const commands = params.commands as { command?: unknown; description?: unknown }[];
  for (const { command, description } of commands) {
    if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) throw wrong('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.length < 1 || description.length > 256)
      throw wrong('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  const language = (params.language_code as string | undefined) ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw wrong('LANGUAGE_CODE_INVALID');
  bot.commands.set(language, commands);
  return true;
}

function reachableChat(bot: BotState, params: Params): Chat {
  const chat = bot.chats.get(params.chat_id as number);
  if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

function edit(bot: BotState, method: string, params: Params): object {
  const chat = reachableChat(bot, params);
  const message = chat.messages.get(params.message_id as number);
  if (!message) throw new Refusal(400, 'Bad Request: message to edit not found');
  if (message.from !== 'bot') throw new Refusal(400, "Bad Request: message can't be edited");
  const text = method === 'editMessageText' ? readText(params) : message.text;
  const buttons = readButtons(params);
  if (text === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons))
    throw new Refusal(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as ' +
        'a current content and reply markup of the message',
    );
  Object.assign(message, { text, buttons, edited: true });
  bot.changed(chat);
  return shown(bot, chat, message);
}

function readText(params: Params): string {
  const text = (params.text as string).trim();
  if (/\p{Surrogate}/u.test(text)) throw wrong('strings must be encoded in UTF-8');
  if (text === '') throw wrong('message text is empty');
  if (text.length > 4096) throw wrong('message is too long');
  return text;
}

function readButtons(params: Params): Button[][] {
  if (params.reply_markup === undefined) return [];
  const { inline_keyboard: rows, ...others } = params.reply_markup as { inline_keyboard?: unknown };
  if (!Array.isArray(rows) || Object.keys(others).length > 0) throw wrong('only inline keyboards are known here');
  for (const row of rows) {
    if (!Array.isArray(row)) throw wrong('inline keyboard row must be an array');
    for (const button of row as Partial<Button>[]) {
      if (typeof button?.text !== 'string' || button.text === '') throw wrong('inline keyboard button text is empty');
      if (button.url !== undefined) continue;
      const bytes = Buffer.byteLength(button.callback_data ?? '');
      if (bytes < 1 || bytes > 64) throw wrong('BUTTON_DATA_INVALID');
    }
  }
  return (rows as Button[][]).filter((row) => row.length > 0);
}

/** A message as the API shows it to the bot. */
export function shown(bot: BotState, { person }: Chat, message: StoredMessage): object {
  return {
    message_id: message.id,
    from: message.from === 'bot' ? bot.me : asUser(person),
    chat: { id: person.id, type: 'private', first_name: person.firstName },
    date: Math.floor(message.at / 1000),
    ...(message.text !== '' && { text: message.text }),
    ...(message.buttons.length > 0 && { reply_markup: { inline_keyboard: message.buttons } }),
  };
}

export const asUser = ({ id, firstName, lastName, languageCode }: Chat['person']): object => ({
  id,
  is_bot: false,
  first_name: firstName,
  ...(lastName && { last_name: lastName }),
  ...(languageCode && { language_code: languageCode }),
});
