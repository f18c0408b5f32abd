import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('with no district known the city hears from the duty desk, not from itself', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const city = await world.member('TJ-12-CCA', '市级科员甲');
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('有');
  await duty.sees('您有1件待接手事项');
  await world.later('PT15M');
  await city.sees('天津市护幼值班席未能接手,现在转到您这里');
});

describe('danger at the first question', () => {
  test('the emergency card comes first, the duty desk is called at once, the district as soon as it is known', async () => {
    world = await openWorld();
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    const neighbour = await world.citizen();

    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    await neighbour.sees('孩子现在在哪个区');
    expect(neighbour.chat()[1]).toMatch(/110[\s\S]*120/);
    expect(neighbour.chat().join()).toContain('已经通知值班人员');
    expect(await duty.sees('您有1件待接手事项')).toContain('紧急');
    expect(supervisor.chat()).toHaveLength(1);

    await world.later('PT10M');
    await neighbour.picks('和平区');
    await supervisor.sees('线索有补充');
    await bureau.sees('线索有补充');

    // Those of the district have had five minutes; the reporter was promised fifteen, and hears that it went one level up.
    await world.later('PT5M');
    await office.sees('现在转到您这里');
    await neighbour.sees('约定时间内还没有人接手');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true, area: '120101' }]);
    expect(await world.query.case.count()).toBe(1);
    expect((await world.query.obligation.findMany()).map(({ kind }) => kind).sort()).toEqual([
      'acknowledge',
      'police_report',
    ]);
  });

  test('what is answered later belongs to the same report', async () => {
    world = await openWorld();
    await world.member('TJ-12-BDD', '值班员甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    await neighbour.sees('哪个区');
    await neighbour.picks('不清楚');
    await neighbour.sees('怎样能找到孩子');
    await neighbour.says('东门的小院');
    await neighbour.sees('您担心孩子遇到了什么');
    await neighbour.picks('被打、被伤害');
    await neighbour.picks('选好了');
    await neighbour.sees('看到或听到什么');
    await neighbour.says('听见哭声');
    await neighbour.sees('可以留电话吗');
    await neighbour.picks('匿名,不留电话');
    await world.settled();
    for (
      let guard = 0;
      guard < 8 && !neighbour.options().includes('提交') && !neighbour.options().includes('发送');
      guard += 1
    ) {
      await neighbour.picks('不清楚');
      await world.settled();
    }
    await neighbour.picks(neighbour.options().includes('提交') ? '提交' : '发送');
    await neighbour.sees('谢谢您替孩子说出来');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: false }]);
    const receipts = new Set(
      neighbour.chat().flatMap((text) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text) ?? []),
    );
    expect(receipts.size).toBe(1);
  });
});

describe('danger in the middle', () => {
  test('words of danger bring the card before anything else, and file', async () => {
    world = await openWorld();
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('没有');
    await neighbour.sees('您担心');
    const before = neighbour.chat().length;
    await neighbour.says('他拿着刀,孩子昏迷了');
    await duty.sees('您有1件待接手事项');
    await world.settled();
    expect(neighbour.chat()[before]).toMatch(/110[\s\S]*120/);
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true }]);
  });

  test('the help word shows the card and files nothing while the person goes on', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.says('求助');
    await neighbour.sees('110 报警');
    await world.settled();
    expect(await world.query.report.count()).toBe(0);
  });
});

describe('silence', () => {
  test('after the help word becomes a partial report', async () => {
    world = await openWorld();
    const duty = await world.member(['TJ-12-CCA', 'TJ-12-BDD'], '值班员甲');
    const neighbour = await world.citizen();
    await neighbour.says('求助');
    await neighbour.sees('110 报警');
    await world.later('PT15M');
    await duty.sees('待接手');
    expect(await world.query.report.findMany()).toMatchObject([{ partial: true }]);
  });

  test('nor is whoever leaves by the word after it counted less than whoever falls silent', async () => {
    world = await openWorld();
    const duty = await world.member(['TJ-12-CCA', 'TJ-12-BDD'], '值班员甲');
    const neighbour = await world.citizen();
    await neighbour.says('求助');
    await neighbour.sees('110 报警');
    await neighbour.says('退出');
    await duty.sees('待接手');
    await world.settled();
    expect(await world.query.report.findMany()).toMatchObject([{ partial: true }]);
    // Somebody may look at the chat now: nothing of it is said there.
    expect(neighbour.chat().at(-1)).toContain('已离开');
  });

  test('whoever leaves by the word in the midst of it hears nothing there, and how it stands by the receipt', async () => {
    world = await openWorld();
    const duty = await world.member(['TJ-12-CCA', 'TJ-12-BDD'], '值班员甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await neighbour.sees('回执码'))?.[0] ?? '';
    await neighbour.says('退出');
    await duty.sees('待接手');
    await duty.picks('我已接手');
    await duty.sees('您已接手编号');
    await world.settled();
    expect(neighbour.chat().at(-1)).toContain('已离开');
    await neighbour.says(`查询 ${receipt}`);
    await neighbour.sees('已有人接手');
  });

  test('without any danger is reminded once, then closed, and nothing is kept', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await world.later('PT30M');
    await neighbour.sees('您还在吗');
    await world.later('PT24H');
    await neighbour.sees('内容没有发送,已经删除');
    expect(neighbour.chat().filter((text) => text.includes('您还在吗'))).toHaveLength(1);
    expect(await world.query.report.count()).toBe(0);
    expect(await world.query.conversation.count({ where: { wakeAt: { not: null } } })).toBe(0);
  });

  test('after danger leaves the report as it was filed', async () => {
    world = await openWorld();
    await world.member('TJ-12-BDD', '值班员甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    await neighbour.sees('已经通知值班人员');
    await world.later('PT16M');
    await neighbour.sees('之前说的已经交给工作人员');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true }]);
  });

  test('and who comes back an hour later goes on with it: the district they name is called', async () => {
    world = await openWorld();
    await world.member('TJ-12-BDD', '值班员甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    await neighbour.sees('孩子现在在哪个区');
    await world.later('PT1H');
    await neighbour.sees('之前说的已经交给工作人员');
    await neighbour.picks('和平区');
    await supervisor.sees('线索有补充');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', area: '120101' }]);
  });
});

test('from the fifth urgent report of one chat within an hour on, those of others go first, and its card says how many it is', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  // What is called meanwhile waits for this chat.
  world.api.fails({ kind: 'answer', code: 429, retryAfter: 30 }, { token: DESK_TOKEN, method: 'sendMessage' });
  const numbers: string[] = [];
  const reports = async (citizen: Person) => {
    await citizen.says('/start');
    await citizen.sees('孩子现在有危险吗');
    await citizen.picks('有');
    await citizen.sees('孩子现在在哪个区');
    await citizen.says('退出');
    await world.settled();
    const opened = (await world.query.case.findMany()).map(({ number }) => number);
    numbers.push(...opened.filter((number) => !numbers.includes(number)));
  };
  const script = await world.citizen();
  for (let one = 0; one < 5; one += 1) await reports(script);
  await reports(await world.citizen());
  await world.later('PT1M');
  const cards = numbers.map((number) => duty.chat().findIndex((text) => text.includes(number)));
  const order = numbers.map((_, index) => index).sort((a, b) => (cards[a] ?? 0) - (cards[b] ?? 0));
  expect([cards.includes(-1), order]).toEqual([false, [0, 1, 2, 3, 5, 4]]);
  const says = duty.chat().map((text) => /1小时内的第(\d)条/.exec(text)?.[1] ?? '');
  expect(cards.map((card) => says[card])).toEqual(['', '', '', '', '5', '']);
});
