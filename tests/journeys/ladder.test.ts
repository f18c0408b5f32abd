import { afterEach, describe, expect, test } from 'vitest';
import { reportsDanger, reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

describe('nobody takes it', () => {
  test('the supervisor is called, nudged twice, then the bureau, the office, the city, which is called for ever', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    const city = await world.member(['TJ-12-CCA', 'TJ-12-CWO'], '市级值班甲');
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const neighbour = await world.citizen();

    await reportsNeglect(neighbour);
    await neighbour.sees('今天11:00前会有工作人员看到');
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT19M59S');
    expect(supervisor.chat().filter((text) => text.includes('提醒:编号'))).toHaveLength(0);
    await world.later('PT1S');
    await supervisor.sees('提醒:编号');
    await world.later('PT20M');
    await supervisor.sees('提醒:编号');
    await world.later('PT19M59S');
    await world.settled();
    expect(bureau.chat()).toHaveLength(1);

    await world.later('PT1S');
    expect(await bureau.sees('现在转到您这里')).toContain('和平区街道儿童督导员');
    await supervisor.sees('已升级到和平区民政局');
    expect(await neighbour.sees('约定时间内还没有人接手')).toMatch(/已上报上一级。今天12:00前/);

    await world.later('PT1H');
    await office.sees('现在转到您这里');
    await world.later('PT1H');
    await city.sees('现在转到您这里');
    for (let repeat = 0; repeat < 5; repeat += 1) {
      await world.later('PT1H');
      await city.sees('已到最高一级');
      await operator.sees('已到最高一级仍无人接手');
    }

    // A late press from the lowest rung counts.
    await supervisor.picks('我已接手');
    await city.sees('督导员甲');
    await neighbour.sees('已有人接手');
    await world.later('PT3H');
    expect(city.chat().filter((text) => text.includes('待接手'))).toHaveLength(0);
  });

  test('after an outage of four hours each obligation moves one step', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');

    await world.jump('PT4H');
    await bureau.sees('现在转到您这里');
    expect(office.chat()).toHaveLength(1);
    expect(supervisor.chat().filter((text) => text.includes('提醒:编号'))).toHaveLength(0);
  });
});

test('who is called beside in one post and answers for it in another is called in that: nobody is passed over, and they are reminded', async () => {
  world = await openWorld();
  const both = await world.member([HEPING.director, HEPING.supervisor], '主任兼督导甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  expect(await both.sees('您有1件待接手事项')).toContain('您的岗位:和平区街道儿童督导员');
  await world.later('PT20M');
  await both.sees('提醒:编号');
  expect(bureau.chat().join()).not.toContain('接手事项');
});

describe('somebody takes it', () => {
  test('and nothing follows: it is open again and the next rung is called', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    expect(await supervisor.sees('您已接手编号')).toContain('明天10:00前确认孩子安全');
    await world.later('PT24H');
    await bureau.sees('接手后没有进展');
    await supervisor.sees('接手后没有进展');
    await world.later('PT20M');
    await bureau.sees('之前有人接手过,重新通知后还没有人接手');
  });

  test('at the top, and nothing follows: the same person is called again, in one message', async () => {
    world = await openWorld();
    const city = await world.member('TJ-12-CCA', '市民政干事甲');
    await reportsNeglect(await world.citizen());
    await city.sees('您有1件待接手事项');
    await city.picks('我已接手');
    await city.sees('您已接手编号');
    const before = city.chat().length;
    await world.later('PT24H');
    await city.sees('接手后没有进展');
    await world.settled();
    expect(city.chat().slice(before)).toHaveLength(1);
  });

  test('from the top while a rung below is called, and nothing follows: they hear so in one message', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await world.member(HEPING.bureau, '民政科员甲');
    await world.member(HEPING.wcwc, '妇儿工委干事甲');
    const city = await world.member('TJ-12-CCA', '市民政干事甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.later('PT24H');
    await city.sees('现在没有人负责这个孩子');
    await city.picks('我已接手');
    await city.sees('您已接手编号');
    const before = city.chat().length;
    await world.later('PT24H');
    await city.sees('接手后没有进展');
    await world.settled();
    expect(city.chat().slice(before)).toHaveLength(1);
  });

  test('and confirms that the child is safe: the ladder rests', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('确认孩子安全。');
    // Before the assessment, which follows, is due.
    await world.later('P2D');
    expect(bureau.chat()).toHaveLength(1);
  });

  test('a second press says who was first', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const second = await world.member(HEPING.supervisor, '督导员乙');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await first.sees('您有1件待接手事项');
    await second.sees('您有1件待接手事项');
    // The same instant: whichever comes first has it, the other hears who.
    await Promise.all([first.picks('我已接手'), second.picks('我已接手')]);
    await world.settled();
    const [row] = await world.query.obligation.findMany();
    expect(row?.state).toBe('acknowledged');
    expect(await world.query.event.count({ where: { kind: 'obligation.acknowledged' } })).toBe(1);
    expect(neighbour.chat().filter((text) => text.includes('已有人接手'))).toHaveLength(1);
  });

  test('declining calls the next rung at once', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    await supervisor.picks('不在我的辖区');
    await bureau.sees('现在转到您这里');
    await supervisor.sees('紧急事项');
  });
});

test('in danger the report climbs, and that the police are to be told: whoever hears of both hears which is which', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await world.member(['TJ-12-CCA', 'TJ-12-CWO'], '市级值班甲');
  const operator = await world.member('TJ-12-OPS', '运维甲');
  await reportsDanger(await world.citizen());
  await supervisor.sees('线索有补充');
  await world.later('PT2H');
  for (const [who, words] of [
    [supervisor, '已升级到'],
    [operator, '已到最高一级'],
  ] as const) {
    const said = who.chat().filter((text) => text.includes(words));
    const ofPolice = said.filter((text) => text.includes('向公安报案一事'));
    expect([ofPolice.length > 0, said.length > ofPolice.length]).toEqual([true, true]);
  }
});
