import { reachableAddress } from '../notify/ladder/reach.js';
import type { Moment } from './moment.js';

/** Nobody can call them now: they have left, are off duty, or have no chat that can be reached. */
export const isAway = async ({ tx, frame, now }: Moment, memberId: string): Promise<boolean> => {
  const holder = await tx.members.byId(memberId, now);
  if (holder === null || holder.offDutySince !== null) return true;
  return (await reachableAddress(frame, tx, memberId)) === null;
};
