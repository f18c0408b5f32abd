import { afterEach, describe, expect, test } from 'vitest';
import { childTells, comes, isSafe, receiptIn } from '../support/child.js';
import { invitesGuardian } from '../support/guardian.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

describe.each(['sqlite', 'postgresql'] as const)('a child leaves quickly, on %s', (engine) => {
  test('on the page all is gone at once, and nothing comes after it; with its receipt it hears how it stands, and then what comes', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const child = await world.citizen('web');
    const receipt = receiptIn(await childTells(child, { concern: '没人好好管我', where: '和平区' }));
    await child.says('退出');
    await child.sees('已离开');
    expect(child.chat()).toEqual(['已离开。可以在手机上删除这个对话。']);
    await director.sees('您有1件待接手事项');
    await director.picks('我已接手');
    await director.sees('您已接手编号');
    await world.settled();
    expect(child.chat()).toHaveLength(1);

    const friend = await world.citizen('web');
    const elsewhere = await world.citizen();
    for (const asks of [friend, elsewhere]) {
      await asks.says(`查询 ${receipt}`);
      await asks.sees('有人在看你的消息了,正在想办法。');
      expect(await asks.sees('直接在这里写')).toContain('我是孩子');
    }
    await world.settled();
    expect(child.chat()).toHaveLength(1);
    await director.picks('已确认孩子安全');
    await director.sees('确认孩子安全。');
    await closes(director, '有人陪着你了。');
    await elsewhere.sees('你说的事有结果了');
    expect(child.chat()).toHaveLength(1);
    // It was open when it was looked up.
    await friend.says('又没有人管了');
    await friend.sees('回执码:');
    expect(friend.chat().join()).not.toMatch(/已补充|已经加到/);
  });

  test('before it had sent, as it was told to when somebody comes: it is heard all the same, and nothing comes of it here', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const child = await world.citizen('web');
    await isSafe(child);
    await child.picks('会');
    await child.sees('发生了什么');
    await child.says('他们抢我的书,在和平区');
    await child.sees('点一个最像的');
    await child.picks('同学欺负我');
    await child.sees('有没有想伤害自己');
    await child.picks('没有');
    await child.sees('你现在在哪里');
    await child.picks('和平区');
    await child.sees('你几岁了');
    await child.says('退出');
    await child.sees('已离开');
    await director.sees('您有1件待接手事项');
    await director.picks('我已接手');
    await director.sees('您已接手编号');
    await world.settled();
    expect(child.chat()).toEqual(['已离开。可以在手机上删除这个对话。']);
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P2', partial: true, area: '120101' }]);
  });

  test('where adults report, in its own voice, not sent: it is heard, and nothing of it comes there', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member('TJ-12-CCA', '科员甲');
    const child = await world.citizen('web');
    await child.says('我爸');
    await child.sees('孩子现在有危险吗');
    await child.says('打我');
    await child.sees('可以点“我是孩子”');
    await child.says('退出');
    await child.sees('已离开');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(child.chat()).toEqual(['已离开。可以在手机上删除这个对话。']);
  });

  test('on Telegram after danger: whoever looks at the telephone later sees no more of it', async () => {
    world = await openWorld({ engine });
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const child = await world.citizen();
    await comes(child);
    await child.picks('不安全');
    await child.sees('你现在在哪里');
    await child.says('退出');
    await child.sees('已离开');
    const left = child.chat();
    await world.later('PT16M');
    await duty.sees('您有1件待接手事项');
    await duty.picks('我已接手');
    await duty.sees('您已接手编号');
    await world.settled();
    expect(child.chat()).toEqual(left);
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true }]);
  });
});

test('what still waited to be said to whoever leaves quickly is not said', async () => {
  world = await openWorld();
  const child = await world.citizen();
  await comes(child);
  await world.settled();
  world.api.fails({ kind: 'answer', code: 429, retryAfter: 30 }, { token: PUBLIC_TOKEN, method: 'sendMessage' });
  await child.picks('不安全');
  await world.settled();
  await child.says('退出');
  await world.later('PT1M');
  expect(child.chat().slice(1)).toEqual(['已离开。可以在手机上删除这个对话。']);
});

describe('the outcome', () => {
  test.each([
    ['学校', '灯塔小学三班,下午'],
    ['电话', '000-1234,周六'],
  ])('by %s: nothing comes to the chat, and whoever closes reads how the child is told', async (contact, reach) => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const child = await world.citizen();
    const receipt = receiptIn(await childTells(child, { concern: '没人好好管我', where: '和平区', contact, reach }));
    // Its receipt was typed on another telephone; who asks there without it may be somebody else by now.
    const borrowed = await world.citizen('web');
    await borrowed.says(receipt);
    await borrowed.sees('直接在这里写');
    await borrowed.says('进展');
    await borrowed.sees('请发“查询”加回执码');
    const sent = child.chat().length;
    await takesToSafety(director);
    await director.says('结案');
    await director.sees('为什么结案');
    await director.picks('孩子安全、稳定');
    await director.sees('请写给报告人的结果');
    await director.says('有人陪着你了。');
    const preview = await director.sees('报告人会收到下面的话');
    for (const words of ['不要让监护人知道孩子来过', '不会发到孩子的聊天里', `怎样联系:${contact}`, reach])
      expect(preview).toContain(words);
    await director.picks('确认结案并发送');
    expect(await director.sees('已结案。没有可以联系的报告人')).toContain(reach);
    await world.settled();
    expect(child.chat()).toHaveLength(sent);
    // Whoever holds the telephone may ask, but has not the receipt.
    for (const words of ['进展', '怎么样了', '查询']) {
      await child.says(words);
      await child.sees('请发“查询”加回执码');
    }
    expect(child.chat().join()).not.toContain('有人陪着你了');
    await child.says(`查询 ${receipt}`);
    await child.sees(/这件事有了结果:\n有人陪着你了。[\s\S]*没有解决/);
    expect(child.chat().join('\n')).not.toContain('您');
  });

  test('here: in a child’s words; “没有解决” goes one rung up, and that is told in its words too', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const above = await world.member(HEPING.supervisor, '督导员甲');
    const child = await world.citizen();
    await childTells(child, { seen: '会', concern: '没人好好管我', where: '和平区', contact: '在这里回我' });
    await takesToSafety(director);
    await closes(director, '有人陪着你了。');
    await director.sees(/结果已发给1位报告人/);
    expect(await child.sees('你说的事有结果了')).toMatch(/有人陪着你了。\n谢谢你说出来。\n还没有解决的话/);
    await child.says('没有解决');
    await child.sees('上一级的工作人员会再看一遍');
    await above.sees('报告人说没有解决');
    await child.says('没有解决');
    await child.sees('你已经说过没有解决');
    expect(child.chat().join('\n')).not.toContain('您');
  });
});

test.each(['a caseworker’s code', '/family'])(
  'a parent goes on with %s where a child was telling: it is heard, and nothing of it is said here',
  async (way) => {
    world = await openWorld();
    const holder = await world.member(HEPING.supervisor, '督导员甲');
    const city = await world.member('TJ-12-CCA', '市民政甲');
    await reportsNeglect(await world.citizen('web'));
    await takesToSafety(holder);
    const words = way === '/family' ? way : `/start ${await invitesGuardian(holder)}`;
    const phone = await world.citizen();
    await isSafe(phone);
    await phone.picks('不会');
    await phone.sees('发生了什么');
    await phone.says('晚上我一个人睡,怕。');
    await phone.sees('点一个最像的');
    await phone.says(words);
    await phone.sees('您或孩子现在有危险吗');
    await city.sees('您有1件待接手事项');
    await city.picks('我已接手');
    await city.sees('您已接手编号');
    await world.settled();
    expect(await world.query.report.count()).toBe(2);
    expect(phone.chat().join()).not.toMatch(/回执码|你的消息/);
  },
);

test('whoever looks at the chat that a child left is not told by “没有解决” that there was anything', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const child = await world.citizen();
  await childTells(child, { concern: '没人好好管我', where: '和平区' });
  await child.says('退出');
  await child.sees('已离开');
  await director.sees('您有1件待接手事项');
  await director.picks('我已接手');
  await director.sees('您已接手编号');
  await world.alter(`UPDATE "Case" SET "closedAt" = "openedAt", "status" = 'closed', "outcome" = 'safe_and_stable'`);
  await child.says('没有解决');
  await child.sees('没有查到已经有结果的报告');
  expect(await world.query.event.count({ where: { kind: 'reporter.not_solved' } })).toBe(0);
});
