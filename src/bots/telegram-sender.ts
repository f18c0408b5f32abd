import { type Channel, DeliveryError } from '../domain/channel.js';
import type { ApiCall } from './telegram.js';
import { ApiError, deliveryError, says } from './telegram-error.js';
import { keyboard, render } from './telegram-message.js';

/** How many half-sent long messages are remembered; each is an id and a count. */
const MOST_HALF_SENT = 1000;

/** Sends and edits through the Bot API. Retrying is the outbox's, never done here. */
export function telegramSender(call: ApiCall): Required<Pick<Channel, 'send' | 'edit'>> {
  /** Parts already sent, by outbox row: when a later part fails, the next try goes on behind them. */
  const halfSent = new Map<string, number>();

  return {
    async send(chat, message, { id, signal }) {
      const chat_id = chatId(chat);
      const parts = render(message);
      let result: unknown;
      for (let part = halfSent.get(id) ?? 0; part < parts.length; part += 1) {
        result = await deliver(call, 'sendMessage', { chat_id, ...parts[part] }, signal);
        if (parts.length > 1) remember(id, part + 1);
      }
      halfSent.delete(id);
      return { ref: String((result as { message_id?: number } | undefined)?.message_id) };
    },

    async edit(chat, ref, message, { signal }) {
      const chat_id = chatId(chat);
      const [shown, more] = render(message);
      if (!/^\d+$/.test(ref)) throw new DeliveryError('uneditable', 'not a Telegram message id');
      if (more !== undefined) throw new DeliveryError('uneditable', 'too long for one message');
      const payload = { chat_id, message_id: Number(ref), ...shown, reply_markup: keyboard(message) };
      try {
        await deliver(call, 'editMessageText', payload, signal);
      } catch (error) {
        if (!(error instanceof DeliveryError && says(error.cause, /message is not modified/))) throw error;
      }
    },
  };

  function remember(id: string, parts: number): void {
    halfSent.set(id, parts);
    const oldest = halfSent.keys().next().value;
    if (halfSent.size > MOST_HALF_SENT && oldest !== undefined) halfSent.delete(oldest);
  }
}

async function deliver(
  call: ApiCall,
  method: 'sendMessage' | 'editMessageText',
  payload: object,
  signal: AbortSignal,
): Promise<unknown> {
  if (signal.aborted) throw new DeliveryError('unavailable', `${method}: given up before it was sent`);
  try {
    return await call(method, payload, signal);
  } catch (error) {
    throw error instanceof ApiError ? deliveryError(error) : error;
  }
}

function chatId(chat: string): number {
  const id = Number(chat);
  if (Number.isSafeInteger(id) && id !== 0) return id;
  throw new DeliveryError('rejected', 'not a Telegram chat id');
}
