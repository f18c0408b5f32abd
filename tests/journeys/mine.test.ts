import { afterEach, describe, expect, test } from 'vitest';
import { freshDatabase, freshFile } from '../support/engines.js';
import { openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import type { Person } from '../support/people.js';
import { reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

/** The case numbers in a list, in its order. */
const listed = (text: string): string[] => [...text.matchAll(/编号(\S+)/g)].map(([, number]) => number ?? '');

describe('我的待办 with seven matters', () => {
  let world: World;
  afterEach(() => world.close());

  const turns = (director: Person, channel: string, label: string) =>
    channel === 'wechat' ? director.says(label) : director.picks(label);

  test.each(['telegram', 'wechat', 'web'] as const)(
    'on %s: a page and another, back again, and the pages stand while matters are taken',
    async (channel) => {
      world = await openWorld({ wechat: true });
      const director = await world.member(HEPING.director, '主任甲', channel);
      const citizen = await world.citizen('web');
      for (let n = 0; n < 7; n += 1) {
        await reportsWant(citizen);
        await world.settled();
        await world.later('PT1M');
      }
      await director.says('我的待办');
      const first = listed(await director.sees('您的待办'));
      expect(first).toHaveLength(5);
      if (channel !== 'wechat') {
        expect(director.options()).toEqual([...first.map((number) => `接手 ${number}`), '下一页']);
      }
      await turns(director, channel, `接手 ${first[1]}`);
      await director.sees('您已接手');
      await turns(director, channel, '下一页');
      const second = listed(await director.sees('您的待办'));
      expect(second).toHaveLength(2);
      expect(new Set([...first, ...second]).size).toBe(7);
      if (channel !== 'wechat') {
        expect(director.options()).toEqual([
          `接手 ${second[0]}`,
          `查看 ${second[0]}`,
          `接手 ${second[1]}`,
          `查看 ${second[1]}`,
          '上一页',
        ]);
      }
      await turns(director, channel, '上一页');
      expect(listed(await director.sees('您的待办'))).toEqual(first);
      await director.says('下一页');
      expect(listed(await director.sees('您的待办'))).toEqual(second);
      await director.says('上一页');
      expect(listed(await director.sees('您的待办'))).toEqual(first);
    },
  );
});

describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('on %s, page after page', (_, fresh) => {
  test('shows each matter once, the most urgent first, whatever is taken or comes meanwhile', async () => {
    const house = await openLadderHouse(await fresh());
    const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
    try {
      await stage.member('operator', 'TJ-12-OPS');
      await stage.member('one', HEPING.director, HEPING.supervisor);
      await stage.opens('P2', 9);
      await stage.opens('P1', 4);
      const presses = async (data: string) => {
        await stage.turn({ channel: 'telegram-desk', chat: 'one' }, { data });
        await stage.settle();
        const message = stage.sent.at(-1)?.message;
        if (!message) throw new Error('nothing was said');
        expect(message.choices.flat().length).toBeLessThanOrEqual(6);
        return message;
      };
      const all = (await stage.query.obligation.findMany({ orderBy: [{ level: 'asc' }, { id: 'asc' }] })).map(
        ({ id }) => id,
      );
      let page = await presses('d.mine');
      const seen: string[] = [];
      for (;;) {
        const ids = page.choices.flat().flatMap(({ data }) => /^d\.ack\.(\S+)$/.exec(data)?.[1] ?? []);
        seen.push(...ids);
        const next = page.choices.flat().find(({ label }) => label === '下一页');
        if (!next) break;
        // What was shown is taken, and something more urgent comes: the next page is what was not shown yet.
        await presses(`d.ack.${ids[0]}`);
        await presses(`d.ack.${ids.at(-1)}`);
        await stage.opens('P1', 1);
        page = await presses(next.data);
      }
      expect(seen).toEqual(all);
      const back = page.choices.flat().find(({ label }) => label === '上一页')?.data ?? '';
      expect((await presses(back)).choices.flat().map(({ label }) => label)).toContain('上一页');
      await stage.check();
    } finally {
      await stage.close();
      await house.close();
    }
  });
});
