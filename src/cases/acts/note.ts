import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { responsibleFor } from '../standing/responsible.js';

/** Whoever is responsible writes something down about the case. */
export const note: DoAct = async (m, obligationId, { text = '' }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, member, holder } = found;
  const id = `${matter.id}:note:${member.id}:${m.now}`;
  await m.tx.notes.add({ id, caseId: matter.id, kind: 'note', at: m.now, ...holder, text });
  await m.tx.events.add({ at: m.now, kind: 'case.noted', caseId: matter.id, ...holder });
  return said({ key: 'note-kept', args: { number: matter.number } });
};
