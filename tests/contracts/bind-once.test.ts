import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Moment } from '../../src/cases/moment.js';
import { bindChat } from '../../src/members/bind.js';
import type { Records } from '../../src/store/store.js';
import { openRehearsal } from '../support/permissions/rehearse.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld({ engine: 'postgresql' });
});
afterAll(() => world.close());

/** Resolves once so many have come to it. */
const meetingOf = (count: number) => {
  let come = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    come += 1;
    if (come >= count) open();
    await all;
  };
};

/** Two chats send the same code in one instant: both have seen that nobody used it before either of them does. */
const bothBind = async (code: string) => {
  const { frame } = await openRehearsal(world);
  const { store } = world.app;
  const meeting = meetingOf(2);
  const binds = (chat: string) =>
    store.write(async (tx: Records) => {
      const { byHash } = tx.invites;
      tx.invites.byHash = async (hash) => {
        const found = await byHash.call(tx.invites, hash);
        await meeting();
        return found;
      };
      const address = { channel: 'telegram-desk', chat } as const;
      const m: Moment = {
        tx,
        frame,
        seal: store.seal,
        now: world.clock.now(),
        address,
        chatKey: store.chatKey(address),
        locale: 'zh-CN',
        member: null,
      };
      return bindChat(m, code, '某人');
    });
  const went = await Promise.all([binds('8100000001'), binds('8100000002')]);
  return {
    bound: went.filter(({ bound }) => bound).length,
    said: went.flatMap(({ bound, said }) => (bound ? [] : said.map(({ key }) => key))),
  };
};

test('a code for a post that two send in one instant makes one of them a member', async () => {
  const came = await bothBind(await world.invite(HEPING.supervisor));
  expect(came).toEqual({ bound: 1, said: ['bind-used'] });
  expect(await world.query.member.count()).toBe(1);
  expect(await world.query.memberAddress.count()).toBe(1);
});

test('a code for one more chat of a member, sent by two in one instant, binds one', async () => {
  const member = await world.holderOf(HEPING.supervisor);
  const came = await bothBind(await world.inviteTo(member));
  expect(came).toEqual({ bound: 1, said: ['bind-used'] });
});
