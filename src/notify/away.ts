import { OVER } from '../domain/acts.js';
import type { Instant } from '../domain/clock.js';
import type { Records } from '../store/store.js';
import { atHand } from './at-hand.js';
import type { Frame } from './frame.js';
import { alarmOperator, tellMember } from './tell.js';

/**
 * Whoever has these cases has gone off duty. They stay theirs, but what is urgent (P0, P1) does not wait until a step is late:
 * those who can take it over hear of it, and where there is nobody, the operator. Returns how many were urgent.
 */
export const tellAway = async (frame: Frame, tx: Records, memberId: string, now: Instant): Promise<number> => {
  const urgent = (await tx.cases.heldBy(memberId)).filter(({ level }) => level <= 'P1');
  const name = (await tx.members.nameOf(memberId)) ?? '';
  for (const matter of urgent) {
    const { id, number, level } = matter;
    const others = await atHand(frame, tx, matter, now);
    const event = `${id}:away:${now}`;
    if (others.length === 0) {
      await alarmOperator(frame, tx, { key: 'operator-alarm-away', args: { number } }, event, now, id);
      continue;
    }
    const [owed] = await tx.obligations.ofCase(id);
    const ways = owed && { id: owed.id, number, as: 'open' as const, kind: owed.kind, acts: OVER };
    const line = { key: 'card-away', args: { number, level: { key: `level-name-${level}` }, name } };
    for (const other of others) {
      const options = { id: event, priority: Number(level.slice(1)), ways, epoch: 0, caseId: id };
      await tellMember(frame, tx, other, line, options, now);
    }
  }
  return urgent.length;
};
