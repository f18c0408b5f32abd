import { wait } from './clock.js';
import type { Answer, Card } from './wire.js';

export interface StreamListener {
  /** All that the page is to show; comes first, and again after each reconnection. */
  snapshot(cards: readonly Card[]): void;
  message(card: Card): void;
  edit(card: Card): void;
  erased(): void;
  /** `why`: what the server says of it. */
  link(up: boolean, why?: string): void;
  /** The server does not know this page's member any more. */
  signedOut(): void;
}

/** The browser reconnects by itself after a cut; after a refusal it does not, and we ask again this often. Milliseconds. */
const ASK_AGAIN = 3_000;

/** The server says something every 15 s. A browser does not notice that the way is cut where nobody ends the connection. */
const SILENCE = 40_000;

/** Listens to a chat for as long as the page is open. */
export const listen = (path: string, on: StreamListener): void => {
  const source = new EventSource(path);
  let heard = 0;
  const hear = async (): Promise<void> => {
    heard += 1;
    const then = heard;
    await wait(SILENCE);
    if (heard !== then || source.readyState === EventSource.CLOSED) return;
    source.close();
    on.link(false);
    listen(path, on);
  };
  void hear();
  const read = <T>(event: Event): T => {
    void hear();
    return JSON.parse((event as MessageEvent<string>).data) as T;
  };
  source.addEventListener('open', () => on.link(true));
  source.addEventListener('here', read);
  source.addEventListener('snapshot', (event) => on.snapshot(read(event)));
  source.addEventListener('message', (event) => on.message(read(event)));
  source.addEventListener('edit', (event) => on.edit(read(event)));
  source.addEventListener('erased', async (event) => {
    read(event);
    on.erased();
    // Whoever left by another page has another chat since then.
    await wait(ASK_AGAIN);
    if (source.readyState === EventSource.CLOSED) return;
    source.close();
    listen(path, on);
  });
  source.addEventListener('error', () => {
    on.link(false);
    if (source.readyState !== EventSource.CLOSED) return;
    void (async () => {
      const { status, why } = await refused(path);
      if (status === 401) return on.signedOut();
      if (why) on.link(false, why);
      await wait(ASK_AGAIN);
      listen(path, on);
    })();
  });
};

/** An `EventSource` does not say why it was refused. */
const refused = async (path: string): Promise<{ readonly status: number; readonly why?: string }> => {
  const giveUp = new AbortController();
  try {
    const response = await fetch(path, { signal: giveUp.signal });
    if (response.status !== 429) return { status: response.status };
    const { message = '' }: Answer = await response.json();
    return { status: 429, why: message };
  } catch {
    return { status: 0 };
  } finally {
    giveUp.abort();
  }
};
