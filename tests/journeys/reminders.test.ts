import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Alone, for the weekly call: Wednesday evening at 19:00, from 2026-03-04 on. */
const enrols = async (person: Person, channel: string, what = '每周联系孩子'): Promise<void> => {
  await agrees(person, channel, what);
  await person.sees('请留电话,并选方便的时间');
  await person.says('周三19:00 13800000000');
  await person.sees('请看一遍');
  await person.picks('发送');
  await person.sees(/会按时提醒您[\s\S]*明天19:00/);
  await world.settled();
};

/** To the end of what is asked before the time. */
const agrees = async (person: Person, channel: string, what: string): Promise<void> => {
  await person.says('我是家长');
  await person.sees('您或孩子现在有危险吗');
  await person.picks('没有');
  await person.sees('您想要哪方面的帮助');
  if (channel === 'wechat') await person.says('7');
  else {
    await person.picks('定时提醒');
    await world.settled();
    await person.picks('选好了');
  }
  await person.sees('哪个区、哪个街道');
  await person.picks('和平区');
  await person.sees('想收到哪些提醒');
  await person.picks(what);
  await world.settled();
  if (channel !== 'wechat') await person.picks('选好了');
  await person.sees('同意我们按时提醒您吗');
  await person.picks('同意');
};

/** From the beginning of a story to that Wednesday, 19:00. */
const TO_THE_FIRST = 'P1DT9H';

/** No word of where it comes from, nor of what it is about (domain.md 5.1 (c)). */
const REVEALING = /护幼|困境|个案|补贴|儿童|线索|监护|救助|民政/;

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
      if (channel === 'wechat') await mother.says('1');
      else await mother.picks('做好了');
      await mother.sees('记下了');
      await world.later('P6D');
      expect(await sent()).toHaveLength(1);
      await world.later('P1D');
      await mother.sees('每周和孩子通话');
      expect(await sent()).toHaveLength(2);
      expect(await world.query.report.count()).toBe(0);
    },
  );

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
    await mother.picks('吃穿住有困难');
    await world.settled();
    await mother.picks('选好了');
    await mother.sees('哪个区');
    await world.later('P14D');
    expect(await sent()).toHaveLength(0);
    expect(await world.query.enrolment.count()).toBe(1);
    await world.later('P8D');
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

describe('one date', () => {
  /** Alone, for a follow-up visit on Friday 20 March; reminded on the evening before. */
  const setsDate = async (person: Person, channel: string, date: string): Promise<void> => {
    await agrees(person, channel, channel === 'wechat' ? '1' : '复诊康复');
    await person.sees('下次复诊或康复是哪天');
    await person.says('2月30日');
    await person.sees('日历上没有这一天');
    await person.says(date);
    await person.sees('请留电话,并选方便的时间');
    await person.says('19:00 13800000000');
    expect(await person.sees('请看一遍')).toContain('下次复诊或康复:3月20日周五');
    await person.picks('发送');
    await person.sees('去复诊:3月20日周五,3月19日周四19:00提醒您一次');
    await world.settled();
  };
  /** From Tuesday 3 March, 10:00, to the evening of the 19th. */
  const TO_THE_EVE = 'P16DT9H';

  test.each([
    ['telegram', '3月20日'],
    ['wechat', '3.20'],
    ['web', '17天后'],
  ] as const)('on %s: “%s” is reminded of once, the evening before, and then it ends', async (channel, date) => {
    world = await openWorld({ wechat: true });
    const mother = await world.citizen(channel);
    await setsDate(mother, channel, date);
    await world.later(TO_THE_EVE);
    expect(await mother.sees('提醒您:')).toMatch(/提醒您:3月20日周五,去复诊。/);
    if (channel === 'wechat') await mother.says('1');
    else await mother.picks('做好了');
    await mother.sees('记下了');
    await world.later('P60D');
    expect(await sent()).toHaveLength(1);
    expect(await world.query.reminder.findMany()).toMatchObject([{ phase: 'over', nextAt: null, rrule: '' }]);
    expect(await world.query.report.count()).toBe(0);
  });

  test('a guardian who leaves to work sets the days of the renewal and of school, and the written notice for the next Wednesday', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await mother.says('我是家长');
    await mother.sees('您或孩子现在有危险吗');
    await mother.picks('没有');
    await mother.sees('您想要哪方面的帮助');
    await mother.picks('定时提醒');
    await world.settled();
    await mother.picks('选好了');
    await mother.sees('哪个区、哪个街道');
    await mother.picks('和平区');
    await mother.sees('想收到哪些提醒');
    for (const what of ['补贴年审', '返校', '外出书面告知', '选好了']) {
      await mother.picks(what);
      await world.settled();
    }
    await mother.sees('同意我们按时提醒您吗');
    await mother.picks('同意');
    await mother.sees('哪天办补贴年审');
    await mother.says('3月12日');
    await mother.sees('孩子哪天返校');
    await mother.says('3月9日');
    await mother.sees('哪天交书面告知');
    await mother.picks('跳过');
    await mother.sees('请留电话,并选方便的时间');
    await mother.says('周三9:00 13800000000');
    await mother.sees('请看一遍');
    await mother.picks('发送');
    const told = await mother.sees('会按时提醒您');
    expect(told).toContain('带材料去办手续:3月12日周四,3月11日周三09:00提醒您一次');
    expect(told).toContain('准备开学:3月9日周一,周日09:00提醒您一次');
    expect(told).toContain('交一份书面说明:明天09:00提醒您一次');

    await world.later('P1D');
    expect(await mother.sees('您约的事到时间了')).toContain('交一份书面说明');
    await mother.picks('做好了');
    await mother.sees('记下了');
    await world.later('P4D');
    await mother.sees('提醒您:3月9日周一,准备开学。');
    await mother.picks('做好了');
    await mother.sees('记下了');
    await world.later('P3D');
    expect(await mother.sees('提醒您:3月12日周四')).not.toMatch(REVEALING);
    await mother.picks('做好了');
    await mother.sees('记下了');
    await world.later('P60D');
    expect(await sent()).toHaveLength(3);
    expect(await kinds('checkin.missed')).toBe(0);
  });

  test('that nobody answers: once more on the day, then somebody looks after the family', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '主任甲');
    const mother = await world.citizen();
    await setsDate(mother, 'telegram', '2026-03-20');
    await world.later(TO_THE_EVE);
    await mother.sees('提醒您:3月20日周五,去复诊');
    await world.later('P1D');
    await mother.sees('再提醒一次:3月20日周五,去复诊');
    await world.later('P1D');
    expect(await kinds('checkin.missed')).toBe(1);
    // What is not urgent waits for Monday morning.
    await world.later('P2D');
    await director.sees('您有1件待接手事项');
    await world.later('P60D');
    expect(await sent()).toHaveLength(2);
    expect(await kinds('checkin.missed')).toBe(1);
  });

  test.each([
    ['still on the day: sent once', 'P17D', 1, 0],
    ['after the day: passed over on record', 'P19D', 0, 1],
  ] as const)('after an outage that ends %s', async (_, outage, messages, skipped) => {
    world = await openWorld();
    const mother = await world.citizen();
    await setsDate(mother, 'telegram', '3月20日');
    await world.jump(outage);
    expect(await sent()).toHaveLength(messages);
    expect(await kinds('reminder.skipped')).toBe(skipped);
    if (messages === 0) expect(await world.query.reminder.findMany()).toMatchObject([{ phase: 'over' }]);
  });

  test('退订 stops it', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await setsDate(mother, 'telegram', '3月20日');
    await mother.says('退订');
    await mother.sees('已停止所有提醒');
    await world.later('P20D');
    expect(await sent()).toHaveLength(0);
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
