import type { Address } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { tellAway } from '../holding/away.js';
import { reachableAddress } from '../ladder/reach.js';
import { calledFor, passOver } from '../ladder/step-aside.js';
import { putOut } from '../telling/digest.js';
import { callsForWaiting } from './waiting.js';

/**
 * A chat does not work any more: blocked by its owner, or signed out of. Returns whose last one it was, who cannot be
 * reached from now on; null where another works, or it was known.
 */
export const blockChat = async (frame: Frame, tx: Records, address: Address, now: Instant): Promise<string | null> => {
  const member = await tx.members.byAddress(address, now);
  const before = member && (await reachableAddress(frame, tx, member.id));
  await tx.members.block(address, now);
  return member && before && (await reachableAddress(frame, tx, member.id)) === null ? member.id : null;
};

/**
 * Nobody waits for a person who cannot be reached: what they were called for before goes on to the next rung, and those who can take
 * over an urgent case of theirs hear so. Of who is off duty they have heard it.
 * @param seenTo what the caller sees to
 */
export const goOnWithout = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  now: Instant,
  seenTo?: string,
): Promise<void> => {
  const called = (await calledFor(frame, tx, memberId, now)).filter(({ o }) => o.id !== seenTo);
  await passOver(frame, tx, called, now);
  if ((await tx.members.byId(memberId, now))?.offDutySince === null) await tellAway(frame, tx, memberId, now);
};

/** A member leaves a chat by their own hand. */
export const loseChat = async (frame: Frame, tx: Records, address: Address, now: Instant): Promise<void> => {
  const member = await tx.members.byAddress(address, now);
  if (member) await tx.cases.inTurnOf([member.id]);
  const lost = await blockChat(frame, tx, address, now);
  if (lost !== null) await goOnWithout(frame, tx, lost, now);
};

/** Whoever writes from a chat can be reached there again. Where no other of theirs worked, they are called for what waits. */
export const regainChat = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  address: Address,
  now: Instant,
): Promise<void> => {
  if (!(await tx.members.isBlocked(address))) return;
  // Before the chat, as whoever notes that it is lost does.
  await tx.cases.inTurnOf([memberId]);
  if (!(await tx.members.unblock(address))) return;
  if ((await reachableAddress(frame, tx, memberId, [address])) !== null) return;
  await putOut(frame, tx, await callsForWaiting(frame, tx, memberId, now), now);
};
