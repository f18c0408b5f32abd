import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/store/engines/engine.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const WORDS = { observed: '紫色的旧雨靴', place: '灯塔旁的蓝门', contact: '13900009999', member: '督导员壬癸' };

const wholeStory = async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, WORDS.member);
  const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const user = world.api.user(PUBLIC_TOKEN, { id: 7_123_456_789, firstName: '报告人子丑', languageCode: 'zh-hans' });
  const go = async (sees: string, does: () => void) => {
    await user.sees(sees, { after: last });
    last = user.lastSeen?.id ?? last;
    does();
  };
  let last = 0;
  user.says('/start');
  await go('孩子现在有危险吗', () => user.presses('没有'));
  await go('您担心孩子遇到了什么', () => user.presses('没人好好照顾'));
  await world.settled();
  user.presses('选好了');
  await go('哪个区', () => user.presses('和平区'));
  await go('看到或听到什么', () => user.says(WORDS.observed));
  await go('多大', () => user.presses('3–7岁'));
  await go('可靠的大人', () => user.presses('没有'));
  await go('还能接触到孩子吗', () => user.presses('能'));
  await go('什么时候发生的', () => user.presses('跳过'));
  await go('怎样能找到孩子', () => user.says(WORDS.place));
  await go('残疾', () => user.presses('跳过'));
  await go('您是孩子的什么人', () => user.presses('邻居'));
  await go('可以留电话吗', () => user.says(WORDS.contact));
  await go('现在发送吗', () => user.presses('发送'));
  await user.sees('回执码');
  await supervisor.sees('您有1件待接手事项');
  return { supervisor, office, user };
};

describe('what a reporter said', () => {
  test('is in no log line and nowhere in the database file', async () => {
    const { supervisor, user } = await wholeStory();
    // What is pushed to the desk is a number, a time and buttons.
    for (const word of [WORDS.observed, WORDS.place, WORDS.contact, '报告人子丑']) {
      expect(supervisor.chat().join('\n').includes(word), 'a word of a person is pushed').toBe(false);
    }
    await supervisor.picks('查看线索');
    await supervisor.sees(WORDS.observed);
    await supervisor.picks('我已接手');
    await user.sees('已有人接手');
    await world.settled();

    const folder = dirname(databaseFile(world.database.url) ?? '');
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(`${folder}/${name}`)));
    const stored = Buffer.concat(files);
    expect(stored.includes(Buffer.from('TJ-120101-SCS'))).toBe(true);
    for (const word of [...Object.values(WORDS), String(user.id), '报告人子丑']) {
      expect(stored.includes(Buffer.from(word)), 'a word of a person is in the database file').toBe(false);
      expect(world.logged.join('\n').includes(word), 'a word of a person is in the log').toBe(false);
    }
  });

  test('is shown in the desk alone: the contact to whoever holds it, own words not to overseers', async () => {
    const { supervisor, office } = await wholeStory();
    await supervisor.picks('查看线索');
    const open = await supervisor.sees(WORDS.observed);
    expect(open).toContain(WORDS.place);
    // The score with its parts is for staff.
    expect(open).toMatch(/评分11分\(年龄小或未知\+2、.*没有可靠大人或不清楚\+3/);
    expect(open).not.toContain(WORDS.contact);

    await world.later('PT2H');
    await office.sees('现在转到您这里');
    await office.picks('查看线索');
    const overseen = await office.sees('分级依据');
    expect(overseen).toContain('没人好好照顾');
    for (const word of [WORDS.observed, WORDS.place, WORDS.contact]) expect(overseen).not.toContain(word);

    await office.picks('我已接手');
    await office.sees('您已接手编号');
    await office.picks('查看线索');
    const held = await office.sees('分级依据');
    for (const word of [WORDS.observed, WORDS.place, WORDS.contact]) expect(held).toContain(word);
  });
});
