import { actingPost } from '../../notify/acknowledge.js';
import { declareConflict } from '../../notify/excluded.js';
import type { Case, Obligation } from '../../store/store.js';
import type { DoAct } from '../acts.js';
import { refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';

/** In which post the member has the case, or something of it, or is called for it; null for nobody of these. */
const standingPost = async ({ tx, frame, member }: Moment, matter: Case, o: Obligation): Promise<string | null> => {
  if (!member) return null;
  if (matter.holderId === member.id) return matter.holderPost;
  return o.holderId === member.id ? o.holderPost : actingPost(frame, tx, o, member);
};

/** Whoever has a case, or something to do on it, or is called for that, declares a conflict: it goes on without them, and they hear no more of it. */
export const conflict: DoAct = async (m, obligationId) => {
  const { tx, frame, member, now } = m;
  const o = await tx.obligations.byId(obligationId);
  const matter = o && (await tx.cases.byId(o.caseId));
  if (!o || !matter || !member) return refused;
  const post = await standingPost(m, matter, o);
  if (post === null) return refused;
  await declareConflict(frame, tx, o, { memberId: member.id, postCode: post }, now);
  // A case that is over goes to nobody now, and not to them when it is opened again.
  const key = matter.closedAt === null ? 'card-declined-conflict' : 'conflict-kept';
  return told({ key, args: { number: matter.number } });
};
