import type { TextRef } from '../../domain/effect.js';
import { finish } from '../../notify/holding/finish.js';
import { tellReporters } from '../../notify/telling/tell.js';
import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { childWay } from '../reports/child-way.js';
import { responsibleFor } from '../standing/responsible.js';

/** The reporters of a case that is still open hear how it stands: what is owed to them by its day. */
export const inform: DoAct = async (m, obligationId, { words = '' }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { tx, frame, now } = m;
  const { matter, holder } = found;
  const text = { key: 'reporter-progress', args: { words } };
  const news = (await tx.reports.ofCase(matter.id)).map((report) => ({ report, text }));
  const told = (await tellReporters(frame, tx, news, `progress:${now}`, now)).length;
  const id = `${matter.id}:informed:${now}`;
  await tx.notes.add({ id, caseId: matter.id, kind: 'informed', at: now, ...holder, text: words });
  for (const o of await tx.obligations.ofCase(matter.id)) {
    if (o.kind === 'close')
      await finish(frame, tx, o, holder, { kind: 'step.close_done', data: { met: now <= o.dueAt } }, now);
  }
  await tx.events.add({ at: now, kind: 'reporter.informed', caseId: matter.id, ...holder, data: { told } });
  const { number } = matter;
  const line: TextRef =
    told > 0 ? { key: 'inform-done', args: { number, words } } : { key: 'inform-unreachable', args: { number } };
  return said(line, ...(await childWay(m, matter.id)));
};
