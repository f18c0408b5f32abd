import type { Address } from '../../domain/channel.js';
import { HOUR, type Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { priorityOf } from '../../domain/level.js';
import type { ObligationKind } from '../../domain/obligation.js';
import type { Post } from '../../domain/post.js';
import type { Case, NewOutboxRow, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { type CallReason, callCard } from '../telling/cards.js';
import { putOut } from '../telling/digest.js';
import { callText } from '../telling/level-text.js';
import { hoursOf, laterRungEndsAt, mayLeaveAt, policyOf } from './moments.js';
import { reachableAddress } from './reach.js';
import { answersFor, calledAt, membersAtRung } from './rungs.js';
import { takenBefore } from './taken-before.js';
import { alarmsWith, topAlarm } from './top-alarm.js';

/** At most so many nudges to one person in an hour (domain.md 5.4); pages and alarms are never held back. */
const MOST_NUDGES_AN_HOUR = 3;

/** From so many urgent reports of one chat within an hour on, whoever is called reads how many there are. */
const FLOOD = 5;
const OF_REPORTS: readonly ObligationKind[] = ['acknowledge', 'police_report'];

/** How many urgent reports came from the chat of this one within an hour, where those are many; else 0. */
const floodOf = async (tx: Records, { kind, level, reportId }: Obligation): Promise<number> => {
  if (level > 'P1' || !OF_REPORTS.includes(kind)) return 0;
  const count = await tx.reports.urgentOfChat(reportId, HOUR);
  return count < FLOOD ? 0 : count;
};

/** Which posts were called at the nearest rung below where somebody was, in words; empty when nobody was called there. */
const calledBelow = async (frame: Frame, tx: Records, o: Obligation): Promise<string> => {
  for (let rung = o.rung - 1; rung >= 0; rung -= 1) {
    const posts = await calledAt(frame, tx, o, rung, (epoch) => epoch < o.epoch);
    if (posts.length > 0) return posts.map(({ name }) => name).join('、');
  }
  return '';
};

/** Who keeps the service running and is called at the top themselves reads in one message what the alarm says. */
const alarmFor = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  memberId: string,
  reason: CallReason,
  now: Instant,
): Promise<readonly TextRef[]> => {
  if (!(await alarmsWith(frame, tx, o, reason))) return [];
  const codes = frame.posts.filter(({ kind }) => kind === 'operator').map(({ code }) => code);
  const operates = (await tx.members.byId(memberId, now))?.posts.some((code) => codes.includes(code));
  return operates ? (await topAlarm(frame, tx, o, false, now)).lines : [];
};

/** What is known of a call that is to be made. */
interface Known {
  /** Chats that were tried. */
  readonly tried?: readonly Address[];
  /** So many calls of the same step were given up before: each try is a message of its own. */
  readonly failed?: number;
  /** The case, where it was read for others who are called. */
  readonly matter?: Case | null;
  /** What {@link floodOf} says, likewise. */
  readonly flood?: number;
}

/** How one member is called at this step of the obligation; null when no chat of theirs can be tried. */
export const callRow = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  who: { memberId: string; post: Post },
  reason: CallReason,
  now: Instant,
  { tried = [], failed = 0, matter: read, flood: counted }: Known = {},
): Promise<NewOutboxRow | null> => {
  const to = await reachableAddress(frame, tx, who.memberId, tried);
  if (!to) return null;
  const kind = reason === 'nudge' ? 'nudge' : 'page';
  const from = reason === 'climbed' ? await calledBelow(frame, tx, o) : '';
  const reader = { locale: to.locale, timezone: who.post.timezone, channel: to.address.channel };
  const policy = await policyOf(frame, tx, o);
  const leaves = mayLeaveAt(frame, policy, who.post.timezone, now, hoursOf(who.post, o.level));
  const matter = read === undefined ? await tx.cases.byId(o.caseId) : read;
  const flood = counted ?? (await floodOf(tx, o));
  // Nobody could be called for it before.
  if (matter?.status === 'screened') await tx.cases.setStatus(matter.id, 'dispatched', now);
  return {
    id: `${o.id}:${o.epoch}:${who.memberId}:${kind}:${to.address.channel}${failed > 0 ? failed : ''}`,
    address: to.address,
    kind,
    // One of many yields to what others report, and to nothing else.
    priority: flood > 0 ? 1 : priorityOf(o.level),
    notBefore: leaves,
    // Of what comes from nobody below it is not said that it does.
    // As it is read: what was 明天 in the night is 今天 in the morning.
    message: callCard(frame, reader, leaves, reason === 'climbed' && from === '' ? 'page' : reason, {
      obligationId: o.id,
      kind: o.kind,
      number: matter?.number ?? '',
      level: callText(matter?.level ?? o.level, o),
      by: o.kind === 'offer_help' ? o.dueAt : await laterRungEndsAt(frame, tx, o, leaves),
      post: who.post.name,
      from,
      before: takenBefore(o, matter),
      flood,
      alarm: await alarmFor(frame, tx, o, who.memberId, reason, now),
    }),
    obligationId: o.id,
    epoch: o.epoch,
    memberId: who.memberId,
    postCode: who.post.code,
  };
};

/**
 * Calls everybody at the obligation's rung, as it stands in `o`. Returns how many people can be reached who answer for it
 * there: 0 means that the next rung must be called at once.
 */
export const callRung = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  reason: CallReason,
  now: Instant,
): Promise<number> => {
  let reached = 0;
  const answers = await answersFor(frame, tx, o);
  const rows: NewOutboxRow[] = [];
  const people = await membersAtRung(frame, tx, o, o.rung, now);
  if (reason === 'nudge') await tx.calls.holdReminders(people.map(({ memberId }) => memberId));
  const matter = await tx.cases.byId(o.caseId);
  const flood = await floodOf(tx, o);
  for (const who of people) {
    const row = await callRow(frame, tx, o, who, reason, now, { matter, flood });
    const about = { at: now, caseId: o.caseId, obligationId: o.id, memberId: who.memberId, postCode: who.post.code };
    if (!row) {
      await tx.events.add({ ...about, kind: 'member.unreachable' });
      continue;
    }
    if (answers(who.post)) reached += 1;
    // What another instance put out is at most a little ahead; a clock that was hours ahead, and was put right, holds back nothing.
    const nudges = reason === 'nudge' ? await tx.calls.nudgesSince(who.memberId, now - HOUR, now + HOUR) : 0;
    if (nudges >= MOST_NUDGES_AN_HOUR) {
      await tx.events.add({ ...about, kind: 'member.nudge_held_back' });
      continue;
    }
    rows.push(row);
    await tx.events.add({
      ...about,
      kind: reason === 'nudge' ? 'member.nudged' : 'member.paged',
      data: { rung: o.rung, reason },
    });
  }
  // Before the first step nobody was called.
  if (o.epoch > 1) {
    const called = new Set(rows.map(({ memberId }) => memberId ?? ''));
    await tx.calls.supersede(o.id, o.epoch, [...called], now);
  }
  await putOut(frame, tx, rows, now);
  return reached;
};
