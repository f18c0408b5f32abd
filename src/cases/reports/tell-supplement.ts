import { OVER } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { atHand } from '../../notify/ladder/at-hand.js';
import { callAmong } from '../../notify/ladder/calling.js';
import { hoursOf, mayLeaveAt } from '../../notify/ladder/moments.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import { membersAtRung } from '../../notify/ladder/rungs.js';
import { onCard } from '../../notify/telling/cards.js';
import { alarmOperator, tellMember } from '../../notify/telling/tell.js';
import type { Case, Obligation } from '../../store/store.js';
import { isAway } from '../away.js';
import type { Moment } from '../moment.js';

/** When somebody has last read what was reported of a case; 0: not yet. */
export const lastRead = async ({ tx }: Moment, caseId: string, memberId: string | null): Promise<Instant> =>
  (await tx.events.ofCase(caseId)).findLast((event) => event.kind === 'report.viewed' && event.memberId === memberId)
    ?.at ?? 0;

/** When what was added may be told to a post: what can wait does not wake anybody, as its call does not (domain.md 5.4). */
const leavesAt = ({ frame, now }: Moment, { level }: Case, code: string | null): Instant => {
  const post = frame.posts.find((one) => one.code === code);
  const zone = post?.timezone ?? frame.timezone;
  return mayLeaveAt(frame, frame.ladder.levels[level], zone, now, hoursOf(post, level));
};

/** Whoever can see to it in the holder's place hears of it, with what they can do; where there is nobody, the operator does. */
const tellOthers = async (
  { tx, frame, now }: Moment,
  matter: Case,
  event: string,
  { line, alarm, ways }: { readonly line: TextRef; readonly alarm: TextRef; readonly ways: object },
): Promise<void> => {
  const told = await atHand(frame, tx, matter, now);
  for (const memberId of told) {
    await tellMember(frame, tx, memberId, line, { id: event, priority: 1, epoch: 0, caseId: matter.id, ...ways }, now);
  }
  if (told.length === 0) await alarmOperator(frame, tx, alarm, event, now, matter.id);
};

/** Of a case that is closed somebody hears as well: whoever held it last, or who can see to it in their place. */
const tellOfClosed = async (m: Moment, o: Obligation, matter: Case, event: string): Promise<void> => {
  const { tx, frame, now } = m;
  const { id, number, holderId } = matter;
  const line = { key: 'card-supplement-closed', args: { number } };
  const card = onCard(o, number, 'held');
  if (holderId === null || (await isAway(m, holderId)) || (await isInConflict(frame, tx, id, holderId))) {
    const ways = { ways: { ...card, acts: [['case'], ['reopen']] as const } };
    return tellOthers(m, matter, event, { line, ways, alarm: { key: 'operator-alarm-supplement', args: { number } } });
  }
  const notBefore = leavesAt(m, matter, matter.holderPost);
  const about = { id: event, priority: 1, epoch: 0, caseId: id, notBefore };
  const ways = { ...card, acts: [['see'], ['reopen']] as const };
  await tellMember(frame, tx, holderId, line, { ...about, ways }, now);
};

/** Who has an urgent case and cannot be called does not hear of it alone: others can take the case over. */
const tellBeside = async (m: Moment, matter: Case, holderId: string, event: string): Promise<void> => {
  const { number } = matter;
  const [owed] = await m.tx.obligations.ofCase(matter.id);
  const name = (await m.tx.members.nameOf(holderId)) ?? '';
  const card = owed && onCard(owed, number, 'open', OVER);
  await tellOthers(m, matter, event, {
    line: { key: 'card-supplement-away', args: { number, name } },
    ways: { ways: card },
    alarm: { key: 'operator-alarm-supplement-away', args: { number } },
  });
};

/**
 * The reporter added something: whoever is responsible hears it, and whoever is called for the case while nobody is, or while
 * its holder cannot be called. `event`: each hears once of the same. `help`: they called for help, which waits for no morning.
 */
export const tellSupplement = async (
  m: Moment,
  o: Obligation,
  matter: Case,
  event: string,
  { help = false } = {},
): Promise<void> => {
  if (matter.closedAt !== null) return tellOfClosed(m, o, matter, event);
  const { tx, frame, now } = m;
  const { id: caseId, holderId, holderPost, number, level } = matter;
  const line = { key: 'card-supplement', args: { number } };
  const tell = (memberId: string, { id, kind, epoch }: Obligation, as: 'open' | 'held', post: string | null) => {
    const notBefore = help ? now : leavesAt(m, matter, post);
    const card = { id, number, as, kind };
    // Of what they have they hear in the morning whatever became of it in the night.
    const about = as === 'held' && notBefore > now ? { ways: card } : { matter: card };
    return tellMember(frame, tx, memberId, line, { id: event, priority: 1, epoch, caseId, notBefore, ...about }, now);
  };
  const away = holderId === null || (await isAway(m, holderId));
  const waits = callAmong(await tx.obligations.ofCase(caseId));
  const calls = o.state === 'open' ? o : away ? waits : undefined;
  const theirs = holderId ?? (calls ? null : o.holderId);
  if (theirs !== null) await tell(theirs, o, o.state === 'open' ? 'open' : 'held', holderPost ?? o.holderPost);
  for (const { memberId, post } of calls ? await membersAtRung(frame, tx, calls, calls.rung, now) : []) {
    if (calls) await tell(memberId, calls, 'open', post.code);
  }
  if (away && holderId !== null && !calls && level <= 'P1') await tellBeside(m, matter, holderId, event);
};
