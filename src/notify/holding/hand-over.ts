import type { Instant } from '../../domain/clock.js';
import { isElsewhere, refusalCode } from '../../domain/hand-over.js';
import type { Case, HandOver, Holder, Member, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { declareConflict } from '../ladder/excluded.js';
import { callFor } from '../ladder/open.js';
import { placeCase } from '../ladder/place.js';
import { wayUp } from '../ladder/way-up.js';
import { holderFacts } from '../telling/edit.js';
import { addWorkingDays } from '../times/service-hours.js';
import { actingPost } from './acknowledge.js';
import { keepConference } from './convene.js';
import { finish } from './finish.js';
import { giveCase, tellYours } from './give-case.js';
import { tellSender } from './offers.js';
import { callNext, neverReturns, noteRefusal, type Refusal } from './refusal.js';

/** An offer as its answer meets it. */
interface Offered {
  readonly o: Obligation;
  readonly offer: HandOver;
  readonly post: string;
}

/** After so many dispatches that nobody took, those above decide whose it is (domain.md 3.2, the hotline's draft rule). */
const MOST_DISPATCHES = 3;

/** How often a case came back since somebody accepted it last: whose it was then is no matter of these. */
const returnedInARow = (all: readonly HandOver[]): number =>
  all.slice(all.findLastIndex(({ state }) => state === 'accepted') + 1).filter(({ state }) => state === 'declined')
    .length;

/** Later than so many working days after it was offered nothing comes back: those above decide (the same rule). */
const RETURNS_WITHIN = 1;

/** Why an answer to an offer changes nothing any more. */
export type Stale = 'accepted' | 'withdrawn' | 'declined' | 'closed' | 'own';
export type Answered =
  | {
      readonly kind: 'accepted' | 'returned' | 'passed_on' | 'late' | 'last_dispatch' | 'noted' | 'aside';
      readonly obligation: Obligation;
    }
  | { readonly kind: 'stale'; readonly why: Stale; readonly obligation: Obligation }
  | { readonly kind: 'refused' };

/**
 * Offers a case to posts; they are called, then the way up from them, until one accepts. The sender has it until then.
 * Posts that had it before are never among them, nor the sender's own. `area`: where the case is then.
 */
export const offerCase = async (
  frame: Frame,
  tx: Records,
  sender: { readonly matter: Case; readonly o: Obligation; readonly holder: Holder },
  { area, ...offer }: Pick<HandOver, 'toPosts' | 'reason' | 'consent' | 'note'> & { readonly area: string },
  without: ReadonlySet<string>,
  now: Instant,
): Promise<Obligation> => {
  const { matter, o, holder } = sender;
  const id = `${matter.id}-ho-${(await tx.handOvers.ofCase(matter.id)).length + 1}`;
  const from = { fromMember: holder.memberId, fromPost: holder.postCode };
  await tx.handOvers.add({ id, caseId: matter.id, ...from, ...offer, offeredAt: now });
  const { reason, consent, toPosts } = offer;
  const data = { reason, consent, toPosts, area };
  await tx.events.add({ at: now, kind: 'handover.offered', caseId: matter.id, obligationId: id, ...holder, data });
  const { level } = matter;
  const duty = { id, kind: 'accept_handover' as const, caseId: matter.id, reportId: o.reportId, level, area };
  const targets = wayUp(frame, toPosts, { level, area }, without);
  return callFor(frame, tx, { ...duty, targets, subjectId: id }, now);
};

/** An offer by its obligation, and in which post the member may answer it; null where it is not theirs to answer. */
export const offeredTo = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
): Promise<Offered | null> => {
  const o = await tx.obligations.byId(obligationId);
  const offer = o && (await tx.handOvers.byId(o.id));
  const post = o && (await actingPost(frame, tx, o, member));
  return o && offer && post ? { o, offer, post } : null;
};

const meet = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<Offered | Extract<Answered, { kind: 'stale' | 'refused' }>> => {
  const found = await offeredTo(frame, tx, obligationId, member);
  if (!found) {
    await tx.events.add({ at: now, kind: 'handover.refused', obligationId, memberId: member.id });
    return { kind: 'refused' };
  }
  const { o, offer } = found;
  const matter = await tx.cases.byId(o.caseId);
  const stale = (why: Stale) => ({ kind: 'stale' as const, why, obligation: o });
  if (offer.state === 'accepted' || offer.state === 'withdrawn' || offer.state === 'declined')
    return stale(offer.state);
  if (o.state === 'done' || matter?.closedAt !== null) return stale('closed');
  return matter.holderId === member.id ? stale('own') : found;
};

/** Offered because it belongs elsewhere: accepted, it is there, as its sender said. */
const moveWith = async (frame: Frame, tx: Records, o: Obligation, offer: HandOver, now: Instant): Promise<void> => {
  const matter = isElsewhere(offer.reason) ? await tx.cases.byId(o.caseId) : null;
  if (!matter) return;
  const sender = { memberId: offer.fromMember, postCode: offer.fromPost, obligationId: o.id };
  await placeCase(frame, tx, matter, o.area, sender, now);
};

/** A member takes an offered case: they are responsible for the child from now on, and who sent it is told. */
export const acceptCase = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<Answered> => {
  const met = await meet(frame, tx, obligationId, member, now);
  if ('kind' in met) return met;
  const to = { memberId: member.id, postCode: met.post };
  const event = { kind: 'handover.accepted', data: { rung: met.o.rung, waited: now - met.o.openedAt } };
  const done = await finish(frame, tx, met.o, to, event, now);
  await tx.handOvers.settle(met.offer.id, 'accepted', now);
  await giveCase(frame, tx, done, to, now);
  await moveWith(frame, tx, done, met.offer, now);
  await keepConference(frame, tx, done.caseId, now);
  await tellYours(frame, tx, done, member.id, now);
  const line = { key: 'handover-accepted', args: await holderFacts(frame, tx, done) };
  await tellSender(frame, tx, met.offer, line, 'accepted', now);
  return { kind: 'accepted', obligation: done };
};

/**
 * A member gives an offered case back, with a reason. It returns to its sender, who has had it all the while; at P0 and P1,
 * with a conflict of interest, after a working day, or when it came back twice before, the next above is called instead.
 */
export const refuseCase = async (
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
  const { o, offer, post } = met;
  const by = { memberId: member.id, postCode: post };
  if (!(await noteRefusal(frame, tx, o, by, refusal, now))) {
    if (conflict) await declareConflict(frame, tx, o, by, now);
    return { kind: conflict ? 'aside' : 'noted', obligation: o };
  }
  const returned = returnedInARow(await tx.handOvers.ofCase(o.caseId));
  const last = !neverReturns(o) && returned >= MOST_DISPATCHES - 1;
  const late = now > addWorkingDays(offer.offeredAt, RETURNS_WITHIN, o.timezone, frame.calendar);
  if (!conflict && !neverReturns(o) && !last && !late) {
    const done = await finish(frame, tx, o, null, { kind: 'handover.returned', data: { reason } }, now);
    await tx.handOvers.settle(offer.id, 'declined', now);
    const why = { reason: { key: `choice-backwhy-${refusalCode(reason)}` } };
    await tellSender(frame, tx, offer, { key: 'handover-returned', args: why }, 'returned', now);
    return { kind: 'returned', obligation: done };
  }
  const news = { key: last ? 'handover-last-dispatch' : 'handover-passed-on' };
  if (!conflict) await tellSender(frame, tx, offer, news, `passed-on:${o.rung}`, now);
  const kind = last ? 'last_dispatch' : late && !neverReturns(o) && !conflict ? 'late' : 'passed_on';
  return { kind, obligation: await callNext(frame, tx, o, by, conflict, now) };
};
