import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/store/engine.js';
import { childTells, comes, isSafe, receiptIn } from '../support/child.js';
import type { Person } from '../support/people.js';
import { closes, takesToSafety } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();
/** What a member was told of the case. */
const toldOf = async (member: Person) => {
  const { number } = await theCase();
  return member.chat().filter((text) => text.includes(number));
};

describe('who must not know', () => {
  test('whose name the child wrote is called for nothing and can open nothing; the next is', async () => {
    world = await openWorld();
    const named = await world.member(HEPING.director, '儿童主任洛');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const child = await world.citizen();
    await childTells(child, { concern: '没人好好管我', where: '和平区', notTell: '儿童主任洛,他认识我爸' });
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT4H');
    expect(await toldOf(named)).toEqual([]);
    for (const { id } of await world.query.obligation.findMany())
      for (const verb of ['ack', 'see', 'case']) await named.pressesData(`d.${verb}.${id}`);
    await world.settled();
    expect(await toldOf(named)).toEqual([]);
    expect(await theCase()).toMatchObject({ holderId: null });
    expect(await world.query.event.count({ where: { kind: 'report.viewed' } })).toBe(0);
  });

  test.each([
    ['居委会的人', HEPING.director, '不让我上学'],
    ['街道的人', HEPING.supervisor, '有人打我'],
  ])('“%s”: whoever holds such a post is not called', async (notTell, post, concern) => {
    world = await openWorld();
    const meant = await world.member(post, '甲');
    const bureau = await world.member(HEPING.bureau, '民政科员乙');
    const child = await world.citizen();
    await childTells(child, { concern, where: '和平区', notTell });
    await bureau.sees('您有1件待接手事项');
    await world.later('PT4H');
    expect(await toldOf(meant)).toEqual([]);
  });

  test('whoever shares the telephone that the child writes on, though they hold the post', async () => {
    world = await openWorld();
    const id = 9_000_000_021;
    const atDesk = world.api.user(DESK_TOKEN, { id, firstName: '督导员乙', languageCode: 'zh-hans' });
    atDesk.says(`/start ${await world.invite(HEPING.supervisor)}`);
    await atDesk.sees('绑定成功');
    const bureau = await world.member(HEPING.bureau, '民政科员乙');
    const atHome = world.api.user(PUBLIC_TOKEN, { id, firstName: '督导员乙', languageCode: 'zh-hans' });
    atHome.says('我是孩子');
    await atHome.sees('你现在安全吗');
    atHome.presses('不安全');
    await atHome.sees('你现在在哪里');
    atHome.presses('和平区');
    await bureau.sees('线索有补充');
    await world.settled();
    expect(atDesk.messages.filter(({ from }) => from === 'bot')).toHaveLength(1);
  });

  test('named and then nobody’s child after all: they stay left out', async () => {
    world = await openWorld();
    const named = await world.member(HEPING.supervisor, '督导员洛');
    const bureau = await world.member(HEPING.bureau, '民政科员乙');
    const person = await world.citizen();
    await comes(person);
    for (const [asks, label] of [
      ['你现在安全吗', '安全'],
      ['你有没有受伤', '没有'],
      ['会不会被别人看到', '不会'],
      ['发生了什么', '不想打字'],
      ['点一个最像的', '有人打我'],
      ['有没有想伤害自己', '没有'],
      ['哪个区', '和平区'],
      ['你几岁了', '跳过'],
      ['信任的大人', '跳过'],
    ] as const) {
      if (asks !== '你现在安全吗') await person.sees(asks);
      await person.picks(label);
    }
    await person.sees('有没有谁不能知道');
    await person.says('街道的人');
    await person.sees('我们怎么叫你');
    await person.says('我不是孩子');
    await person.sees('孩子现在有危险吗');
    await person.picks('有');
    await bureau.sees('您有1件待接手事项');
    await world.settled();
    expect(await toldOf(named)).toEqual([]);
  });

  test('is in no log line, no queue row and nowhere in the database in words, and shown to whoever is responsible alone', async () => {
    world = await openWorld();
    const bureau = await world.member(HEPING.supervisor, '督导员甲');
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    const words = { notTell: '穿紫雨靴的舅公', reach: '灯塔小学三班', name: '小螺号', trusted: '海边的姨婆' };
    await childTells(await world.citizen(), { concern: '有人打我', where: '和平区', contact: '学校', ...words });
    await bureau.sees('您有1件待接手事项');
    await colleague.sees('您有1件待接手事项');
    await colleague.picks('查看线索');
    const open = await colleague.sees('孩子自己求助。不要让监护人知道孩子来过。');
    expect(open).not.toContain(words.notTell);
    expect(open).not.toContain(words.reach);
    await bureau.picks('我已接手');
    await bureau.sees('您已接手编号');
    await bureau.picks('查看线索');
    const held = await bureau.sees('孩子自己求助。不要让监护人知道孩子来过。');
    for (const told of Object.values(words)) expect(held).toContain(told);
    expect(held).toContain('怎样联系:学校');
    expect(held).toContain('知道姓名的,请设置回避');
    expect(bureau.options()).toContain('设置回避');
    await world.settled();
    const folder = dirname(databaseFile(world.database.url) ?? '');
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(`${folder}/${name}`)));
    const stored = Buffer.concat(files);
    for (const told of Object.values(words)) {
      expect(stored.includes(Buffer.from(told)), 'a word of a child is in the database file').toBe(false);
      expect(world.logged.join('\n').includes(told), 'a word of a child is in the log').toBe(false);
    }
  });
});

describe('the guardian', () => {
  test('is invited only after a warning, and hears nothing of it: not that the child came, not what came of it', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const child = await world.citizen('web');
    const words = '紫雨靴的事';
    await childTells(child, {
      concern: '没人好好管我',
      words,
      where: '和平区',
      notTell: '妈妈',
      contact: '在这里回我',
    });
    await takesToSafety(director);
    await director.says('邀请家长');
    const warning = await director.sees('是孩子自己求助的。邀请家长前请想好');
    expect(warning).toContain('孩子说不能知道的人:妈妈');
    expect(await world.query.familyInvite.count()).toBe(0);
    await director.picks('仍要邀请家长');
    const code = receiptIn(await director.sees('家长邀请码'));
    const mother = await world.citizen();
    await mother.says(`/start ${code}`);
    await mother.sees('您或孩子现在有危险吗');
    await mother.picks('没有');
    await mother.sees('同意我们记录孩子的信息吗');
    await mother.picks('不同意');
    await mother.sees('想收到哪些提醒');
    await mother.picks('每周联系孩子');
    await world.settled();
    await mother.picks('选好了');
    await mother.sees('同意我们按时提醒您吗');
    await mother.picks('同意');
    await mother.sees('方便的时间');
    await mother.picks('周三晚上7点');
    await mother.sees('请看一遍');
    await mother.picks('发送');
    await mother.sees('会按时提醒您');

    await world.later('P1DT9H');
    await mother.sees('每周和孩子通话');
    await closes(director, '有人陪着你了。');
    await child.sees(/你说的事有结果了:\n有人陪着你了。/);
    await world.later('P8D');
    const heard = mother.chat().join('\n');
    for (const said of [words, '求助', '线索', '结果', '有人陪着', (await theCase()).number])
      expect(heard).not.toContain(said);
  });
});

describe('a child leaves quickly', () => {
  test('on the page all is gone at once, and nothing comes after it; with its receipt it hears how it stands, and then what comes', async () => {
    world = await openWorld();
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

    const elsewhere = await world.citizen();
    await elsewhere.says(`查询 ${receipt}`);
    await elsewhere.sees('有人在看你的消息了,正在想办法。');
    await world.settled();
    expect(child.chat()).toHaveLength(1);
    await director.picks('已确认孩子安全');
    await director.sees('确认孩子安全。');
    await closes(director, '有人陪着你了。');
    await elsewhere.sees('你说的事有结果了');
    expect(child.chat()).toHaveLength(1);
  });

  test('before it had sent, as it was told to when somebody comes: it is heard all the same, and nothing comes of it here', async () => {
    world = await openWorld();
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

  test('on Telegram after danger: whoever looks at the telephone later sees no more of it', async () => {
    world = await openWorld();
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

test('a preview with a child’s answers: the level, why, and whom it calls when; nobody that it may not know', async () => {
  world = await openWorld();
  const answers = ['safe_now=yes', 'hurt_now=no', 'concern=psychological', 'self_harm=ever', 'district=120101'];
  const given = answers.flatMap((answer) => ['--answer', answer]);
  const { lines } = await world.operates('preview', '--child', '--everybody', '--days', '1', ...given);
  expect(lines[0]).toContain('P1');
  expect(lines.join('\n')).toContain(HEPING.supervisor);
  const without = ['--answer', 'not_tell=街道的人', ...given];
  const left = await world.operates('preview', '--child', '--everybody', '--days', '1', ...without);
  expect(left.lines.join('\n')).not.toContain(HEPING.supervisor);
  expect(left.lines.join('\n')).toContain(HEPING.bureau);
  await expect(world.operates('preview', '--child', '--answer', 'danger_now=yes')).rejects.toThrow(
    /the questions are safe_now/,
  );
});
