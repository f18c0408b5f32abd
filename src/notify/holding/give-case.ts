import type { Instant } from '../../domain/clock.js';
import { OWED, PROMISED, WITH_THE_CASE } from '../../domain/obligation.js';
import type { Case, Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { followUpBy } from '../ladder/moments.js';
import { moveTo } from '../ladder/transition.js';
import { stepWayUp } from '../ladder/way-up.js';
import { onCard } from '../telling/cards.js';
import { editCards, mineLine } from '../telling/edit.js';
import { tellMember, tellReporter } from '../telling/tell.js';
import { finish } from './finish.js';
import { endLooks } from './looks.js';
import { passSteps } from './steps.js';

/** What goes with the case, and is not what somebody was promised a time for. */
const DUTIES = WITH_THE_CASE.filter((kind) => !PROMISED.includes(kind));

/** When a duty that changes hands is looked at next: what it was given time for stays, what was called for begins. */
const nextFor = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<Instant> => {
  if (o.state === 'acknowledged' && o.nextDueAt !== null) return o.nextDueAt;
  return DUTIES.includes(o.kind) && o.kind !== 'check_in' ? Math.max(o.dueAt, now) : followUpBy(frame, tx, o, now);
};

/** Something that is owed on a case has changed hands: its cards say so, and whoever has it now hears by when it is due. */
const tellDutyYours = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  to: Holder,
  number: string,
  now: Instant,
): Promise<void> => {
  await editCards(frame, tx, o, now);
  const matter = onCard(o, number, 'held');
  const options = { id: `${o.id}:${o.epoch}:yours`, priority: 1, matter, epoch: o.epoch, caseId: o.caseId };
  await tellMember(frame, tx, to.memberId, mineLine(o, number, now), options, now);
};

const move = async (frame: Frame, tx: Records, o: Obligation, to: Holder, number: string, now: Instant) => {
  const next: Obligation = {
    ...o,
    state: 'acknowledged',
    holderId: to.memberId,
    holderPost: to.postCode,
    heldAt: now,
    nextDueAt: await nextFor(frame, tx, o, now),
    ...(OWED.includes(o.kind) ? { targets: JSON.stringify(stepWayUp(frame, o, to)), rung: 0 } : {}),
    epoch: o.epoch + 1,
  };
  const event = { kind: 'duty.moved', ...to, data: { from: o.holderId ?? '' } };
  await moveTo(tx, o, next, event, now);
  await tx.calls.cancel(o.id, now);
  await tellDutyYours(frame, tx, next, to, number, now);
  if ((o.kind === 'acknowledge' || o.kind === 'check_in') && o.state === 'open') {
    await tellReporter(frame, tx, o.reportId, { key: 'reporter-taken' }, `taken:${o.id}:${next.epoch}`, now);
  }
};

/** By what a case changes hands: by a call or an offer, or, without its id and kind, by the word of whoever takes it over. */
export type Via = Pick<Obligation, 'caseId'> & Partial<Pick<Obligation, 'id' | 'kind'>>;

/**
 * Makes a member responsible for a case from now on, with all that its holder so far owed and with what was left open while
 * nobody had it; its clocks run on.
 */
export const giveCase = async (frame: Frame, tx: Records, via: Via, to: Holder, now: Instant): Promise<void> => {
  const matter = await tx.cases.byId(via.caseId);
  if (!matter) return;
  await tx.cases.hold(matter.id, to, now);
  await tx.events.add({ at: now, kind: 'case.held', caseId: matter.id, ...to, data: { from: matter.holderId ?? '' } });
  await endLooks(frame, tx, matter.id, to.memberId, now);
  const goes = (o: Obligation): boolean => {
    if (o.id === via.id || !WITH_THE_CASE.includes(o.kind)) return false;
    if (o.state === 'acknowledged') return o.holderId === matter.holderId && o.holderId !== to.memberId;
    // Another report about the child still calls somebody by itself, unless all of the case is taken.
    return (
      matter.holderId === null && (DUTIES.includes(o.kind) || via.kind === undefined || !PROMISED.includes(via.kind))
    );
  };
  for (const o of await tx.obligations.ofCase(matter.id)) {
    if (goes(o)) await move(frame, tx, o, to, matter.number, now);
  }
  await endTakeOvers(frame, tx, via, to, now);
};

/** Somebody has the case: what else called for anybody to take it over calls no more. */
export const endTakeOvers = async (frame: Frame, tx: Records, via: Via, to: Holder, now: Instant): Promise<void> => {
  for (const o of await tx.obligations.ofCase(via.caseId)) {
    if (o.kind === 'take_over' && o.id !== via.id) await finish(frame, tx, o, to, { kind: 'case.taken_over' }, now);
  }
};

/** The steps of a case are somebody else's from now on, who hears of each. */
export const passOwed = async (
  frame: Frame,
  tx: Records,
  { id, number }: Pick<Case, 'id' | 'number'>,
  to: Holder,
  now: Instant,
): Promise<void> => {
  for (const step of await passSteps(frame, tx, id, to, now)) await tellDutyYours(frame, tx, step, to, number, now);
};

/** What whoever had the case owed beside its steps, such as the choice of a helper, is its new holder's. */
export const passBeside = async (frame: Frame, tx: Records, was: Case, to: Holder, now: Instant): Promise<void> => {
  for (const o of await tx.obligations.ofCase(was.id)) {
    const theirs = o.state === 'acknowledged' && o.holderId === was.holderId && o.holderId !== to.memberId;
    if (theirs && DUTIES.includes(o.kind) && !OWED.includes(o.kind)) await move(frame, tx, o, to, was.number, now);
  }
};

/** Says to whoever has a case now that they do, with what can be done with it. */
export const tellYours = async (frame: Frame, tx: Records, via: Obligation, memberId: string, now: Instant) => {
  const number = await tx.cases.number(via.caseId);
  const matter = { id: via.id, number, as: 'held' as const, kind: 'take_over' as const };
  const options = { id: `${via.id}:${via.epoch}:case`, priority: 1, matter, epoch: via.epoch, caseId: via.caseId };
  await tellMember(frame, tx, memberId, { key: 'card-case-yours', args: { number } }, options, now);
};
