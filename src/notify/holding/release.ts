import type { Instant } from '../../domain/clock.js';
import { ENDED_STATUSES, FALLS_BACK, type ObligationKind, OWED, WITH_THE_CASE } from '../../domain/obligation.js';
import type { Case, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { callAmong } from '../ladder/calling.js';
import { enter } from '../ladder/climb.js';
import { namedRungs, topOf } from '../ladder/moments.js';
import { callFor, freeId } from '../ladder/open.js';
import { reachableAddress } from '../ladder/reach.js';
import { membersAtRung } from '../ladder/rungs.js';
import { moveTo } from '../ladder/transition.js';
import { topPosts, wayUp } from '../ladder/way-up.js';
import { leaveHelp } from '../needs/need-end.js';
import { onCard } from '../telling/cards.js';
import { tellMember } from '../telling/tell.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { endLooks } from './looks.js';
import { noteUnheld, tellUnheld } from './unheld.js';

/** Why somebody is not responsible any more. */
export type Released = 'left' | 'post_lost' | 'post_dropped' | 'conflict' | 'nothing_followed';

/** What goes with a case and, put back, calls nobody before its day: a step waits for whoever takes the case over. */
export const waitsForItsDay = (kind: ObligationKind): boolean =>
  WITH_THE_CASE.includes(kind) && !FALLS_BACK.includes(kind);

/** How a case is let go. */
export interface Releasing {
  /** The operator is told now; otherwise by whoever calls this. */
  readonly alarm?: boolean;
  /** Which post is over which, where that is not as the directory says now: of a post that it left out. */
  readonly ways?: Frame;
  /** The member whom the caller tells in other words. */
  readonly told?: string;
}

/** Something taken is nobody's again: called for at once, or, a step of the case, once it is due; for help others are found. */
export const putBack = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  if (o.kind === 'help' && (await leaveHelp(frame, tx, o, now))) return;
  const nobody = { holderId: null, holderPost: null };
  if (!waitsForItsDay(o.kind)) {
    await enter(frame, tx, o, { rung: o.rung, reason: 'let_go', change: nobody }, now);
    const matter = o.kind === 'referral' ? await tx.cases.byId(o.caseId) : null;
    const line = { key: 'part-left', args: { number: matter?.number ?? '' } };
    if (matter) await tellResponsible(frame, tx, matter, line, `${o.id}:${o.epoch}:left`, now);
    return;
  }
  const next: Obligation = {
    ...o,
    ...nobody,
    targets: OWED.includes(o.kind) ? null : o.targets,
    rung: OWED.includes(o.kind) ? 0 : o.rung,
    state: 'open',
    // Nobody is called for it yet.
    nudge: 0,
    rungStartedAt: now,
    nextDueAt: Math.max(o.dueAt, now),
    epoch: o.epoch + 1,
  };
  const event = { kind: 'duty.put_back', memberId: o.holderId ?? undefined };
  await moveTo(tx, o, next, event, now);
  await tx.calls.cancel(o.id, now);
};

/**
 * The top rung: whoever stands at the top of the level's ladder, also where a post of it lies on the named way below its end; or,
 * while nobody there can be reached, the nearest below.
 */
const atTheTop = async (frame: Frame, tx: Records, calling: Obligation, now: Instant): Promise<string[]> => {
  const top = await topOf(frame, tx, calling);
  const named = namedRungs(calling);
  const highest = named && JSON.stringify([[...new Set([...topPosts(frame, calling), ...(named[top] ?? [])])]]);
  const rungs = [
    { o: { ...calling, targets: highest }, rung: named ? 0 : top },
    ...Array.from({ length: top }, (_, below) => ({ o: calling, rung: top - 1 - below })),
  ];
  for (const { o, rung } of rungs) {
    const reached: string[] = [];
    for (const { memberId } of await membersAtRung(frame, tx, o, rung, now)) {
      if (await reachableAddress(frame, tx, memberId)) reached.push(memberId);
    }
    if (reached.length > 0) return reached;
  }
  return [];
};

/** The top rung hears that nobody holds the child, with the call by which they can take it themselves. */
const tellTop = async (
  frame: Frame,
  tx: Records,
  calling: Obligation,
  number: string,
  told: string | undefined,
  now: Instant,
): Promise<void> => {
  const called = new Set([told]);
  for (let rung = 0; rung <= calling.rung; rung += 1) {
    for (const { memberId } of await membersAtRung(frame, tx, calling, rung, now)) called.add(memberId);
  }
  const matter = onCard(calling, number, 'open');
  for (const memberId of await atTheTop(frame, tx, calling, now)) {
    if (called.has(memberId)) continue;
    const options = {
      id: `${calling.id}:${calling.epoch}:unheld`,
      priority: 0,
      matter,
      epoch: calling.epoch,
      caseId: calling.caseId,
    };
    await tellMember(frame, tx, memberId, { key: 'card-unheld', args: { number } }, options, now);
  }
};

/**
 * Nobody holds this child now: somebody is called to take the case over, unless its report already calls as urgently, the top
 * rung is told in the same transaction, and its alarm stands; the operator is told of it now, with `alarm`, or by whoever
 * calls this. Returns what calls.
 */
export const callForHolder = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  now: Instant,
  { alarm = true, ways = frame, told }: Releasing = {},
): Promise<Obligation> => {
  const open = await tx.obligations.ofCase(matter.id);
  const { number, level, area, holderPost } = matter;
  let calling = callAmong(open);
  // What is less urgent of it, as a word of the family that nobody has taken yet, calls by its own level alone.
  if (!calling || calling.level > level) {
    const id = await freeId(tx, `${matter.id}-to`, await tx.obligations.countOf(matter.id, 'take_over'));
    const reportId = open[0]?.reportId ?? matter.id;
    const duty = { id, kind: 'take_over' as const, caseId: matter.id, reportId, level, area };
    const targets = holderPost ? wayUp(ways, [holderPost], matter) : undefined;
    calling = await callFor(frame, tx, { ...duty, targets }, now);
  }
  await tellTop(frame, tx, calling, number, told, now);
  await noteUnheld(tx, matter, now);
  if (alarm) await tellUnheld(frame, tx, now);
  return calling;
};

/**
 * Whoever was responsible for a case is not any more: what they owed on it waits for the next, who is called at once. False
 * when nobody had it, or it is over.
 */
export const releaseCase = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  why: Released,
  now: Instant,
  options: Releasing = {},
): Promise<boolean> => {
  const matter = await tx.cases.byId(caseId);
  if (!matter || matter.holderId === null) return false;
  if (matter.closedAt !== null || ENDED_STATUSES.includes(matter.status)) return false;
  const about = { memberId: matter.holderId, postCode: matter.holderPost ?? undefined };
  await tx.cases.hold(caseId, null, now);
  await tx.events.add({ at: now, kind: 'case.unheld', caseId, ...about, data: { why } });
  await endLooks(frame, tx, caseId, null, now);
  for (const o of await tx.obligations.ofCase(caseId)) {
    const theirs = o.state === 'acknowledged' && o.holderId === matter.holderId && WITH_THE_CASE.includes(o.kind);
    if (theirs) await putBack(frame, tx, o, now);
  }
  await callForHolder(frame, tx, matter, now, options);
  return true;
};

/** Why, which cases and duties are let go, and which post is over which. */
interface Leaving extends Pick<Releasing, 'ways'> {
  readonly why: Released;
  readonly gone: (held: { readonly holderPost: string | null }) => boolean;
}

const release = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  { why, gone, ways }: Leaving,
  now: Instant,
): Promise<number> => {
  const held = (await tx.cases.heldBy(memberId)).filter(gone);
  for (const { id } of held) await releaseCase(frame, tx, id, why, now, { alarm: false, ways });
  if (held.length > 0) await tellUnheld(frame, tx, now);
  for (const o of await tx.obligations.heldBy(memberId)) if (gone(o)) await putBack(frame, tx, o, now);
  return held.length;
};

/**
 * A member left, or lost a post: call it in the same transaction, after `members.remove` or the end of the holding. Cases that
 * they held in a post which they do not have any more are nobody's, and so is what else they had taken in it; both are
 * called for at once. Returns how many cases there were.
 */
export const releaseCasesOf = async (frame: Frame, tx: Records, memberId: string, now: Instant): Promise<number> => {
  const posts = new Set((await tx.members.byId(memberId, now))?.posts);
  const gone: Leaving['gone'] = ({ holderPost }) => holderPost === null || !posts.has(holderPost);
  return release(frame, tx, memberId, { why: posts.size === 0 ? 'left' : 'post_lost', gone }, now);
};

/** The same of what a member has in posts that the directory left out; whatever they have in others stays theirs. */
export const releaseFromPosts = (
  frame: Frame,
  tx: Records,
  memberId: string,
  posts: ReadonlySet<string>,
  ways: Frame,
  now: Instant,
): Promise<number> => {
  const gone: Leaving['gone'] = ({ holderPost }) => holderPost !== null && posts.has(holderPost);
  return release(frame, tx, memberId, { why: 'post_dropped', gone, ways }, now);
};
