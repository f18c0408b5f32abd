import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/store/engines/engine.js';
import { childTells, comes, receiptIn } from '../support/child.js';
import type { Person } from '../support/people.js';
import { closes, takesIt, takesToSafety } from '../support/stories.js';
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

test('who says when it can look is told then and not before; what is past by then is not told, and that is on record', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const child = await world.citizen();
  await childTells(child, { concern: '没人好好管我', where: '和平区', contact: '晚上8点在这里回我' });
  const told = child.chat().length;
  // Missed at 13:00, and then taken.
  await world.later('PT3H30M');
  await takesIt(director);
  await world.later('PT6H29M');
  expect(child.chat()).toHaveLength(told);
  const untold = await world.query.event.findMany({ where: { kind: 'reporter.not_told' } });
  expect(untold.map(({ data }) => JSON.parse(data))).toMatchObject([
    { news: 'reporter-breach-again', failure: 'not_at_this_time' },
  ]);
  await world.later('PT1M');
  expect(child.chat().slice(told)).toEqual(['有人在看你的消息了。']);
  await director.picks('已确认孩子安全');
  await director.sees('确认孩子安全。');
  await world.later('PT1H30M');
  await closes(director, '有人陪着你了。');
  expect(await director.sees('已结案')).toContain('到那时才会发过去');
  await world.settled();
  expect(child.chat()).toHaveLength(told + 1);
});

test('what was to come in that hour and could not, as after an outage, comes in the next such hour', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const child = await world.citizen();
  await childTells(child, { concern: '没人好好管我', where: '和平区', contact: '晚上8点在这里回我' });
  const told = child.chat().length;
  await takesIt(director);
  // Until noon of the next day.
  await world.jump('PT26H');
  await world.settled();
  expect(child.chat()).toHaveLength(told);
  await world.later('PT7H58M');
  expect(child.chat()).toHaveLength(told);
  await world.later('PT5M');
  expect(child.chat().slice(told)).toContain('有人在看你的消息了。');
});

test('what waits for that hour and is not so any more by then is not told: nobody has it since', async () => {
  world = await openWorld({ at: '2026-03-03T17:00:00+08:00' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const child = await world.citizen();
  await comes(child);
  await child.picks('不安全');
  await child.sees('你现在在哪里');
  await child.says('和平区');
  while (!(await child.sees(/\?/)).includes('怎样联系你最安全')) await child.picks('跳过');
  await child.says('晚上8点在这里回我');
  await world.settled();
  await supervisor.says('接手');
  await supervisor.sees('您已接手编号');
  await world.later('PT3H1M');
  expect(child.chat().join('\n')).not.toContain('有人在看你的消息了');
  const events = await world.query.event.findMany({ where: { kind: 'reporter.not_told' } });
  expect(events.map(({ data }) => JSON.parse(data).news)).toEqual(['reporter-lapsed']);
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
