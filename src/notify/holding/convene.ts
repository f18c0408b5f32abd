import type { Instant } from '../../domain/clock.js';
import { stepsOf } from '../../domain/steps.js';
import type { Case, Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { moveTo } from '../ladder/transition.js';
import { onCard } from '../telling/cards.js';
import { editCards } from '../telling/edit.js';
import { tellMember } from '../telling/tell.js';
import { finish } from './finish.js';
import { dropLate } from './late.js';
import { openStep, sinceTaken } from './steps.js';

const isOwed = ({ kind, state }: Obligation): boolean => kind === 'convene' && state !== 'done';

/** The conference took place. */
const HELD = 'conference.held';

/** It ended undone: no conference was held, and nobody owes one. */
const isDropped = ({ kind, state, holderId }: Obligation): boolean =>
  kind === 'convene' && state === 'done' && holderId === null;

/** The case is of a level that asks for no conference any more. */
const drop = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  const free = { holderId: null, holderPost: null, nextDueAt: null };
  const ended: Obligation = { ...o, ...free, state: 'done', closedAt: now, epoch: o.epoch + 1 };
  await moveTo(tx, o, ended, { kind: 'step.convene_ended' }, now);
  await tx.calls.cancel(o.id, now);
  await dropLate(tx, o, now);
  await editCards(frame, tx, ended, now);
};

/**
 * Brings what is owed of a conference in line with the case as it stands now, whatever changed: its level, who holds it,
 * what was linked to it. Whoever holds a case under way, of a level that asks for one, has to hold a conference once in
 * each round of its steps, and is told so at once; at another level nobody has to.
 */
export const keepConference = async (frame: Frame, tx: Records, caseId: string, now: Instant): Promise<void> => {
  const matter = await tx.cases.byId(caseId);
  if (!matter || matter.closedAt !== null) return;
  const all = await tx.obligations.allOfCase(caseId);
  if (!stepsOf(frame.ladder.levels, matter.level).convene) {
    for (const o of all.filter(isOwed)) await drop(frame, tx, o, now);
    return;
  }
  const begun = all.filter(({ kind }) => kind === 'assess').reduce((at, { openedAt }) => Math.max(at, openedAt), -1);
  if (begun < 0 || matter.holderId === null) return;
  const since = Math.min(begun, matter.heldAt ?? begun);
  if (all.some((o) => o.openedAt >= since && o.kind === 'convene' && !isDropped(o))) return;
  // Held while it was as urgent, before anybody owed it.
  const held = (await tx.events.ofCase(caseId)).some(
    ({ kind, at, data }) => kind === HELD && at >= since && String(data?.level) <= matter.level,
  );
  if (held) return;
  // Of a case that is under way already it is owed from now, when it became so urgent or somebody's.
  const from = begun < now ? now : (await sinceTaken(tx, matter, 'convene')).heldAt;
  const reportId = all.find(({ kind }) => kind === 'assess')?.reportId ?? caseId;
  const duty = await openStep(frame, tx, { ...matter, heldAt: from }, 'convene', reportId, now);
  if (!duty || duty.holderId === null) return;
  const { number } = matter;
  const line = { key: 'convene-owed', args: { number, by: { at: duty.dueAt } } };
  const about = { id: `${duty.id}:owed`, priority: 1, epoch: duty.epoch, caseId };
  const card = onCard(duty, number, 'held');
  await tellMember(frame, tx, duty.holderId, line, { ...about, matter: card }, now);
};

/** The conference took place, by the word of whoever holds the case: it is owed no more, and nobody has to say whether they come. */
export const conferenceHeld = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  by: Holder,
  now: Instant,
): Promise<void> => {
  await tx.events.add({ at: now, kind: HELD, caseId: matter.id, ...by, data: { level: matter.level } });
  for (const o of await tx.obligations.ofCase(matter.id)) {
    if (isOwed(o)) await finish(frame, tx, o, by, { kind: 'step.convene_done', data: { met: now <= o.dueAt } }, now);
    if (o.kind === 'conference') await finish(frame, tx, o, null, { kind: 'conference.ended' }, now);
  }
};
