import { wayOn } from '../../notify/telling/cards.js';
import type { DeskAnswer } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { responsibleFor } from '../standing/responsible.js';

/** An answer that offers nothing, where there are no buttons: with the word that goes on from there, for whoever is responsible. */
export const onward = async (m: Moment, obligationId: string, answer: DeskAnswer): Promise<DeskAnswer> => {
  const { channel } = m.address;
  const offers = answer.matter ?? answer.also ?? answer.choices?.[0] ?? answer.numbers?.[0];
  if (answer.lines === undefined || offers !== undefined || m.frame.buttons.has(channel)) return answer;
  const found = await responsibleFor(m, obligationId);
  return found ? { ...answer, lines: [...answer.lines, ...wayOn(m.frame, channel, found.matter.number)] } : answer;
};
