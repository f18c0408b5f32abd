import type { Instant } from '../../domain/clock.js';
import { readProposal } from '../../domain/second-look.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { finish } from './finish.js';

/**
 * Somebody else is responsible for a case now, or nobody is, or it became another: what its holder asked a second person to
 * agree to was their judgement of what it was, and ends. Everybody who was asked is told by their card. `to`: who has it
 * now, and may wait on for an answer to what they asked themselves.
 */
export const endLooks = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  to: string | null,
  now: Instant,
): Promise<void> => {
  for (const o of await tx.obligations.ofCase(caseId)) {
    if (o.kind !== 'second_look') continue;
    const by = readProposal(o.subjectId)?.by;
    if (to !== null && by === to) continue;
    await finish(frame, tx, o, null, { kind: 'look.ended', data: { proposed: o.subjectId } }, now);
  }
};
