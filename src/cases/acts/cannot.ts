import { quitPart } from '../../notify/holding/referral-end.js';
import { dropExcluded, noteDeclared } from '../../notify/ladder/excluded.js';
import { quitHelp } from '../../notify/needs/need-end.js';
import type { DoAct } from '../act.js';
import { refused, said, settled } from '../desk-answer.js';
import { leftOut } from '../standing/left-out.js';
import { workOf } from '../standing/tasks.js';

/** Whoever has the work cannot go on with it: somebody else is looked for, or it goes back to who asked for it. */
export const cannot: DoAct = async (m, obligationId, { quit = '' }) => {
  const task = await workOf(m, obligationId);
  if (!task) return refused;
  const part = 'referral' in task;
  if (task.o.state === 'done') return quit === 'related' ? leftOut(m, task) : settled;
  if (quit === 'related') await noteDeclared(m.tx, task.o, task.by, m.now);
  const quits = part ? quitPart : quitHelp;
  const gone = await quits(m.frame, m.tx, task.o, task.by, quit, m.now);
  if (quit === 'related') await dropExcluded(m.frame, m.tx, task.o.caseId, 'declared', m.now);
  if (!gone) return settled;
  return said({ key: part ? 'referral-quit' : 'quit-kept' });
};
