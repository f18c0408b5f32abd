import type { Instant } from '../domain/clock.js';
import { MOST_THEIRS } from '../domain/obligation.js';
import type { Post } from '../domain/post.js';
import type { Frame } from '../notify/frame.js';
import { releaseFromPosts } from '../notify/holding/release.js';
import { seatOf } from '../notify/ladder/rungs.js';
import { type Called, passOver } from '../notify/ladder/step-aside.js';
import { callsForWaiting } from '../notify/outbox/waiting.js';
import { putOut } from '../notify/telling/digest.js';
import type { Held, Records } from '../store/store.js';

/** What somebody is called for in a post that is about to go. */
const waitingAt = async (old: Frame, tx: Records, going: readonly Held[], now: Instant): Promise<Called[]> => {
  const found = new Map<string, Called>();
  for (const { memberId, postCode } of going) {
    for (const o of await tx.obligations.ofMember(memberId, MOST_THEIRS)) {
      // Of each post by itself: whoever stands for one that was only called beside stands for no other.
      const key = `${o.id} ${postCode}`;
      if (o.state !== 'open' || found.has(key)) continue;
      const { post } = (await seatOf(old, tx, o, memberId, now)) ?? {};
      if (post?.code === postCode) found.set(key, { o, post });
    }
  }
  return [...found.values()];
};

/** The posts that answer for another place, or are of another kind: what called there may not be theirs any more. */
const movedPosts = (before: readonly Post[], after: readonly Post[]): string[] =>
  before.flatMap(({ code, area, kind }) => {
    const now = after.find((post) => post.code === code);
    return now && (now.area !== area || now.kind !== kind) ? [code] : [];
  });

/** Who holds posts that came into the directory, or came back, is called for what waits there, as whoever is given a post. */
const callArrived = async (frame: Frame, tx: Records, codes: readonly string[], now: Instant): Promise<void> => {
  const only = new Set(codes);
  const there = await tx.members.holders(codes, now);
  for (const memberId of new Set(there.map((one) => one.memberId))) {
    await putOut(frame, tx, await callsForWaiting(frame, tx, memberId, now, only), now);
  }
};

/**
 * The directory becomes what its file says now. What ran at posts that it leaves out goes on: who is called there is called no
 * more and the next are, also where a post answers for another place now; cases held in them are nobody's, and are called for
 * up the way that the post had. Whoever holds a post that is new in it is called there. Returns the codes of posts that were left out. Run again, it finds what an earlier start left lying.
 */
export const changeDirectory = async (frame: Frame, tx: Records, now: Instant): Promise<string[]> => {
  const before = await tx.directory.posts();
  const kept = new Set(frame.posts.map(({ code }) => code));
  const dropped = before.filter(({ code }) => !kept.has(code));
  const codes = dropped.map(({ code }) => code);
  const going = await tx.members.holders(codes, now);
  const moved = movedPosts(before, frame.posts);
  const elsewhere = await tx.members.holders(moved, now);
  const waiting = await waitingAt({ ...frame, posts: before }, tx, [...going, ...elsewhere], now);
  await tx.directory.replace(frame.posts, now);
  const removed = await tx.members.ofRemovedPosts();
  await tx.cases.inTurnOf([...new Set([...going, ...elsewhere, ...removed].map(({ memberId }) => memberId))]);
  for (const { memberId, postCode } of going) await tx.calls.withdraw(memberId, postCode);
  await passOver(frame, tx, waiting, now);

  const lost = new Map<string, Set<string>>();
  for (const { memberId, postCode } of removed) {
    lost.set(memberId, (lost.get(memberId) ?? new Set()).add(postCode));
  }
  const ways = { ...frame, posts: [...frame.posts, ...dropped] };
  for (const [memberId, posts] of lost) await releaseFromPosts(frame, tx, memberId, posts, ways, now);
  const known = new Set(before.map(({ code }) => code));
  const arrived = frame.posts.flatMap(({ code }) => (known.has(code) ? [] : [code]));
  await callArrived(frame, tx, [...arrived, ...moved], now);
  for (const postCode of codes) await tx.events.add({ at: now, kind: 'post.dropped', postCode });
  return codes;
};
