import type { Instant } from '../../domain/clock.js';
import { MOST_THEIRS } from '../../domain/obligation.js';
import type { Post } from '../../domain/post.js';
import type { Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { putOut } from '../telling/digest.js';
import { callRow } from './call.js';
import { climb, enter } from './climb.js';
import { leftAtRung, membersAtRung, seatOf } from './rungs.js';

/** What somebody is called for, and in which post. */
export interface Called {
  readonly o: Pick<Obligation, 'id' | 'kind'>;
  readonly post: Post | undefined;
}

/** Of what a member was called for and nobody has taken, what they are called for now. */
export const calledFor = async (frame: Frame, tx: Records, memberId: string, now: Instant): Promise<Called[]> => {
  const called: Called[] = [];
  for (const o of await tx.obligations.ofMember(memberId, MOST_THEIRS)) {
    const seat = o.state === 'open' ? await seatOf(frame, tx, o, memberId, now) : undefined;
    if (seat) called.push({ o, post: seat.post });
  }
  return called;
};

/** Calls these at the rung too, at the step at which it stands. */
const callToo = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  people: ReadonlySet<string>,
  now: Instant,
): Promise<void> => {
  for (const who of await membersAtRung(frame, tx, o, o.rung, now)) {
    const row = people.has(who.memberId) && (await callRow(frame, tx, o, who, 'page', now));
    if (!row) continue;
    await putOut(frame, tx, [row], now);
    await tx.events.add({
      at: now,
      kind: 'member.paged',
      caseId: o.caseId,
      obligationId: o.id,
      memberId: who.memberId,
      postCode: who.post.code,
      data: { rung: o.rung, reason: 'page' },
    });
  }
};

/**
 * Whoever is called at a rung in the place of others, as a district's post for a street's, and was not called yet, is: with nobody
 * else left there it has its time anew. False where nobody is left who answers for it as `lost` did, or all who are were called.
 */
export const callInPlace = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  lost: Post | undefined,
  now: Instant,
): Promise<boolean> => {
  const left = await leftAtRung(frame, tx, o, now, { lost });
  const fresh = new Set<string>();
  for (const memberId of left) {
    // Called at a rung below they read that it went on: they are called anew.
    if ((await tx.calls.standing(o.id, memberId, o.rungStartedAt)) === 'none') fresh.add(memberId);
  }
  if (fresh.size === 0) return false;
  if (fresh.size === left.length) await enter(frame, tx, o, { rung: o.rung, reason: 'page' }, now);
  else await callToo(frame, tx, o, fresh, now);
  return true;
};

/**
 * A rung at which nobody can be reached any more has had its time: who is called in their place is, or the next. Who was asked to
 * help is left to its time: to help is nobody's duty, and who cannot be reached has not answered.
 */
export const passOver = async (frame: Frame, tx: Records, called: readonly Called[], now: Instant): Promise<void> => {
  for (const { o: known, post: lost } of called) {
    if (known.kind === 'offer_help') continue;
    const o = await tx.obligations.keep(known.id);
    if (o?.state !== 'open' || (await callInPlace(frame, tx, o, lost, now))) continue;
    if ((await leftAtRung(frame, tx, o, now, { lost })).length === 0) await climb(frame, tx, o, 'climbed', now);
  }
};

/**
 * Makes a change by which a member is not called any more, or not in that post. Calls to them that have not left are
 * withdrawn.
 */
export const stepAside = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  postCode: string | undefined,
  change: () => Promise<unknown>,
  now: Instant,
): Promise<void> => {
  const called = await calledFor(frame, tx, memberId, now);
  await change();
  await tx.calls.withdraw(memberId, postCode);
  await passOver(frame, tx, called, now);
};
