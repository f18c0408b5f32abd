import type { Instant } from '../../domain/clock.js';
import { type Obligation, RaceLost, type Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { type CallReason, onCard } from '../telling/cards.js';
import { alarmOperator, tellMember } from '../telling/tell.js';
import { callRung } from './call.js';
import { hoursOf, mayLeaveAt, nextMoment, policyOf, topOf } from './moments.js';
import { reachableAddress } from './reach.js';
import { answersFor, calledAt, leftAtRung, membersAtRung } from './rungs.js';
import { climbedLine, topAlarm } from './top-alarm.js';
import { transition } from './transition.js';

/** What the record says of a rung that was called. */
const ENTERED: Readonly<Record<Exclude<CallReason, 'nudge'>, string>> = {
  page: 'obligation.called',
  climbed: 'obligation.climbed',
  reopened: 'obligation.reopened',
  let_go: 'obligation.reopened',
  repeat: 'obligation.repeated',
  supplemented: 'obligation.redirected',
};

/** Where an obligation stands now, and how many people there can be reached. */
export interface Entered {
  readonly obligation: Obligation;
  readonly reached: number;
}

/**
 * Nobody can be reached at the top: who can be reached at the highest rung below it is called instead, once for each time that
 * the top is. False with nobody there either.
 */
export const callBelow = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  now: Instant,
  reason: Extract<CallReason, 'reopened' | 'let_go' | 'repeat'> = 'repeat',
): Promise<boolean> => {
  for (let rung = o.rung - 1; rung >= 0; rung -= 1) {
    if ((await leftAtRung(frame, tx, o, now, { rung })).length === 0) continue;
    const stand: string[] = [];
    for (const { memberId } of await membersAtRung(frame, tx, o, rung, now)) {
      stand.push(await tx.calls.standing(o.id, memberId, o.rungStartedAt));
    }
    if (stand.includes('called')) return true;
    if (!stand.includes('none')) continue;
    await callRung(frame, tx, { ...o, rung }, reason, now);
    if ((await tx.calls.reaching(o.id, o.epoch)).length > 0) return true;
  }
  return false;
};

/** Everybody who answers for it at its rung, and can be reached, has said before that they cannot: at this rung or another. */
const allDeclined = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<boolean> => {
  const events = await tx.events.ofObligation(o.id);
  const declined = new Set(events.flatMap(({ kind, memberId }) => (kind === 'obligation.declined' ? [memberId] : [])));
  if (declined.size === 0) return false;
  const answers = await answersFor(frame, tx, o);
  for (const { memberId, post } of await membersAtRung(frame, tx, o, o.rung, now)) {
    if (!answers(post) || declined.has(memberId)) continue;
    if (await reachableAddress(frame, tx, memberId)) return false;
  }
  return true;
};

/** How an obligation comes to a rung. */
interface Entry {
  readonly rung: number;
  readonly reason: Exclude<CallReason, 'nudge'>;
  /** What else of it changes with that. */
  readonly change?: Partial<Obligation>;
  /** How its row comes to stand so, where it has none yet. */
  readonly write?: typeof transition;
}

/**
 * Puts an obligation on `rung`, or on the first above it where somebody can be reached, and calls that rung; of what is called anew
 * because more is known, those who said before that they cannot, and whoever is next with them. With nobody there it stands at the
 * top, which is tried again for ever, with whoever is nearest below it, and the operator is called.
 * @throws {RaceLost} when the obligation moved meanwhile; then nothing is written.
 */
export const enter = async (
  frame: Frame,
  tx: Records,
  read: Obligation,
  { rung, reason, change = {}, write = transition }: Entry,
  now: Instant,
): Promise<Entered> => {
  const before = { ...read, ...change };
  const policy = await policyOf(frame, tx, before);
  const top = await topOf(frame, tx, before);
  let entered: Obligation = before;
  let reached = 0;
  let declined: { readonly entered: Obligation; readonly called: number } | undefined;
  for (let r = Math.min(rung, top); r <= top && reached === 0; r += 1) {
    entered = { ...before, state: 'open', rung: r, nudge: 1, rungStartedAt: now, epoch: read.epoch + 1 };
    const called = await callRung(frame, tx, entered, reason, now);
    const goesOn = called > 0 && reason === 'supplemented' && r < top && (await allDeclined(frame, tx, entered, now));
    if (goesOn) declined ??= { entered, called };
    reached = goesOn ? 0 : called;
    if (called === 0) {
      const about = { at: now, caseId: read.caseId, obligationId: read.id };
      await tx.events.add({ ...about, kind: 'rung.empty', data: { rung: r } });
    }
  }
  // Nobody is above those who said that they cannot: they go on being called, and the operator hears of it.
  const alone = reached === 0 && declined !== undefined;
  if (reached === 0 && declined) [entered, reached] = [declined.entered, declined.called];
  // Nobody to nudge: the top is called again when its time has run out, not before.
  if (reached === 0) entered = { ...entered, nudge: policy.nudges.length };
  // Of what somebody had taken it is not said that nobody took it.
  const again = reason === 'reopened' || reason === 'let_go' ? reason : 'repeat';
  const below = reached === 0 && (await callBelow(frame, tx, entered, now, again));
  const next = { ...entered, nextDueAt: await nextMoment(frame, tx, entered, now) };
  const event = { kind: ENTERED[reason], memberId: read.holderId ?? undefined };
  if (!(await write(tx, read, next, event, now))) throw new RaceLost('the obligation moved');
  if (reached === 0 || alone) {
    const { alarm, desk } = await topAlarm(frame, tx, next, !below && !alone, now);
    await alarmOperator(frame, tx, alarm, `${read.id}:${next.epoch}`, now, read.caseId, { desk });
  }
  return { obligation: next, reached };
};

/** Climbs one rung; at the top the same people are called again and the operator with them. The rungs below are told. */
export const climb = async (
  frame: Frame,
  tx: Records,
  read: Obligation,
  reason: Extract<CallReason, 'climbed' | 'reopened' | 'let_go'>,
  now: Instant,
  change: Partial<Obligation> = {},
): Promise<Obligation> => {
  const top = await topOf(frame, tx, read);
  if (read.rung >= top) {
    const entry = { rung: top, reason: reason === 'climbed' ? ('repeat' as const) : reason, change };
    const again = await enter(frame, tx, read, entry, now);
    const step = again.obligation;
    if (again.reached > 0) {
      const { alarm, desk } = await topAlarm(frame, tx, step, false, now);
      await alarmOperator(frame, tx, alarm, `${read.id}:${step.epoch}:top`, now, read.caseId, { desk, step });
    }
    return step;
  }

  const { obligation: next, reached } = await enter(frame, tx, read, { rung: read.rung + 1, reason, change }, now);
  // Nobody is there to be told of.
  if (reached === 0) return next;
  const number = await tx.cases.number(read.caseId);
  const policy = await policyOf(frame, tx, next);
  const posts = await calledAt(frame, tx, next, next.rung, (epoch) => epoch === next.epoch);
  const to = posts.map(({ name }) => name).join('、');
  // Whoever had it is told so in other words, by the caller.
  const called = new Set([
    read.holderId,
    ...(await membersAtRung(frame, tx, next, next.rung, now)).map((m) => m.memberId),
  ]);
  for (let rung = 0; rung < next.rung; rung += 1) {
    for (const { memberId, post } of await membersAtRung(frame, tx, next, rung, now)) {
      if (called.has(memberId)) continue;
      called.add(memberId);
      const line = climbedLine(next, number, to);
      const matter = onCard(next, number, 'open');
      const id = `${next.id}:${next.epoch}:inform`;
      const canWait = next.level >= 'P2';
      const notBefore = mayLeaveAt(frame, policy, post.timezone, now, hoursOf(post, next.level));
      await tellMember(
        frame,
        tx,
        memberId,
        line,
        { id, priority: 2, matter, epoch: next.epoch, caseId: next.caseId, canWait, notBefore },
        now,
      );
    }
  }
  return next;
};
