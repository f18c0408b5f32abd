import type { Instant } from '../domain/clock.js';
import type { Frame } from '../notify/frame.js';
import { releaseCasesOf } from '../notify/holding/release.js';
import { dropWhatIsKeptFrom } from '../notify/ladder/excluded.js';
import { stepAside } from '../notify/ladder/step-aside.js';
import { callsForWaiting } from '../notify/outbox/waiting.js';
import { putOut } from '../notify/telling/digest.js';
import type { Records } from '../store/store.js';

/** A member holds one more post, and is called for what waits there. */
export const givePost = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  postCode: string,
  now: Instant,
): Promise<void> => {
  await tx.cases.inTurnOf([memberId]);
  await tx.members.hold(memberId, [postCode], now);
  await tx.events.add({ at: now, kind: 'holding.given', memberId, postCode });
  await dropWhatIsKeptFrom(frame, tx, memberId, now);
  await putOut(frame, tx, await callsForWaiting(frame, tx, memberId, now), now);
};

/** A member gives a post up; the cases they held in it are called for anew. False when they did not hold it. */
export const takePost = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  postCode: string,
  now: Instant,
): Promise<boolean> => {
  await tx.cases.inTurnOf([memberId]);
  let held = false;
  const release = async () => {
    held = await tx.members.release(memberId, postCode, now);
  };
  await stepAside(frame, tx, memberId, postCode, release, now);
  await releaseCasesOf(frame, tx, memberId, now);
  if (held) await tx.events.add({ at: now, kind: 'holding.taken', memberId, postCode });
  return held;
};

/** A member leaves: no post, no call, no chat is theirs any more; what they did stays on record. False for nobody. */
export const leave = async (frame: Frame, tx: Records, memberId: string, now: Instant): Promise<boolean> => {
  await tx.cases.inTurnOf([memberId]);
  let left = false;
  const remove = async () => {
    left = await tx.members.remove(memberId, now);
  };
  await stepAside(frame, tx, memberId, undefined, remove, now);
  await releaseCasesOf(frame, tx, memberId, now);
  await tx.calls.withdrawAll(memberId);
  if (left) await tx.events.add({ at: now, kind: 'member.left', memberId });
  return left;
};

/** A member holds a post for somebody else for a time; whoever does so now is called for what waits there. */
export const standIn = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  postCode: string,
  { startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant },
  now: Instant,
): Promise<void> => {
  await tx.cases.inTurnOf([memberId]);
  const there = (await tx.members.byId(memberId, now))?.posts.includes(postCode) === true;
  await tx.members.standIn(memberId, postCode, startsAt, endsAt);
  await tx.events.add({ at: now, kind: 'stand_in.agreed', memberId, postCode, data: { startsAt, endsAt } });
  await dropWhatIsKeptFrom(frame, tx, memberId, now);
  const anew = there ? undefined : postCode;
  await putOut(frame, tx, await callsForWaiting(frame, tx, memberId, now, undefined, anew), now);
};
