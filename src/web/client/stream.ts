import { wait } from './clock.js';
import type { Card } from './wire.js';

export interface StreamListener {
  /** All that the page is to show; comes first, and again after each reconnection. */
  snapshot(cards: readonly Card[]): void;
  message(card: Card): void;
  edit(card: Card): void;
  erased(): void;
  link(up: boolean): void;
  /** The server does not know this page's member any more. */
  signedOut(): void;
}

/** The browser reconnects by itself after a cut; after a refusal it does not, and we ask again this often. Milliseconds. */
const ASK_AGAIN = 3_000;

/** Listens to a chat for as long as the page is open. */
export const listen = (path: string, on: StreamListener): void => {
  const source = new EventSource(path);
  const read = <T>(event: Event): T => JSON.parse((event as MessageEvent<string>).data) as T;
  source.addEventListener('open', () => on.link(true));
  source.addEventListener('snapshot', (event) => on.snapshot(read(event)));
  source.addEventListener('message', (event) => on.message(read(event)));
  source.addEventListener('edit', (event) => on.edit(read(event)));
  source.addEventListener('erased', () => on.erased());
  source.addEventListener('error', () => {
    on.link(false);
    if (source.readyState !== EventSource.CLOSED) return;
    void (async () => {
      if (await refused(path)) return on.signedOut();
      await wait(ASK_AGAIN);
      listen(path, on);
    })();
  });
};

/** An `EventSource` does not say why it was refused. */
const refused = async (path: string): Promise<boolean> => {
  const giveUp = new AbortController();
  try {
    return (await fetch(path, { signal: giveUp.signal })).status === 401;
  } catch {
    return false;
  } finally {
    giveUp.abort();
  }
};
