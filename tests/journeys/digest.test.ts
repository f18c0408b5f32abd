import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/domain/clock.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('one person with 300 cases, on %s', (_, fresh) => {
  let house: LadderHouse;
  beforeAll(async () => {
    house = await openLadderHouse(await fresh());
  });
  afterAll(() => house.close());

  const at = async (time: string, story: (stage: LadderStage) => Promise<void>): Promise<void> => {
    const stage = await openLadderStage(house, time);
    try {
      await stage.member('operator', 'TJ-12-OPS');
      await story(stage);
      await stage.check();
    } finally {
      await stage.close();
    }
  };
  const heard = (stage: LadderStage, who: string, words: string) =>
    stage.sent
      .filter(({ chat, message }) => chat === who && message.text.includes(words))
      .map(({ message }) => message);
  const pass = async (stage: LadderStage, minutes: number) => {
    stage.clock.set(stage.clock.now() + minutes * MINUTE);
    await stage.tick();
    await stage.settle();
    await stage.check();
  };

  test('is told of three and then of all others in one message; what is urgent comes by itself, at once', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director, HEPING.supervisor);
      await stage.opens('P2', 300);
      await stage.opens('P0', 2);
      expect(heard(stage, 'one', '您有1件待接手事项')).toHaveLength(5);
      expect(heard(stage, 'one', '分级:紧急')).toHaveLength(2);
      await pass(stage, 10);
      const [digest, ...more] = heard(stage, 'one', '合在这一条里');
      expect(more).toEqual([]);
      expect(digest?.choices.flat().map(({ label, data }) => [label, data])).toEqual([['我的待办', 'd.mine']]);

      // From there to each, by pages: the most urgent first, with a button each.
      await stage.turn({ channel: 'telegram-desk', chat: 'one' }, { data: 'd.mine' });
      await stage.settle();
      const list = stage.sent.at(-1)?.message;
      expect(list?.text).toContain('还有更多');
      const next = list?.choices.flat().at(-1)?.data ?? '';
      await stage.turn({ channel: 'telegram-desk', chat: 'one' }, { data: next });
      await stage.settle();
      const second = stage.sent.at(-1)?.message;
      const gathered = await stage.query.outbox.findMany({ where: { failure: 'told by a digest' } });
      expect(gathered).toHaveLength(297);
      const { obligationId, epoch } = gathered[0] ?? {};
      expect(await house.store.read.calls.cameAt(obligationId ?? '', 'one', epoch ?? -1)).toBe(true);
      // Each of them is on record as told to the person, as the three are that came by themselves.
      const arrived = await stage.query.event.findMany({ where: { kind: 'message.arrived', memberId: 'one' } });
      const told = (by: boolean) =>
        arrived.filter(({ obligationId, data }) => obligationId && data.includes('"by":"digest"') === by);
      expect(new Set(told(true).map(({ obligationId }) => obligationId))).toEqual(
        new Set(gathered.map(({ obligationId }) => obligationId)),
      );
      expect(new Set(told(false).map(({ obligationId }) => obligationId)).size).toBe(5);
      const known = new Set(gathered.map(({ obligationId }) => `d.ack.${obligationId}`));
      const data = second?.choices.flat().find((choice) => known.has(choice.data))?.data ?? '';
      await stage.turn({ channel: 'telegram-desk', chat: 'one' }, { data });
      await stage.settle();
      expect(await stage.query.obligation.findUnique({ where: { id: data.slice('d.ack.'.length) } })).toMatchObject({
        state: 'acknowledged',
        holderId: 'one',
      });
    }));

  test('is reminded of three in an hour at most; each climbs all the same', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.supervisor);
      await stage.member('above', HEPING.bureau);
      await stage.opens('P1', 5);
      for (const _ of [20, 40]) {
        await pass(stage, 20);
        expect(heard(stage, 'one', '提醒:编号')).toHaveLength(3);
      }
      await pass(stage, 20);
      expect(heard(stage, 'above', '现在转到您这里')).toHaveLength(5);
    }));

  test('is not told of several where one is all that is left for the message', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director);
      await stage.opens('P2', 4);
      await pass(stage, 10);
      expect(heard(stage, 'one', '合在这一条里')).toHaveLength(1);
      expect(heard(stage, 'one', '多件')).toEqual([]);
    }));

  test('hears of what came in the night in the morning, in one message', () =>
    at('2026-03-03T22:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director);
      for (let hour = 0; hour < 3; hour += 1) {
        await stage.opens('P2', 10);
        await pass(stage, 60);
      }
      expect(heard(stage, 'one', '待接手')).toHaveLength(0);
      await pass(stage, 7 * 60);
      expect(heard(stage, 'one', '您有1件待接手事项')).toHaveLength(3);
      expect(heard(stage, 'one', '合在这一条里')).toHaveLength(1);
    }));

  test('who cannot be reached any more: each of them climbs, and the next rung hears of them together', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director);
      await stage.member('next', HEPING.supervisor);
      await stage.opens('P2', 40);
      stage.blocked.add('one');
      await pass(stage, 10);
      for (let minute = 0; minute < 15; minute += 1) await pass(stage, 1);
      const rungs = await stage.query.obligation.groupBy({ by: ['rung'], _count: true, orderBy: { rung: 'asc' } });
      // Those too of which they heard before their chat was lost.
      expect(rungs.map(({ rung, _count }) => [rung, _count])).toEqual([[1, 40]]);
      expect(heard(stage, 'next', '合在这一条里').length).toBeLessThanOrEqual(2);
      expect(heard(stage, 'next', '现在转到您这里').length).toBeLessThanOrEqual(6);
    }));

  test('does not lose what is gathered when its message cannot be opened: each comes by itself', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director);
      await stage.opens('P2', 6);
      expect(await stage.query.outbox.count({ where: { state: 'gathered' } })).toBe(3);
      await house.watching.transact(
        (tx) => tx.$executeRaw`UPDATE "Outbox" SET "sealedMessage" = 'ruined' WHERE "kind" = 'digest'`,
      );
      await pass(stage, 10);
      await pass(stage, 1);
      expect(heard(stage, 'one', '您有1件待接手事项')).toHaveLength(6);
    }));

  test('does not lose that a ladder went on, which is gathered, when they go off duty', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director);
      await stage.member('two', HEPING.director);
      await stage.member('next', HEPING.supervisor);
      await stage.opens('P2', 1);
      await pass(stage, 179);
      await stage.opens('P2', 5);
      await pass(stage, 1);
      await stage.turn({ channel: 'telegram-desk', chat: 'one' }, { text: '离岗' });
      await stage.settle();
      await stage.check();
      await pass(stage, 10);
      const told = { failure: 'told by a digest', kind: 'inform', memberId: 'one' };
      expect(await stage.query.outbox.count({ where: told })).toBe(1);
    }));

  test('does not lose what is gathered when somebody else takes it first', () =>
    at('2026-03-03T10:00:00+08:00', async (stage) => {
      await stage.member('one', HEPING.director);
      await stage.member('two', HEPING.director);
      await stage.opens('P2', 6);
      const last = (await stage.query.obligation.findMany({ orderBy: { id: 'desc' }, take: 1 }))[0]?.id;
      await stage.turn({ channel: 'telegram-desk', chat: 'two' }, { data: `d.ack.${last}` });
      await stage.settle();
      await stage.check();
      await pass(stage, 10);
      expect(heard(stage, 'one', '合在这一条里')).toHaveLength(1);
      expect(await stage.query.outbox.count({ where: { obligationId: last ?? '', failure: 'taken' } })).toBe(2);
    }));
});
