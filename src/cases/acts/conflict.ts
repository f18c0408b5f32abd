import { actingPost } from '../../notify/holding/acknowledge.js';
import { declareConflict } from '../../notify/ladder/excluded.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';

/** In which post the member has the case, or something of it, or is called for it; null for nobody of these. */
const standingPost = async ({ tx, frame, member }: Moment, matter: Case, o: Obligation): Promise<string | null> => {
  if (!member) return null;
  if (matter.holderId === member.id) return matter.holderPost;
  return o.holderId === member.id ? o.holderPost : actingPost(frame, tx, o, member);
};

/** What the member may step back from, and in which post; null where they have nothing to do with it. */
export const toStepBack = async (
  m: Moment,
  obligationId: string,
): Promise<{ readonly o: Obligation; readonly matter: Case; readonly by: Holder } | null> => {
  const { tx, member } = m;
  const o = await tx.obligations.byId(obligationId);
  const matter = o && (await tx.cases.byId(o.caseId));
  const postCode = o && matter && (await standingPost(m, matter, o));
  return member && o && matter && postCode ? { o, matter, by: { memberId: member.id, postCode } } : null;
};

/** Whoever has a case, or something to do on it, or is called for that, declares a conflict: it goes on without them, and they hear no more of it. */
export const conflict: DoAct = async (m, obligationId) => {
  const found = await toStepBack(m, obligationId);
  if (!found) return refused;
  const { o, matter, by } = found;
  await declareConflict(m.frame, m.tx, o, by, m.now);
  // A case that is over goes to nobody now, and not to them when it is opened again.
  const key = matter.closedAt === null ? 'card-declined-conflict' : 'conflict-kept';
  return told({ key, args: { number: matter.number } });
};
