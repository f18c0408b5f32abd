import { withdrawOffer } from '../../notify/holding/offers.js';
import { withdrawPart } from '../../notify/holding/referral-end.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import type { DoAct } from '../act.js';
import { refused, said, settled, told } from '../desk-answer.js';
import { responsibleFor } from '../standing/responsible.js';
import { staleAnswer } from './accept.js';

/** Whoever is responsible takes back the offer of the case, or the part of it that this names. */
export const withdraw: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  const offer = found ? null : await m.tx.handOvers.byId(obligationId);
  // It was theirs, and has gone on since: to whom, is told to whoever may know.
  if (offer && offer.fromMember === m.member?.id && offer.state === 'accepted') {
    const o = await m.tx.obligations.byId(obligationId);
    if (o && !(await isInConflict(m.frame, m.tx, o.caseId, offer.fromMember))) return staleAnswer(m, 'accepted', o);
  }
  if (!found) return refused;
  const { matter, holder, o } = found;
  if (o.kind === 'referral') {
    const over = !(await withdrawPart(m.frame, m.tx, o, holder, m.now));
    return over ? settled : said({ key: 'referral-taken-back', args: { number: matter.number } });
  }
  const taken = await withdrawOffer(m.frame, m.tx, matter.id, holder, m.now);
  return told({ key: taken ? 'hand-withdrawn' : 'hand-none-waiting', args: { number: matter.number } });
};
