import { finish } from '../../notify/finish.js';
import { tellReporter } from '../../notify/tell.js';
import type { DoAct } from '../acts.js';
import { refused, said } from '../desk-answer.js';
import { responsibleFor } from '../responsible.js';

/** The reporters of a case that is still open hear how it stands: what is owed to them by its day. */
export const inform: DoAct = async (m, obligationId, { words = '' }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { tx, frame, now } = m;
  const { matter, holder } = found;
  let told = 0;
  for (const report of await tx.reports.ofCase(matter.id)) {
    if (!(await tx.reports.reporter(report.id))) continue;
    told += 1;
    await tellReporter(frame, tx, report.id, { key: 'reporter-progress', args: { words } }, `progress:${now}`, now);
  }
  const id = `${matter.id}:informed:${now}`;
  await tx.notes.add({ id, caseId: matter.id, kind: 'informed', at: now, ...holder, text: words });
  for (const o of await tx.obligations.ofCase(matter.id)) {
    if (o.kind === 'close')
      await finish(frame, tx, o, holder, { kind: 'step.close_done', data: { met: now <= o.dueAt } }, now);
  }
  await tx.events.add({ at: now, kind: 'reporter.informed', caseId: matter.id, ...holder, data: { told } });
  const key = told > 0 ? 'inform-done' : 'inform-unreachable';
  return said({ key, args: told > 0 ? { number: matter.number, words } : { number: matter.number } });
};
