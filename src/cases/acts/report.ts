import { reportHelp } from '../../notify/need-end.js';
import { reportPart } from '../../notify/referral-end.js';
import type { DoAct } from '../acts.js';
import { refused, settled } from '../desk-answer.js';
import { givenTask, partTask } from '../tasks.js';

/** The work is done; what came of it, in the helper's own words, is for whoever is responsible for the case. */
export const report: DoAct = async (m, obligationId, { text = '' }) => {
  const part = await partTask(m, obligationId);
  if (part) {
    if (part.o.state === 'open') return refused;
    const kept = part.o.state !== 'done' && (await reportPart(m.frame, m.tx, part.o, part.by, text, m.now));
    return kept ? { notice: { key: 'report-kept' } } : settled;
  }
  const task = await givenTask(m, obligationId);
  if (!task) return refused;
  if (task.o.state === 'done') return settled;
  const done = await reportHelp(m.frame, m.tx, task.o, task.by, text, m.now);
  return done ? { notice: { key: 'report-kept' } } : settled;
};
