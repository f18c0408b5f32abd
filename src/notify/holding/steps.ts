import type { Instant } from '../../domain/clock.js';
import { higher, type Level } from '../../domain/level.js';
import { type ObligationKind, OWED, PROMISED, RESPONSIBLE } from '../../domain/obligation.js';
import { type StepClock, stepsOf } from '../../domain/steps.js';
import type { Case, Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { remindAt } from '../ladder/moments.js';
import { entrust, freeId } from '../ladder/open.js';
import { moveTo } from '../ladder/transition.js';
import { stepWayUp } from '../ladder/way-up.js';
import { onCard } from '../telling/cards.js';
import { mineLine } from '../telling/edit.js';
import { tellMember } from '../telling/tell.js';
import { ladderMoments } from '../times/ladder-moments.js';
import { REMIND } from './late.js';

/** What whoever holds a case owes one after the other, and what they owe the reporters meanwhile. */
export const STEPS = ['assess', 'convene', 'plan', 'review', 'close'] as const satisfies readonly ObligationKind[];
export type Step = (typeof STEPS)[number];
/** What a duty to look at a report that was linked to a case is about: a review of it, and no step of the case. */
export const LINKED = 'linked';
/** A case has one of these open at a time. */
const IN_TURN: readonly ObligationKind[] = ['assess', 'plan', 'review'];

const CLOCK: Readonly<Record<Step, StepClock>> = {
  assess: 'assess',
  convene: 'convene',
  plan: 'plan',
  review: 'review',
  close: 'feedback',
};

/** From when the clock of a step runs. */
const startOf = (step: Step, matter: Case, level: Level, again: boolean, now: Instant): Instant => {
  if (step === 'review') return now;
  const fromOpening = step === 'close' || (step === 'plan' && level !== 'P0');
  // A case that is opened again begins with whoever took it then.
  return fromOpening && !again ? matter.openedAt : (matter.heldAt ?? now);
};

/** By when a step that is opened now is due, in the ladder in force; null where cases of that level have no such step. */
export const stepDueAt = (
  frame: Frame,
  step: Step,
  matter: Case,
  level: Level,
  again: boolean,
  now: Instant,
): Instant | null => {
  const { spanEndsAt } = ladderMoments(frame.ladder, level, frame.timezone, frame.calendar);
  const span = stepsOf(frame.ladder.levels, level)[CLOCK[step]];
  return span === undefined ? null : spanEndsAt(startOf(step, matter, level, again, now), span);
};

/** A case that was closed before begins its steps anew. */
const wasReopened = async (tx: Records, caseId: string): Promise<boolean> =>
  (await tx.events.ofCase(caseId)).some(({ kind }) => kind === 'case.reopened');

/**
 * The case as its steps count their days: from when it was taken, or became so urgent, as a conference does. That it goes from one
 * holder to another gives nobody more time; nor does it that it is more urgent, for a word to the reporters.
 */
export const sinceTaken = async (tx: Records, matter: Case, step: Step): Promise<Case> => {
  const calls = (await tx.obligations.allOfCase(matter.id)).filter(({ kind }) => RESPONSIBLE.includes(kind));
  let [taken, passed, raised]: (Instant | null)[] = [null, null, null];
  for (const { kind, at, obligationId, data } of await tx.events.ofCase(matter.id)) {
    const takes = kind === 'obligation.acknowledged' && calls.some(({ id }) => id === obligationId);
    if (takes || (kind === 'case.held' && data?.from === '')) taken = at;
    else if (kind === 'case.held') passed = at;
    else if (kind === 'case.unheld' || kind === 'case.reopened') taken = null;
    else if (kind === 'case.level_raised') raised = at;
  }
  if (matter.heldAt === null) return matter;
  const since = matter.heldAt === passed ? (taken ?? matter.heldAt) : matter.heldAt;
  return { ...matter, heldAt: step === 'close' ? since : Math.max(since, raised ?? since) };
};

/** The case as a word that is owed once more counts its days: from the report, or from who took it after it was opened again. */
const sinceReport = async (tx: Records, matter: Case, reportId: string, reopened: boolean): Promise<Case> => {
  const reportedAt = (await tx.reports.byId(reportId))?.createdAt ?? 0;
  return { ...matter, heldAt: reopened ? Math.max(matter.heldAt ?? 0, reportedAt) : reportedAt };
};

/** Opens a step of a case for whoever holds it. Nothing when one of its kind is still to be done, or its level has none. */
export const openStep = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  step: Step,
  reportId: string,
  now: Instant,
  level: Level = matter.level,
): Promise<Obligation | null> => {
  if (!matter.holderId || !matter.holderPost) return null;
  const all = (await tx.obligations.allOfCase(matter.id)).filter(({ subjectId }) => subjectId !== LINKED);
  const known = all.filter(({ kind }) => kind === step);
  const under = IN_TURN.includes(step) ? all.filter(({ kind }) => IN_TURN.includes(kind)) : known;
  if (under.some(({ state }) => state !== 'done')) return null;
  const reopened = await wasReopened(tx, matter.id);
  const again = known.length > 0 || reopened;
  // A conference is owed from when the case became so urgent, too: whoever opens it says from when.
  const taken = step === 'convene' ? matter : await sinceTaken(tx, matter, step);
  const since = step === 'close' && again ? await sinceReport(tx, taken, reportId, reopened) : taken;
  const by = stepDueAt(frame, step, since, level, again, now);
  if (by === null) return null;
  const holder: Holder = { memberId: matter.holderId, postCode: matter.holderPost };
  const duty = {
    id: await freeId(tx, `${matter.id}-${step}`, known.length),
    kind: step,
    reportId,
    caseId: matter.id,
    level: matter.level,
    area: matter.area,
    targets: stepWayUp(frame, matter, holder),
    dueAt: Math.max(now, by),
  };
  return entrust(frame, tx, duty, holder, now);
};

/** Somebody else holds the case now: its steps are theirs, by the same days. */
export const passSteps = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  holder: Holder,
  now: Instant,
): Promise<readonly Obligation[]> => {
  const passed: Obligation[] = [];
  for (const read of await tx.obligations.ofCase(caseId)) {
    if (!OWED.includes(read.kind) || read.holderId === holder.memberId) continue;
    const next: Obligation = {
      ...read,
      state: 'acknowledged',
      holderId: holder.memberId,
      holderPost: holder.postCode,
      heldAt: now,
      targets: JSON.stringify(stepWayUp(frame, read, holder)),
      rung: 0,
      nextDueAt: read.dueAt > now ? Math.max(now, remindAt(read.openedAt, read.dueAt)) : now,
      epoch: read.epoch + 1,
    };
    const event = { kind: 'duty.passed', ...holder };
    await moveTo(tx, read, next, event, now);
    await tx.calls.cancel(read.id, now);
    passed.push(next);
  }
  return passed;
};

/** Whoever is to say that the child is safe hears by when it is now: nothing else says so before it is theirs no more. */
const tellSooner = async (frame: Frame, tx: Records, o: Obligation, { id: caseId, number }: Case, now: Instant) => {
  if (o.holderId === null) return;
  const about = { id: `${o.id}:${o.epoch}:sooner`, priority: 1, epoch: o.epoch, caseId };
  const card = onCard(o, number, 'held');
  await tellMember(frame, tx, o.holderId, mineLine(o, number, now), { ...about, matter: card }, now);
};

/**
 * The case is more urgent than its steps were opened for: their days come nearer, and never go further. Whoever has it has the time of
 * the new level from now: nothing is late that was in time a moment ago.
 */
export const hastenSteps = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  level: Level,
  now: Instant,
): Promise<void> => {
  const reopened = await wasReopened(tx, matter.id);
  const since = await sinceTaken(tx, matter, 'close');
  for (const read of await tx.obligations.ofCase(matter.id)) {
    const step = read.subjectId === LINKED ? undefined : STEPS.find((one) => one === read.kind);
    // A step that waits for the next holder is open; any other call that is open is begun anew by whoever raises the case.
    const taken = read.state === 'acknowledged' && PROMISED.includes(read.kind);
    if (read.level <= level || !(step || taken)) continue;
    // A word to the reporters counts from their report; all else, from when the case is so urgent.
    const word = step === 'close';
    const from = word ? await sinceReport(tx, since, read.reportId, reopened) : { ...matter, heldAt: now };
    const again = !word || reopened || !/-1$/.test(read.id);
    const moments = ladderMoments(frame.ladder, level, read.timezone, frame.calendar);
    const by = step
      ? Math.max(now, stepDueAt(frame, step, from, level, again, now) ?? read.dueAt)
      : moments.followUpDueAt(now);
    const dueAt = step ? Math.min(read.dueAt, by) : read.dueAt;
    const reminded = step && read.state === 'acknowledged' && dueAt > now;
    const look = reminded ? Math.max(now, remindAt(read.openedAt, dueAt)) : by;
    const nextDueAt = Math.min(read.nextDueAt ?? look, look);
    const next = { ...read, level: higher(read.level, level), dueAt, nextDueAt, epoch: read.epoch + 1 };
    await moveTo(tx, read, next, { kind: 'duty.hastened' }, now);
    // A reminder that waits for the morning names a day that is not so any more.
    await tx.calls.dropHeld(read.id, REMIND, now);
    if (!step && nextDueAt !== read.nextDueAt) await tellSooner(frame, tx, next, matter, now);
  }
};
