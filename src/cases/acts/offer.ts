import { dropExcluded, noteDeclared } from '../../notify/excluded.js';
import { offerHelp, passHelp } from '../../notify/need-answer.js';
import type { DoAct } from '../acts.js';
import { refused, settled } from '../desk-answer.js';
import { leftOut } from '../left-out.js';
import { askedTask } from '../tasks.js';

/** A post can meet a need, from when on in its own words. Its card says so. */
export const offer: DoAct = async (m, obligationId, { start = '' }) => {
  const task = await askedTask(m, obligationId);
  if (!task) return refused;
  if (task.o.state !== 'open') return settled;
  await offerHelp(m.frame, m.tx, task.o, task.by, start, m.now);
  return { notice: { key: 'offer-kept' } };
};

/** It cannot. Who is related to those concerned is told nothing more of the case. */
export const pass: DoAct = async (m, obligationId, answers) => {
  const task = await askedTask(m, obligationId);
  if (!task) return refused;
  if (task.o.state !== 'open') return answers.pass === 'related' ? leftOut(m, task) : settled;
  const { caseId } = task.o;
  if (answers.pass === 'related') await noteDeclared(m.tx, task.o, task.by, m.now);
  await passHelp(m.frame, m.tx, task.o, task.by, answers.pass ?? '', m.now);
  if (answers.pass === 'related') await dropExcluded(m.frame, m.tx, caseId, 'declared', m.now);
  return { notice: { key: 'pass-kept' } };
};
