import { readCode } from '../../domain/codes.js';
import { higher, type Level } from '../../domain/level.js';
import { WITH_THE_CASE } from '../../domain/obligation.js';
import { beginSteps } from '../../notify/holding/begin-steps.js';
import { moveRemindersBack } from '../../notify/holding/case-reminders.js';
import { keepConference } from '../../notify/holding/convene.js';
import { finish } from '../../notify/holding/finish.js';
import { endLooks } from '../../notify/holding/looks.js';
import { LINKED } from '../../notify/holding/steps.js';
import type { DoAct } from '../act.js';
import { isUnseen } from '../closing/unseen.js';
import { refused, said } from '../desk-answer.js';
import { countEarlier } from '../linking/count-earlier.js';
import { moveObligation } from '../linking/merge.js';
import { lookAt } from '../linking/wake.js';
import { responsibleFor } from '../standing/responsible.js';

/**
 * Two children after all: the reports that were opened with the other case are its own again, with all that is to be done
 * for them. Whoever takes them apart is responsible for both, until the other is handed over. Who was left out of the one
 * is left out of both: a name may have been meant for either.
 */
export const unlink: DoAct = async (m, obligationId, { number = '' }) => {
  const { tx, frame, now } = m;
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { matter, holder } = found;
  const origin = await tx.cases.byNumber(readCode(number));
  if (!origin || origin.mergedInto !== matter.id) {
    return said({ key: 'unlink-unknown', args: { number: readCode(number) } });
  }

  // What a second person was asked of both together is not what there is of either.
  await endLooks(frame, tx, matter.id, null, now);
  const both = [matter.id, origin.id];
  const unseen = await isUnseen(m, matter.id);
  await tx.reports.moveBack(origin.id, matter.id);
  await moveRemindersBack(tx, origin.id, matter.id);
  for (const { id, level } of [matter, origin]) await countEarlier(m, id, level, both);
  const reports = await tx.reports.ofCase(origin.id);
  await tx.cases.reopen(origin.id, 'acknowledged', now);
  await tx.cases.hold(origin.id, holder, now);
  const level = reports.reduce<Level>((highest, report) => higher(highest, report.level), origin.level);
  await tx.cases.locate(origin.id, { area: origin.area, level }, now);
  await tx.conflicts.copy(matter.id, origin.id);
  tx.conflicts.forget(matter.id, origin.id);

  const own = [origin.id, ...reports.map(({ id }) => id)];
  for (const o of await tx.obligations.allOfCase(matter.id)) {
    if (!own.some((id) => o.id.startsWith(`${id}-`))) continue;
    if (o.subjectId === LINKED && o.state !== 'done') {
      await finish(frame, tx, o, holder, { kind: 'report.unlinked' }, now);
      continue;
    }
    const to = { caseId: origin.id, heir: holder, from: holder.memberId, event: 'obligation.unlinked' };
    await moveObligation(m, o, to);
  }
  await tx.events.add({ at: now, kind: 'case.unlinked', caseId: matter.id, ...holder, data: { origin: origin.id } });
  // What nobody has looked at since it was opened again is so in both.
  if (unseen)
    await tx.events.add({ at: now, kind: 'case.reopened', caseId: origin.id, ...holder, data: { by: 'unlinked' } });
  const again = {
    ...origin,
    level,
    closedAt: null,
    holderId: holder.memberId,
    holderPost: holder.postCode,
    heldAt: now,
  };
  // Nothing of either must lie where nobody is reminded of it: the one may have been opened again for what was linked to it alone.
  for (const one of [matter, again]) {
    const [first] = await tx.reports.ofCase(one.id);
    const owed = (await tx.obligations.ofCase(one.id)).some(({ kind }) => WITH_THE_CASE.includes(kind));
    if (!first || owed) continue;
    if (!(await beginSteps(frame, tx, one, first.id, now))) await lookAt(m, one, first.id, holder);
  }
  for (const id of [matter.id, origin.id]) await keepConference(frame, tx, id, now);
  return said({ key: 'unlink-kept', args: { from: matter.number, number: origin.number } });
};
