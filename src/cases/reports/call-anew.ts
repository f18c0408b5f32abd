import type { Route } from '../../domain/routes.js';
import { callForHolder } from '../../notify/holding/release.js';
import { callAgain } from '../../notify/ladder/open.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellMember } from '../../notify/telling/tell.js';
import type { Case, Obligation } from '../../store/store.js';
import { isAway } from '../away.js';
import { openAgain } from '../closing/open-again.js';
import type { Moment } from '../moment.js';

/**
 * Danger that is told while whoever took the report is still on it, at P0, and can be called, is theirs to hear; else it calls
 * by itself.
 */
export const isOnIt = async (m: Moment, matter: Case, { state, level, holderId }: Obligation): Promise<boolean> =>
  matter.closedAt === null && state !== 'done' && level === 'P0' && holderId !== null && !(await isAway(m, holderId));

/**
 * A reporter tells of danger after the report was taken, or its case was closed: to tell whoever has it is not enough, as
 * they may be asleep. The ladder begins anew at P0, and whoever takes it is responsible. A closed case is opened again.
 */
export const callAnew = async (
  m: Moment,
  matter: Case,
  reportId: string,
  route: Route,
  before: readonly Obligation[],
): Promise<Obligation> => {
  const { tx, frame, now } = m;
  const { id: caseId, number, holderId, closedAt } = matter;
  if (closedAt !== null) {
    await openAgain(m, matter);
    await tx.cases.hold(caseId, null, now);
    await tx.events.add({ at: now, kind: 'case.reopened', caseId, reportId, data: { by: 'reporter' } });
  }
  const about = { reportId, caseId, level: 'P0' as const, area: matter.area, route };
  const opened = await callAgain(frame, tx, before, about, now);
  if (closedAt !== null) {
    await tx.events.add({ at: now, kind: 'case.unheld', caseId, data: { why: 'reopened' } });
    await callForHolder(frame, tx, { ...matter, closedAt: null, holderId: null }, now);
  }
  // Whoever has it, or had it, may stand outside the ladder that is called.
  if (holderId === null || (await tx.obligations.called(opened.id, holderId))) return opened;
  const line = { key: 'card-danger-anew', args: { number, by: { at: opened.dueAt } } };
  const card = onCard(opened, number, 'open');
  const options = { id: `${opened.id}:holder`, priority: 0, matter: card, epoch: opened.epoch, caseId: opened.caseId };
  await tellMember(frame, tx, holderId, line, options, now);
  return opened;
};
