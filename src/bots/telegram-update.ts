import { z } from 'zod';
import type { Inbound, Turn } from '../domain/channel.js';
import { type Instant, SECOND } from '../domain/clock.js';

/** The kinds of update asked for. `my_chat_member` keeps Telegram's default from adding others. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** An update as it came: its id is certain, the rest is not. */
export const rawUpdateSchema = z.looseObject({ update_id: z.int() });
export type RawUpdate = z.infer<typeof rawUpdateSchema>;

const chatSchema = z.object({ id: z.int(), type: z.string() });
const personSchema = z.object({
  first_name: z.string(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const messageSchema = z.looseObject({
  chat: chatSchema,
  from: personSchema.optional(),
  date: z.int(),
  text: z.string().optional(),
  caption: z.string().optional(),
  edit_date: z.int().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
});
const querySchema = z.object({
  id: z.string(),
  from: personSchema,
  data: z.string().optional(),
  message: z.object({ message_id: z.int(), chat: chatSchema }).optional(),
});
/** Enough of a press to answer it, whatever else is wrong with it. */
const answerableSchema = z.looseObject({ callback_query: z.looseObject({ id: z.string() }) });

/** What comes with a message whose content we do not take; everything else (a pinned message…) is the platform's own. */
const FILES = (
  'photo voice document video video_note animation audio sticker contact poll dice story game paid_media ' +
  'checklist invoice giveaway'
).split(' ');

/** An update in our words. `query` is the press to be answered, whether or not it is a turn. */
export type Parsed =
  | { readonly kind: 'turn'; readonly inbound: Inbound; readonly query?: string }
  | { readonly kind: 'ignored'; readonly why: string; readonly query?: string };

/**
 * Reads an update of the Bot API. Only private chats are served; everything unknown is ignored.
 * `why` names the reason, never the content.
 */
export function parseUpdate(
  update: RawUpdate,
  channel: Pick<Inbound, 'audience'> & { readonly name: Inbound['address']['channel'] },
  now: Instant,
): Parsed {
  const base = { updateId: String(update.update_id), audience: channel.audience };

  const said = update.message ?? update.edited_message;
  if (said !== undefined) {
    const message = messageSchema.safeParse(said);
    if (!message.success) return { kind: 'ignored', why: 'malformed message' };
    const { chat, from, date, edit_date = date } = message.data;
    if (chat.type !== 'private') return { kind: 'ignored', why: 'not a private chat' };
    const turn = update.message === undefined ? editTurn(message.data) : messageTurn(message.data);
    if (turn === undefined) return { kind: 'ignored', why: 'nothing a person said' };
    const address = { channel: channel.name, chat: String(chat.id) };
    return { kind: 'turn', inbound: { ...base, address, turn, at: edit_date * SECOND, ...person(from) } };
  }

  if (update.callback_query !== undefined) {
    const query = answerableSchema.safeParse(update).data?.callback_query.id;
    const ignored = (why: string): Parsed => ({ kind: 'ignored', why, ...(query !== undefined && { query }) });
    const press = querySchema.safeParse(update.callback_query);
    if (!press.success) return ignored('malformed press');
    const { id, from, data, message } = press.data;
    if (data === undefined || message === undefined) return ignored('a press without data or message');
    if (message.chat.type !== 'private') return ignored('not a private chat');
    const address = { channel: channel.name, chat: String(message.chat.id) };
    const turn: Turn = { kind: 'choice', data, ref: String(message.message_id) };
    return { kind: 'turn', query: id, inbound: { ...base, address, turn, at: now, ...person(from) } };
  }

  return { kind: 'ignored', why: 'a kind of update not served' };
}

function messageTurn(message: z.infer<typeof messageSchema>): Turn | undefined {
  if (message.text !== undefined) return textTurn(message.text);
  if (message.location !== undefined) return { kind: 'location', ...message.location };
  if (message.caption !== undefined) return { kind: 'text', text: message.caption, file: true };
  return FILES.some((key) => message[key] !== undefined) ? { kind: 'file' } : undefined;
}

/** Other words than before; a place that moves on as it is shared, and what changes by itself, are none. */
function editTurn({ text, caption, edit_date }: z.infer<typeof messageSchema>): Turn | undefined {
  const words = text ?? caption;
  return words === undefined || edit_date === undefined ? undefined : { kind: 'edited', text: words };
}

/** `/name@Bot argument` is a command, in Latin letters as Telegram has it; all else is text, kept to the letter. */
function textTurn(text: string): Turn {
  const command = /^\/([a-z0-9_]{1,64})(?:@\w+)?(?:\s+(.*))?$/is.exec(text);
  if (!command?.[1]) return { kind: 'text', text };
  return { kind: 'command', name: command[1].toLowerCase(), argument: (command[2] ?? '').trim() };
}

function person(from: z.infer<typeof personSchema> | undefined): Pick<Inbound, 'language' | 'displayName'> {
  if (from === undefined) return {};
  const displayName = [from.first_name, from.last_name].filter(Boolean).join(' ');
  return { ...(from.language_code && { language: from.language_code }), ...(displayName && { displayName }) };
}
