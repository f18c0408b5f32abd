import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import { tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { cases, numbers, taken, again } = knownChild(() => world);

describe('whoever takes a report', () => {
  test('is told which case may be of the same child, and why, in nobody’s words', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    const { proposed } = await again(supervisor);
    const [first, second] = await numbers();
    expect(proposed).toContain(`编号${second}可能`);
    expect(proposed).toContain(`编号${first} · 中风险 · 已接手 · 负责岗位:和平区社区儿童主任`);
    expect(proposed).toContain('理由:地点相近、担心的事相同、年龄段相同、同一个区、12个月内');
    expect(proposed).not.toMatch(/蓝天|垃圾|饭|1390000|儿童主任甲/);
    expect(supervisor.options()).toEqual([`关联到${first}`, '不是同一个孩子']);
    const events = await world.query.event.findMany({ where: { kind: 'case.alike_proposed' } });
    expect(events).toHaveLength(1);
    expect(events[0]?.data).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('is told nothing where nothing is alike, and can ask later, when more is known', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(supervisor, { ...crying, place: '红旗里', words: '院子里的事。', age: '0–2岁' });
    const reporter = await world.citizen();
    await tells(reporter, crying);
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(supervisor.chat().join()).not.toContain('可能和下面的个案');
    const second = (await numbers())[1];
    await supervisor.says(`查重 ${second}`);
    await supervisor.sees('没有找到可能相同的个案');
    await reporter.picks('补充');
    await reporter.sees('补充');
    await reporter.says('院子里的事,红旗里那家。');
    await supervisor.sees('补充了内容');
    await supervisor.says(`查重 ${second}`);
    await supervisor.sees('没有找到可能相同的个案');
  });

  test('hears of three at most, the likeliest first', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    for (let report = 0; report < 4; report += 1) await taken(director);
    await taken(director, { ...hungry, words: '半夜听见孩子哭,大人不在家。' });
    const { proposed } = await again(supervisor);
    const found = [...proposed.matchAll(/编号(\S+) · /g)].map(([, number]) => number);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe((await numbers())[4]);
    expect(proposed).toContain('描述相近');
    expect(supervisor.options()).toHaveLength(4);
  });

  test('says that it is another child: nothing is linked, and it is on record', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    await supervisor.picks('不是同一个孩子');
    await world.settled();
    expect((await cases()).map(({ mergedInto }) => mergedInto)).toEqual([null, null]);
    expect(await world.query.event.count({ where: { kind: 'case.told_apart' } })).toBe(1);
  });

  test('is not told of a case that they must not know of, nor can they link to its number', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '王大勇督导');
    await taken(director, { ...hungry, words: '孩子说怕王大勇督导,他是舅舅。' });
    await tells(await world.citizen(), crying);
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(supervisor.chat().join()).not.toContain('可能和下面的个案');
    const [first, second] = await numbers();
    await supervisor.says(`关联 ${second}`);
    await supervisor.sees('要并入哪一件');
    await supervisor.says(second ?? '');
    await supervisor.sees(`编号${second}就是这一件`);
    await supervisor.says(`关联 ${second}`);
    await supervisor.sees('要并入哪一件');
    await supervisor.says(first ?? '');
    const answer = await supervisor.sees('不能关联');
    await supervisor.says(`关联 0000-0000`);
    expect(await supervisor.sees('不能关联')).toBe(answer.replace(first ?? '', '0000-0000'));
    expect((await cases()).map(({ mergedInto }) => mergedInto)).toEqual([null, null]);
  });

  test('takes the child from somebody whom it names, who hears nothing of what was told', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '洛长风主任');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await tells(await world.citizen(), { ...crying, words: '是洛长风主任家的孩子,半夜哭。' });
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('可能和下面的个案');
    const [first = '', second = ''] = await numbers();
    await supervisor.says(`关联 ${first}`);
    await supervisor.sees(`已并入编号${first}`);
    await world.settled();
    const [theirs] = await cases();
    expect(await world.app.store.read.members.nameOf(theirs?.holderId ?? '')).toBe('督导员甲');
    expect(director.chat().join()).not.toMatch(new RegExp(`有新的线索并入|${second}|半夜哭`));
    const heard = director.chat().length;
    await director.says(`进展 ${first}`);
    await director.sees('这件事没有派给您');
    expect(director.chat().length).toBe(heard + 1);
  });
});
