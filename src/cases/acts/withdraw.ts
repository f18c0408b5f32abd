import { withdrawOffer } from '../../notify/offers.js';
import type { DoAct } from '../acts.js';
import { refused, told } from '../desk-answer.js';
import { responsibleFor } from '../responsible.js';
import { staleAnswer } from './accept.js';

/** Whoever offered a case takes the offer back. */
export const withdraw: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  const offer = found ? null : await m.tx.handOvers.byId(obligationId);
  // It was theirs, and has gone on since.
  if (offer && offer.fromMember === m.member?.id && offer.state === 'accepted') {
    const o = await m.tx.obligations.byId(obligationId);
    if (o) return staleAnswer(m, 'accepted', o);
  }
  if (!found) return refused;
  const { matter, holder } = found;
  const taken = await withdrawOffer(m.frame, m.tx, matter.id, holder, m.now);
  return told({ key: taken ? 'hand-withdrawn' : 'hand-none-waiting', args: { number: matter.number } });
};
