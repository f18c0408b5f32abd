import type { Instant } from '../../domain/clock.js';
import { MOST_THEIRS } from '../../domain/obligation.js';
import type { Post } from '../../domain/post.js';
import { postOfCode } from '../../domain/routing.js';
import type { Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { putOut } from '../telling/digest.js';
import { callRow } from './call.js';
import { climb, enter } from './climb.js';
import { leftAtRung, membersAtRung, seatOf, seatsLeft, standsFor } from './rungs.js';

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
    if (!row || (await putOut(frame, tx, [row], now)).length === 0) continue;
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

/** Whether a member was called at the rung as it stands, in a post that counts for as much as the one in which they are there now. */
const wasCalled = async (frame: Frame, tx: Records, o: Obligation, memberId: string, post: Post): Promise<boolean> => {
  const stands = await standsFor(frame, tx, o, post);
  const codes = await tx.obligations.calledAs(o.id, memberId, o.rungStartedAt);
  return codes.some((code) => code !== '' && stands(postOfCode(code, frame.posts)));
};

/**
 * Whoever is called at a rung in the place of others, as a district's post for a street's, and was not called there yet, is: with
 * nobody else left there it has its time anew. False where nobody is left who answers for it as `lost` did, or all who are were called.
 */
export const callInPlace = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  lost: Post | undefined,
  now: Instant,
): Promise<boolean> => {
  const stands = await standsFor(frame, tx, o, lost);
  const left = await seatsLeft(frame, tx, o, now);
  const instead = left.filter(({ post }) => stands(post));
  const fresh = new Set<string>();
  for (const { memberId, post } of left) if (!(await wasCalled(frame, tx, o, memberId, post))) fresh.add(memberId);
  if (fresh.size === 0 || instead.length === 0) return false;
  const called = instead.filter(({ memberId }) => !fresh.has(memberId)).length;
  if (called === 0) await enter(frame, tx, o, { rung: o.rung, reason: 'page' }, now);
  else await callToo(frame, tx, o, fresh, now);
  return called < instead.length;
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
