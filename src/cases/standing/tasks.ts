import { actingPost } from '../../notify/holding/acknowledge.js';
import { namedRungs } from '../../notify/ladder/moments.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import type { Holder, Need, Obligation, Referral } from '../../store/store.js';
import type { Moment } from '../moment.js';
import { hasIt, responsibleFor } from './responsible.js';

/** A need, by an obligation of it, and in which post the member in this turn stands to it. */
export interface NeedTask {
  readonly o: Obligation;
  readonly need: Need;
  readonly by: Holder;
}

/** Null when it is no obligation of this kind, or the member may not know of the case. */
const needOf = async ({ tx, frame, member }: Moment, obligationId: string, kind: Obligation['kind']) => {
  const o = await tx.obligations.byId(obligationId);
  if (!member || o?.kind !== kind) return null;
  const need = await tx.needs.byId(o.subjectId ?? '');
  return need && !(await isInConflict(frame, tx, o.caseId, member.id)) ? { o, need, member } : null;
};

/** The member is asked, for a post they hold now, whether it can help. */
export const askedTask = async (m: Moment, obligationId: string): Promise<NeedTask | null> => {
  const found = await needOf(m, obligationId, 'offer_help');
  const postCode = found && namedRungs(found.o)?.[0]?.find((code) => found.member.posts.includes(code));
  return found && postCode ? { ...found, by: { memberId: found.member.id, postCode } } : null;
};

/** The member has the work. */
export const givenTask = async (m: Moment, obligationId: string): Promise<NeedTask | null> => {
  const found = await needOf(m, obligationId, 'help');
  if (!found || found.o.state === 'open' || !hasIt(found.member, found.o)) return null;
  return { ...found, by: { memberId: found.member.id, postCode: found.o.holderPost ?? '' } };
};

/** A part of a case, and in which post the member in this turn stands to it: asked for it, or at work on it. */
export interface PartTask {
  readonly o: Obligation;
  readonly referral: Referral;
  readonly by: Holder;
}

/** Null when it is no such part, or not theirs to know of. Whoever has it has it alone. */
export const partTask = async ({ tx, frame, member }: Moment, obligationId: string): Promise<PartTask | null> => {
  const o = await tx.obligations.byId(obligationId);
  const referral = o?.kind === 'referral' ? await tx.referrals.byId(o.id) : null;
  if (!o || !referral || !member) return null;
  const mine = hasIt(member, o) && !(await isInConflict(frame, tx, o.caseId, member.id));
  const postCode = mine ? o.holderPost : o.state === 'open' ? await actingPost(frame, tx, o, member) : null;
  return postCode === null ? null : { o, referral, by: { memberId: member.id, postCode } };
};

/** The work that the member has: help, or a part. Null where it is not theirs, or not taken yet. */
export const workOf = async (m: Moment, obligationId: string): Promise<NeedTask | PartTask | null> => {
  const part = await partTask(m, obligationId);
  return part?.o.state === 'open' ? null : (part ?? givenTask(m, obligationId));
};

/** The member may choose who helps: responsible for the case, or called for the choice where nobody is. */
export const choosesFor = async (m: Moment, obligationId: string): Promise<NeedTask | null> => {
  const { tx, frame, member } = m;
  const o = await tx.obligations.byId(obligationId);
  const need = o && (await tx.needs.byId(o.subjectId ?? ''));
  if (!o || !need || !member || (await isInConflict(frame, tx, o.caseId, member.id))) return null;
  const responsible = await responsibleFor(m, obligationId);
  if (responsible) return { o, need, by: responsible.holder };
  const owed = (await tx.obligations.ofCase(o.caseId)).find(
    (one) => one.kind === 'choose_help' && one.subjectId === need.id && hasIt(member, one),
  );
  return owed ? { o, need, by: { memberId: member.id, postCode: owed.holderPost ?? '' } } : null;
};
