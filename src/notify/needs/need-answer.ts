import type { Instant } from '../../domain/clock.js';
import type { Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { finish } from '../holding/finish.js';
import { callRung } from '../ladder/call.js';
import { nextMove } from '../ladder/moments.js';
import { moveTo } from '../ladder/transition.js';
import { restate } from './need-choose.js';
import { gather, seekAnew } from './need-gather.js';
import { offerStands } from './need-stands.js';

/** Somebody says for their post that they can meet a need, and from when on. */
export const offerHelp = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  note: string,
  now: Instant,
): Promise<void> => {
  await tx.needs.answer(o.id, { state: 'offered', memberId: by.memberId, note, at: now });
  await finish(frame, tx, o, by, { kind: 'help.offered', data: { need: o.subjectId } }, now);
  await gather(frame, tx, o.subjectId ?? '', now);
};

/** They cannot. */
export const passHelp = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  reason: string,
  now: Instant,
): Promise<void> => {
  await tx.needs.answer(o.id, { state: 'declined', memberId: by.memberId, at: now });
  await finish(frame, tx, o, by, { kind: 'help.declined', data: { need: o.subjectId, reason } }, now);
  await gather(frame, tx, o.subjectId ?? '', now);
};

/**
 * Somebody who said that they can help takes it back before anybody is chosen; where they were the last who could, others are
 * asked. False when it is too late, or was not theirs.
 */
export const takeBackHelp = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  reason: string,
  now: Instant,
): Promise<boolean> => {
  // Before the offer, as whoever chooses does.
  const need = await tx.needs.hold(o.subjectId ?? '');
  if (need?.state !== 'open' || o.holderId !== by.memberId || !(await offerStands(tx, o))) return false;
  await tx.needs.answer(o.id, { state: 'declined', memberId: by.memberId, at: now });
  await restate(frame, tx, o.id, 'help.declined', now, { ...by, data: { need: need.id, reason } });
  await seekAnew(frame, tx, need, now);
  return true;
};

/**
 * A post that is asked whether it can help, at a moment that is due: it is reminded as its level says; when its time is
 * over that is an answer too. It never climbs: to help is nobody's duty.
 */
export const awaitAnswer = async (frame: Frame, tx: Records, read: Obligation, now: Instant): Promise<void> => {
  if (read.dueAt <= now) {
    await tx.needs.answer(read.id, { state: 'silent', at: now });
    await finish(frame, tx, read, null, { kind: 'help.not_answered', data: { need: read.subjectId } }, now);
    await gather(frame, tx, read.subjectId ?? '', now);
    return;
  }
  const { at, move, nudge } = await nextMove(frame, tx, read, now);
  const due = move === 'nudge' && at <= now;
  const next = { ...read, epoch: read.epoch + 1, nudge: due ? nudge : read.nudge };
  if (due) await callRung(frame, tx, next, 'nudge', now);
  const then = await nextMove(frame, tx, next, now);
  const nextDueAt = then.move === 'nudge' ? Math.min(then.at, read.dueAt) : read.dueAt;
  const kind = due ? 'obligation.nudged' : 'obligation.looked_at';
  await moveTo(tx, read, { ...next, nextDueAt }, { kind }, now);
};
