import { type Dispatcher, Pool } from 'undici';

/** Posts a JSON text and resolves to the JSON of the answer, whatever its status. Rejects when none came, or no JSON. */
export type JsonPost = (path: string, body: string, signal?: AbortSignal) => Promise<unknown>;

/** More than the outbox has under way on one channel, or chats that answer slowly would hold what the others need. */
const CONNECTIONS = 512;
const HEADERS = { 'content-type': 'application/json' };

/**
 * Posts to one server over kept connections, by undici's `dispatch`: a stream and a controller for each answer would cost
 * as much as the short message that is sent. Limits of time are the callers' own, by `signal`.
 */
export const jsonPost = (server: string): JsonPost => {
  const pool = new Pool(new URL(server).origin, { connections: CONNECTIONS, headersTimeout: 0, bodyTimeout: 0 });
  return (path, body, signal) =>
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
      pool.dispatch(
        { path, method: 'POST', headers: HEADERS, body },
        {
          onRequestStart(begun) {
            controller = begun;
            if (signal?.aborted) begun.abort(signal.reason);
          },
          onResponseStart() {},
          onResponseData(_, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            signal?.removeEventListener('abort', abort);
            try {
              resolve(JSON.parse(textOf(chunks)));
            } catch (error) {
              reject(error);
            }
          },
          onResponseError(_, error) {
            signal?.removeEventListener('abort', abort);
            reject(error);
          },
        },
      );
    });
};

const textOf = (chunks: readonly Buffer[]): string =>
  chunks.length === 1 && chunks[0] ? chunks[0].toString('utf8') : Buffer.concat(chunks).toString('utf8');
