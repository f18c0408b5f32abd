import { isInConflict } from '../../notify/ladder/recipients.js';
import type { Case, Holder, Member, Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';

/** A case that the member in this turn is responsible for, found by any obligation of it. */
export interface Responsible {
  readonly o: Obligation;
  readonly matter: Case;
  readonly member: Member;
  readonly holder: Holder;
}

/** Whether a member has something that was taken in a post which is still theirs: who left the post has it no longer. */
export const hasIt = (
  { id, posts }: Pick<Member, 'id' | 'posts'>,
  { holderId, holderPost }: { readonly holderId: string | null; readonly holderPost: string | null },
): boolean => holderId === id && posts.includes(holderPost ?? '');

/** Null when the member is not responsible for the case or must not know of it, or it is closed. */
export const responsibleFor = async (
  { tx, frame, member }: Moment,
  obligationId: string,
): Promise<Responsible | null> => {
  const o = await tx.obligations.byId(obligationId);
  const matter = o && (await tx.cases.byId(o.caseId));
  if (!o || !matter || !member || matter.closedAt !== null || !hasIt(member, matter)) return null;
  if (await isInConflict(frame, tx, matter.id, member.id)) return null;
  return { o, matter, member, holder: { memberId: member.id, postCode: matter.holderPost ?? '' } };
};
