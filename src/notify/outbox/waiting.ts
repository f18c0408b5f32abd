import type { Instant } from '../../domain/clock.js';
import type { NewOutboxRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { actingPost } from '../holding/acknowledge.js';
import { callRow } from '../ladder/call.js';
import { postInPlace } from '../ladder/rungs.js';

/** So many open matters of all are looked through, the most urgent first; the rest come with their ladders. */
const MOST_LOOKED_AT = 200;

/**
 * How somebody who comes, or comes back, is called for what already waits at a rung of theirs, or of these posts alone. `anew`: a
 * post in which they begin to stand in; of what they have the card of this very step already, they are reminded, once a step.
 */
export const callsForWaiting = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  now: Instant,
  only?: ReadonlySet<string>,
  anew?: string,
): Promise<NewOutboxRow[]> => {
  const member = await tx.members.byId(memberId, now);
  const calls: NewOutboxRow[] = [];
  if (!member || member.offDutySince !== null) return calls;
  for (const o of await tx.obligations.open(MOST_LOOKED_AT)) {
    const code = (await actingPost(frame, tx, o, member)) ?? (await postInPlace(frame, tx, o, member, now));
    const post = frame.posts.find((known) => known.code === code && (only?.has(known.code) ?? true));
    if (!post) continue;
    const { count: failed } = await tx.calls.failed(o.id, memberId, o.epoch);
    const reason = post.code === anew && (await tx.calls.cameAt(o.id, memberId, o.epoch)) ? 'nudge' : 'page';
    const row = await callRow(frame, tx, o, { memberId, post }, reason, now, { failed });
    if (row) calls.push(row);
  }
  // Whoever takes one of these right now is waited for: nobody is called for what somebody has.
  const ids = calls.flatMap(({ obligationId }) => obligationId ?? []);
  await tx.cases.inTurn(...ids);
  const standing = await tx.obligations.standing(new Set(ids));
  return calls.filter(({ obligationId = '', epoch }) => {
    const o = standing.get(obligationId);
    return o?.state === 'open' && o.epoch === epoch;
  });
};
