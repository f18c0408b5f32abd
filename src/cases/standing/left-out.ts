import { declareConflict } from '../../notify/ladder/excluded.js';
import type { Holder, Obligation } from '../../store/store.js';
import { type DeskAnswer, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';

/** Something was over when a member said that they are related to those concerned: they are left out all the same. */
export const leftOut = async (
  m: Moment,
  { o, by }: { readonly o: Obligation; readonly by: Holder },
): Promise<DeskAnswer> => {
  await declareConflict(m.frame, m.tx, o, by, m.now);
  return told({ key: 'conflict-kept', args: { number: await m.tx.cases.number(o.caseId) } });
};
