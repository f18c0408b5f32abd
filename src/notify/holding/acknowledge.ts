import { type Act, actsOf } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import { isOfFamily } from '../../domain/directory.js';
import { type ObligationKind, OWED, RESPONSIBLE, UNTAKEN_STATUSES, WITH_THE_CASE } from '../../domain/obligation.js';
import type { Case, Holder, Member, Obligation, Records } from '../../store/store.js';
import { type Frame, postName } from '../frame.js';
import { followUpBy } from '../ladder/moments.js';
import { isInConflict } from '../ladder/recipients.js';
import { postsAtRung } from '../ladder/rungs.js';
import { transition } from '../ladder/transition.js';
import { editCards } from '../telling/edit.js';
import { tellMember, tellReporter } from '../telling/tell.js';
import { beginSteps } from './begin-steps.js';
import { keepConference } from './convene.js';
import { endTakeOvers, giveCase, passBeside, passOwed, tellYours } from './give-case.js';
import { endLooks } from './looks.js';
import { withdrawOffer } from './offers.js';

/** How a press was taken. `holder` is the person who has it. */
export type Acknowledged =
  | { readonly kind: 'taken'; readonly obligation: Obligation }
  | { readonly kind: 'yours' | 'already' | 'done'; readonly obligation: Obligation }
  | { readonly kind: 'refused' };

/** Whether its card offers this: an offer is accepted or refused, a need offered for or passed, not taken. */
export const offers = (kind: ObligationKind, act: Act): boolean => actsOf(kind, 'open').flat().includes(act);

/** True when a member may act on an obligation: called for it, or holding a post at a rung reached so far. */
export const mayAct = async (frame: Frame, tx: Records, o: Obligation, member: Member): Promise<boolean> =>
  (await actingPost(frame, tx, o, member)) !== null;

/** The post in which a member may act on an obligation; null when they may not. */
export const actingPost = async (frame: Frame, tx: Records, o: Obligation, member: Member): Promise<string | null> => {
  if (member.posts.length === 0 || (await isInConflict(frame, tx, o.caseId, member.id))) return null;
  for (let rung = o.rung; rung >= 0; rung -= 1) {
    const post = (await postsAtRung(frame, tx, o, rung)).find(({ code }) => member.posts.includes(code));
    if (post) return post.code;
  }
  // Called in the place of an empty seat, or before the child's place was changed; or told of it outside the ladder, in no
  // post. Who was called in a post that they have no more, as a stand-in is, was called in that alone; the family is never.
  const called = await tx.obligations.calledAs(o.id, member.id);
  const told = called.length > 0 && called.every((code) => code === '');
  const posts = frame.posts.filter(({ code, kind }) => member.posts.includes(code) && !isOfFamily(kind));
  return posts.find(({ code }) => told || called.includes(code))?.code ?? null;
};

/**
 * A named member takes it: the ladder stops, messages not yet sent are cancelled, every card says who has it, and the
 * reporter is told. A late press from a lower rung counts; a second press says who was first; a stranger's is refused.
 */
export const acknowledge = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<Acknowledged> => {
  const read = await tx.obligations.byId(obligationId);
  const post = read && offers(read.kind, 'ack') && (await actingPost(frame, tx, read, member));
  if (!read || !post) {
    await tx.events.add({ at: now, kind: 'acknowledge.refused', obligationId, memberId: member.id });
    return { kind: 'refused' };
  }
  if (read.state === 'done') return { kind: 'done', obligation: read };
  if (read.state === 'acknowledged') {
    return { kind: read.holderId === member.id ? 'yours' : 'already', obligation: read };
  }

  // To be responsible is all that it asks; what is owed then are the duties of the case.
  const ends = read.kind === 'take_over';
  const taken: Obligation = {
    ...read,
    state: ends ? 'done' : 'acknowledged',
    closedAt: ends ? now : null,
    holderId: member.id,
    holderPost: post,
    heldAt: now,
    nextDueAt: ends ? null : await followUpBy(frame, tx, read, now),
    epoch: read.epoch + 1,
  };
  const event = {
    kind: 'obligation.acknowledged',
    memberId: member.id,
    postCode: post,
    data: { rung: read.rung, level: read.level, waited: now - read.openedAt },
  };
  if (!(await transition(tx, read, taken, event, now))) return acknowledge(frame, tx, obligationId, member, now);
  await tx.calls.cancel(read.id, now);
  await editCards(frame, tx, taken, now);

  if (await makesResponsible(tx, read)) await answerFor(frame, tx, taken, { memberId: member.id, postCode: post }, now);
  if (read.kind === 'not_solved') {
    await tellReporter(frame, tx, read.reportId, { key: 'reporter-taken' }, `retaken:${taken.epoch}`, now);
  }
  if (read.kind === 'acknowledge') {
    const matter = await tx.cases.byId(read.caseId);
    if (matter && UNTAKEN_STATUSES.includes(matter.status)) await tx.cases.setStatus(read.caseId, 'acknowledged', now);
  }
  // Of a reminder that nobody answered there is no reporter to be told.
  if (read.kind === 'acknowledge' || read.kind === 'check_in') {
    await tellReporter(frame, tx, read.reportId, { key: 'reporter-taken' }, `taken:${read.id}:${taken.epoch}`, now);
  }
  return { kind: 'taken', obligation: taken };
};

/** So is whoever takes a step of a case that nobody has: a step is done by nobody else than who is responsible. */
const makesResponsible = async (tx: Records, { kind, caseId }: Obligation): Promise<boolean> =>
  RESPONSIBLE.includes(kind) || (OWED.includes(kind) && (await tx.cases.byId(caseId))?.holderId === null);

/** Whoever was responsible hears who is now. `id`: of the change, once. */
export const tellFormer = async (frame: Frame, tx: Records, id: string, was: Case, to: Holder, now: Instant) => {
  if (was.holderId === null) return;
  const post = postName(frame, to.postCode);
  const args = { number: was.number, post, name: (await tx.members.nameOf(to.memberId)) ?? '' };
  const options = { id: `${id}:former`, priority: 1, epoch: 0, caseId: was.id };
  await tellMember(frame, tx, was.holderId, { key: 'card-case-theirs', args }, options, now);
};

/** The first who takes a case holds it; after that it changes hands, with all that is owed on it. */
const answerFor = async (frame: Frame, tx: Records, via: Obligation, to: Holder, now: Instant): Promise<void> => {
  const matter = await tx.cases.byId(via.caseId);
  if (matter?.holderId === null && UNTAKEN_STATUSES.includes(matter.status)) return tx.cases.hold(via.caseId, to, now);
  const offer = await tx.handOvers.waiting(via.caseId);
  if (offer && offer.fromMember !== to.memberId) await withdrawOffer(frame, tx, via.caseId, to, now);
  if (via.kind !== 'take_over' && matter?.holderId) {
    await tx.cases.hold(via.caseId, to, now);
    await endLooks(frame, tx, via.caseId, to.memberId, now);
    await passOwed(frame, tx, matter, to, now);
    await passBeside(frame, tx, matter, to, now);
    await endTakeOvers(frame, tx, via, to, now);
    if (matter.holderId !== to.memberId) await tellFormer(frame, tx, `${via.id}:${via.epoch}`, matter, to, now);
    return;
  }
  await giveCase(frame, tx, via, to, now);
  await keepConference(frame, tx, via.caseId, now);
  // Whose it was until somebody takes it over, as of whoever linked a report to a case that was closed.
  if (matter && matter.holderId !== to.memberId) await tellFormer(frame, tx, `${via.id}:${via.epoch}`, matter, to, now);
  // What is owed on a report says by itself whose the child is.
  if (via.kind !== 'take_over' && !OWED.includes(via.kind)) return;
  const owed = await tx.obligations.ofCase(via.caseId);
  const given = await tx.cases.byId(via.caseId);
  if (given && !owed.some(({ kind }) => WITH_THE_CASE.includes(kind))) {
    await beginSteps(frame, tx, given, via.reportId, now);
  }
  await tellYours(frame, tx, via, to.memberId, now);
};
