import type { Instant } from '../../domain/clock.js';
import { tellInTheirPlace } from '../../notify/holding/supplement.js';
import { callAmong } from '../../notify/ladder/calling.js';
import { hoursOf, mayLeaveAt } from '../../notify/ladder/moments.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import { membersAtRung } from '../../notify/ladder/rungs.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellMember } from '../../notify/telling/tell.js';
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

/** Of a case that is closed somebody hears as well: whoever held it last, or who can see to it in their place. */
const tellOfClosed = async (m: Moment, o: Obligation, matter: Case, event: string, help: boolean): Promise<void> => {
  const { tx, frame, now } = m;
  const { id, number, holderId } = matter;
  if (holderId === null || (await isAway(m, holderId)) || (await isInConflict(frame, tx, id, holderId)))
    return tellInTheirPlace(frame, tx, matter, event, now);
  const notBefore = help ? now : leavesAt(m, matter, matter.holderPost);
  const about = { id: event, priority: 1, epoch: 0, caseId: id, notBefore };
  const ways = { ...onCard(o, number, 'held'), acts: [['see'], ['reopen']] as const };
  await tellMember(frame, tx, holderId, { key: 'card-supplement-closed', args: { number } }, { ...about, ways }, now);
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
  if (matter.closedAt !== null) return tellOfClosed(m, o, matter, event, help);
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
  if (away && holderId !== null && !calls && level <= 'P1') await tellInTheirPlace(frame, tx, matter, event, now);
};
