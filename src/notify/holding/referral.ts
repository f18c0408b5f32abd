import type { Instant } from '../../domain/clock.js';
import { refusalCode } from '../../domain/hand-over.js';
import type { Level } from '../../domain/level.js';
import {
  type Case,
  type Holder,
  type Member,
  type Obligation,
  RaceLost,
  type Records,
  type Referral,
} from '../../store/store.js';
import type { Frame } from '../frame.js';
import { declareConflict } from '../ladder/excluded.js';
import { remindAt } from '../ladder/moments.js';
import { callFor, promiseFor } from '../ladder/open.js';
import { moveTo } from '../ladder/transition.js';
import { wayUp } from '../ladder/way-up.js';
import { editCards, holderFacts } from '../telling/edit.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { actingPost } from './acknowledge.js';
import { finish } from './finish.js';
import { callNext, neverReturns, noteRefusal, type Refusal } from './refusal.js';

/**
 * Asks posts to do a part of the work on a case; they are called, then the way up from them, until one accepts. The case
 * stays where it is, and so does the part until it is accepted. Never the sender's own posts.
 */
export const askPart = async (
  frame: Frame,
  tx: Records,
  sender: { readonly matter: Case; readonly o: Obligation; readonly holder: Holder },
  asked: Pick<Referral, 'toPosts' | 'reason' | 'consent' | 'part' | 'dueAt'> & { readonly level: Level },
  without: ReadonlySet<string>,
  now: Instant,
): Promise<Obligation> => {
  const { matter, o, holder } = sender;
  const { level, ...referral } = asked;
  const id = `${matter.id}-rf-${(await tx.referrals.ofCase(matter.id)).length + 1}`;
  const from = { fromMember: holder.memberId, fromPost: holder.postCode };
  // From another chat of theirs, in the same instant: this one is the next.
  if (!(await tx.referrals.add({ id, caseId: matter.id, ...from, ...referral, askedAt: now }))) {
    throw new RaceLost('a part of that number was asked for');
  }
  const { reason, consent, toPosts } = referral;
  const data = { reason, consent, toPosts, part: true };
  await tx.events.add({ at: now, kind: 'handover.offered', caseId: matter.id, obligationId: id, ...holder, data });
  const duty = { id, kind: 'referral' as const, caseId: matter.id, reportId: o.reportId, level, area: matter.area };
  const targets = wayUp(frame, toPosts, { level, area: matter.area }, without);
  return callFor(frame, tx, { ...duty, targets, subjectId: id }, now);
};

/** Why an answer changes nothing any more. `own`: whoever is responsible for the case asked for it, or has it since. */
export type Stale = Exclude<Referral['state'], 'asked'> | 'accepted' | 'yours' | 'own';
export type Answered =
  | { readonly kind: 'accepted' | 'returned' | 'passed_on' | 'noted' | 'aside'; readonly obligation: Obligation }
  | { readonly kind: 'stale'; readonly why: Stale; readonly obligation: Obligation }
  | { readonly kind: 'refused' };

/** A part as its answer meets it. */
interface Met {
  readonly o: Obligation;
  readonly referral: Referral;
  readonly matter: Case;
  readonly by: Holder;
}

/** A part by its obligation, and in which post the member may answer it; null where it is not theirs to answer. */
export const partAskedOf = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
): Promise<Met | null> => {
  const o = await tx.obligations.byId(obligationId);
  const referral = o && (await tx.referrals.byId(o.id));
  const matter = o && (await tx.cases.byId(o.caseId));
  const postCode = o && (await actingPost(frame, tx, o, member));
  return o && referral && matter && postCode ? { o, referral, matter, by: { memberId: member.id, postCode } } : null;
};

const meet = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<Met | Extract<Answered, { kind: 'stale' | 'refused' }>> => {
  const found = await partAskedOf(frame, tx, obligationId, member);
  if (!found) {
    await tx.events.add({ at: now, kind: 'handover.refused', obligationId, memberId: member.id });
    return { kind: 'refused' as const };
  }
  const { o, referral, matter } = found;
  const stale = (why: Stale) => ({ kind: 'stale' as const, why, obligation: o });
  if (o.state === 'acknowledged') return stale(o.holderId === member.id ? 'yours' : 'accepted');
  if (o.state === 'done') return stale(referral.state === 'asked' ? 'withdrawn' : referral.state);
  return matter.holderId === member.id ? stale('own') : found;
};

/** A member takes the part: it is theirs until they report back, and whoever is responsible for the case is told. */
export const acceptPart = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<Answered> => {
  const met = await meet(frame, tx, obligationId, member, now);
  if ('kind' in met) return met;
  const { o, referral, matter, by } = met;
  // Accepted late, there is still as much time as there was to accept it.
  const dueAt = Math.max(referral.dueAt, promiseFor(frame, o.level, now));
  const taken: Obligation = {
    ...o,
    state: 'acknowledged',
    holderId: by.memberId,
    holderPost: by.postCode,
    heldAt: now,
    dueAt,
    breachedAt: null,
    nextDueAt: remindAt(now, dueAt),
    epoch: o.epoch + 1,
  };
  const event = { kind: 'handover.accepted', ...by, data: { rung: o.rung, waited: now - o.openedAt, part: true } };
  await moveTo(tx, o, taken, event, now);
  await tx.calls.cancel(o.id, now);
  await editCards(frame, tx, taken, now);
  const args = { number: matter.number, by: { at: dueAt }, ...(await holderFacts(frame, tx, taken)) };
  await tellResponsible(frame, tx, matter, { key: 'referral-accepted', args }, `${o.id}:${taken.epoch}:accepted`, now);
  return { kind: 'accepted', obligation: taken };
};

/**
 * A member does not take the part, with a reason. It is back with whoever asked, or, where the part is as urgent as P0 and P1,
 * or with a conflict of interest, the next above is called instead.
 */
export const refusePart = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  refusal: Refusal,
  now: Instant,
): Promise<Answered> => {
  const met = await meet(frame, tx, obligationId, member, now);
  const { reason } = refusal;
  const conflict = reason === 'conflict_of_interest';
  if ('kind' in met) {
    if (met.kind === 'refused' || !conflict) return met;
    await declareConflict(frame, tx, met.obligation, { memberId: member.id }, now);
    return { kind: 'aside', obligation: met.obligation };
  }
  const { o, referral, matter, by } = met;
  if (!(await noteRefusal(frame, tx, o, by, refusal, now))) {
    if (conflict) await declareConflict(frame, tx, o, by, now);
    return { kind: conflict ? 'aside' : 'noted', obligation: o };
  }
  const { number } = matter;
  if (conflict || neverReturns(o)) {
    if (!conflict) {
      const line = { key: 'referral-passed-on', args: { number } };
      await tellResponsible(frame, tx, matter, line, `${o.id}:passed-on:${o.rung}`, now);
    }
    return { kind: 'passed_on', obligation: await callNext(frame, tx, o, by, conflict, now) };
  }
  await tx.referrals.settle(referral.id, 'returned', now);
  const done = await finish(frame, tx, o, null, { kind: 'handover.returned', data: { reason } }, now);
  const line = { key: 'referral-returned', args: { number, reason: { key: `choice-backwhy-${refusalCode(reason)}` } } };
  await tellResponsible(frame, tx, matter, line, `${o.id}:returned`, now);
  return { kind: 'returned', obligation: done };
};

/** Nobody accepted in time: whoever is responsible is told so once; the ladder goes on by itself. */
export const timeOutPart = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  const matter = await tx.cases.byId(o.caseId);
  if (!matter) return;
  const before = await tx.events.ofCase(o.caseId);
  if (before.some(({ kind, obligationId }) => kind === 'handover.timed_out' && obligationId === o.id)) return;
  await tx.events.add({ at: now, kind: 'handover.timed_out', caseId: o.caseId, obligationId: o.id });
  const line = { key: 'referral-timed-out', args: { number: matter.number } };
  await tellResponsible(frame, tx, matter, line, `${o.id}:timed-out`, now);
};
