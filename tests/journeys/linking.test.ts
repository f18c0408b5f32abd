import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import { tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { cases, numbers, duties, taken, again } = knownChild(() => world);

test('of a case that nobody has taken yet, to which what names the only one called is linked: the next are called, by the new level', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '洛长风主任');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await tells(await world.citizen(), hungry);
  await director.sees('您有1件待接手事项');
  await world.later('PT1M');
  await again(bureau, { ...crying, words: '是洛长风主任家的孩子,半夜哭。' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const [first = '', second = ''] = await numbers();
  await bureau.says(`关联 ${second}`);
  await bureau.sees('要并入哪一件');
  await bureau.says(first);
  await bureau.sees(`已并入编号${first}`);
  expect(await supervisor.sees('线索有补充')).toContain('高风险');
});

test('the number may be sent as cards write it', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await taken(director);
  await again(supervisor);
  const [first, second] = await numbers();
  await supervisor.says(`更多 ${second}`);
  await supervisor.sees('要做什么');
  const newer = await world.query.case.findFirstOrThrow({ where: { number: second ?? '' } });
  const { id } = await world.query.obligation.findFirstOrThrow({ where: { caseId: newer.id, kind: 'acknowledge' } });
  await supervisor.pressesData(`d.link.${id}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(`编号${first}`);
  await supervisor.sees(`编号${second}已并入编号${first}`);
});

describe.each(['sqlite', 'postgresql'] as const)('two reports are one child’s, on %s', (engine) => {
  test('the older case’s holder has both, reads them apart, and neither reporter learns of the other', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const one = await taken(director);
    const { reporter: two } = await again(supervisor);
    await two.sees('已有人接手');
    const [first, second] = await numbers();
    const before = { one: one.chat().length, two: two.chat().length };

    await supervisor.picks(`关联到${first}`);
    // Who linked it hears which post has it now; the holder that there is something to look at.
    await supervisor.sees(`编号${second}已并入编号${first},由和平区社区儿童主任负责`);
    const card = await director.sees(`编号${first}:有新的线索并入,请在今天12:00前查看`);
    expect(card).not.toMatch(/哭|蓝天/);
    await world.settled();
    expect(await cases()).toMatchObject([
      { number: first, level: 'P1', status: 'acknowledged', holderPost: HEPING.director, mergedInto: null },
      { number: second, status: 'merged', outcome: 'duplicate', holderId: null },
    ]);
    const [kept, gone] = await cases();
    expect(gone?.mergedInto).toBe(kept?.id);
    expect((await world.query.report.findMany()).map(({ caseId }) => caseId)).toEqual([kept?.id, kept?.id]);
    expect(await duties('acknowledge')).toMatchObject([
      { caseId: kept?.id, state: 'acknowledged', holderPost: HEPING.director },
      { caseId: kept?.id, state: 'acknowledged', holderPost: HEPING.director },
    ]);
    expect(await duties('review')).toMatchObject([{ caseId: kept?.id, state: 'acknowledged', level: 'P1' }]);

    await director.picks('查看线索');
    const shown = await director.sees('第2条线索');
    const [, firstPart, secondPart] = shown.split(/——第\d条线索/);
    expect(firstPart).toContain('翻垃圾桶');
    expect(firstPart).toContain('13900001111');
    expect(firstPart).not.toMatch(/半夜|13900002222|原编号/);
    expect(secondPart).toContain('半夜听见孩子哭');
    expect(secondPart).toContain('13900002222');
    expect(secondPart).toContain(`原编号${second}`);
    expect(secondPart).not.toMatch(/垃圾|13900001111/);
    await world.settled();
    // Looked at: that is done.
    expect(await duties('review')).toMatchObject([{ state: 'done' }]);
    expect(await world.query.event.count({ where: { kind: 'report.looked_at' } })).toBe(1);

    // Each look at each report is on record.
    const looks = await world.query.event.findMany({ where: { kind: 'report.viewed' } });
    expect(new Set(looks.map(({ reportId }) => reportId)).size).toBe(2);

    // Who linked it has no more right to it than their post gives: the report they took, without the contact.
    await supervisor.says('查看');
    await world.settled();
    expect(supervisor.chat().join()).not.toMatch(/垃圾|13900001111/);

    // Each reporter is told of their own report alone.
    await world.later('PT30M');
    expect(one.chat()).toHaveLength(before.one);
    expect(two.chat()).toHaveLength(before.two);
    for (const person of [one, two]) expect(person.chat().join()).not.toMatch(/并入|关联|另一|其他人/);
  });

  test('the number that a case had leads to the one it was linked to, and a line says so', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const outsider = await world.member('TJ-120102-CCD', '邻区主任');
    await taken(director);
    await again(supervisor);
    const [first, second] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees(`编号${first}:有新的线索并入`);

    // With something to do of it: a look, a question, a choice that is asked for.
    const followed = `编号${second}已并入编号${first},以下是`;
    for (const [typed, answer] of [
      ['查看线索', '第2条线索'],
      ['写记录', '请写'],
    ]) {
      await director.says(`${typed} ${second}`);
      await director.sees(followed);
      await director.sees(answer ?? '');
      await director.says('取消');
      await director.sees(/没有改动|没有要取消的/);
    }
    // Over whoever has it, with nothing to do of it.
    const office = await world.member(HEPING.wcwc, '妇儿工委科员');
    await office.says(`个案 ${second}`);
    expect(await office.sees(followed)).toContain(`编号${first} · 高风险`);
    // It is taken out by the number that it had, as before.
    await director.says(`拆分 ${second}`);
    await director.sees(`拆出编号${second}`);
    await director.says(`个案 ${second}`);
    expect(await director.sees(`编号${second} · `)).not.toContain('已并入');

    const before = outsider.chat().length;
    await outsider.says(`个案 ${second}`);
    await world.settled();
    expect(outsider.chat().slice(before).join()).not.toMatch(/已并入|风险/);
  });

  test('the holder sees to what they were never called for, as to their own', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    await again(supervisor);
    const [first] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    await director.picks('查看线索');
    await director.sees('第2条线索');
    // The case's own assessment is as urgent now; the report that the supervisor was called for is what came last.
    await director.says('我的待办');
    await director.sees('您的待办');
    expect(director.options()).toEqual(
      expect.arrayContaining([`完成评估 ${first}`, `已确认安全 ${first}`, `查看 ${first}`]),
    );
    await director.picks(`查看 ${first}`);
    await director.sees('第2条线索');
    await director.picks(`已确认安全 ${first}`);
    await world.settled();
    expect((await duties('acknowledge')).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await world.query.event.count({ where: { kind: 'report.view_refused' } })).toBe(0);
  });

  test('an answer of either reporter goes on reaching the case, and counts that there was an earlier one', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    const { reporter } = await again(supervisor);
    const [first] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    await reporter.picks('补充');
    await reporter.sees('补充');
    await reporter.says('今天又没去上学。');
    await director.sees(`编号${first}:报告人补充了内容`);
    await director.says('查看');
    const shown = await director.sees('第2条线索');
    const [, firstPart, secondPart] = shown.split(/——第\d条线索/);
    expect(secondPart).toContain('12个月内有过线索');
    expect(firstPart).not.toContain('12个月内有过线索');
    expect(secondPart).toContain('今天又没去上学');
  });

  test('two children after all: the holder takes them apart, and both are theirs, each with its own report', async () => {
    world = await openWorld({ engine });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [first, second] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    // Only whoever is responsible can.
    await supervisor.says('拆分');
    await world.settled();
    expect((await cases())[1]?.status).toBe('merged');
    await director.says(`拆分 ${second}`);
    await director.sees(`已从编号${first}拆出编号${second}`);
    await world.settled();
    const [kept, back] = await cases();
    expect(back).toMatchObject({
      status: 'acknowledged',
      mergedInto: null,
      closedAt: null,
      outcome: null,
      level: 'P1',
    });
    expect([kept?.holderPost, back?.holderPost]).toEqual([HEPING.director, HEPING.director]);
    const reports = await world.query.report.findMany({ orderBy: { createdAt: 'asc' } });
    expect(reports.map(({ caseId }) => caseId)).toEqual([kept?.id, back?.id]);
    expect((await duties('acknowledge')).map(({ caseId, state }) => [caseId, state])).toEqual([
      [kept?.id, 'acknowledged'],
      [back?.id, 'acknowledged'],
    ]);
    expect(await duties('review')).toMatchObject([{ state: 'done' }]);
    await director.says(`查看 ${second}`);
    const shown = await director.sees('半夜听见孩子哭');
    expect(shown).not.toContain('垃圾');

    // And together again, as if for the first time.
    await director.says(`关联 ${second}`);
    await director.sees('要并入哪一件');
    await director.says(first ?? '');
    await director.sees(`编号${second}已并入编号${first},由您负责`);
    await world.settled();
    expect((await cases())[1]).toMatchObject({ status: 'merged', mergedInto: kept?.id });
  });
});
