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
  'status-safe',
  'status-helping',
  'unsolved-again',
  'unsolved-late',
  'unsolved-none',
]);

/** News of a report in the words of whoever filed it; a citizen's are the common ones. */
export const newsFor = (kind: Draft['kind'] | undefined, news: TextRef): TextRef => {
  if (kind === 'child') return { ...news, key: forChild(news.key) };
  return kind === 'guardian' && OWN_WORDS.has(news.key) ? { ...news, key: `family-${news.key}` } : news;
};
