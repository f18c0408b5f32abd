import { higher } from '../../domain/level.js';
import { type ObligationKind, OWED, WITH_THE_CASE } from '../../domain/obligation.js';
import { CITY_AREA } from '../../domain/report.js';
import { moveReminders } from '../../notify/holding/case-reminders.js';
import { endLooks } from '../../notify/holding/looks.js';
import { enter } from '../../notify/ladder/climb.js';
import { moveTo } from '../../notify/ladder/transition.js';
import { stepWayUp } from '../../notify/ladder/way-up.js';
import { editCards } from '../../notify/telling/edit.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';
import { countEarlier } from './count-earlier.js';

/** What whoever is responsible for a case owes; other duties stay with those who took them. */
const OF_THE_HOLDER: readonly ObligationKind[] = [...WITH_THE_CASE, 'take_over'];

/**
 * An obligation becomes another case's, in an event like any other step of it. One that is open is called anew, under
 * the number of its case now; what the former holder owed, `heir` owes from now on.
 */
export const moveObligation = async (
  m: Moment,
  read: Obligation,
  to: { readonly caseId: string; readonly heir: Holder; readonly from: string | null; readonly event: string },
): Promise<void> => {
  const { tx, frame, now } = m;
  const { caseId, heir, from, event } = to;
  if (read.state === 'open') {
    await enter(frame, tx, read, { rung: read.rung, reason: 'supplemented', change: { caseId } }, now);
    return;
  }
  const passes =
    read.state === 'acknowledged' &&
    read.holderId === from &&
    read.holderId !== heir.memberId &&
    OF_THE_HOLDER.includes(read.kind);
  const ways = OWED.includes(read.kind) ? { targets: JSON.stringify(stepWayUp(frame, read, heir)), rung: 0 } : {};
  const holder = passes ? { holderId: heir.memberId, holderPost: heir.postCode, heldAt: now, ...ways } : {};
  const next: Obligation = { ...read, ...holder, caseId, epoch: read.epoch + 1 };
  await moveTo(tx, read, next, { kind: event, memberId: m.member?.id }, now);
  if (!passes) return;
  await tx.calls.cancel(read.id, now);
  await editCards(frame, tx, next, now);
};

/**
 * The reports of `from`, and all that is to be done for them, become those of `into`: one child, one case, at the higher
 * of their levels, or above where that one follows another counts. The row of `from` stays, so that it can be taken apart
 * again. Whoever calls this has both in turn. Returns `into` as it stands then.
 */
export const merge = async (m: Moment, from: Case, into: Case, heir: Holder): Promise<Case> => {
  const { tx, now } = m;
  const area = into.area === CITY_AREA ? from.area : into.area;
  // What a second person was asked of either was asked of less than is known now.
  for (const { id } of [from, into]) await endLooks(m.frame, tx, id, null, now);
  await tx.reports.moveCase(from.id, into.id);
  await moveReminders(tx, from.id, into.id);
  await tx.cases.merge(from.id, into.id, now);
  const known = higher(from.level, into.level);
  const level = await countEarlier(m, into.id, known);
  await tx.cases.locate(into.id, { area, level }, now);
  if (level !== known) {
    const data = { from: known, to: level };
    await tx.events.add({ at: now, kind: 'case.level_raised', caseId: into.id, data });
  }
  // Before anybody is called: whoever a report of either names is not.
  tx.conflicts.forget(from.id, into.id);
  for (const o of await tx.obligations.allOfCase(from.id)) {
    await moveObligation(m, o, { caseId: into.id, heir, from: from.holderId, event: 'obligation.linked' });
  }
  return { ...into, level, area };
};
