import type { Instant } from '../../domain/clock.js';
import { FALLS_BACK, PROMISED } from '../../domain/obligation.js';
import type { Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { timeOutOffer } from '../holding/offers.js';
import { pursue } from '../holding/pursue.js';
import { timeOutPart } from '../holding/referral.js';
import { releaseCase } from '../holding/release.js';
import { awaitAnswer } from '../needs/need-answer.js';
import { onCard } from '../telling/cards.js';
import { fellBack } from '../telling/edit.js';
import { tellMember, tellReporter } from '../telling/tell.js';
import { callRung } from './call.js';
import { climb, enter } from './climb.js';
import { nextMoment, nextMove, rungEndsAt } from './moments.js';
import { calledAt } from './rungs.js';
import { moveTo } from './transition.js';

/** Somebody was told by when: whoever reported, or a guardian who asked for help under a reminder; not who only did not answer one. */
const wasPromised = async (tx: Records, { kind, reportId }: Obligation): Promise<boolean> =>
  PROMISED.includes(kind) || (kind === 'check_in' && (await tx.reports.reporter(reportId)) !== null);

const CALLED = 'obligation.called';
const REDIRECTED = 'obligation.redirected';
const CLIMBED = 'obligation.climbed';
const STANDS: readonly string[] = [CALLED, REDIRECTED, CLIMBED, 'obligation.repeated', 'obligation.reopened'];

/** How it came to be called where it is. */
const cameBy = async (tx: Records, { id }: Obligation): Promise<string | undefined> =>
  (await tx.events.ofObligation(id)).findLast(({ kind }) => STANDS.includes(kind))?.kind;

/** It stands where it was called first, or anew as more was told: nobody above has heard of it since. */
const standsAsCalled = async (tx: Records, o: Obligation): Promise<boolean> => {
  const last = await cameBy(tx, o);
  return last === CALLED || last === REDIRECTED;
};

/** It climbed, by this step or before it, to somebody who was called there, and not whoever is below an empty top once more. */
const wentUp = async (frame: Frame, tx: Records, o: Obligation, from: number): Promise<boolean> =>
  (await cameBy(tx, o)) === CLIMBED &&
  (await calledAt(frame, tx, o, o.rung, (epoch) => o.rung === from || epoch === o.epoch)).length > 0;

/** The promise was missed: said once to the reporter, with the time by which whoever is called now is to answer. */
const tellBreach = async (frame: Frame, tx: Records, o: Obligation, from: number, now: Instant): Promise<void> => {
  const key = (await wentUp(frame, tx, o, from)) ? 'reporter-breach' : 'reporter-breach-again';
  const news = { key, args: { by: { at: await rungEndsAt(frame, tx, o) } } };
  // Of each promise by itself: a report is called for again, and so is one that is said not to be solved.
  await tellReporter(frame, tx, o.reportId, news, `breach:${o.id}:${o.epoch}`, now);
  const about = { at: now, caseId: o.caseId, reportId: o.reportId, obligationId: o.id };
  await tx.events.add({ ...about, kind: 'promise.missed', data: { dueAt: o.dueAt } });
};

/**
 * It was promised and taken, and fell back since: no promise was missed. Said once for each who took it, by when the next
 * rung is to answer: whoever heard that somebody took it does not hear that nobody did.
 */
const tellLapse = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  const about = { at: now, kind: 'promise.lapsed', caseId: o.caseId, reportId: o.reportId, obligationId: o.id };
  const before = await tx.events.ofObligation(o.id);
  // An earlier release put the same on record as a promise that was missed.
  const said = ({ kind, at, data }: (typeof before)[number]): boolean =>
    kind === about.kind ? data?.heldAt === o.heldAt : kind === 'promise.missed' && at >= (o.heldAt ?? now);
  if (before.some(said)) return;
  const news = { key: 'reporter-lapsed', args: { by: { at: await rungEndsAt(frame, tx, o) } } };
  await tellReporter(frame, tx, o.reportId, news, `lapse:${o.id}:${o.epoch}`, now);
  await tx.events.add({ ...about, data: { heldAt: o.heldAt } });
};

/** Somebody took it and nothing followed: it is open again, and the next rung is called. */
const reopen = async (frame: Frame, tx: Records, read: Obligation, now: Instant): Promise<void> => {
  const next = await climb(frame, tx, read, 'reopened', now, { holderId: null, holderPost: null });
  // Nothing followed: whoever had the child is not counted on any more, and that is an alarm.
  const matter = read.kind === 'check_in' ? null : await tx.cases.byId(read.caseId);
  if (matter && matter.holderId === read.holderId) {
    await releaseCase(frame, tx, read.caseId, 'nothing_followed', now, { told: read.holderId ?? undefined });
  }
  const number = await tx.cases.number(read.caseId);
  if (read.holderId && !(await tx.calls.since(read.id, read.holderId, read.epoch))) {
    const line = { key: 'card-lapsed', args: { number, by: { at: await rungEndsAt(frame, tx, next) } } };
    const matter = onCard(read, number, 'open');
    await tellMember(
      frame,
      tx,
      read.holderId,
      line,
      { id: `${read.id}:${next.epoch}:reopened`, priority: 1, matter, epoch: next.epoch, caseId: read.caseId },
      now,
    );
  }
};

/**
 * Moves one obligation that is due by one step: a nudge, or a climb, or the top called again. However late it is, it
 * is one step. Nothing when it is not due any more, or when another instance is at it.
 */
export const advance = async (frame: Frame, tx: Records, id: string, now: Instant): Promise<void> => {
  await tx.cases.inTurn(id);
  const read = await tx.obligations.hold(id);
  if (!read || read.nextDueAt === null || read.nextDueAt > now) return;
  if (read.state === 'acknowledged') {
    return FALLS_BACK.includes(read.kind) ? reopen(frame, tx, read, now) : pursue(frame, tx, read, now);
  }
  if (read.state !== 'open') return;
  if (read.kind === 'offer_help') return awaitAnswer(frame, tx, read, now);

  const past = read.dueAt <= now;
  const breached = past && read.breachedAt === null && !fellBack(read);
  const change = breached ? { breachedAt: now } : {};
  // Put back to wait for its day, which has come: its rung was not called yet.
  if (read.nudge === 0) return void (await enter(frame, tx, read, { rung: read.rung, reason: 'let_go', change }, now));
  const { at, move, nudge } = await nextMove(frame, tx, read, now);
  const due = at <= now;
  const promised = await wasPromised(tx, read);
  // A promise that is missed goes one level up (promises.md 7), also where its rung was called anew a moment ago.
  const climbs = (due && move !== 'nudge') || (breached && promised && (await standsAsCalled(tx, read)));
  const nudges = due && !climbs;
  let next: Obligation = {
    ...read,
    ...change,
    epoch: read.epoch + 1,
    nudge: nudges ? nudge : read.nudge,
  };
  const unheard = nudges && (await callRung(frame, tx, next, 'nudge', now)) === 0;
  if (unheard || climbs) {
    next = await climb(frame, tx, read, 'climbed', now, change);
    if (read.kind === 'accept_handover') await timeOutOffer(frame, tx, next, now);
    if (read.kind === 'referral') await timeOutPart(frame, tx, next, now);
  } else {
    next = { ...next, nextDueAt: await nextMoment(frame, tx, next, now) };
    const kind = due ? 'obligation.nudged' : 'obligation.looked_at';
    await moveTo(tx, read, next, { kind }, now);
  }
  if (!promised) return;
  if (breached) await tellBreach(frame, tx, next, read.rung, now);
  else if (past && fellBack(next)) await tellLapse(frame, tx, next, now);
};
