import type { Instant } from '../../domain/clock.js';
import type { DeclineReason } from '../../domain/effect.js';
import { postOfCode } from '../../domain/routing.js';
import type { Member, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { climb } from '../ladder/climb.js';
import { declareConflict, dropExcluded, noteDeclared } from '../ladder/excluded.js';
import { leftAtRung } from '../ladder/rungs.js';
import { actingPost, offers } from './acknowledge.js';

/** The kind of note in which the words of a hand-back are kept: they can be erased, the record's events cannot. */
export const DECLINED = 'declined';

/** How a hand-back was taken. */
export type Declined =
  /** `passedOn`: nobody is left at the rung, and the next is called. */
  | { readonly kind: 'declined'; readonly obligation: Obligation; readonly passedOn: boolean }
  /** `aside`: the same, and they are left out from now on. */
  | { readonly kind: 'already' | 'done' | 'aside'; readonly obligation: Obligation }
  | { readonly kind: 'refused' };

/** What a member may hand back, and in which post: they were called for it, whatever became of it since. */
export const toDecline = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
): Promise<{ readonly read: Obligation; readonly post: string } | null> => {
  const read = await tx.obligations.byId(obligationId);
  const post = read && offers(read.kind, 'dec') && (await actingPost(frame, tx, read, member));
  return read && post ? { read, post } : null;
};

/** Why somebody hands back what they were called for, and what they wrote of it. */
interface HandBack {
  readonly reason: DeclineReason;
  readonly words?: string | undefined;
}

/**
 * A member cannot take it. When everybody at this rung has said so, the next rung is called at once. It never makes
 * a matter nobody's: until somebody takes it, the member's card still works.
 */
export const decline = async (
  frame: Frame,
  tx: Records,
  obligationId: string,
  member: Member,
  { reason, words }: HandBack,
  now: Instant,
): Promise<Declined> => {
  await tx.obligations.keep(obligationId);
  const found = await toDecline(frame, tx, obligationId, member);
  if (!found) {
    await tx.events.add({ at: now, kind: 'decline.refused', obligationId, memberId: member.id });
    return { kind: 'refused' };
  }
  const { read, post } = found;
  const conflict = reason === 'conflict_of_interest';
  if (read.state !== 'open') {
    if (conflict) await declareConflict(frame, tx, read, { memberId: member.id, postCode: post }, now);
    return { kind: conflict ? 'aside' : read.state === 'done' ? 'done' : 'already', obligation: read };
  }

  await tx.events.add({
    at: now,
    kind: 'obligation.declined',
    caseId: read.caseId,
    obligationId,
    memberId: member.id,
    postCode: post,
    data: { rung: read.rung, reason },
  });
  if (words) {
    const note = { id: `${read.id}:${DECLINED}:${member.id}:${now}`, caseId: read.caseId, kind: DECLINED, at: now };
    await tx.notes.add({ ...note, memberId: member.id, postCode: post, text: words });
  }
  if (conflict) await noteDeclared(tx, read, { memberId: member.id, postCode: post }, now);
  const passedOn = (await leftAtRung(frame, tx, read, now, { lost: postOfCode(post, frame.posts) })).length === 0;
  const obligation = passedOn ? await climb(frame, tx, read, 'climbed', now) : read;
  if (conflict) await dropExcluded(frame, tx, read.caseId, 'declared', now);
  return { kind: 'declined', obligation, passedOn };
};
