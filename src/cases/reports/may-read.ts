import type { PostKind } from '../../domain/post.js';

/** Kinds that oversee and coordinate: until one of them takes it, the reporter's own words are not theirs to read. */
const OVERSEERS: readonly PostKind[] = ['district_wcwc_office', 'city_civil_affairs', 'city_wcwc_office', 'operator'];
/** In the reporter's own words, or about where they are. */
const OWN_WORDS: readonly string[] = [
  'observed',
  'place',
  'contact',
  'describe',
  'street',
  'phone',
  'story',
  'trusted',
  'not_tell',
  'name',
];
/** How to reach whoever wrote, and whom a child named as who must not know: for whoever is responsible alone. */
const FOR_HOLDER: readonly string[] = ['contact', 'phone', 'reach', 'not_tell'];

/**
 * May this post read the answer to this question? The contact is for whoever has taken it, and nobody else.
 * @param question the id of a question of any form
 */
export const mayRead = (question: string, kind: PostKind | undefined, holds: boolean): boolean => {
  if (holds) return true;
  if (FOR_HOLDER.includes(question)) return false;
  return kind !== undefined && !(OVERSEERS.includes(kind) && OWN_WORDS.includes(question));
};
