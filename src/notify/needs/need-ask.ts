import type { Instant } from '../../domain/clock.js';
import { helpersFor } from '../../domain/helpers.js';
import type { Level } from '../../domain/level.js';
import type { Post } from '../../domain/post.js';
import { postsFor } from '../../domain/routing.js';
import type { Case, Need, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { callFor, promiseFor } from '../ladder/open.js';
import { reachableAddress } from '../ladder/reach.js';
import { withoutConflicts } from '../ladder/recipients.js';
import { wayUp } from '../ladder/way-up.js';

/** A need is never urgent: what is, has a ladder of its own. */
const LEVEL: Level = 'P3';

/** Two of its level's times to acknowledge, which are two working days: to answer, to choose, at the least to do it. */
export const answerBy = (frame: Frame, now: Instant): Instant =>
  promiseFor(frame, LEVEL, promiseFor(frame, LEVEL, now));

/** The obligations of a need, all but their ids. */
export const dutyOf = (need: Need, matter: Case) => ({
  caseId: matter.id,
  reportId: matter.id,
  level: LEVEL,
  area: matter.area,
  subjectId: need.id,
});

/** True when somebody who holds the post can be told, and may be. */
const hears = async (frame: Frame, tx: Records, caseId: string, post: Post, now: Instant): Promise<boolean> => {
  for (const { memberId } of await withoutConflicts(frame, tx, caseId, await tx.members.holders([post.code], now))) {
    if (await reachableAddress(frame, tx, memberId)) return true;
  }
  return false;
};

/** Asks the posts of the need's round that were not asked before. Returns how many. */
const askRound = async (frame: Frame, tx: Records, need: Need, matter: Case, now: Instant): Promise<number> => {
  const known = await tx.needs.offersOf(need.id);
  let asked = 0;
  for (const post of helpersFor(need.kind, matter.area, frame.posts)[need.round - 1] ?? []) {
    // Whoever has the case knows of the need already.
    if (post.code === matter.holderPost || known.some(({ postCode }) => postCode === post.code)) continue;
    if (!(await hears(frame, tx, matter.id, post, now))) continue;
    asked += 1;
    const id = `${need.id}-o${known.length + asked}`;
    await tx.needs.ask({ id, needId: need.id, postCode: post.code, at: now });
    const duty = { ...dutyOf(need, matter), id, kind: 'offer_help' as const, dueAt: answerBy(frame, now) };
    await callFor(frame, tx, { ...duty, targets: [[post.code]] }, now);
  }
  const about = { at: now, caseId: matter.id };
  await tx.events.add({ ...about, kind: 'need.asked', data: { need: need.id, round: need.round, posts: asked } });
  return asked;
};

/** Who was found to be asked: posts of the district or the city; or nobody, and the district's bureau has to see to it. */
export type Sought = { readonly round: 1 | 2; readonly posts: number } | 'unmet';

/** Asks the next posts that fit, from the need's round on. With none left the district civil affairs post is called. */
export const seek = async (frame: Frame, tx: Records, need: Need, matter: Case, now: Instant): Promise<Sought> => {
  const posts = await askRound(frame, tx, need, matter, now);
  if (posts > 0) return { round: need.round === 1 ? 1 : 2, posts };
  if (need.round === 1) {
    await tx.needs.widen(need.id);
    return seek(frame, tx, { ...need, round: 2 }, matter, now);
  }
  await tx.needs.settle(need.id, ['open'], 'unmet', now);
  await tx.events.add({ at: now, kind: 'need.unmet', caseId: matter.id, data: { need: need.id } });
  const bureaus = postsFor('district_civil_affairs', matter.area, frame.posts).map(({ code }) => code);
  const targets = bureaus.length === 0 ? undefined : wayUp(frame, bureaus, { level: LEVEL, area: matter.area });
  const dueAt = Math.max(need.dueAt, answerBy(frame, now));
  await callFor(frame, tx, { ...dutyOf(need, matter), id: `${need.id}-h0`, kind: 'help', targets, dueAt }, now);
  return 'unmet';
};
