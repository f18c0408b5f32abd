import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { responsibleFor } from '../standing/responsible.js';

/** Whoever is responsible has looked at what was proposed, and says that it is another child. */
export const apart: DoAct = async (m, obligationId) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { o, matter, holder } = found;
  const about = { at: m.now, caseId: matter.id, reportId: o.reportId, ...holder };
  await m.tx.events.add({ ...about, kind: 'case.told_apart' });
  return said({ key: 'apart-kept', args: { number: matter.number } });
};
