import { MANDATORY } from '../../domain/triage.js';
import { onCard } from '../../notify/telling/cards.js';
import type { DoAct } from '../act.js';
import { raiseCase } from '../change-level.js';
import { kept, refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { callPoliceFor } from '../police-duty.js';
import { type AtTask, standpointOf, taskPointOf } from '../standing/case-of.js';
import { responsibleFor } from '../standing/responsible.js';
import { tellRaised } from '../tell-raised.js';

/** The running case of which the member may say so, in which post, and whether it is theirs; null: they have nothing to do with it. */
export const toReportDuty = async (m: Moment, id: string): Promise<(AtTask & { readonly own: boolean }) | null> => {
  const own = await responsibleFor(m, id);
  const found = own ?? (await taskPointOf(m, id)) ?? (await standpointOf(m, id));
  return found?.matter.closedAt === null ? { matter: found.matter, holder: found.holder, own: own !== null } : null;
};

/**
 * Whoever has to do with a case, or with a part of it, found one of the nine situations at work: the police are to be told at
 * once, and the case is P1 at least (强制报告意见 arts 2, 4; domain.md 5.2 step 2). Who does not have the case tells them, too.
 */
export const must: DoAct = async (m, obligationId, { which = '', text = '' }) => {
  const found = await toReportDuty(m, obligationId);
  if (!found || !MANDATORY.some((code) => code.toLowerCase() === which)) return refused;
  const { tx, now } = m;
  const { matter, holder, own } = found;
  await tx.events.add({ at: now, kind: 'mandatory.found', caseId: matter.id, ...holder });
  // Which one it is says what happened to the child: it stands sealed, and not in the record.
  const note = { caseId: matter.id, at: now, ...holder };
  await tx.notes.add({ ...note, id: `${matter.id}:found:${now}`, kind: 'found', text: which });
  await tx.notes.add({ ...note, id: `${matter.id}:must:${now}`, kind: 'must', text });
  if (matter.level > 'P1') await raiseCase(m, matter, 'P1', holder);
  const duty = await callPoliceFor(m, matter, { anew: true });
  if (!own) {
    await tellRaised(m, matter, holder, { raised: matter.level > 'P1', what: which });
    return kept({ key: 'must-noted', args: { number: matter.number } });
  }
  const card = duty && onCard(duty, matter.number, 'open');
  return told({ key: 'must-kept', args: { number: matter.number } }, card ?? undefined);
};
