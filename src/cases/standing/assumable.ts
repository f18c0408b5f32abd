import { HOUR, MINUTE } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { OWED } from '../../domain/obligation.js';
import { postName } from '../../notify/frame.js';
import { rungsOver } from '../../notify/ladder/way-up.js';
import type { Case } from '../../store/store.js';
import { isAway } from '../away.js';
import type { Moment } from '../moment.js';
import type { Standpoint } from './case-of.js';

/** Whoever has just taken a case is let begin: two who press at once do not take it from each other. */
const LET_BEGIN = 10 * MINUTE;
/** What was late already when they took it is theirs to see to first. */
const LET_CATCH_UP = HOUR;

/** The post in which the member in this turn could have the case: its holder's own, or one over it. */
export const postToAssume = (m: Moment, matter: Case): { postCode: string; beside: boolean } | null => {
  const { holderPost } = matter;
  const posts = m.member?.posts ?? [];
  if (holderPost === null) return null;
  if (posts.includes(holderPost)) return { postCode: holderPost, beside: true };
  const above = rungsOver(m.frame, holderPost, matter)
    .flat()
    .find((code) => posts.includes(code));
  return above === undefined ? null : { postCode: above, beside: false };
};

/** A step of theirs is: a report that was taken has a day of its own, and falls back to the next rung by itself. */
const isLate = async ({ tx, now }: Moment, { id, holderId }: Case): Promise<boolean> =>
  (await tx.obligations.ofCase(id)).some((o) => OWED.includes(o.kind) && o.holderId === holderId && o.dueAt <= now);

/**
 * Why the member cannot take a running case over from whoever has it, in a sentence; null when they can. Who shares the
 * holder's post, or stands in for it, can at any time; a post above once something is late, or the holder cannot be called.
 */
export const assumingBarred = async (m: Moment, { matter, holder }: Standpoint): Promise<TextRef | null> => {
  const { number, holderId, holderPost, heldAt } = matter;
  if (holderId === null) return { key: 'assume-nobody', args: { number } };
  if (holderId === holder.memberId) return { key: 'assume-yours', args: { number } };
  const post = postToAssume(m, matter);
  if (post === null) return { key: 'assume-not-yours', args: { number } };
  if (await isAway(m, holderId)) return null;
  const since = Math.abs(m.now - (heldAt ?? 0));
  const who = {
    number,
    name: (await m.tx.members.nameOf(holderId)) ?? '',
    post: postName(m.frame, holderPost),
  };
  if (since < LET_BEGIN) return { key: 'assume-just-taken', args: { ...who, at: { at: heldAt ?? m.now } } };
  if (post.beside || (since >= LET_CATCH_UP && (await isLate(m, matter)))) return null;
  return { key: 'assume-at-work', args: who };
};
