import type { DoAct } from '../act.js';
import { finishStep, follow, keepNote } from '../standing/finish-step.js';

/** The child's situation is assessed; a plan follows. */
export const assess: DoAct = async (m, obligationId, { distress = '', text = '' }) => {
  const done = await finishStep(m, obligationId, 'assess');
  if ('notice' in done) return done;
  await keepNote(m, done, 'assessed', text);
  if (distress !== '') await keepNote(m, done, 'distress', distress);
  await m.tx.cases.setStatus(done.matter.id, 'assessed', m.now);
  return follow(m, done, 'plan');
};
