import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/domain/clock.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

const NOW = Date.parse('2026-03-03T10:00:00+08:00');
const POSTS = ['A', 'B', 'C'];

eachEngine((_, fresh) => {
  describe('who holds a post', () => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 1)));
      await store.write(async ({ members }) => {
        for (const [index, id] of ['first', 'second', 'third'].entries()) {
          await members.add(id, `a ${id} person`, NOW + index);
          await members.bind(id, { channel: 'web', chat: id }, 'en');
        }
        await members.hold('first', ['A', 'B'], NOW);
        await members.hold('second', ['A'], NOW + 1);
        await members.standIn('third', 'A', NOW + HOUR, NOW + 2 * HOUR);
        await members.standIn('second', 'B', NOW + HOUR, NOW + 2 * HOUR);
      });
    });
    afterAll(() => store.close());

    const holding = async (at: number) =>
      (await store.read.members.holders(POSTS, at)).map(({ memberId, postCode }) => `${postCode} ${memberId}`);
    const own = ['A first', 'A second', 'B first'];
    const during = ['A first', 'A second', 'A third', 'B first', 'B second'];

    test.each<[string, number, string[]]>([
      ['before anybody stands in', NOW + HOUR - 1, own],
      ['from the instant it begins, behind the post’s own', NOW + HOUR, during],
      ['to the last instant', NOW + 2 * HOUR - 1, during],
      ['not at the instant it ends', NOW + 2 * HOUR, own],
    ])('%s', async (_, at, expected) => {
      expect(await holding(at)).toEqual(expected);
      const standing = expected.includes('A third') ? ['A'] : [];
      expect((await store.read.members.byId('third', at))?.posts).toEqual(standing);
      expect(await store.read.audit.reachable(['A'], ['web'], at)).toEqual(new Set(['A']));
    });

    test('a stand-in twice over is one; another time is another, and what is over is not listed', async () => {
      await store.write(async ({ members }) => {
        await members.standIn('third', 'C', NOW, NOW + HOUR);
        await members.standIn('third', 'C', NOW, NOW + 2 * HOUR);
        await members.standIn('third', 'C', NOW + DAY, NOW + 2 * DAY);
      });
      const listed = async (at: number) =>
        (await store.read.members.standIns('third', at)).map(({ postCode, startsAt }) => `${postCode} ${startsAt}`);
      expect(await listed(NOW)).toEqual([`C ${NOW}`, `A ${NOW + HOUR}`, `C ${NOW + DAY}`]);
      expect(await listed(NOW + 2 * HOUR)).toEqual([`C ${NOW + DAY}`]);
      expect(await store.read.audit.reachable(POSTS, ['web'], NOW + DAY)).toEqual(new Set(POSTS));
      expect(await store.read.audit.reachable(POSTS, ['web'], NOW + 2 * DAY)).toEqual(new Set(['A', 'B']));
    });

    test('who is off duty is not among them, and is again afterwards', async () => {
      const at = NOW + HOUR;
      const duty = (on: boolean) => store.write(({ members }) => members.setDuty('first', on, at));
      expect(await duty(false)).toBe(true);
      expect(await duty(false)).toBe(false);
      expect(await holding(at)).toEqual(['A second', 'A third', 'B second', 'C third']);
      const also = await store.read.members.holders(['B'], NOW, { offDutyToo: true });
      expect(also).toEqual([{ memberId: 'first', postCode: 'B' }]);
      expect((await store.read.members.byId('first', at))?.offDutySince).toBe(at);
      expect(await store.read.audit.reachable(['B'], ['web'], NOW)).toEqual(new Set());
      expect(await duty(true)).toBe(true);
      expect(await holding(at)).toEqual([...during, 'C third']);
    });

    test('a post given up, and given again; and who left', async () => {
      const release = () => store.write(({ members }) => members.release('first', 'A', NOW + 5));
      expect([await release(), await release()]).toEqual([true, false]);
      expect(await holding(NOW)).toEqual(['A second', 'B first', 'C third']);
      await store.write(({ members }) => members.hold('first', ['A'], NOW + 6));
      expect(await holding(NOW + HOUR + 1)).toContain('A first');
      expect(await holding(NOW), 'who came back comes behind who stayed').toEqual([
        'A second',
        'A first',
        'B first',
        'C third',
      ]);
      const wasThere = (before: number) => store.read.members.wasThere('first', 'A', before);
      expect([await wasThere(NOW + 6), await wasThere(NOW + 7)]).toEqual([false, true]);
      await store.write(({ members }) => members.hold('first', ['A'], NOW + 8));
      expect(await wasThere(NOW + 7), 'given again while it was held, it changes nothing').toBe(true);
      await store.write(({ members }) => members.remove('first', NOW + 7));
      expect(await holding(NOW + HOUR + 1)).toEqual(['A second', 'A third', 'B second', 'C third']);
      expect(await store.read.members.addresses('first')).toEqual([]);
      expect((await store.read.members.all(NOW)).map(({ id }) => id)).toEqual(['second', 'third']);
    });

    test('chats in the order the member prefers', async () => {
      const chats = async () => (await store.read.members.addresses('second')).map(({ address }) => address.chat);
      await store.write(async ({ members }) => {
        await members.bind('second', { channel: 'wechat', chat: 'w' }, 'en');
        await members.bind('second', { channel: 'telegram-desk', chat: 't' }, 'en');
      });
      expect(await chats()).toEqual(['second', 'w', 't']);
      await store.write(({ members }) => members.prefer('second', { channel: 'telegram-desk', chat: 't' }));
      expect(await chats()).toEqual(['t', 'second', 'w']);
      await store.write(({ members }) => members.prefer('second', { channel: 'wechat', chat: 'w' }));
      expect(await chats()).toEqual(['w', 't', 'second']);
      await store.write(({ members }) => members.bind('second', { channel: 'wechat', chat: 'w' }, 'zh-CN'));
      expect(await chats()).toEqual(['w', 't', 'second']);
      // Whoever binds a chat writes there: it works again, whosever it was, and is the last to be tried.
      await store.write(async ({ members }) => {
        await members.block({ channel: 'wechat', chat: 'w' }, NOW);
        await members.bind('third', { channel: 'wechat', chat: 'w' }, 'en');
      });
      expect(await chats()).toEqual(['t', 'second']);
      const moved = await store.read.members.addresses('third');
      expect(moved.map(({ address, blocked }) => [address.chat, blocked])).toEqual([
        ['third', false],
        ['w', false],
      ]);
    });

    test('invites keep what they give', async () => {
      const standIn = { startsAt: NOW, endsAt: NOW + DAY };
      await store.write(async ({ invites }) => {
        await invites.add('plain', ['A'], NOW, NOW + DAY);
        await invites.add('further', [], NOW, NOW + DAY, { memberId: 'second' });
        await invites.add('stands', ['B'], NOW, NOW + DAY, { standIn });
      });
      const { invites } = store.read;
      expect(await invites.byHash('plain')).toEqual({ postCodes: ['A'], expiresAt: NOW + DAY, usedBy: null });
      expect(await invites.byHash('further')).toMatchObject({ memberId: 'second', postCodes: [] });
      expect(await invites.byHash('stands')).toMatchObject({ standIn, postCodes: ['B'] });
      expect(await store.write((tx) => tx.invites.use('plain', 'second', NOW))).toBe(true);
      expect(await store.write((tx) => tx.invites.use('plain', 'third', NOW))).toBe(false);
      await store.write((tx) =>
        tx.enrolments.addInvite('family', { caseId: 'c', postCode: null, expiresAt: NOW + DAY }, NOW),
      );
      const joins = (by: string) => store.write((tx) => tx.enrolments.useInvite('family', by, NOW));
      expect([await joins('one'), await joins('other')]).toEqual([true, false]);
      // Of those with a name: used, or to be used still.
      const named = async (at: number) =>
        (await store.read.invites.named(at)).map(({ name, usedBy }) => [name, usedBy]);
      await store.write((tx) => tx.invites.add('named', ['A'], NOW, NOW + DAY, { name: '甲' }));
      expect(await named(NOW)).toEqual([['甲', null]]);
      expect(await named(NOW + DAY)).toEqual([]);
      await store.write((tx) => tx.invites.use('named', 'second', NOW));
      expect(await named(NOW + DAY)).toEqual([['甲', 'second']]);
    });
  });
});
