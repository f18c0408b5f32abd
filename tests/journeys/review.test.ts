import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Walks by the question that is seen and the label that is picked. */
const walk = async (person: Person, steps: readonly (readonly [string, string])[]): Promise<void> => {
  for (const [question, label] of steps) {
    await person.sees(question);
    await person.picks(label);
  }
};

/** To the review: everything required is answered, everything else skipped. */
const toReview = async (person: Person, concern = '小孩独自在家'): Promise<string> => {
  await person.says('/start');
  await walk(person, [
    ['孩子现在有危险吗', '没有'],
    ['您担心', concern],
  ]);
  await world.settled();
  await person.picks('选好了');
  await walk(person, [['哪个区', '和平区']]);
  await person.sees('看到或听到什么');
  await person.says('灯一直黑着。');
  await walk(person, [
    ['多大', '8–13岁'],
    ['可靠的大人', '不清楚'],
    ['什么时候', '跳过'],
    ['怎样能找到孩子', '跳过'],
    ['残疾', '跳过'],
    ['您是孩子的什么人', '邻居'],
    ['可以留电话吗', '匿名,不留电话'],
  ]);
  return person.sees('请看一遍');
};

describe('the review', () => {
  test('shows every answer; one is changed there, and what is filed is the changed one', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    const shown = await toReview(neighbour);
    for (const answer of ['小孩独自在家', '和平区', '灯一直黑着。', '8–13岁', '邻居', '匿名'])
      expect(shown).toContain(answer);
    expect(await world.query.report.count()).toBe(0);

    await neighbour.picks('修改');
    await neighbour.sees('要改哪一项');
    await neighbour.picks('孩子年龄');
    await neighbour.sees('多大');
    await neighbour.picks('14–15岁');
    const changed = await neighbour.sees('请看一遍');
    expect(changed).toContain('14–15岁');
    expect(changed).not.toContain('8–13岁');
    await neighbour.picks('发送');
    await neighbour.sees('回执码');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('查看线索');
    expect(await supervisor.sees('孩子年龄')).toContain('14–15岁');
  });

  test('放弃 files nothing and forgets', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await toReview(neighbour, '失学、辍学');
    await neighbour.picks('放弃');
    await neighbour.sees('没有发送,刚才的内容已经删除');
    await world.settled();
    expect(await world.query.report.count()).toBe(0);
  });

  test('放弃 after harm that was told: a child does not wait unheard for it, and who gives up hears so', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await toReview(neighbour);
    await neighbour.picks('放弃');
    await neighbour.sees('为了孩子的安全,刚才的内容会有工作人员看');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('查看线索');
    await supervisor.sees('灯一直黑着。');
    await supervisor.picks('我已接手');
    await neighbour.sees('已有人接手您报告的事');
    await neighbour.says('又听到声音了');
    await neighbour.sees('孩子现在有危险吗');
  });
});

describe('on the way', () => {
  test('返回 goes to the question before, and the answer given there replaces the first', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await walk(neighbour, [['孩子现在有危险吗', '没有']]);
    await neighbour.sees('您担心');
    await neighbour.picks('吃穿住有困难');
    await world.settled();
    await neighbour.picks('选好了');
    await walk(neighbour, [
      ['哪个区', '河东区'],
      ['看到或听到什么', '返回'],
      ['哪个区', '和平区'],
    ]);
    await neighbour.sees('看到或听到什么');
    await neighbour.says('冬衣不够。');
    await walk(neighbour, [
      ['多大', '8–13岁'],
      ['可靠的大人', '有'],
      ['什么时候', '提交'],
    ]);
    await neighbour.sees('回执码');
    expect(await world.query.report.findMany()).toMatchObject([{ area: '120101', partial: false }]);
  });

  test('several worries are ticked, one is unticked, and none at all is not taken', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await walk(neighbour, [['孩子现在有危险吗', '不清楚']]);
    await neighbour.sees('您担心');
    await neighbour.picks('选好了');
    await neighbour.sees('请至少选一项');
    for (const label of ['吃穿住有困难', '失学、辍学', '吃穿住有困难']) {
      await neighbour.picks(label);
      await world.settled();
    }
    expect(neighbour.options()).toContain('✓ 失学、辍学');
    expect(neighbour.options()).toContain('吃穿住有困难');
    await neighbour.picks('选好了');
    await neighbour.sees('哪个区');
  });

  test('/help at any question says what can be done and asks again', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.says('/help');
    expect(await neighbour.sees('也可以直接说,会一起记下')).toContain('孩子现在有危险吗');
    await neighbour.picks('没有');
    await neighbour.sees('您担心');
    await neighbour.says('/help');
    expect(await neighbour.sees('也可以直接说,会一起记下')).toContain('您担心');
  });

  test('退出 leaves at once, and nothing of the answers stays in the saved chat', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('没有');
    await neighbour.sees('您担心');
    await neighbour.says('紫色雨靴');
    await neighbour.sees('记下了');
    const saved = async () => {
      const [row] = await world.query.conversation.findMany({ where: { flow: 'report' } });
      // Where the chat is stands in its row no more.
      const nowhere = { channel: 'telegram-public', chat: '' } as const;
      return (await world.app.store.read.conversations.byKey(row?.chatKey ?? '', nowhere))?.state;
    };
    expect(await saved()).toContain('紫色雨靴');
    await neighbour.says('退出');
    await neighbour.sees('已离开');
    await world.settled();
    expect(await saved()).not.toContain('紫色雨靴');
    expect(await saved()).not.toMatch(/"danger_now"\s*:\s*"no"/);
    await world.later('P2D');
    expect(neighbour.chat().at(-1)).toContain('已离开');
  });
});

test('a report begun in Chinese goes on in English to its end, and so does the news of it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('English');
  const from = neighbour.chat().length;
  await walk(neighbour, [
    ['Is the child in danger now?', 'No'],
    ['What are you worried about?', 'Nobody takes good care'],
  ]);
  await world.settled();
  await neighbour.picks('Done');
  await neighbour.sees('Which district');
  await neighbour.picks('Heping');
  await neighbour.sees('what you saw or heard');
  await neighbour.says('Often alone on the stairs.');
  await walk(neighbour, [
    ['About how old', '3–7'],
    ['reliable adult', 'No'],
    ['still reach the child', 'Yes, they can'],
    ['When was it?', 'Send now'],
  ]);
  await neighbour.sees('Receipt code');
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await neighbour.sees('Somebody has taken on what you reported');
  expect(neighbour.chat().slice(from).join('\n')).not.toMatch(/\p{Script=Han}/u);
});
