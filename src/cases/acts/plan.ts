import type { DoAct } from '../act.js';
import { finishStep, follow, keepNote } from '../standing/finish-step.js';

/** There is a plan; it is looked after by reviews from now on. */
export const plan: DoAct = async (m, obligationId, { text = '' }) => {
  const done = await finishStep(m, obligationId, 'plan');
  if ('notice' in done) return done;
  await keepNote(m, done, 'planned', text);
  await m.tx.cases.setStatus(done.matter.id, 'supported', m.now);
  return follow(m, done, 'review');
};
