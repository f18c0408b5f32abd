import type { Rows } from '../../domain/acts.js';
import { type Level, priorityOf } from '../../domain/level.js';
import { postsFor } from '../../domain/routing.js';
import type { Frame } from '../../notify/frame.js';
import { acknowledge, actingPost } from '../../notify/holding/acknowledge.js';
import { LINKED } from '../../notify/holding/steps.js';
import { isCalling } from '../../notify/ladder/calling.js';
import { callFor, entrust, promiseFor, redirectObligation } from '../../notify/ladder/open.js';
import { stepWayUp } from '../../notify/ladder/way-up.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellMember } from '../../notify/telling/tell.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';

/** Sets apart what is opened anew each time that something is linked: seconds, in eight characters at most. */
const stamp = (now: number): string => Math.floor(now / 1000).toString(36);

/** Whoever is responsible for a case that a report was linked to looks at it, in the time its level gives to take it. */
export const lookAt = async (m: Moment, matter: Case, reportId: string, holder: Holder): Promise<void> => {
  const { tx, frame, now } = m;
  const { id: caseId, number, level, area } = matter;
  const about = { id: `${reportId}-look-${stamp(now)}`, kind: 'review' as const, reportId, caseId, level, area };
  const dueAt = promiseFor(frame, level, now);
  const targets = stepWayUp(frame, matter, holder);
  const look = await entrust(frame, tx, { ...about, targets, subjectId: LINKED, dueAt }, holder, now);
  const acts: Rows = [['see'], ['more']];
  const card = onCard(look, number, 'held', acts);
  const options = {
    id: `${look.id}:linked`,
    priority: priorityOf(level),
    matter: card,
    epoch: look.epoch,
    caseId: look.caseId,
  };
  const line = { key: 'card-linked', args: { number, by: { at: dueAt } } };
  await tellMember(frame, tx, holder.memberId, line, options, now);
};

/** The rungs of a level for a place, as codes of posts, with one post before them all. */
const rungsAfter = (frame: Frame, first: string, level: Level, area: string): string[][] => [
  [first],
  ...frame.ladder.levels[level].rungs
    .map((kinds) => kinds.flatMap((kind) => postsFor(kind, area, frame.posts)).map(({ code }) => code))
    .filter((codes) => codes.length > 0),
];

/**
 * A case whose former holder is not there any more, or has closed it, wants somebody who takes it on again: the post that
 * had it is called first, then the ladder of its level.
 */
export const callBack = async (m: Moment, matter: Case, reportId: string, formerPost: string): Promise<void> => {
  const { tx, frame, now } = m;
  const { id: caseId, level, area } = matter;
  const targets = rungsAfter(frame, formerPost, level, area);
  const id = `${caseId}-again-${stamp(now)}`;
  await callFor(frame, tx, { id, kind: 'take_over', reportId, caseId, level, area, targets }, now);
};

/**
 * What nobody has taken of a case yet: where whoever linked a report to it is responsible now, and it is theirs to take,
 * they have both; else its own ladder goes on, at the level that the case has now.
 */
export const takeWith = async (m: Moment, matter: Case, open: readonly Obligation[], heir: Holder): Promise<void> => {
  const { tx, frame, member, now } = m;
  for (const { id } of open) {
    // As it stands now: where somebody at its rung was named by what was linked, it has gone on since.
    const o = await tx.obligations.byId(id);
    if (!o || !isCalling(o)) continue;
    if (o.kind === 'acknowledge' && member?.id === heir.memberId && (await actingPost(frame, tx, o, member)))
      await acknowledge(frame, tx, o.id, member, now);
    else if (matter.level < o.level) {
      const route = tx.obligations.routeOf(o) ?? undefined;
      await redirectObligation(frame, tx, o, { level: matter.level, area: o.area, route }, now);
    }
  }
};
