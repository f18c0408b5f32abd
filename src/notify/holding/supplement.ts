import { OVER } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import type { Case, ClaimedRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { atHand } from '../ladder/at-hand.js';
import { callAmong } from '../ladder/calling.js';
import { reachableAddress } from '../ladder/reach.js';
import { type MatterOnCard, onCard } from '../telling/cards.js';
import { alarmOperator, tellMember } from '../telling/tell.js';

/** Whoever is told in the holder's place is told beside them: who is off duty hears it too. */
const BESIDE = ':beside';

/** What is said of it, to whom it is said, with what they can do, and to the operator. */
interface Said {
  readonly line: TextRef;
  readonly alarm: TextRef;
  readonly ways: MatterOnCard | undefined;
}

const ofClosed = async (tx: Records, { id, number }: Case): Promise<Said> => {
  const [any] = await tx.obligations.allOfCase(id);
  return {
    line: { key: 'card-supplement-closed', args: { number } },
    alarm: { key: 'operator-alarm-supplement', args: { number } },
    ways: any && onCard(any, number, 'held', [['case'], ['reopen']]),
  };
};

const ofRunning = async (tx: Records, { id, number, holderId }: Case): Promise<Said> => {
  const [owed] = await tx.obligations.ofCase(id);
  const name = (holderId && (await tx.members.nameOf(holderId))) || '';
  return {
    line: { key: 'card-supplement-away', args: { number, name } },
    alarm: { key: 'operator-alarm-supplement-away', args: { number } },
    ways: owed && onCard(owed, number, 'open', OVER),
  };
};

/**
 * The reporter of a case added something, and its holder cannot be called, or is not to be told: whoever can see to it in their place
 * hears of it; where there is nobody, the operator does. `event`: each hears once of the same.
 */
export const tellInTheirPlace = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  event: string,
  now: Instant,
): Promise<void> => {
  const { line, alarm, ways } = await (matter.closedAt === null ? ofRunning : ofClosed)(tx, matter);
  const told = await atHand(frame, tx, matter, now);
  const options = { id: `${event}${BESIDE}`, priority: 1, epoch: 0, caseId: matter.id, ways };
  for (const memberId of told) await tellMember(frame, tx, memberId, line, options, now);
  if (told.length === 0) await alarmOperator(frame, tx, alarm, event, now, matter.id);
};

/**
 * That the reporter added something was refused by the last chat of somebody who was to hear it. Where nobody else of those who were
 * told hears it, the next who can be reached do, at once; what calls for a holder goes its own way.
 */
export const supplementUnheard = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  const [, event = '', reportId = ''] = /^(([^:]+):supplement(?::since)?:\d+):/.exec(row.id) ?? [];
  if (event === '' || (await tx.calls.hears(`${event}${BESIDE}:`))) return;
  const report = await tx.reports.byId(reportId);
  const matter = report && (await tx.cases.byId(report.caseId));
  if (!matter) return;
  if (matter.closedAt === null) {
    const { id, holderId, level } = matter;
    const onDuty = holderId !== null && (await tx.members.byId(holderId, now))?.offDutySince === null;
    const there = onDuty && (await reachableAddress(frame, tx, holderId)) !== null;
    if (holderId === null || there || level > 'P1' || callAmong(await tx.obligations.ofCase(id))) return;
  }
  await tellInTheirPlace(frame, tx, matter, event, now);
};
