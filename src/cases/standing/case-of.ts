import { readCode } from '../../domain/codes.js';
import type { TextRef } from '../../domain/effect.js';
import { NEEDS_NO_CASE } from '../../domain/obligation.js';
import { actingPost } from '../../notify/holding/acknowledge.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import { rungsOver } from '../../notify/ladder/way-up.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';
import { hasIt } from './responsible.js';

/** How a member stands to a case. */
export interface Standpoint {
  readonly matter: Case;
  readonly o: Obligation | null;
  /** In which post. */
  readonly holder: Holder;
  /**
   * `holder`: responsible, or the last who was. `called`: for something of it. `beside`: in the holder's post too, or
   * standing in for it. `above`: over the holder's post.
   */
  readonly as: 'holder' | 'called' | 'beside' | 'above';
}

/** Who works on a part of a case, or is called for it. */
export type AtTask = Pick<Standpoint, 'matter' | 'holder'>;

/** The case of this number, or the one it was linked to since. */
export const caseNamed = async ({ tx }: Moment, typed: string): Promise<Case | null> => {
  const found = await tx.cases.byNumber(readCode(typed));
  return found?.mergedInto ? tx.cases.byId(found.mergedInto) : found;
};

/** What to say first where a case was named by the number that it had before it was linked to another. */
export const followedLine = async ({ tx }: Moment, typed: string): Promise<TextRef | null> => {
  const found = await tx.cases.byNumber(readCode(typed));
  if (!found?.mergedInto) return null;
  return { key: 'link-followed', args: { from: found.number, number: await tx.cases.number(found.mergedInto) } };
};

/** The case that an obligation, or a number that was typed, means to the member in this turn; null: not theirs. */
export const standpointOf = async (m: Moment, id: string): Promise<Standpoint | null> => {
  const { tx, frame, member } = m;
  const o = await tx.obligations.byId(id);
  const matter = o ? await tx.cases.byId(o.caseId) : await caseNamed(m, id);
  if (!matter || !member || (await isInConflict(frame, tx, matter.id, member.id))) return null;
  const as = (kind: Standpoint['as'], postCode: string): Standpoint => ({
    matter,
    o,
    holder: { memberId: member.id, postCode },
    as: kind,
  });
  // Who left the post in which they held it has it no longer.
  if (hasIt(member, matter)) return as('holder', matter.holderPost ?? '');
  for (const one of o ? [o] : await tx.obligations.allOfCase(matter.id)) {
    const post = NEEDS_NO_CASE.includes(one.kind) ? null : await actingPost(frame, tx, one, member);
    if (post) return as('called', post);
  }
  if (matter.holderPost !== null && member.posts.includes(matter.holderPost)) return as('beside', matter.holderPost);
  if (matter.holderPost === null) return null;
  const above = rungsOver(frame, matter.holderPost, matter)
    .flat()
    .find((code) => member.posts.includes(code));
  return above ? as('above', above) : null;
};

/**
 * Whether somebody who was called for something of a case is at work on it: they are to answer something of it still, or come to
 * its conference. Once another has taken what they were called for, what is written from then on is not theirs to read.
 */
export const isAtWork = async ({ tx, frame, member }: Moment, { id }: Case): Promise<boolean> => {
  if (!member) return false;
  const comes = (await tx.events.ofCase(id)).some(
    ({ kind, memberId }) => kind === 'conference.joined' && memberId === member.id,
  );
  if (comes) return true;
  for (const one of await tx.obligations.ofCase(id)) {
    if (one.state !== 'open' || NEEDS_NO_CASE.includes(one.kind)) continue;
    if ((await actingPost(frame, tx, one, member)) !== null) return true;
  }
  return false;
};

/**
 * The same to whose task is a part of it, theirs or one they are called for: they may say of it what they find, and see no more
 * of it for that. Who is only asked whether they can help has met nobody.
 */
export const taskPointOf = async (m: Moment, id: string): Promise<AtTask | null> => {
  const { tx, frame, member } = m;
  const o = await tx.obligations.byId(id);
  const matter = o ? await tx.cases.byId(o.caseId) : await caseNamed(m, id);
  if (!matter || matter.closedAt !== null || !member) return null;
  if (await isInConflict(frame, tx, matter.id, member.id)) return null;
  for (const one of o ? [o] : await tx.obligations.allOfCase(matter.id)) {
    if (!NEEDS_NO_CASE.includes(one.kind) || one.kind === 'offer_help') continue;
    if (one.state === 'done') continue;
    const own = hasIt(member, one) ? one.holderPost : null;
    const postCode = own ?? (one.state === 'open' ? await actingPost(frame, tx, one, member) : null);
    if (postCode !== null) return { matter, holder: { memberId: member.id, postCode } };
  }
  return null;
};
