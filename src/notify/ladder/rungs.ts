import type { Instant } from '../../domain/clock.js';
import { isOfFamily } from '../../domain/directory.js';
import type { Level } from '../../domain/level.js';
import { FALLS_BACK, type ObligationKind, RESPONSIBLE } from '../../domain/obligation.js';
import type { Post } from '../../domain/post.js';
import { besideKinds, kindsAt } from '../../domain/routes.js';
import { postOfCode, waysFor } from '../../domain/routing.js';
import { readProposal } from '../../domain/second-look.js';
import type { Member, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { namedRungs, policyOf } from './moments.js';
import { reachableAddress } from './reach.js';
import { withoutConflicts } from './recipients.js';

const URGENT: readonly Level[] = ['P0', 'P1'];
/** Whose call is never left with posts that are not there any more. */
const KEPT: readonly ObligationKind[] = [...RESPONSIBLE, ...FALLS_BACK];

/**
 * Who is called at a rung, side by side; each a way that goes on where nobody can be reached. Never the family, whatever an
 * older ladder says. Where a child waits for somebody and the directory has none of the posts that were named, as when all have other
 * codes, everybody on the ladder of the level is.
 */
const waysAtRung = async (frame: Frame, tx: Records, o: Obligation, rung: number): Promise<Post[][][]> => {
  const named = namedRungs(o);
  const policy = await policyOf(frame, tx, o);
  if (named && KEPT.includes(o.kind) && !named.flat().some((code) => postOfCode(code, frame.posts))) {
    return policy.rungs.flat().map((kind) => (isOfFamily(kind) ? [] : waysFor(kind, o.area, frame.posts)));
  }
  if (named) return [[frame.posts.filter(({ code, kind }) => named[rung]?.includes(code) && !isOfFamily(kind))]];
  const kinds = kindsAt(policy, rung, tx.obligations.routeOf(o), URGENT.includes(o.level));
  return kinds.map((kind) => (isOfFamily(kind) ? [] : waysFor(kind, o.area, frame.posts)));
};

/** The posts of a rung: those that are named, or those that answer for where the child is, by level and concern. */
export const postsAtRung = async (frame: Frame, tx: Records, o: Obligation, rung: number): Promise<Post[]> =>
  (await waysAtRung(frame, tx, o, rung)).flatMap(([closest = []]) => closest);

/** The posts of a rung, or those in their place, in which somebody was called by a step that is `meant`: seats alone are none. */
export const calledAt = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  rung: number,
  meant: (epoch: number) => boolean,
): Promise<Post[]> => {
  const calls = (await tx.calls.posts(o.id)).filter(({ epoch }) => meant(epoch));
  const posts = new Set((await waysAtRung(frame, tx, o, rung)).flat(2));
  return [...posts].filter(({ code }) => calls.some(({ postCode }) => postCode === code));
};

/** Whether a post answers for the obligation, by its rung or because it leads; false where it is only called beside. */
export const answersFor = async (frame: Frame, tx: Records, o: Obligation): Promise<(post: Post) => boolean> => {
  if (namedRungs(o)) return () => true;
  const beside = besideKinds(await policyOf(frame, tx, o), tx.obligations.routeOf(o));
  return ({ kind }) => !beside.has(kind);
};

/** Whether a post stands for one that is lost to an obligation: one that is only called beside does not, for one that answers for it. */
export const standsFor = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  lost: Post | undefined,
): Promise<(post: Post | undefined) => boolean> => {
  const answers = await answersFor(frame, tx, o);
  return (post) => lost === undefined || post === undefined || !answers(lost) || answers(post);
};

interface Seated {
  readonly memberId: string;
  readonly post: Post;
}

/** Who is on duty at these posts, once for each they hold; nobody in conflict, and nobody for a second look at what they asked themselves. */
const seatedAt = async (
  frame: Frame,
  tx: Records,
  { caseId, kind, subjectId }: Obligation,
  posts: readonly Post[],
  now: Instant,
): Promise<Seated[]> => {
  const byCode = new Map(posts.map((post) => [post.code, post]));
  const holders = await tx.members.holders([...byCode.keys()], now);
  const asker = kind === 'second_look' ? readProposal(subjectId)?.by : undefined;
  const people = holders.flatMap(({ memberId, postCode }) => {
    const post = byCode.get(postCode);
    return post && memberId !== asker ? [{ memberId, post }] : [];
  });
  return withoutConflicts(frame, tx, caseId, people);
};

const canBeReached = async (frame: Frame, tx: Records, people: readonly Seated[]): Promise<boolean> => {
  for (const { memberId } of people) if (await reachableAddress(frame, tx, memberId)) return true;
  return false;
};

/**
 * The people on duty who hold the posts of a rung now, each once, with the first of its posts that they hold; nobody in conflict.
 * Where nobody can be reached at the posts that are closest to the child, also those who are called in their place.
 */
export const membersAtRung = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  rung: number,
  now: Instant,
): Promise<Seated[]> => {
  const ways = await waysAtRung(frame, tx, o, rung);
  const all = await seatedAt(frame, tx, o, [...new Set(ways.flatMap(([closest = []]) => closest))], now);
  for (const [closest = [], ...further] of ways) {
    let here = further.length === 0 ? [] : all.filter(({ post }) => closest.includes(post));
    for (const step of further) {
      if (await canBeReached(frame, tx, here)) break;
      here = await seatedAt(frame, tx, o, step, now);
      all.push(...here);
    }
  }
  // Who leads and the rung itself come before those who are only called beside: in that post they are counted on.
  const order = ways.flat(2);
  const seen = new Map<string, Post>();
  for (const { memberId, post } of all) {
    const before = seen.get(memberId);
    if (before === undefined || order.indexOf(post) < order.indexOf(before)) seen.set(memberId, post);
  }
  return [...seen].map(([memberId, post]) => ({ memberId, post }));
};

/** Who at a rung may still take it, and in which post: who can be reached, and has not said that they cannot, there or where it stands. */
export const seatsLeft = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  now: Instant,
  rung = o.rung,
): Promise<Seated[]> => {
  const declined = new Set([
    ...(await tx.events.declinedAt(o.id, rung)),
    ...(await tx.events.declinedAt(o.id, o.rung)),
  ]);
  const left: Seated[] = [];
  for (const one of await membersAtRung(frame, tx, o, rung, now)) {
    if (!declined.has(one.memberId) && (await reachableAddress(frame, tx, one.memberId))) left.push(one);
  }
  return left;
};

/** The same, of whom stands for the post `lost`. */
export const leftAtRung = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  now: Instant,
  { rung = o.rung, lost }: { readonly rung?: number; readonly lost?: Post | undefined } = {},
): Promise<string[]> => {
  const stands = await standsFor(frame, tx, o, lost);
  return (await seatsLeft(frame, tx, o, now, rung)).flatMap(({ memberId, post }) => (stands(post) ? [memberId] : []));
};

/** In which post a member is called: at the rung where it stands or, where nobody can be reached there, at the one below that was called instead. */
export const seatOf = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  memberId: string,
  now: Instant,
): Promise<Seated | undefined> => {
  const at = async (rung: number) =>
    (await membersAtRung(frame, tx, o, rung, now)).find((one) => one.memberId === memberId);
  const here = await at(o.rung);
  if (here || (await tx.calls.standing(o.id, memberId, o.rungStartedAt)) === 'none') return here;
  for (let rung = o.rung - 1; rung >= 0; rung -= 1) {
    const below = await at(rung);
    if (below) return below;
  }
  return undefined;
};

/**
 * In which post somebody who comes is called in the place of others, at the rung where it stands or at one below: nobody can be reached
 * at the posts that are closer. Null where they are not.
 */
export const postInPlace = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  { id, posts }: Pick<Member, 'id' | 'posts'>,
  now: Instant,
): Promise<string | null> => {
  for (let rung = o.rung; rung >= 0; rung -= 1) {
    const further = (await waysAtRung(frame, tx, o, rung)).flatMap(([, ...steps]) => steps.flat());
    if (!further.some(({ code }) => posts.includes(code))) continue;
    const seat = (await membersAtRung(frame, tx, o, rung, now)).find(({ memberId }) => memberId === id);
    if (seat) return seat.post.code;
  }
  return null;
};

/** The rungs above a post: the way up its `reports_to`, each a rung of one post; a way that goes in a circle ends. */
export const rungsAbove = (frame: Frame, postCode: string): string[][] => {
  const way: string[] = [];
  let next = postOfCode(postCode, frame.posts)?.reportsTo;
  while (next !== undefined && next !== postCode && !way.includes(next)) {
    way.push(next);
    next = postOfCode(next, frame.posts)?.reportsTo;
  }
  return way.map((code) => [code]);
};
