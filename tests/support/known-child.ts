import { openDatabase } from '../../src/store/engines/engine.js';
import type { Person } from './people.js';
import { type Story, tells } from './stories.js';
import type { World } from './world.js';

export const PLACE = '蓝天小区3号楼';
/** P2: a child whose meals are missed, in a place that can be found again. */
export const hungry: Story = {
  concerns: ['没人好好照顾'],
  words: '孩子中午没有饭吃,翻垃圾桶。',
  age: '8–13岁',
  carer: '不清楚',
  access: '不能',
  place: PLACE,
  contact: '13900001111',
};
/** P1: the same child, seen by somebody else. */
export const crying: Story = {
  concerns: ['没人好好照顾'],
  words: '半夜听见孩子哭,大人不在。',
  age: '8–13岁',
  carer: '没有',
  access: '能',
  when: '今天,多次',
  place: '在蓝天小区 3号楼 一单元',
  contact: '13900002222',
};

/** What stories of several reports about one child look at and do, in the world of a test. */
export const knownChild = (world: () => World) => {
  const cases = () => world().query.case.findMany({ orderBy: { openedAt: 'asc' } });
  const numbers = async () => (await cases()).map(({ number }) => number);
  const duties = (kind: string) => world().query.obligation.findMany({ where: { kind }, orderBy: { openedAt: 'asc' } });

  /** The case was closed, as of now. */
  const closes = async (id = ''): Promise<void> => {
    const database = await openDatabase(world().database.url);
    const closedAt = BigInt(world().clock.now());
    await database.transact((tx) =>
      tx.case.update({ where: { id }, data: { status: 'closed', outcome: 'safe_and_stable', closedAt } }),
    );
    await database.close();
  };

  /** A first report that the director has taken, an hour ago. */
  const taken = async (person: Person, story: Story = hungry): Promise<Person> => {
    const reporter = await world().citizen();
    await tells(reporter, story);
    await person.sees('您有1件待接手事项');
    await person.says('接手');
    await person.sees('您已接手编号');
    await reporter.sees('已有人接手');
    await world().later('PT1H');
    return reporter;
  };

  /** A second reporter, whose report the supervisor takes: what is proposed then. */
  const again = async (person: Person, story: Story = crying): Promise<{ reporter: Person; proposed: string }> => {
    const reporter = await world().citizen();
    await tells(reporter, story);
    await person.sees('您有1件待接手事项');
    await person.picks('我已接手');
    return { reporter, proposed: await person.sees('可能和下面的个案是同一个孩子') };
  };
  return { cases, numbers, duties, closes, taken, again };
};
