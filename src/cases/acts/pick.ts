import { chooseOffer } from '../../notify/needs/need-choose.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { choosesFor, type NeedTask } from '../standing/tasks.js';
import { noChoiceYet, offersList } from './choose.js';

const SAID = { early: 'choose-early', settled: 'choose-settled', gone: 'choose-gone' } as const;

const chosen = async (m: Moment, { need, by }: NeedTask, offerId: string): Promise<DeskAnswer> => {
  const answer = await chooseOffer(m.frame, m.tx, need, offerId, by, m.now);
  const number = await m.tx.cases.number(need.caseId);
  if (answer === 'chosen') return said({ key: 'choose-kept', args: { number } });
  if (answer !== 'gone') return said({ key: SAID[answer] });
  const list = await offersList(m, need);
  return { ...list, notice: { key: SAID.gone }, lines: [{ key: SAID.gone }, ...(list.lines ?? [])] };
};

/** Whoever is responsible chooses an offer by its button. */
export const pick: DoAct = async (m, offerId) => {
  const found = await choosesFor(m, offerId);
  return found?.o.kind === 'offer_help' ? chosen(m, found, offerId) : refused;
};

/** The same by its number in the list. */
export const number: DoAct = async (m, obligationId, { nr = '' }) => {
  const found = await choosesFor(m, obligationId);
  if (!found) return (await noChoiceYet(m, obligationId)) ?? refused;
  const [place] = /\d{1,4}/.exec(nr.normalize('NFKC')) ?? [];
  return chosen(m, found, `${found.need.id}-o${place ?? 0}`);
};
