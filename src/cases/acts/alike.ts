import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { proposeAlike } from '../linking/alike.js';
import { responsibleFor } from '../standing/responsible.js';

/** Whoever is responsible looks for cases that may be about the same child. */
export const alike: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const also = await proposeAlike(m, found.o);
  const args = { number: found.matter.number };
  return also ? { notice: { key: 'alike-found', args }, also } : said({ key: 'alike-none', args });
};
