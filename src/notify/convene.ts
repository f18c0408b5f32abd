import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import { stepsOf } from '../domain/steps.js';
import { type Case, type Holder, type Obligation, RaceLost, type Records } from '../store/store.js';
import { editCards } from './edit.js';
import { finish } from './finish.js';
import type { Frame } from './frame.js';
import { openStep } from './steps.js';
import { tellMember } from './tell.js';
import { transition } from './transition.js';

/** That a conference is to be called is still to be done. */
const owedNow = async (tx: Records, caseId: string): Promise<readonly Obligation[]> =>
  (await tx.obligations.ofCase(caseId)).filter(({ kind }) => kind === 'convene');

/**
 * Whoever holds a case of a level that asks for a conference has to call one, and is told so at once. Nothing where they
 * have called one since `matter.heldAt`, from when its time runs.
 */
export const oweConference = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  reportId: string,
  now: Instant,
): Promise<void> => {
  const all = await tx.obligations.allOfCase(matter.id);
  if (all.some(({ kind, openedAt }) => kind === 'conference' && openedAt >= (matter.heldAt ?? now))) return;
  const duty = await openStep(frame, tx, matter, 'convene', reportId, now);
  if (!duty || duty.holderId === null) return;
  const { number } = matter;
  const line = { key: 'convene-owed', args: { number, by: { at: duty.dueAt } } };
  const about = { id: `${duty.id}:owed`, priority: 1, epoch: duty.epoch, caseId: matter.id };
  const card = { id: duty.id, number, as: 'held' as const, kind: duty.kind };
  await tellMember(frame, tx, duty.holderId, line, { ...about, matter: card }, now);
};

/** A conference is called. */
export const conferenceCalled = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  by: Holder,
  now: Instant,
): Promise<void> => {
  for (const o of await owedNow(tx, caseId)) {
    await finish(frame, tx, o, by, { kind: 'step.convene_done', data: { met: now <= o.dueAt } }, now);
  }
};

/** The case is of a level that asks for no conference any more: nobody owes one, and nobody has called it. */
export const endConvene = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  level: Level,
  now: Instant,
): Promise<void> => {
  if (stepsOf(frame.ladder.levels, level).convene) return;
  for (const o of await owedNow(tx, caseId)) {
    const free = { holderId: null, holderPost: null, nextDueAt: null };
    const ended: Obligation = { ...o, ...free, state: 'done', closedAt: now, epoch: o.epoch + 1 };
    if (!(await transition(tx, o, ended, { kind: 'step.convene_ended' }, now)))
      throw new RaceLost('the obligation moved');
    await tx.outbox.cancel(o.id, now);
    await editCards(frame, tx, ended, now);
  }
};
