import { afterEach, describe, expect, test } from 'vitest';
import { agreesToReminders, REVEALING } from '../support/guardian.js';
import type { Person } from '../support/people.js';
import { takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Alone, for the weekly call: Wednesday evening at 19:00, from 2026-03-04 on. */
const enrols = async (person: Person, channel: string, what = '每周联系孩子'): Promise<void> => {
  await agreesToReminders(world, person, channel, what);
  await person.sees('请留电话,并选方便的时间');
  await person.says('周三19:00 13800000000');
  await person.sees('请看一遍');
  await person.picks('发送');
  await person.sees(/会按时提醒您[\s\S]*明天19:00/);
  await world.settled();
};

/** From the beginning of a story to that Wednesday, 19:00. */
const TO_THE_FIRST = 'P1DT9H';

const sent = () => world.query.outbox.findMany({ where: { kind: 'remind' }, orderBy: { createdAt: 'asc' } });
const kinds = async (kind: string) => (await world.query.event.findMany({ where: { kind } })).length;

describe('a guardian enrols alone', () => {
  test.each(['telegram', 'wechat', 'web'] as const)(
    'on %s: no case, the reminder at its time, done by one answer',
    async (channel) => {
      world = await openWorld({ wechat: true });
      const mother = await world.citizen(channel);
      await enrols(mother, channel);
      expect(await world.query.report.count()).toBe(0);
      expect(await world.query.case.count()).toBe(0);
      await world.later(TO_THE_FIRST);
      const card = await mother.sees('每周和孩子通话');
      expect(card).not.toMatch(REVEALING);
      const { id, occursAt } = await world.query.reminder.findFirstOrThrow();
      if (channel === 'wechat') await mother.says('1');
      else await mother.picks('做好了');
      await mother.sees('记下了');
      await world.later('P6D');
      expect(await sent()).toHaveLength(1);
      await world.later('P1D');
      await mother.sees('每周和孩子通话');
      expect(await sent()).toHaveLength(2);
      expect(await world.query.report.count()).toBe(0);
      if (channel === 'wechat') return;
      // Last week's card answers nothing of this week's.
      await mother.pressesData(`m.done.${id}.${Number(occursAt).toString(36)}`);
      await mother.sees('不用再回答');
      expect(await world.query.reminder.findMany()).toMatchObject([{ phase: 'asked' }]);
    },
  );

  test('two in the same minute, where there are no buttons: each number answers the one that was said last', async () => {
    world = await openWorld({ wechat: true });
    const grandmother = await world.citizen('wechat');
    await grandmother.says('我是家长');
    for (const [asked, typed] of [
      ['您或孩子现在有危险吗', '2'],
      ['您想要哪方面的帮助', '7'],
      ['哪个区、哪个街道', '1'],
      ['想收到哪些提醒', '4、7'],
      ['同意我们按时提醒您吗', '1'],
      ['哪天交书面告知', '跳过'],
      ['请留电话', '周三19:00'],
      ['请看一遍', '1'],
    ] as const) {
      await grandmother.sees(asked);
      await grandmother.says(typed);
    }
    await grandmother.sees('会按时提醒您');
    await world.later(TO_THE_FIRST);
    await grandmother.says('1');
    const [, first = ''] = /^记下了:(.*)。$/.exec(await grandmother.sees('记下了:')) ?? [];
    const other = await grandmother.sees('再提醒一次');
    expect(other).not.toContain(first);
    await grandmother.says('1');
    await grandmother.sees('记下了。');
    const left = await world.query.reminder.findMany();
    expect(left.map(({ phase, answer }) => `${phase} ${answer}`).sort()).toEqual(['due done', 'over done']);
  });

  test('what is said beside a reminder leaves it as it is: it still waits for its answer', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await world.later(TO_THE_FIRST);
    await mother.sees('每周和孩子通话');
    await mother.says('孩子今天在学校画了画。');
    await mother.sees('记下了');
    await world.settled();
    expect(await world.query.reminder.findMany()).toMatchObject([{ phase: 'asked' }]);
    await mother.picks('做好了');
    await mother.sees('记下了');
    expect(await kinds('reminder.answered')).toBe(1);
  });

  test('later: once more after four hours of the day', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await world.later(TO_THE_FIRST);
    await mother.sees('每周和孩子通话');
    await mother.says('晚点提醒我');
    await mother.sees('4个小时后');
    await world.later('PT15H');
    expect(await sent()).toHaveLength(1);
    await world.later('PT1H');
    await mother.sees('再提醒一次:每周和孩子通话');
    const [, again] = await sent();
    // One hour of the evening, three of the morning.
    expect(new Date(Number(again?.createdAt)).toISOString()).toBe('2026-03-05T03:00:00.000Z');
    await mother.picks('做好了');
    await mother.sees('记下了');
    expect(await kinds('checkin.missed')).toBe(0);
  });

  test('no answer: once more after two days, then somebody looks after the family', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '主任甲');
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await world.later(TO_THE_FIRST);
    await mother.sees('每周和孩子通话');
    await world.later('P2D');
    await mother.sees('再提醒一次');
    expect(await kinds('checkin.missed')).toBe(0);
    await world.later('P3D');
    expect(await kinds('checkin.missed')).toBe(1);
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P3', area: '120101' }]);
    const card = await director.sees('您有1件待接手事项');
    expect(card).not.toContain('13800000000');
    await director.picks('我已接手');
    await director.picks('查看线索');
    expect(await director.sees('两次提醒都没有回应')).toContain('13800000000');
    // Whoever did not answer is not told that it was noticed.
    expect(mother.chat().at(-1)).toContain('再提醒一次');
  });

  test('no answer again: whoever has taken it owes that too, and there is one case', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '主任甲');
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await world.later('P5DT23H');
    await takesToSafety(director);
    await world.later('P8D');
    expect(await kinds('checkin.missed')).toBe(2);
    expect(await world.query.case.count()).toBe(1);
    await director.sees('联系家长');
  });

  test('I need help: the guardian’s conversation begins, and the reminder is answered', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await world.later(TO_THE_FIRST);
    await mother.sees('每周和孩子通话');
    await mother.picks('我需要帮助');
    await mother.sees('您或孩子现在有危险吗');
    await world.later('P3D');
    expect(await sent()).toHaveLength(1);
  });

  test('退订 in the middle of a report stops all of them in that very turn, and what was left is erased', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await mother.says('报告');
    await mother.says('/start');
    await mother.sees('孩子现在有危险吗');
    await mother.picks('没有');
    await mother.sees('您担心');
    await mother.says('退订');
    await mother.sees('已停止所有提醒');
    expect(await world.query.reminder.count({ where: { phase: { not: 'over' } } })).toBe(0);
    await mother.picks('吃穿住有困难');
    await world.settled();
    await mother.picks('选好了');
    await mother.sees('哪个区');
    await world.later('P14D');
    expect(await sent()).toHaveLength(0);
    expect(await world.query.enrolment.count()).toBe(1);
    await world.later('P8D');
    // Of eight days at once the clock is believed after one more.
    await world.later('P1D');
    expect(await world.query.enrolment.count()).toBe(0);
    expect(await world.query.reminder.count()).toBe(0);
    await mother.says('退订');
    await mother.sees('您现在没有定时提醒');
  });

  test('refusing the messages leaves no reminder, and no number', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await mother.says('我是家长');
    await mother.sees('现在有危险吗');
    await mother.picks('没有');
    await mother.sees('哪方面的帮助');
    for (const label of ['生活', '定时提醒', '选好了']) {
      await mother.picks(label);
      await world.settled();
    }
    await mother.sees('哪个区');
    await mother.picks('和平区');
    await mother.sees('记录孩子的信息');
    await mother.picks('不同意');
    await mother.sees('您是孩子的什么人');
    await mother.picks('父母');
    for (const question of ['现在的困难', '会伤到孩子']) {
      await mother.sees(question);
      await mother.says('跳过');
    }
    await mother.sees('哪些提醒');
    await mother.picks('返校');
    await world.settled();
    await mother.picks('选好了');
    await mother.sees('同意我们按时提醒您吗');
    await mother.picks('不同意');
    await mother.sees('需要语音');
    await mother.picks('提交');
    await mother.sees('回执码');
    await world.settled();
    expect(await world.query.enrolment.count()).toBe(0);
    expect(await world.query.report.count()).toBe(1);
  });
});

describe('after an outage', () => {
  test.each(['sqlite', 'postgresql'] as const)(
    'on %s, of five weeks one message comes, the others are passed over on record',
    async (engine) => {
      world = await openWorld({ engine });
      const mother = await world.citizen();
      await enrols(mother, 'telegram');
      await world.jump('P37D');
      await mother.sees('每周和孩子通话');
      expect(await sent()).toHaveLength(1);
      const [skipped] = await world.query.event.findMany({ where: { kind: 'reminder.skipped' } });
      expect(JSON.parse(skipped?.data ?? '{}')).toMatchObject({ count: 5, kind: 'weekly_contact' });
    },
  );

  test('that ends at night the morning is waited for, and a person who writes at night is answered', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await enrols(mother, 'telegram');
    await world.jump('P1DT14H');
    expect(await sent()).toHaveLength(0);
    await mother.says('/start');
    await mother.sees('孩子现在有危险吗');
    await world.later('PT8H');
    await mother.sees('每周和孩子通话');
    expect(await sent()).toHaveLength(1);
  });
});
