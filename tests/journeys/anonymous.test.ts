import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** The whole list of questions; `contact` is a label or words of the person's own. */
const reportsToTheEnd = async (person: Person, contact: string): Promise<void> => {
  const steps = [
    ['孩子现在有危险吗', '没有'],
    ['您担心', '没人好好照顾'],
    ['哪个区', '和平区'],
    ['看到或听到什么', '总是穿单衣。'],
    ['多大', '3–7岁'],
    ['可靠的大人', '没有'],
    ['还能接触到孩子吗', '能'],
    ['什么时候', '跳过'],
    ['怎样能找到孩子', '跳过'],
    ['残疾', '不清楚'],
    ['您是孩子的什么人', '不想说'],
    ['可以留电话吗', contact],
    ['现在发送吗', '发送'],
  ] as const;
  await person.says('/start');
  for (const [question, answer] of steps) {
    await person.sees(question);
    if (person.options().some((label) => label.replace(/^✓ /, '') === answer)) await person.picks(answer);
    else await person.says(answer);
    await world.settled();
    if (question === '您担心') await person.picks('选好了');
  }
  await person.sees('回执码');
};

describe('a reporter who leaves no contact', () => {
  test('is told all the same, and nobody at the desk sees where they write from', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsToTheEnd(neighbour, '匿名,不留电话');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await neighbour.sees('已有人接手');
    await supervisor.sees('您已接手编号');
    await supervisor.picks('查看线索');
    const report = await supervisor.sees('总是穿单衣');
    expect(report).toContain('匿名');
    const [reporter] = await world.query.reporter.findMany();
    expect(supervisor.chat().join('\n')).not.toMatch(/700000000\d|Reporter/);
    expect(reporter?.sealedAddress).not.toMatch(/700000000\d/);
  });
});

test('a contact that is left is for whoever holds the matter, and for nobody else', async () => {
  world = await openWorld();
  const holder = await world.member(HEPING.supervisor, '督导员甲');
  const colleague = await world.member(HEPING.supervisor, '督导员乙');
  await reportsToTheEnd(await world.citizen(), '电话 000-1234');
  await holder.sees('您有1件待接手事项');
  await colleague.sees('您有1件待接手事项');
  await colleague.picks('查看线索');
  expect(await colleague.sees('总是穿单衣')).not.toContain('000-1234');
  await holder.picks('我已接手');
  await holder.sees('您已接手编号');
  await holder.picks('查看线索');
  expect(await holder.sees('总是穿单衣')).toContain('000-1234');

  await colleague.picks('查看线索');
  expect(await colleague.sees('总是穿单衣')).not.toContain('000-1234');
  const viewed = await world.query.event.findMany({ where: { kind: 'report.viewed' }, orderBy: { seq: 'asc' } });
  expect(viewed.map(({ data }) => (JSON.parse(data) as { holds: boolean }).holds)).toEqual([false, true, false]);
});
