import type { TextRef } from '../../domain/effect.js';
import { codesOf } from '../../flows/desk/dialogs.js';
import type { DoAct } from '../act.js';
import { raiseCase } from '../change-level.js';
import type { Moment } from '../moment.js';
import { callPoliceFor } from '../police-duty.js';
import { finishStep, follow, keepNote, type StepDone } from '../standing/finish-step.js';

/**
 * Missing or trafficked is one of the nine situations, however it is found (强制报告意见 art 4 (7)): the police are told at once, and the
 * case is P1 at least. Returns the case as it stands then, and what its holder is told.
 */
const ofMissing = async (
  m: Moment,
  { matter, holder }: StepDone,
): Promise<Pick<StepDone, 'matter'> & { lines: TextRef[] }> => {
  await m.tx.events.add({ at: m.now, kind: 'mandatory.found', caseId: matter.id, ...holder });
  const raised = matter.level > 'P1';
  if (raised) await raiseCase(m, matter, 'P1', holder);
  const duty = await callPoliceFor(m, matter, { anew: false });
  const lines = duty ? [{ key: 'must-kept', args: { number: matter.number } }] : [];
  return { matter: raised ? { ...matter, level: 'P1' } : matter, lines };
};

/** The child's situation is assessed; a plan follows. */
export const assess: DoAct = async (m, obligationId, { distress = '', text = '' }) => {
  const done = await finishStep(m, obligationId, 'assess');
  if ('notice' in done) return done;
  await keepNote(m, done, 'assessed', text);
  if (distress !== '') await keepNote(m, done, 'distress', distress);
  await m.tx.cases.setStatus(done.matter.id, 'assessed', m.now);
  const { matter, lines } = codesOf(distress).includes('missing')
    ? await ofMissing(m, done)
    : { matter: done.matter, lines: [] };
  const answer = await follow(m, { o: done.o, matter }, 'plan');
  return { ...answer, lines: [...(answer.lines ?? []), ...lines] };
};
