import type { Instant } from '../../domain/clock.js';
import type { ClaimedRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { absentUnheard } from '../holding/away.js';
import { pursueUnheard } from '../holding/pursue.js';
import { supplementUnheard } from '../holding/supplement.js';
import { tellUnheldAgain } from '../holding/unheld.js';
import { reachableAddress } from '../ladder/reach.js';
import { isInConflict } from '../ladder/recipients.js';
import { callOperators } from './tell.js';

/** Of which case a line is: its id begins with what it is about, the case, a report or what is owed on it. */
const caseOf = async (tx: Records, id: string): Promise<string | undefined> => {
  const [about = ''] = id.split(':');
  const of = (await tx.obligations.byId(about)) ?? (await tx.reports.byId(about));
  return of?.caseId ?? (await tx.cases.byId(about))?.id;
};

/**
 * The chat to which news for a member was to come is lost: it comes to their next one. Where there is none, what those above, or
 * whoever can take a case over, were to hear is heard by the next.
 */
export const tellElsewhere = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  if (row.kind !== 'inform' || row.memberId === undefined) return;
  const to = await reachableAddress(frame, tx, row.memberId);
  if (!to) {
    await pursueUnheard(frame, tx, row, now);
    await supplementUnheard(frame, tx, row, now);
    return absentUnheard(frame, tx, row, now);
  }
  const caseId = await caseOf(tx, row.id);
  if (caseId === undefined || (await isInConflict(frame, tx, caseId, row.memberId))) return;
  const { channel } = to.address;
  // The numbers of a menu would mean nothing there: what can be done is found by 我的待办.
  const message = frame.buttons.has(channel) ? row.message : { ...row.message, choices: [] };
  const id = `${row.id}:${channel}`;
  await tx.outbox.add([{ ...row, id, address: to.address, message, notBefore: Math.max(now, row.notBefore) }], now);
};

/**
 * The chat to which an alarm was to come is lost, and it comes to nobody else: whoever is called where no operator can be reached
 * hears it, at once. What the duty desk was told besides, an operator was told.
 */
export const alarmElsewhere = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  const [, id = 'desk:'] = (row.kind === 'alarm' && /^alarm:(.+):[^:]+:[^:]+$/.exec(row.id)) || [];
  if (id.startsWith('desk:') || (await tx.calls.hears(`alarm:${id}:`))) return;
  const [, unheld] = /^unheld-([^:]+)/.exec(id) ?? [];
  if (unheld !== undefined) return tellUnheldAgain(tx, unheld);
  const caseId = await caseOf(tx, id);
  const reached = await callOperators(frame, tx, row.message, id, now, caseId === undefined ? [] : [caseId]);
  if (reached === 0) frame.log.error({}, 'an operator alarm that was refused reaches nobody by any channel');
};
