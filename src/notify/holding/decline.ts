import type { Instant } from '../../domain/clock.js';
import type { DeclineReason } from '../../domain/effect.js';
import { postOfCode } from '../../domain/routing.js';
import type { Member, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { climb } from '../ladder/climb.js';
import { declareConflict, dropExcluded, noteDeclared } from '../ladder/excluded.js';
import { topOf } from '../ladder/moments.js';
import { leftAtRung } from '../ladder/rungs.js';
import { actingPost, offers } from './acknowledge.js';

/** The kind of note in which the words of a hand-back are kept: they can be erased, the record's events cannot. */
export const DECLINED = 'declined';

/** Who is asked now: others at the rung who have not answered, the next `above`; or it is at the `top`, where nobody is next. */
export type Asked = 'others' | 'above' | 'top';

/** How a hand-back was taken. */
export type Declined =
  | { readonly kind: 'declined'; readonly obligation: Obligation; readonly asked: Asked }
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
 * A member cannot take it. When everybody at this rung has said so, the next rung is called at once; at the top everybody again, and
 * the operator, once: who says so once more then calls nobody anew before its time. It never makes a matter nobody's: until somebody
 * takes it, the member's card still works.
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

  const lost = postOfCode(post, frame.posts);
  const before = (await tx.events.declinedAt(read.id, read.rung)).includes(member.id);
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
  const left = await leftAtRung(frame, tx, read, now, { lost });
  const top = read.rung >= (await topOf(frame, tx, read));
  const moves = left.length === 0 && !(top && before);
  const obligation = moves ? await climb(frame, tx, read, 'climbed', now) : read;
  if (conflict) await dropExcluded(frame, tx, read.caseId, 'declared', now);
  return { kind: 'declined', obligation, asked: left.length > 0 ? 'others' : top ? 'top' : 'above' };
};
