import type { Instant } from '../domain/clock.js';
import { LEVELS, type Level } from '../domain/level.js';
import type { Post, PostKind } from '../domain/post.js';
import { postsFor } from '../domain/routing.js';
import type { Records } from '../store/store.js';
import { reachableAddress } from './call.js';
import type { Frame } from './frame.js';

/** Where a ladder would call somebody and would reach nobody. */
export interface Gap {
  readonly area: string;
  readonly kind: PostKind;
  /** The posts that answer for the area and that nobody reachable holds; none: there is no such post. */
  readonly posts: readonly Post[];
  /** The rungs that call this kind, counted from 0. */
  readonly rungs: readonly { readonly level: Level; readonly rung: number }[];
}

/** The rungs by the kinds they call. */
const callsOf = ({ ladder }: Frame): Map<PostKind, Gap['rungs']> => {
  const found = new Map<PostKind, { level: Level; rung: number }[]>();
  for (const level of LEVELS) {
    for (const [rung, kinds] of ladder.levels[level].rungs.entries()) {
      for (const kind of kinds) found.set(kind, [...(found.get(kind) ?? []), { level, rung }]);
    }
  }
  return found;
};

/**
 * What is missing for a child in each of these areas, by the same functions that call: a kind without a post that covers
 * the area, or with posts that nobody holds who is on duty and has a chat that works.
 */
export const gapsIn = async (
  frame: Frame,
  tx: Records,
  areas: readonly string[],
  now: Instant,
): Promise<readonly Gap[]> => {
  const answered = new Map<string, boolean>();
  const reached = async (post: Post): Promise<boolean> => {
    const known = answered.get(post.code);
    if (known !== undefined) return known;
    let somebody = false;
    for (const { memberId } of await tx.members.holders([post.code], now)) {
      somebody ||= (await reachableAddress(frame, tx, memberId)) !== null;
    }
    answered.set(post.code, somebody);
    return somebody;
  };

  const gaps: Gap[] = [];
  for (const area of areas) {
    for (const [kind, rungs] of callsOf(frame)) {
      const posts = postsFor(kind, area, frame.posts);
      const held = await Promise.all(posts.map(reached));
      if (!held.includes(true)) gaps.push({ area, kind, posts, rungs });
    }
  }
  return gaps;
};
