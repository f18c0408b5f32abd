import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ChannelName, DeliveryError, type DeliveryFailure } from '../../src/domain/channel.js';
import { DAY, MINUTE } from '../../src/domain/clock.js';
import { acknowledge } from '../../src/notify/holding/acknowledge.js';
import { advance } from '../../src/notify/ladder/advance.js';
import { openObligation } from '../../src/notify/ladder/open.js';
import { settleFailure } from '../../src/notify/outbox/failure.js';
import { settleOvertaken, settleSent } from '../../src/notify/outbox/settle.js';
import type { ClaimedRow, Member, Records } from '../../src/store/store.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

vi.setConfig({ testTimeout: 60_000 });

const CALLED = 'r1-ack';
const LEASE = 15_000;
const AT_ONCE = 50;
const second = { channel: 'wechat', chat: '甲2' } as const;

/** What becomes of a call that is not taken by its platform once time went on. */
describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('on %s', (_, fresh) => {
  let house: LadderHouse;
  let stage: LadderStage;
  beforeAll(async () => {
    house = await openLadderHouse(await fresh());
  });
  afterAll(() => house.close());

  const write = <T>(work: (tx: Records, now: number) => Promise<T>): Promise<T> =>
    stage.store.write((tx) => work(tx, stage.clock.now()));
  const taking = (channel: ChannelName = 'telegram-desk'): Promise<ClaimedRow[]> =>
    write((tx, now) => tx.outbox.claim('ours', now, now + LEASE, AT_ONCE, { channel, oldestFirst: false }));
  const fails = (row: ClaimedRow | undefined, how: DeliveryFailure) =>
    write(async (tx, now) => row && settleFailure(stage.frame, tx, row, new DeliveryError(how, how), now));
  const passes = async (minutes: number) => {
    stage.clock.set(stage.clock.now() + minutes * MINUTE);
    await write((tx, now) => advance(stage.frame, tx, CALLED, now));
  };
  const takes = (name: string) =>
    write(async (tx, now) => acknowledge(stage.frame, tx, CALLED, (await tx.members.byId(name, now)) as Member, now));
  const callsOf = async (memberId: string) =>
    (
      await stage.query.outbox.findMany({
        where: { memberId, kind: { in: ['page', 'nudge'] } },
        orderBy: { position: 'asc' },
      })
    ).map(({ kind, channel, state }) => `${kind} ${channel} ${state}`);

  /** One report for which 甲, who has two chats, and 乙 are called, who share a post. */
  beforeEach(async () => {
    stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
    for (const name of ['甲', '乙']) await stage.member(name, HEPING.supervisor);
    await stage.member('above', HEPING.bureau);
    await write(async (tx, now) => {
      await tx.members.bind('甲', second, 'zh-CN');
      await tx.cases.open({ id: 'r1', number: 'R1', area: '120101', level: 'P1', openedAt: now });
      await openObligation(stage.frame, tx, { reportId: 'r1', caseId: 'r1', level: 'P1', area: '120101' }, now);
    });
  });
  afterEach(async () => {
    await stage.check();
    await stage.close();
  });

  test.each([
    ['unavailable', 'failed'],
    ['unknown', 'failed'],
    // News of a matter is among them: it waits for a token that works.
    ['unauthorized', 'pending'],
  ] as const)(
    'an answer that is %s for a day has %s then, and what is said no more loses its words',
    async (how, end) => {
      const message = { text: '已收到', choices: [], choose: 'one' } as const;
      const reply = {
        id: 'said',
        address: { channel: 'telegram-public', chat: '7' },
        kind: 'reply',
        priority: 1,
      } as const;
      await write((tx, now) => tx.outbox.add([{ ...reply, notBefore: now, message }], now));
      const row = () => stage.query.outbox.findUniqueOrThrow({ where: { id: 'said' } });
      for (const [later, state] of [
        [0, 'pending'],
        [DAY - MINUTE, 'pending'],
        [2 * MINUTE, end],
      ] as const) {
        stage.clock.set(stage.clock.now() + later);
        const [said] = await taking('telegram-public');
        await fails(said, how);
        expect((await row()).state, `${later}`).toBe(state);
        stage.clock.set(stage.clock.now() + MINUTE);
      }
      const emptied = { sealedMessage: null, sealedAddress: '' };
      if (end === 'failed') expect(await row()).toMatchObject(emptied);
      else expect(await row()).not.toMatchObject(emptied);
    },
  );

  describe('a call under way', () => {
    test.each(['blocked', 'rejected'] as const)(
      'that is %s once somebody took the matter calls nobody else, and the matter stays theirs',
      async (how) => {
        const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
        await takes('乙');
        await fails(page, how);
        expect(await callsOf('甲')).toEqual(['page telegram-desk failed']);
        expect(await callsOf('above')).toEqual([]);
        expect(await stage.query.obligation.findUniqueOrThrow({ where: { id: CALLED } })).toMatchObject({
          state: 'acknowledged',
          holderId: '乙',
        });
      },
    );

    test('that is blocked once they were called again is left to that one: their other chat is called once', async () => {
      const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
      await passes(20);
      await fails(page, 'blocked');
      expect(await callsOf('甲')).toEqual(['page telegram-desk failed', 'nudge telegram-desk pending']);
      const [nudge] = (await taking()).filter(({ memberId }) => memberId === '甲');
      await fails(nudge, 'blocked');
      expect((await callsOf('甲')).slice(1)).toEqual(['nudge telegram-desk failed', 'nudge wechat pending']);
    });

    test('that all their chats refuse is tried by each of them once', async () => {
      const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
      await fails(page, 'rejected');
      const [further] = await taking('wechat');
      await fails(further, 'rejected');
      expect(await callsOf('甲')).toEqual(['page telegram-desk failed', 'page wechat failed']);
    });

    test.each([
      ['waits in', false],
      ['was told by', true],
    ])('that is refused while another %s a digest: whoever has that one is waited for', async (_about, told) => {
      const pages = await taking();
      const of = (name: string) => pages.find(({ memberId }) => memberId === name) as ClaimedRow;
      await write(async (tx, now) => {
        await tx.outbox.retry(of('乙'), { ...of('乙'), notBefore: now, failure: 'unavailable' });
        await tx.outbox.add([{ ...of('乙'), id: 'digest', kind: 'digest', notBefore: now + MINUTE }], now);
        await tx.digests.join(of('乙').id, 'digest');
        if (told) await tx.digests.told('乙', 'digest', now);
        await tx.members.block(second, now);
      });
      await fails(of('甲'), 'rejected');
      expect(await callsOf('above')).toEqual([]);
    });

    test('that may have arrived is not lost to a newer one: who took the matter is said in it', async () => {
      const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
      await fails(page, 'unknown');
      stage.clock.set(stage.clock.now() + MINUTE);
      // That it fails now says nothing of the first time.
      const [again] = await taking();
      await fails(again, 'unavailable');
      await passes(20);
      await takes('乙');
      expect(await callsOf('甲')).toEqual(['page telegram-desk pending', 'nudge telegram-desk cancelled']);
    });

    test('that may have arrived is not made again to somebody who is to be left out since, nor settled by who lost it', async () => {
      const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
      await fails(page, 'unknown');
      stage.clock.set(stage.clock.now() + MINUTE);
      const [again] = await taking();
      if (!again) throw new Error('not to be tried again');
      const overtaken = (row: ClaimedRow) => write((tx, now) => settleOvertaken(stage.frame, tx, row, now));
      expect(await overtaken(again)).toBe(false);
      await takes('乙');
      expect(await overtaken({ ...again, claim: 'of another' })).toBe(true);
      expect(await stage.query.outbox.count({ where: { memberId: '甲', kind: 'edit' } })).toBe(0);
      await write((tx, now) => tx.conflicts.add({ id: 'c', caseId: 'r1', basis: 'declared', memberId: '甲' }, now));
      expect(await overtaken(again)).toBe(true);
      expect(await callsOf('甲')).toEqual(['page telegram-desk failed']);
      expect(await stage.query.outbox.count({ where: { memberId: '甲', kind: 'edit' } })).toBe(0);
    });

    test('that its platform puts off holds back what is more urgent to the same chat too', async () => {
      const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
      await fails(page, 'rate_limited');
      await write(
        async (tx, now) =>
          page && tx.outbox.add([{ ...page, id: 'alarm', kind: 'alarm', priority: 0, notBefore: now }], now),
      );
      expect((await taking()).map(({ id }) => id)).toEqual([]);
      stage.clock.set(stage.clock.now() + 20_000);
      expect((await taking()).map(({ id }) => id)).toContain('alarm');
    });

    test('to an operator who is called at the top, and had heard of it by an earlier one: the alarm comes by itself', async () => {
      await stage.member('operator', 'TJ-12-CCA', 'TJ-12-OPS');
      await stage.member('city', 'TJ-12-CCA');
      for (let hour = 0; hour < 3; hour += 1) await passes(61);
      const toOperator = async () =>
        (await taking()).filter(({ memberId, kind }) => memberId === 'operator' && kind !== 'alarm');
      const alarmed = async () => (await stage.query.outbox.findMany({ where: { kind: 'alarm' } })).map(({ id }) => id);
      const heard = (await toOperator()).map((row) => ({ row }));
      await write((tx, now) => settleSent(stage.frame, tx, heard, now));
      await passes(20);
      for (const nudge of await toOperator()) await fails(nudge, 'rejected');
      expect(await alarmed()).toEqual([]);
      await passes(41);
      for (const call of await toOperator()) await fails(call, 'rejected');
      expect(await alarmed()).toEqual(['alarm:r1-ack:6:top:operator:telegram-desk']);
    });

    test('to the only one at the top, who blocks it, is one step: the operator is alarmed once', async () => {
      await stage.member('operator', 'TJ-12-OPS');
      await stage.member('city', 'TJ-12-CCA');
      for (let hour = 0; hour < 2; hour += 1) await passes(61);
      const [call] = (await taking()).filter(({ memberId }) => memberId === 'city');
      await fails(call, 'blocked');
      // What else was on its way to them says nothing new.
      const [news] =
        (await write(
          async (tx, now) => call && tx.outbox.add([{ ...call, id: 'news', kind: 'inform', notBefore: now }], now),
        )) ?? [];
      const [inform] = (await taking()).filter(({ id }) => id === news?.id);
      await fails(inform, 'blocked');
      const alarms = await stage.query.outbox.findMany({ where: { kind: 'alarm' } });
      expect(alarms.map(({ id }) => id)).toEqual(['alarm:r1-ack:4:operator:telegram-desk']);
    });

    test.each(['rejected', 'unauthorized'] as const)(
      'that tells several, and is %s: each finds its own way',
      async (how) => {
        const [page] = (await taking()).filter(({ memberId }) => memberId === '甲');
        await write(async (tx, now) => {
          if (!page) return;
          await tx.outbox.retry(page, { ...page, notBefore: now + MINUTE, failure: 'unavailable' });
          await tx.outbox.add([{ ...page, id: 'digest', kind: 'digest', priority: 0, notBefore: now }], now);
          await tx.digests.join(page.id, 'digest');
        });
        expect(await callsOf('甲')).toEqual(['page telegram-desk gathered']);
        const [digest] = await taking();
        await fails(digest, how);
        expect(await callsOf('甲')).toEqual(['page telegram-desk pending']);
      },
    );

    test('to whoever is called in place of an empty top is made once: where they refuse it, those below them are called', async () => {
      for (let hour = 0; hour < 2; hour += 1) await passes(61);
      const calls = (await taking()).filter(({ memberId }) => memberId === 'above');
      for (const call of calls) await fails(call, 'rejected');
      const paged = await stage.query.event.findMany({ where: { kind: 'member.paged' }, orderBy: { seq: 'asc' } });
      expect(paged.map(({ memberId }) => memberId)).toEqual(['乙', '甲', 'above', 'above', '乙', '甲']);
    });
  });

  describe('time that runs out', () => {
    test('breaks a promise once, however often the ladder moves after it', async () => {
      for (let hour = 0; hour < 4; hour += 1) await passes(61);
      // Looked at once more in the same moment, nothing is due.
      await passes(0);
      expect(await stage.query.event.count({ where: { kind: 'promise.missed' } })).toBe(1);
      expect(await stage.query.event.count({ where: { kind: 'obligation.looked_at' } })).toBe(0);
    });

    test('to somebody who took the report takes the case from them, and from nobody who has it since', async () => {
      await takes('乙');
      await write((tx, now) => tx.cases.hold('r1', { memberId: '甲', postCode: HEPING.supervisor }, now));
      await passes(25 * 60);
      expect(await stage.query.obligation.findUniqueOrThrow({ where: { id: CALLED } })).toMatchObject({
        state: 'open',
      });
      expect(await stage.query.case.findUniqueOrThrow({ where: { id: 'r1' } })).toMatchObject({ holderId: '甲' });
      expect(await stage.query.event.count({ where: { kind: 'case.unheld' } })).toBe(0);
      // Of that nothing followed it is said once.
      for (let hour = 0; hour < 3; hour += 1) await passes(61);
      expect(await stage.query.event.count({ where: { kind: 'promise.lapsed' } })).toBe(1);
    });

    test('finds who has a case and holds no post any more, though nobody said so: they are not counted on', async () => {
      await takes('乙');
      await stage.losesPosts('乙');
      stage.clock.set(stage.clock.now() + MINUTE);
      await stage.tick();
      await stage.settle();
      expect(await stage.query.case.findUniqueOrThrow({ where: { id: 'r1' } })).toMatchObject({ holderId: null });
    });
  });
});
