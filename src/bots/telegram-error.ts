import { DeliveryError, type DeliveryFailure } from '../domain/channel.js';
import { DAY, SECOND } from '../domain/clock.js';

/** How a call to the Bot API went wrong. */
export type ApiFault =
  /** The API said no. `retryAfter` in ms. */
  | {
      readonly kind: 'answer';
      readonly code: number;
      /** As the server said it: to be looked into, never told. */
      readonly description: string;
      readonly retryAfter?: number;
      readonly migratedTo?: string;
    }
  /** No connection came about: nothing was executed. */
  | { readonly kind: 'unreached'; readonly description: string }
  /** Written, or perhaps written, and no answer came: it may have been executed. */
  | { readonly kind: 'lost'; readonly description: string };

/** What Telegram is known to say, and no more is told of it: another server's words, or new ones, may be a person's. */
const PHRASES = [
  'bot was blocked by the user',
  'bot was kicked',
  "bot can't initiate conversation with a user",
  "bot can't send messages to bots",
  'user is deactivated',
  'chat not found',
  'PEER_ID_INVALID',
  'group chat was upgraded to a supergroup chat',
  'not enough rights',
  'message to edit not found',
  "message can't be edited",
  'message is not modified',
  'MESSAGE_ID_INVALID',
  'message text is empty',
  'message is too long',
  "can't parse entities",
  'BUTTON_DATA_INVALID',
  'query is too old',
  'terminated by other getUpdates request',
  "can't use getUpdates method while webhook is active",
  'HTTPS url must be provided',
  'failed to resolve host',
  'Webhook can be set up only on ports',
  'Too Many Requests',
  'Unauthorized',
  'Forbidden',
  'Not Found',
  'Conflict',
  'Internal Server Error',
  'Bad Gateway',
  'Gateway Timeout',
  'no answer of the Bot API',
] as const;

const phraseIn = (description: string): string =>
  PHRASES.find((phrase) => description.toLowerCase().includes(phrase.toLowerCase())) ?? 'other';

/**
 * A failed call in our own words, which may be logged. The libraries' errors are never kept as a cause: grammY's carries the
 * payload, a person's words, and one of the network may carry the address, and with it the token.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly method: string,
    readonly fault: ApiFault,
  ) {
    super(
      fault.kind === 'answer'
        ? `${method}: ${fault.code} ${phraseIn(fault.description)}`
        : `${method}: ${fault.kind}, ${fault.description}`,
    );
  }
}

/** No platform lets a bot wait for longer, and an instant that far ahead can still be written down. */
const LONGEST_WAIT = DAY;

/** How long the server says to wait, ms; undefined where what it says is no time. */
const waitIn = (seconds: unknown): number | undefined =>
  typeof seconds === 'number' && seconds >= 0 ? Math.min(Math.ceil(seconds * SECOND), LONGEST_WAIT) : undefined;

/** Reads what the Bot API answers beside `ok: false`. @see https://core.telegram.org/bots/api#making-requests */
export function answeredFault(
  code: number,
  description: string,
  parameters: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } = {},
): ApiFault {
  const retryAfter = waitIn(parameters.retry_after);
  return {
    kind: 'answer',
    code,
    description: description.slice(0, 200),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(parameters.migrate_to_chat_id !== undefined && { migratedTo: String(parameters.migrate_to_chat_id) }),
  };
}

const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;
const HANDSHAKE = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;

/** Reads a network error of undici: was anything written? Only then may it have arrived. */
export function networkFault(error: unknown): ApiFault {
  const { code, syscall, errors } = (error ?? {}) as { code?: unknown; syscall?: unknown; errors?: unknown };
  if (typeof code !== 'string') return { kind: 'lost', description: 'no answer' };
  // A connection that timed out while connecting, to one address or each of several, has the code of one that went silent later.
  const connecting = code === 'ETIMEDOUT' && (syscall === 'connect' || Array.isArray(errors));
  const unreached = NEVER_CONNECTED.test(code) || HANDSHAKE.test(code) || connecting;
  return { kind: unreached ? 'unreached' : 'lost', description: code };
}

const GONE = /chat not found|user is deactivated|PEER_ID_INVALID|bot was kicked/i;
const UNEDITABLE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;

/** What a failed call means for the outbox. */
export function deliveryError(error: ApiError): DeliveryError {
  const { fault } = error;
  const failure = failureOf(error);
  const details = {
    ...(failure === 'rate_limited' && { retryAfter: (fault.kind === 'answer' && fault.retryAfter) || SECOND }),
    ...(fault.kind === 'answer' && fault.migratedTo !== undefined && { migratedTo: fault.migratedTo }),
  };
  return new DeliveryError(failure, error.message, details, { cause: error });
}

function failureOf(error: ApiError): DeliveryFailure {
  const { fault } = error;
  if (fault.kind === 'unreached') return 'unavailable';
  if (fault.kind === 'lost') return 'unknown';
  if (fault.code === 429) return 'rate_limited';
  if (fault.migratedTo !== undefined) return 'migrated';
  if (fault.code >= 500) return 'unavailable';
  if (isUnauthorized(error)) return 'unauthorized';
  if (fault.code === 403 || GONE.test(fault.description)) return 'blocked';
  if (UNEDITABLE.test(fault.description)) return 'uneditable';
  return 'rejected';
}

/** True when the API does not know our token: 401 for a revoked one, 404 for one that never had the form of a token. */
export const isUnauthorized = (error: unknown): boolean =>
  error instanceof ApiError && error.fault.kind === 'answer' && (error.fault.code === 401 || error.fault.code === 404);

/** True when the API said no and will say no again. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ApiError && error.fault.kind === 'answer' && error.fault.code < 500 && error.fault.code !== 429;

/** True when the API answered with this description. */
export const says = (error: unknown, words: RegExp): boolean =>
  error instanceof ApiError && error.fault.kind === 'answer' && words.test(error.fault.description);
