import { type Dispatcher, Pool } from 'undici';

/** What the Bot API answers. @see https://core.telegram.org/bots/api#making-requests */
export type ApiAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
    };

/** Calls a method of the Bot API. Resolves to what was answered, yes or no; rejects when no answer came, or none that can be read. */
export type ApiPost = (method: string, payload: object | undefined, signal?: AbortSignal) => Promise<ApiAnswer>;

/** More than the outbox has under way on one channel, or chats that answer slowly would hold what the others need. */
const CONNECTIONS = 512;
const HEADERS = { 'content-type': 'application/json' };

/**
 * Carries out a bot's calls in the place of its library's own transport: over kept connections, by undici's `dispatch`. A
 * stream and a controller for each answer would cost as much as the short message that is sent. Limits of time are the
 * callers' own, by `signal`.
 * @param apiRoot without a slash at its end
 */
export const apiPost = (apiRoot: string, token: string): ApiPost => {
  const { origin, pathname } = new URL(apiRoot);
  const bot = `${pathname.replace(/\/+$/, '')}/bot${token}/`;
  const pool = new Pool(origin, { connections: CONNECTIONS, headersTimeout: 0, bodyTimeout: 0 });
  return (method, payload, signal) =>
    new Promise((resolve, reject) => {
      let controller: Dispatcher.DispatchController | undefined;
      const abort = (): void => {
        // One that waits for a connection is not begun any more.
        controller?.abort(signal?.reason);
        reject(signal?.reason);
      };
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort);
      const chunks: Buffer[] = [];
      let status = 0;
      pool.dispatch(
        { path: bot + method, method: 'POST', headers: HEADERS, body: JSON.stringify(payload ?? {}) },
        {
          onRequestStart(begun) {
            controller = begun;
            if (signal?.aborted) begun.abort(signal.reason);
          },
          onResponseStart(_, code) {
            status = code;
          },
          onResponseData(_, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            signal?.removeEventListener('abort', abort);
            const answer = answerIn(textOf(chunks));
            if (answer) resolve(answer);
            // What stands before the Bot API may answer with words of its own.
            else if (status >= 500) resolve({ ok: false, error_code: status, description: 'no answer of the Bot API' });
            else reject(new Error('no answer of the Bot API'));
          },
          onResponseError(_, error) {
            signal?.removeEventListener('abort', abort);
            reject(error);
          },
        },
      );
    });
};

/** What the Bot API answered; undefined for what is no answer of its. */
const answerIn = (text: string): ApiAnswer | undefined => {
  try {
    const answer = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    const known =
      answer?.ok === true || (typeof answer?.error_code === 'number' && typeof answer.description === 'string');
    return known ? (answer as unknown as ApiAnswer) : undefined;
  } catch {
    return undefined;
  }
};

const textOf = (chunks: readonly Buffer[]): string =>
  chunks.length === 1 && chunks[0] ? chunks[0].toString('utf8') : Buffer.concat(chunks).toString('utf8');
