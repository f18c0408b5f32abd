import { REFUSAL_REASONS, type RefusalReason } from '../../domain/hand-over.js';
import { offeredTo, refuseCase } from '../../notify/holding/hand-over.js';
import { partAskedOf, refusePart } from '../../notify/holding/referral.js';
import type { Refusal } from '../../notify/holding/refusal.js';
import type { Member } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { staleAnswer, stalePart } from './accept.js';

const reasonOf = (code: string): RefusalReason | undefined =>
  Object.hasOwn(REFUSAL_REASONS, code) ? REFUSAL_REASONS[code as keyof typeof REFUSAL_REASONS] : undefined;

/** What was offered to the member, the case or a part of it; null where it is not theirs to answer. */
export const toRefuse = async ({ frame, tx, member }: Moment, id: string): Promise<object | null> => {
  if (!member) return null;
  const isPart = (await tx.obligations.byId(id))?.kind === 'referral';
  return (isPart ? partAskedOf : offeredTo)(frame, tx, id, member);
};

const refusesPart = async (m: Moment, obligationId: string, member: Member, refusal: Refusal): Promise<DeskAnswer> => {
  const answer = await refusePart(m.frame, m.tx, obligationId, member, refusal, m.now);
  if (answer.kind === 'refused') return refused;
  if (answer.kind === 'stale') return stalePart(m, answer.why, answer.obligation);
  const args = { number: await m.tx.cases.number(answer.obligation.caseId) };
  if (answer.kind === 'aside') return told({ key: 'conflict-kept', args });
  const conflict = refusal.reason === 'conflict_of_interest';
  return told({ key: conflict ? 'card-declined-conflict' : `referral-refused-${answer.kind}`, args });
};

/** A member gives an offered case, or a part of one, back, with a reason. */
export const refuse: DoAct = async (m, obligationId, { backwhy = '', backword }) => {
  const reason = reasonOf(backwhy);
  if (!m.member || !reason) return refused;
  const refusal = { reason, words: backword };
  if ((await m.tx.obligations.byId(obligationId))?.kind === 'referral') {
    return refusesPart(m, obligationId, m.member, refusal);
  }
  const answer = await refuseCase(m.frame, m.tx, obligationId, m.member, refusal, m.now);
  if (answer.kind === 'refused') return refused;
  if (answer.kind === 'stale') return staleAnswer(m, answer.why, answer.obligation);
  const args = { number: await m.tx.cases.number(answer.obligation.caseId) };
  if (answer.kind === 'aside') return told({ key: 'conflict-kept', args });
  return told({
    key: reason === 'conflict_of_interest' ? 'card-declined-conflict' : `handover-done-${answer.kind}`,
    args,
  });
};
