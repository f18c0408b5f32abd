import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../domain/log.js';
import { reasonOf } from './polling.js';
import { type RawUpdate, rawUpdateSchema } from './telegram-update.js';

/** No update comes near this; a body beyond it is not Telegram's. */
const LARGEST_BODY = 1024 * 1024;

/** Where a platform posts its updates to us; the web server mounts it. */
export interface Webhook {
  /** Begins with a slash. */
  readonly path: string;
  /** Answers 200 only after the turn is committed, 503 when it is not: the platform then posts it again. */
  handle(request: Request): Promise<Response>;
}

export interface WebhookOptions {
  readonly path: string;
  /** What `setWebhook` gave as `secret_token`. */
  readonly secret: string;
  /** Resolves when the update's turn is committed. */
  readonly handle: (update: RawUpdate) => Promise<void>;
  readonly log: Log;
}

/** A webhook for the Bot API. @see https://core.telegram.org/bots/api#setwebhook */
export function telegramWebhook({ path, secret, handle, log }: WebhookOptions): Webhook {
  const right = digest(secret);
  return {
    path,
    async handle(request) {
      if (request.method !== 'POST') return answer(405);
      // Digests have one length, so that comparing tells nothing about the secret's.
      const given = digest(request.headers.get('x-telegram-bot-api-secret-token') ?? '');
      if (!timingSafeEqual(given, right)) return answer(403);
      const body = await readBody(request);
      if (body === undefined) return answer(413);
      const update = parseBody(body);
      if (update === undefined) {
        log.warn({ path, bytes: body.length }, 'A post with the right secret was not an update; it is refused.');
        return answer(400);
      }
      try {
        await handle(update);
        return answer(200);
      } catch (error) {
        log.error(
          { update: update.update_id, reason: reasonOf(error) },
          'A turn was not committed; the platform will post its update again.',
        );
        return answer(503);
      }
    },
  };
}

const answer = (status: number): Response => new Response(null, { status });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

async function readBody(request: Request): Promise<Buffer | undefined> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > LARGEST_BODY) return undefined;
  // Of a length that HTTP itself holds the sender to: read at once, without a stream, whose making costs more than a turn.
  if (length !== null && !request.headers.has('transfer-encoding')) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As Telegram counts them. A poll leaves them as they come: one that it refused would come again for ever. */
const postedSchema = rawUpdateSchema.extend({ update_id: z.int().nonnegative() });

function parseBody(body: Buffer): RawUpdate | undefined {
  try {
    return postedSchema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
