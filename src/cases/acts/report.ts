import { reportPart } from '../../notify/holding/referral-end.js';
import { reportHelp } from '../../notify/needs/need-end.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { type NeedTask, type PartTask, workOf } from '../standing/tasks.js';

/** The work that the member has still to report on; an answer instead, where it is not theirs, or was done before. */
export const toReport = async (m: Moment, obligationId: string): Promise<NeedTask | PartTask | DeskAnswer> => {
  const task = await workOf(m, obligationId);
  if (!task) return refused;
  return task.o.state === 'done' ? settled : task;
};

/** The work is done; what came of it, in the helper's own words, is for whoever is responsible for the case. */
export const report: DoAct = async (m, obligationId, { text = '' }) => {
  const task = await toReport(m, obligationId);
  if ('notice' in task) return task;
  const keeps = 'referral' in task ? reportPart : reportHelp;
  return (await keeps(m.frame, m.tx, task.o, task.by, text, m.now)) ? { notice: { key: 'report-kept' } } : settled;
};
