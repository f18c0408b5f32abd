import type { TextRef } from '../../domain/effect.js';
import { type ReceivingSector, receiverOf } from '../../domain/hand-over.js';
import type { Post } from '../../domain/post.js';
import { postsFor } from '../../domain/routing.js';
import { reachableAddress } from '../../notify/ladder/reach.js';
import { withoutConflicts } from '../../notify/ladder/recipients.js';
import type { Moment } from '../moment.js';

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

/**
 * Whether a call would reach anybody in one of these posts now: somebody on duty, with a chat that works, who may know of the
 * case. To hand it to others would only call whoever is above them.
 */
export const anybodyAt = async (m: Moment, caseId: string, posts: readonly Post[]): Promise<boolean> => {
  const { frame, tx, member, now } = m;
  const codes = posts.map(({ code }) => code);
  const others = (await tx.members.holders(codes, now)).filter(({ memberId }) => memberId !== member?.id);
  for (const { memberId } of await withoutConflicts(frame, tx, caseId, others)) {
    if (await reachableAddress(frame, tx, memberId)) return true;
  }
  return false;
};

/** How posts are called where somebody reads of them. */
export const namesOf = ({ frame }: Moment, codes: readonly string[]): string =>
  frame.posts
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name)
    .join('、');

/** The posts that were named, and that nobody can be called in now. */
export const nobodyThere = (m: Moment, number: string, posts: readonly Post[]): TextRef => ({
  key: 'hand-nobody',
  args: {
    number,
    to: namesOf(
      m,
      posts.map(({ code }) => code),
    ),
  },
});
