import { afterEach, describe, expect, test } from 'vitest';
import { agreesToReminders, REVEALING } from '../support/guardian.js';
import type { Person } from '../support/people.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const sent = () => world.query.outbox.findMany({ where: { kind: 'remind' }, orderBy: { createdAt: 'asc' } });
const kinds = async (kind: string) => (await world.query.event.findMany({ where: { kind } })).length;

describe('one date', () => {
  /** Alone, for a follow-up visit on Friday 20 March; reminded on the evening before. */
  const setsDate = async (person: Person, channel: string, date: string): Promise<void> => {
    await agreesToReminders(world, person, channel, channel === 'wechat' ? '1' : '复诊康复');
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
    for (const what of ['补贴年审', '返校', '外出书面告知', '家长课堂', '选好了']) {
      await mother.picks(what);
      await world.settled();
    }
    await mother.sees('同意我们按时提醒您吗');
    await mother.picks('同意');
    await mother.sees('哪天办补贴年审');
    await mother.says('3月12日');
    await mother.sees('下次家长课堂是哪天');
    await mother.picks('跳过');
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
    expect(told).toContain('去听课:日期没定,先不提醒。');

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

  test('that was told on the day itself, and nobody answered: it is missed as the day ends, and not asked about again', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await setsDate(mother, 'telegram', '3月20日');
    await world.jump('P17DT7H');
    await mother.sees('提醒您:3月20日周五,去复诊');
    await world.later('P1D');
    expect([(await sent()).length, await kinds('checkin.missed')]).toEqual([1, 1]);
  });

  test.each([
    ['late on the day: sent once, and who puts it off hears that it was the last', 'P17DT7H', 1, 0],
    ['on the day after: passed over on record', 'P18D', 0, 1],
  ] as const)('after an outage that ends %s', async (_, outage, messages, skipped) => {
    world = await openWorld();
    const mother = await world.citizen();
    await setsDate(mother, 'telegram', '3月20日');
    await world.jump(outage);
    expect(await sent()).toHaveLength(messages);
    expect(await kinds('reminder.skipped')).toBe(skipped);
    if (messages > 0) {
      await mother.picks('晚点提醒我');
      await mother.sees('今天不会再提醒了,请您记着');
    }
    expect(await world.query.reminder.findMany()).toMatchObject([{ phase: 'over' }]);
  });

  test('退订 stops it, also where it waits to leave, and “I am a parent” begins anew', async () => {
    world = await openWorld();
    const mother = await world.citizen();
    await setsDate(mother, 'telegram', '3月20日');
    const scope = { token: PUBLIC_TOKEN, method: 'sendMessage' };
    world.api.fails({ kind: 'answer', code: 429, retryAfter: 600 }, scope);
    await world.later(TO_THE_EVE);
    await mother.says('退订');
    await world.later('PT11M');
    await mother.sees('已停止所有提醒');
    await world.later('P3D');
    expect(await sent()).toMatchObject([{ state: 'cancelled' }]);
    expect(mother.chat().join()).not.toContain('提醒您:3月20日');
    await mother.says('我是家长');
    await mother.sees('您或孩子现在有危险吗');
    await mother.picks('没有');
    await mother.sees('您想要哪方面的帮助');
  });
});
