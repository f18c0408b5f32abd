import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import type { Post } from '../domain/post.js';
import { besideKinds, kindsAt } from '../domain/routes.js';
import { postsFor } from '../domain/routing.js';
import type { Obligation, Records } from '../store/store.js';
import type { Frame } from './frame.js';
import { namedRungs, policyOf } from './moments.js';
import { withoutConflicts } from './recipients.js';

const URGENT: readonly Level[] = ['P0', 'P1'];

/** The posts of a rung: those that are named, or those that answer for where the child is, by level and concern. */
export const postsAtRung = async (frame: Frame, tx: Records, o: Obligation, rung: number): Promise<Post[]> => {
  const named = namedRungs(o);
  if (named) return frame.posts.filter(({ code }) => named[rung]?.includes(code));
  const policy = await policyOf(frame, tx, o);
  const kinds = kindsAt(policy, rung, tx.obligations.routeOf(o), URGENT.includes(o.level));
  return kinds.flatMap((kind) => postsFor(kind, o.area, frame.posts));
};

/** Whether a post answers for the obligation, by its rung or because it leads; false where it is only called beside. */
export const answersFor = async (frame: Frame, tx: Records, o: Obligation): Promise<(post: Post) => boolean> => {
  if (namedRungs(o)) return () => true;
  const beside = besideKinds(await policyOf(frame, tx, o), tx.obligations.routeOf(o));
  return ({ kind }) => !beside.has(kind);
};

/** The people on duty who hold the posts of a rung now, each once, with the first post they hold there; nobody in conflict. */
export const membersAtRung = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  rung: number,
  now: Instant,
): Promise<{ memberId: string; post: Post }[]> => {
  const posts = await postsAtRung(frame, tx, o, rung);
  const byCode = new Map(posts.map((post) => [post.code, post]));
  const holders = await tx.members.holders([...byCode.keys()], now);
  const seen = new Map<string, Post>();
  for (const { memberId, postCode } of holders) {
    const post = byCode.get(postCode);
    if (post && !seen.has(memberId)) seen.set(memberId, post);
  }
  const people = [...seen].map(([memberId, post]) => ({ memberId, post }));
  return withoutConflicts(frame, tx, o.caseId, people);
};

/** The rungs above a post: the way up its `reports_to`, each a rung of one post; a way that goes in a circle ends. */
export const rungsAbove = (frame: Frame, postCode: string): string[][] => {
  const way: string[] = [];
  let next = frame.posts.find(({ code }) => code === postCode)?.reportsTo;
  while (next !== undefined && next !== postCode && !way.includes(next)) {
    way.push(next);
    const above = next;
    next = frame.posts.find(({ code }) => code === above)?.reportsTo;
  }
  return way.map((code) => [code]);
};
