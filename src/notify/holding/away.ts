import { OVER } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import { priorityOf } from '../../domain/level.js';
import type { Case, ClaimedRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { atHand } from '../ladder/at-hand.js';
import { reachableAddress } from '../ladder/reach.js';
import { onCard } from '../telling/cards.js';
import { alarmOperator, tellMember } from '../telling/tell.js';

/**
 * An urgent case has a holder who is not there: those who can take it over hear of it, and where there is nobody, the operator.
 * It stays its holder's.
 */
export const tellOfAbsent = async (frame: Frame, tx: Records, matter: Case, now: Instant): Promise<void> => {
  const { id, number, level, holderId } = matter;
  const name = (holderId && (await tx.members.nameOf(holderId))) || '';
  const others = await atHand(frame, tx, matter, now);
  const event = `${id}:away:${now}`;
  if (others.length === 0) {
    await alarmOperator(frame, tx, { key: 'operator-alarm-away', args: { number } }, event, now, id);
    return;
  }
  const [owed] = await tx.obligations.ofCase(id);
  const ways = owed && onCard(owed, number, 'open', OVER);
  const line = { key: 'card-away', args: { number, level: { key: `level-name-${level}` }, name } };
  for (const other of others) {
    const options = { id: event, priority: priorityOf(level), ways, epoch: 0, caseId: id };
    await tellMember(frame, tx, other, line, options, now);
  }
};

/**
 * That a holder is not there was refused by the last chat of somebody who was to hear it. Where nobody else of those who were told
 * hears it, the next who can be reached do, at once.
 */
export const absentUnheard = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  const [, event = '', caseId = ''] = /^((.+):away:\d+):/.exec(row.id) ?? [];
  const matter = event === '' || (await tx.calls.hears(`${event}:`)) ? null : await tx.cases.byId(caseId);
  if (!matter || matter.closedAt !== null || matter.holderId === null) return;
  const onDuty = (await tx.members.byId(matter.holderId, now))?.offDutySince === null;
  if (onDuty && (await reachableAddress(frame, tx, matter.holderId))) return;
  await tellOfAbsent(frame, tx, matter, now);
};

/**
 * Whoever has these cases has gone off duty. What is urgent of them (P0, P1) does not wait until a step is late. Returns how many
 * were urgent.
 */
export const tellAway = async (frame: Frame, tx: Records, memberId: string, now: Instant): Promise<number> => {
  const urgent = (await tx.cases.heldBy(memberId)).filter(({ level }) => level <= 'P1');
  for (const matter of urgent) await tellOfAbsent(frame, tx, matter, now);
  return urgent.length;
};
