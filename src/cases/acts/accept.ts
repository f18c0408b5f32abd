import { acceptCase, type Stale } from '../../notify/holding/hand-over.js';
import { acceptPart, type Stale as StalePart } from '../../notify/holding/referral.js';
import { holderFacts } from '../../notify/telling/edit.js';
import type { Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { takenAnswer } from '../showing/taken-answer.js';

/** An answer that comes too late, and why it changes nothing. */
export const staleAnswer = async (m: Moment, why: Stale, o: Obligation): Promise<DeskAnswer> => {
  const number = await m.tx.cases.number(o.caseId);
  return told({ key: `handover-stale-${why}`, args: { number, ...(await holderFacts(m.frame, m.tx, o)) } });
};

/** The same about a part of a case. */
export const stalePart = async (m: Moment, why: StalePart, o: Obligation): Promise<DeskAnswer> => {
  const number = await m.tx.cases.number(o.caseId);
  return told({ key: `referral-stale-${why}`, args: { number, ...(await holderFacts(m.frame, m.tx, o)) } });
};

/** A member accepts a case that was offered to them, or a part of one. */
export const accept: DoAct = async (m, obligationId) => {
  if (!m.member) return refused;
  if ((await m.tx.obligations.byId(obligationId))?.kind === 'referral') {
    const part = await acceptPart(m.frame, m.tx, obligationId, m.member, m.now);
    if (part.kind === 'stale') return stalePart(m, part.why, part.obligation);
    return part.kind === 'accepted' ? takenAnswer(m, part.obligation) : refused;
  }
  const answer = await acceptCase(m.frame, m.tx, obligationId, m.member, m.now);
  if (answer.kind === 'stale') return staleAnswer(m, answer.why, answer.obligation);
  return answer.kind === 'accepted' ? { notice: { key: 'notice-taken' } } : refused;
};
