import { afterEach, describe, expect, test } from 'vitest';
import type { Address } from '../../src/domain/channel.js';
import { openDesk } from '../../src/operator/command.js';
import { frameOf } from '../../src/operator/frame.js';
import { openMendUnheld } from '../../src/watch/mend-unheld.js';
import { joinsCase } from '../support/guardian.js';
import type { Person } from '../support/people.js';
import { closes, holdsCase, holdsSafe, reportsNeglect, takesIt } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const idOf = async (post: string) =>
  (await world.query.holding.findFirstOrThrow({ where: { postCode: post } })).memberId;
const theCase = () => world.query.case.findFirstOrThrow();
const takeOvers = () => world.query.obligation.findMany({ where: { kind: 'take_over' } });

describe.each(['sqlite', 'postgresql'] as const)('nobody holds this child now, on %s', (engine) => {
  test('whoever had it left: the operator, the top rung and the next above hear of it in one tick', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const city = await world.member('TJ-12-CCA', '市民政干事甲');
    const office = await world.member('TJ-12-CWO', '市妇儿工委干事甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsSafe(world, supervisor);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const member = await idOf(HEPING.supervisor);
    // Behind the back of whatever lets members leave: the audit of the next minute finds it by itself.
    await world.app.store.write((tx) => tx.members.remove(member, world.clock.now()));
    await world.later('PT1M');
    await operator.sees('有1件个案现在没有人负责');
    await city.sees('现在没有人负责这个孩子');
    await office.sees('现在没有人负责这个孩子');
    await bureau.sees('接管无人负责的个案');
    await world.settled();
    expect((await theCase()).holderId).toBeNull();
    expect(await takeOvers()).toMatchObject([{ state: 'open' }]);

    await world.later('PT2M');
    expect(await takeOvers()).toHaveLength(1);
    await bureau.picks('我已接手');
    await bureau.sees('从现在起由您负责');
    await world.settled();
    expect(await theCase()).toMatchObject({ holderId: await idOf(HEPING.bureau), holderPost: HEPING.bureau });
    expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
    await world.later('PT5M');
    expect(await takeOvers()).toHaveLength(1);
  });

  test('whoever had it cannot be reached, and comes back: they are called, and take it again', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsSafe(world, supervisor);
    const [chat] = await world.app.store.read.members.addresses(await idOf(HEPING.supervisor));
    await world.app.store.write((tx) => tx.members.block(chat?.address as Address, world.clock.now()));
    await world.later('PT2M');
    await operator.sees('有1件个案现在没有人负责');
    await supervisor.says('我的待办');
    await supervisor.sees('接管无人负责的个案');
    const { number } = await theCase();
    // While others are asked to take it, it is ended by nobody.
    await supervisor.says('结案');
    await supervisor.sees(`正在请人接管。请先发“接手 ${number}”`);
    await supervisor.says(`接手 ${number}`);
    await supervisor.sees('从现在起由您负责');
    await world.settled();
    expect(await theCase()).toMatchObject({ holderId: await idOf(HEPING.supervisor) });
    expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
    await world.later('PT1M');
    expect(await world.query.matter.count({ where: { name: { startsWith: 'unheld-' }, standing: true } })).toBe(0);
  });
});

describe.each(['sqlite', 'postgresql'] as const)(
  'each case that nobody holds is called for by itself, on %s',
  (engine) => {
    const standing = async () =>
      (await world.query.matter.findMany({ where: { name: { startsWith: 'unheld-' }, standing: true } })).map(
        ({ name }) => name.slice('unheld-'.length),
      );
    const says = (operator: Person, number: string, words: string) =>
      operator.chat().filter((text) => text.includes(number) && text.includes(words));

    test('a second one while the alarm of the first stands is told too, and each alarm ends alone', async () => {
      world = await openWorld({ engine });
      const operator = await world.member('TJ-12-OPS', '运维甲');
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      await holdsSafe(world, supervisor);
      const other = await world.member(HEPING.supervisor, '督导员乙');
      const leaving = async (holdings: number) => {
        const { memberId } = await world.query.holding.findFirstOrThrow({
          where: { postCode: HEPING.supervisor },
          orderBy: { since: 'asc' },
          skip: holdings,
        });
        await world.app.store.write((tx) => tx.members.remove(memberId, world.clock.now()));
      };
      const first = await theCase();
      await leaving(0);
      await world.later('PT1M');
      await operator.sees(`编号${first.number}`);
      // That nobody can be called to take it over is an alarm of its own.
      await world.settled();
      expect(says(operator, first.number, '现在没有人负责')).toHaveLength(1);
      expect(await standing()).toEqual([first.id]);

      await holdsSafe(world, other);
      const second = await world.query.case.findFirstOrThrow({ where: { id: { not: first.id } } });
      await leaving(1);
      await world.later('PT10M');
      await operator.sees(`编号${second.number}`);
      await world.settled();
      expect(says(operator, second.number, '现在没有人负责')).toHaveLength(1);
      expect(says(operator, first.number, '现在没有人负责')).toHaveLength(1);
      expect(new Set(await standing())).toEqual(new Set([first.id, second.id]));

      const bureau = await world.member(HEPING.bureau, '民政科员甲');
      const [calling] = await world.query.obligation.findMany({ where: { kind: 'take_over', caseId: second.id } });
      await bureau.sees('接管无人负责的个案');
      await bureau.pressesData(`d.ack.${calling?.id}`);
      await bureau.sees('从现在起由您负责');
      await world.later('PT1M');
      await operator.sees('警报已解除');
      expect(says(operator, second.number, '警报已解除')).toHaveLength(1);
      expect(says(operator, first.number, '警报已解除')).toEqual([]);
      expect(await standing()).toEqual([first.id]);

      // While it stands it is said again after an hour, of the first alone.
      await world.later('PT61M');
      expect(says(operator, second.number, '现在没有人负责')).toHaveLength(1);
      expect(says(operator, first.number, '现在没有人负责').length).toBeGreaterThan(1);
    });
  },
);

test('where nobody at the top can be reached, whoever stands nearest below it hears that nobody holds the child', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await holdsSafe(world, supervisor);
  await world.operates('leave', await idOf(HEPING.supervisor));
  await bureau.sees('接管无人负责的个案');
  await office.sees('现在没有人负责这个孩子');
  expect(bureau.chat().join()).not.toContain('现在没有人负责这个孩子');
  await office.picks('我已接手');
  await office.sees('从现在起由您负责');
  expect(await takeOvers()).toMatchObject([{ state: 'done', holderPost: HEPING.wcwc }]);
});

test.each(['left', 'cannot be reached'])(
  'while something less urgent of it waits to be taken, whoever had it %s: it is called for by its own level, in the night too',
  async (why) => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsSafe(world, supervisor);
    const mother = await joinsCase(world, supervisor);
    await mother.says('家里没有钱给孩子买棉衣。');
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT11H');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const member = await idOf(HEPING.supervisor);
    if (why === 'left') await world.operates('leave', member);
    else {
      const [chat] = await world.app.store.read.members.addresses(member);
      await world.app.store.write((tx) => tx.members.block(chat?.address as Address, world.clock.now()));
      await world.later('PT1M');
    }
    await operator.sees('有1件个案现在没有人负责');
    await bureau.sees('接管无人负责的个案');
    expect(await takeOvers()).toMatchObject([{ state: 'open', level: 'P1' }]);
    await bureau.picks('我已接手');
    await bureau.sees('从现在起由您负责');
    await world.later('PT2M');
    expect(await theCase()).toMatchObject({ level: 'P1', holderPost: HEPING.bureau });
    expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
  },
);

test('nothing followed in time: who held it does not any more, and the operator and the top hear it in that tick', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await takesIt(supervisor);
  const [, receipt] = /回执码:(\S+)/.exec(await neighbour.sees('回执码')) ?? [];
  await world.member(HEPING.bureau, '民政科员甲');
  await world.later('PT23H59M');
  expect(operator.chat().filter((text) => text.includes('没有人负责'))).toEqual([]);
  await world.later('PT1M');
  await operator.sees('有1件个案现在没有人负责');
  await city.sees('现在没有人负责这个孩子');
  expect((await theCase()).holderId).toBeNull();
  // Somebody had taken it in time: its reporter hears what came of that, and not that nobody did.
  await neighbour.says(`查询 ${receipt}`);
  expect(await neighbour.sees('接手的人没能继续,正在请其他人接手')).toContain('今天');
  await world.later('PT1H');
  await neighbour.sees(/接手的人没能继续,正在请其他人接手。.*前会有人看到/);
  expect(neighbour.chat().join()).not.toContain('还没有人接手');
  // What was promised was kept: so says the record, and nobody is late with what they are called for anew.
  await world.later('PT1H');
  expect(neighbour.chat().filter((text) => text.includes('接手的人没能继续'))).toHaveLength(2);
  expect(await world.query.event.count({ where: { kind: 'promise.missed' } })).toBe(0);
  expect(await world.query.event.count({ where: { kind: 'promise.lapsed' } })).toBe(1);
  expect(await world.query.obligation.count({ where: { NOT: { breachedAt: null } } })).toBe(0);
  await city.says('待办');
  expect(await city.sees('您的待办')).toContain('原接手人没能继续,请尽快接手');
});

test('what is written for a case that was let go meanwhile is not kept, and it is said that nobody has it, not that it is over', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await world.later('PT23H50M');
  await supervisor.says('写记录');
  await supervisor.sees('请写下');
  await world.later('PT15M');
  await supervisor.says('孩子有人照看了。');
  const said = await supervisor.sees('现在没有人负责,您刚才写的没有记下');
  expect(said).toContain('要接手,请发“接手');
  await supervisor.says('接手');
  await supervisor.sees('您已接手编号');
});

test('who found that nobody holds a case comes after it was closed: nobody is called for it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsSafe(world, supervisor);
  const { id } = await theCase();
  await closes(supervisor);
  await supervisor.sees('已结案');
  const { store } = world.app;
  const audit = { ...store.read.audit, unheld: async () => ({ ids: [id], next: '' }) };
  const frame = await frameOf(openDesk(world.settings, world.clock.now()));
  await openMendUnheld({ write: store.write, read: { audit } }, frame, frame.log)(world.clock.now());
  expect(await takeOvers()).toEqual([]);
});
