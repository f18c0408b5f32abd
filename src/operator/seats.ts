import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Post } from '../domain/post.js';
import type { Frame } from '../notify/frame.js';
import { reachableAddress } from '../notify/ladder/reach.js';
import type { Store } from '../store/store.js';

/** A post for a limited time. */
interface StandIn {
  readonly postCode: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Somebody as a rehearsal needs them: all by which the service would call them, or leave them out. */
export interface Seat {
  readonly id: string;
  /** Every name they are known by: whom a reporter's words name is not called. Never shown. */
  readonly names: readonly string[];
  /** Those they hold themselves. */
  readonly posts: readonly string[];
  readonly standIns: readonly StandIn[];
  readonly offDutySince: Instant | null;
  /** True when they have a chat that works, on a channel that is configured. */
  readonly reachable: boolean;
}

/** The members as they are, with the posts of this directory that they hold, or stand in for at `at` or later. */
export const seatsOf = async (
  store: Store,
  frame: Pick<Frame, 'channels' | 'posts'>,
  at: Instant,
): Promise<readonly Seat[]> => {
  const { members } = store.read;
  const codes = frame.posts.map(({ code }) => code);
  // At the beginning of time nobody stood in for anybody: these hold their posts themselves.
  const held = await members.holders(codes, 0, { offDutyToo: true });
  const seats: Seat[] = [];
  for (const { id, offDutySince } of await members.all(at)) {
    seats.push({
      id,
      names: await members.namesOf(id),
      posts: held.filter(({ memberId }) => memberId === id).map(({ postCode }) => postCode),
      standIns: (await members.standIns(id, at)).filter(({ postCode }) => codes.includes(postCode)),
      offDutySince,
      reachable: (await reachableAddress(frame, store.read, id)) !== null,
    });
  }
  return seats;
};

/** As if each post were held by somebody who can be reached. */
export const somebodyEverywhere = (posts: readonly Post[]): readonly Seat[] =>
  posts.map(({ code }) => ({
    id: code,
    names: [],
    posts: [code],
    standIns: [],
    offDutySince: null,
    reachable: true,
  }));

/** Seats these people in a rehearsal's own store, each with one chat on its only channel, which has their id. */
export const seat = (store: Store, seats: readonly Seat[], locale: Locale, now: Instant): Promise<void> =>
  store.write(async (tx) => {
    for (const { id, names, posts, standIns, offDutySince, reachable } of seats) {
      const [shown = '', ...others] = names;
      await tx.members.add(id, shown, now);
      for (const [index, name] of others.entries()) {
        const invite = `${id}:${index}`;
        await tx.invites.add(invite, [], now, now, { memberId: id, name });
        await tx.invites.use(invite, id, now);
      }
      await tx.members.hold(id, posts, now);
      for (const { postCode, startsAt, endsAt } of standIns) await tx.members.standIn(id, postCode, startsAt, endsAt);
      if (offDutySince !== null) await tx.members.setDuty(id, false, offDutySince);
      if (reachable) await tx.members.bind(id, { channel: 'web', chat: id }, locale);
    }
  });
