import { wait, waitOrOnline } from './clock.js';
import { newId } from './page.js';
import type { Answer, PageTurn } from './wire.js';

/** How it goes with one turn. */
export type Fate =
  | { readonly now: 'sending' }
  | { readonly now: 'retrying'; readonly message: string }
  | { readonly now: 'taken'; readonly notice: string; readonly anew: boolean }
  | { readonly now: 'refused'; readonly message: string };

export interface Queue {
  /** Sends a turn after those before it; `tell` hears how it goes, at least once. `id`: the turn's own, where it has one already. */
  send(turn: PageTurn, tell: (fate: Fate) => void, id?: string): void;
  /** How many turns the server has not taken yet. */
  pending(): number;
  /** Resolves when nothing waits. */
  settled(): Promise<void>;
}

/** A hidden failure is worse than a late one: longer than any turn takes, shorter than a person waits. Milliseconds. */
const PATIENCE = 20_000;
const LONGEST_PAUSE = 10_000;

const TRY_LATER = new Set([408, 425, 429]);

/** Posts JSON until it is taken or refused. The body is the same each time, so that a second arrival is nothing new. */
export const post = async (path: string, body: unknown, tell: (fate: Fate) => void): Promise<Response | undefined> => {
  tell({ now: 'sending' });
  for (let attempt = 0; ; attempt += 1) {
    let message = '';
    const giveUp = new AbortController();
    void wait(PATIENCE).then(() => giveUp.abort());
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: giveUp.signal,
      });
      const answer: Answer = await response.json().catch(() => ({}));
      if (response.ok) {
        tell({ now: 'taken', notice: answer.notice ?? '', anew: answer.anew === true });
        return response;
      }
      if (response.status < 500 && !TRY_LATER.has(response.status)) {
        tell({ now: 'refused', message: answer.message ?? '' });
        return response;
      }
      message = answer.message ?? '';
    } catch {
      // No answer: it may have arrived, or not. The same id again settles it.
    }
    tell({ now: 'retrying', message });
    await waitOrOnline(Math.min(LONGEST_PAUSE, 500 * 2 ** attempt));
  }
};

/** Sends turns one after the other, so that they arrive in the order in which they were said. */
export const openQueue = (
  path: string,
  ready: Promise<void>,
  signedOut: (turn: PageTurn) => void = () => {},
): Queue => {
  let waiting = 0;
  let tail = ready;
  return {
    send(turn, tell, id = newId()) {
      const body = { id, turn };
      waiting += 1;
      tell({ now: 'sending' });
      tail = tail.then(async () => {
        const response = await post(path, body, (fate) => {
          if (fate.now === 'taken' || fate.now === 'refused') waiting -= 1;
          tell(fate);
        });
        if (response?.status === 401) signedOut(turn);
      });
    },
    pending: () => waiting,
    settled: () => tail,
  };
};
