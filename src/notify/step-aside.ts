import type { Instant } from '../domain/clock.js';
import type { Obligation, Records } from '../store/store.js';
import { climb } from './climb.js';
import type { Frame } from './frame.js';
import { reachableAddress } from './reach.js';
import { membersAtRung } from './rungs.js';

/** More than anybody is called for at once. */
const MOST_CALLED = 500;

const isThere = async (frame: Frame, tx: Records, o: Obligation, memberId: string, now: Instant): Promise<boolean> =>
  (await membersAtRung(frame, tx, o, o.rung, now)).some((one) => one.memberId === memberId);

/**
 * Makes a change by which a member is not called any more, or not in that post. Calls to them that have not left are
 * withdrawn; a rung at which nobody else can be reached has had its time: the next is called at once.
 */
export const stepAside = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  postCode: string | undefined,
  change: () => Promise<unknown>,
  now: Instant,
): Promise<void> => {
  const called: Obligation[] = [];
  for (const o of await tx.obligations.ofMember(memberId, MOST_CALLED)) {
    if (o.state === 'open' && (await isThere(frame, tx, o, memberId, now))) called.push(o);
  }
  await change();
  await tx.calls.withdraw(memberId, postCode);
  for (const o of called) {
    let left = 0;
    for (const other of await membersAtRung(frame, tx, o, o.rung, now)) {
      if (await reachableAddress(frame, tx, other.memberId)) left += 1;
    }
    if (left === 0) await climb(frame, tx, o, 'climbed', now);
  }
};
