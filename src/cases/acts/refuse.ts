import { REFUSAL_REASONS, type RefusalReason } from '../../domain/hand-over.js';
import { refuseCase } from '../../notify/hand-over.js';
import type { DoAct } from '../acts.js';
import { refused, told } from '../desk-answer.js';
import { staleAnswer } from './accept.js';

const reasonOf = (code: string): RefusalReason | undefined =>
  Object.hasOwn(REFUSAL_REASONS, code) ? REFUSAL_REASONS[code as keyof typeof REFUSAL_REASONS] : undefined;

/** A member gives an offered case back, with a reason. */
export const refuse: DoAct = async (m, obligationId, { backwhy = '', backword }) => {
  const reason = reasonOf(backwhy);
  if (!m.member || !reason) return refused;
  const answer = await refuseCase(m.frame, m.tx, obligationId, m.member, { reason, words: backword }, m.now);
  if (answer.kind === 'refused') return refused;
  if (answer.kind === 'stale') return staleAnswer(m, answer.why, answer.obligation);
  const args = { number: await m.tx.cases.number(answer.obligation.caseId) };
  return told({
    key: reason === 'conflict_of_interest' ? 'card-declined-conflict' : `handover-done-${answer.kind}`,
    args,
  });
};
