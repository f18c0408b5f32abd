import { forChild } from './child.js';
import type { Draft } from './draft.js';
import type { TextRef } from './effect.js';

/** News that speaks of what was reported, or of a child as somebody else's: a guardian told it of their own family. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'receipt-partial',
  'reporter-taken',
  'reporter-outcome',
  'reporter-outcome-again',
  'reporter-progress',
  'reporter-outcome-plain',
  'reporter-outcome-again-plain',
  'reporter-progress-plain',
  'status-safe',
  'status-helping',
  'unsolved-again',
  'unsolved-late',
  'unsolved-none',
]);

/** News that carries what a caseworker wrote, and what is said without that. */
const WRITTEN: Readonly<Record<string, string>> = {
  'reporter-outcome': 'reporter-outcome-plain',
  'reporter-outcome-again': 'reporter-outcome-again-plain',
  'reporter-progress': 'reporter-progress-plain',
  'status-closed': 'status-ended',
};

/**
 * News without what a caseworker wrote, for a guardian where the child told by itself too: what is written for the child is
 * not theirs to read (domain.md 0.7).
 */
export const withoutWords = (news: TextRef): TextRef => ({ ...news, key: WRITTEN[news.key] ?? news.key });

/** News of a report in the words of whoever filed it; a citizen's are the common ones. */
export const newsFor = (kind: Draft['kind'] | undefined, news: TextRef): TextRef => {
  if (kind === 'child') return { ...news, key: forChild(news.key) };
  return kind === 'guardian' && OWN_WORDS.has(news.key) ? { ...news, key: `family-${news.key}` } : news;
};
