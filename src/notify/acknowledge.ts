import type { Instant } from '../domain/clock.js';
import type { ObligationKind } from '../domain/obligation.js';
import type { Member, Obligation, Records } from '../store/store.js';
import { editCards } from './edit.js';
import type { Frame } from './frame.js';
import { followUpBy } from './moments.js';
import { isInConflict } from './recipients.js';
import { postsAtRung } from './rungs.js';
import { tellReporter } from './tell.js';
import { transition } from './transition.js';

/** How a press was taken. `holder` is the person who has it. */
export type Acknowledged =
  | { readonly kind: 'taken'; readonly obligation: Obligation }
  | { readonly kind: 'yours' | 'already' | 'done'; readonly obligation: Obligation }
  | { readonly kind: 'refused' };

/** Whoever takes one of these is responsible for the child from then on. */
const RESPONSIBLE: readonly ObligationKind[] = ['acknowledge', 'take_over', 'not_solved'];

/** True when a member may act on an obligation: called for it, or holding a post at a rung reached so far. */
export const mayAct = async (frame: Frame, tx: Records, o: Obligation, member: Member): Promise<boolean> =>
  (await actingPost(frame, tx, o, member)) !== null;

/** The post in which a member may act on an obligation; null when they may not. */
export const actingPost = async (frame: Frame, tx: Records, o: Obligation, member: Member): Promise<string | null> => {
  if (member.posts.length === 0 || (await isInConflict(frame, tx, o.caseId, member.id))) return null;
  for (let rung = o.rung; rung >= 0; rung -= 1) {
    const post = (await postsAtRung(frame, tx, o, rung)).find(({ code }) => member.posts.includes(code));
    if (post) return post.code;
  }
  return (await tx.obligations.called(o.id, member.id)) ? (member.posts[0] ?? null) : null;
};

/**
 * A named member takes it: the ladder stops, messages not yet sent are cancelled, every card says who has it, and the
 * reporter is told. A late press from a lower rung counts; a second press says who was first; a stranger's is refused.
 */
export const acknowledge = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  now: Instant,
): Promise<Acknowledged> => {
  const read = await tx.obligations.byId(obligationId);
  const post = read && read.kind !== 'offer_help' && (await actingPost(frame, tx, read, member));
  if (!read || !post) {
    await tx.events.add({ at: now, kind: 'acknowledge.refused', obligationId, memberId: member.id });
    return { kind: 'refused' };
  }
  if (read.state === 'done') return { kind: 'done', obligation: read };
  if (read.state === 'acknowledged') {
    return { kind: read.holderId === member.id ? 'yours' : 'already', obligation: read };
  }

  const taken: Obligation = {
    ...read,
    state: 'acknowledged',
    holderId: member.id,
    holderPost: post,
    heldAt: now,
    nextDueAt: await followUpBy(frame, tx, read, now),
    epoch: read.epoch + 1,
  };
  const event = {
    kind: 'obligation.acknowledged',
    memberId: member.id,
    postCode: post,
    data: { rung: read.rung, level: read.level, waited: now - read.openedAt },
  };
  if (!(await transition(tx, read, taken, event, now))) return acknowledge(frame, tx, obligationId, member, now);
  await tx.outbox.cancel(read.id, now);
  await editCards(frame, tx, taken, now);

  if (RESPONSIBLE.includes(read.kind)) await tx.cases.hold(read.caseId, { memberId: member.id, postCode: post }, now);
  if (read.kind === 'acknowledge') {
    const matter = await tx.cases.byId(read.caseId);
    if (matter?.status === 'received') await tx.cases.setStatus(read.caseId, 'acknowledged', now);
    await tellReporter(frame, tx, read.reportId, { key: 'reporter-taken' }, `taken:${taken.epoch}`, now);
  }
  return { kind: 'taken', obligation: taken };
};
