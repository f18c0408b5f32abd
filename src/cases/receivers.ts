import { type ReceivingSector, receiverOf } from '../domain/hand-over.js';
import type { Post } from '../domain/post.js';
import { postsFor } from '../domain/routing.js';
import type { Moment } from './moment.js';

/** The posts of a sector and a button's code that answer for an area, none of them the member's own; or why there are none. */
export const othersFor = (
  { frame, member }: Moment,
  area: string,
  sector: string,
  code: string | undefined,
): { readonly posts: readonly Post[] } | { readonly why: 'no-post' | 'own' } => {
  const kind = receiverOf(sector, code);
  const all = kind
    ? postsFor(kind, area, frame.posts).filter((post) => post.sector === (sector as ReceivingSector))
    : [];
  if (all.length === 0) return { why: 'no-post' };
  const posts = all.filter((post) => !member?.posts.includes(post.code));
  return posts.length === 0 ? { why: 'own' } : { posts };
};

/** How posts are called where somebody reads of them. */
export const namesOf = ({ frame }: Moment, codes: readonly string[]): string =>
  frame.posts
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name)
    .join('、');
