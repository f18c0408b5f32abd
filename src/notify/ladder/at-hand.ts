import type { Instant } from '../../domain/clock.js';
import type { Case, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { reachableAddress } from './reach.js';
import { withoutConflicts } from './recipients.js';
import { rungsOver } from './way-up.js';

/** Who can see to a case in its holder's place now: who is on duty in their post, else in the first post above where somebody is. */
export const atHand = async (frame: Frame, tx: Records, matter: Case, now: Instant) => {
  const { id, holderId, holderPost } = matter;
  if (holderPost === null) return [];
  for (const codes of [[holderPost], ...rungsOver(frame, holderPost, matter)]) {
    const others = (await tx.members.holders(codes, now)).filter(({ memberId }) => memberId !== holderId);
    const there: string[] = [];
    for (const { memberId } of await withoutConflicts(frame, tx, id, others)) {
      if (await reachableAddress(frame, tx, memberId)) there.push(memberId);
    }
    if (there.length > 0) return there;
  }
  return [];
};
