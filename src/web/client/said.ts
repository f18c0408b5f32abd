import type { PageTurn } from './wire.js';

/** What the person said in this tab. */
export interface Said {
  /** The turn's own id: sent again under it, it is the same turn. */
  readonly id: string;
  /** Until the server has answered. */
  readonly turn?: PageTurn;
  readonly words: string;
  /** The card that they said it after. Where it is not, there is another conversation. */
  readonly after: string;
  /** What the server answered. */
  readonly fate?: 'taken' | 'refused';
}

const KEY = 'huyou_said';
const DRAFT = 'huyou_draft';
/** As many as a page shows cards. */
const MOST = 200;

/** A browser may keep nothing, or have no room: then a reload shows what the service said, as ever. */
const quietly = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

const write = (said: readonly Said[]): void =>
  quietly(() => sessionStorage.setItem(KEY, JSON.stringify(said.slice(-MOST))));

/** All that was said here, in order. */
export const allSaid = (): readonly Said[] =>
  quietly((): Said[] => JSON.parse(sessionStorage.getItem(KEY) ?? '[]')) ?? [];

/** Keeps it for as long as the tab is there. */
export const keepSaid = (said: Said): void => write([...allSaid(), said]);

/** Notes what became of it; nothing once it was forgotten. */
export const settleSaid = (id: string, fate: 'taken' | 'refused'): void => {
  const said = allSaid();
  if (!said.some((one) => one.id === id)) return;
  write(said.map((one) => (one.id === id ? { id, words: one.words, after: one.after, fate } : one)));
};

const drop = (key: string): void => void quietly(() => sessionStorage.removeItem(key));

/** Nothing that was said, or was about to be, is left in the tab. */
export const forgetSaid = (): void => {
  drop(KEY);
  drop(DRAFT);
};

/** Keeps what stands in the field: who looks for an address in another app comes back to a page that the phone put away. */
export const keepDraft = (text: string, after: string | undefined): void => {
  if (text && after !== undefined) quietly(() => sessionStorage.setItem(DRAFT, JSON.stringify({ text, after })));
  else drop(DRAFT);
};

/** What stood in the field after one of these cards; another conversation's is dropped. */
export const draftAfter = (cards: ReadonlySet<string>): string => {
  const draft = quietly((): { text: string; after: string } | null =>
    JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null'),
  );
  if (draft && cards.has(draft.after)) return draft.text;
  drop(DRAFT);
  return '';
};

/** Only what was said after one of these cards is left, and given back: the rest belongs to a conversation that is over. */
export const saidAfter = (cards: ReadonlySet<string>): readonly Said[] => {
  const kept = allSaid().filter(({ after }) => cards.has(after));
  if (kept.length > 0) write(kept);
  else drop(KEY);
  return kept;
};
