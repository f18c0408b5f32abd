import { z } from 'zod';
import type { Turn } from '../domain/channel.js';

/** More than any answer is long (`LONGEST_TEXT`), so that the conversation, not the page, says "too long". UTF-16 units. */
const LONGEST_TYPED = 64_000;
/** Telegram's limit for button data, which every button of ours keeps. Bytes. */
const LONGEST_DATA = 64;
/** More options than any question has. */
const MOST_OPTIONS = 64;

const data = z.string().min(1).max(LONGEST_DATA);
/** As our own messages are named. PostgreSQL takes no NUL, and a turn that cannot be committed calls the operator. */
const ref = z.string().regex(/^[!-~]{1,200}$/);

const pageTurn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(LONGEST_TYPED) }),
  z.object({ kind: z.literal('choice'), data, ref: ref.optional() }),
  z.object({ kind: z.literal('choices'), data: z.array(data).min(1).max(MOST_OPTIONS) }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.object({
    kind: z.literal('command'),
    name: z.string().regex(/^[a-z_]{1,32}$/),
    argument: z.string().max(1_000).default(''),
  }),
]);

/** A turn as a page posts it; `id` is the page's own and stays the same when it tries again. */
export const postedTurn = z.object({ id: z.uuid(), turn: pageTurn });

/** A member's invite as the sign-in page posts it; `id` stays the same when the page tries again. */
export const postedInvite = z.object({
  id: z.uuid().optional(),
  invite: z.string().trim().min(1).max(200),
  name: z.string().trim().max(60).optional(),
});

const COMMAND = /^\/([a-z_]{1,32})(?:\s+([\s\S]*))?$/i;

/** A typed `/name argument` is the command that it is in the other channels. */
export const readTurn = (posted: z.infer<typeof pageTurn>): Turn => {
  if (posted.kind === 'choice') {
    return { kind: 'choice', data: posted.data, ...(posted.ref === undefined ? {} : { ref: posted.ref }) };
  }
  const typed = posted.kind === 'text' ? COMMAND.exec(posted.text.trim()) : null;
  if (!typed?.[1]) return posted;
  return { kind: 'command', name: typed[1].toLowerCase(), argument: (typed[2] ?? '').trim() };
};
