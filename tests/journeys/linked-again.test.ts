import { afterEach, expect, test } from 'vitest';
import type { Level } from '../../src/domain/level.js';
import { hungry, knownChild } from '../support/known-child.js';
import type { Person } from '../support/people.js';
import { closes } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { cases, numbers, taken, again } = knownChild(() => world);

test('opened again, taken apart, closed and opened once more: the step that follows is a new one each time', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await taken(supervisor);
  await supervisor.says('已确认安全');
  await supervisor.sees('确认孩子安全');
  await again(supervisor);
  const [first, second] = await numbers();
  await supervisor.says(`已确认安全 ${second}`);
  await supervisor.sees('确认孩子安全');
  await supervisor.says(`关联 ${second}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(first ?? '');
  await supervisor.sees('已并入');
  await supervisor.says('已报警');
  await supervisor.sees('是谁报的警');
  await supervisor.picks('同事报的');
  await supervisor.sees('接警时得到的编号');
  await supervisor.says('第77号');
  await supervisor.sees('已记下');
  /** Nobody looked at the child since it was opened last: somebody else agrees to its closing, then. */
  const reopens = async (bureau?: Person) => {
    await world.later('PT1M');
    await closes(supervisor, undefined, undefined, first);
    if (bureau) {
      await bureau.sees('第二人复核');
      await bureau.picks('个案进展');
      await bureau.sees('要第二个人同意的事');
      await bureau.picks('同意');
    }
    await supervisor.sees(bureau ? '第二个人已同意' : '已结案');
    await supervisor.says(`重新打开 ${first}`);
    await supervisor.sees('请写重新打开的原因');
    await supervisor.says('孩子又没人管了。');
    await supervisor.sees('已重新打开');
    await world.settled();
  };
  const assessing = async () => {
    const { id } = await world.query.case.findFirstOrThrow({ where: { number: first } });
    return world.query.obligation.count({ where: { kind: 'assess', state: 'acknowledged', caseId: id } });
  };
  await reopens();
  expect(await assessing()).toBe(1);
  await supervisor.says(`拆分 ${first}`);
  await supervisor.sees('要拆出哪一条');
  await supervisor.says(second ?? '');
  await supervisor.sees('已从编号');
  await reopens(await world.member(HEPING.bureau, '民政科员甲'));
  expect(await assessing()).toBe(1);
  // Nor was anything looked at of what was taken out of it.
  await closes(supervisor, '另一个孩子也有人照看。', undefined, second);
  await supervisor.sees(`编号${second}:高等级个案`);
});

test('a second report of one child counts for more: linked, it makes the case more urgent, and its days come nearer', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await taken(supervisor);
  await again(supervisor, { ...hungry, concerns: ['没人好好照顾', '吃穿住有困难'] });
  const [first, second] = await numbers();
  const levels = async () => (await world.query.report.findMany({ orderBy: { createdAt: 'asc' } })).map((r) => r.level);
  expect(await levels()).toEqual(['P2', 'P2']);
  const links = async (from = second, into = first) => {
    await supervisor.says(`关联 ${from}`);
    await supervisor.sees('要并入哪一件');
    await supervisor.says(into ?? '');
    await supervisor.sees('已并入');
    await world.settled();
    expect((await levels()).slice(0, 2)).toEqual(['P2', 'P1']);
  };
  const takesApart = async (origin = second) => {
    await supervisor.says(`拆分 ${first}`);
    await supervisor.sees('要拆出哪一条');
    await supervisor.says(origin ?? '');
    await supervisor.sees('已从编号');
    await world.settled();
  };
  await links();
  expect(await world.query.case.findFirst({ where: { number: first } })).toMatchObject({ level: 'P1' });
  const hastened = await world.query.event.count({ where: { kind: 'duty.hastened' } });
  expect(hastened).toBeGreaterThan(0);
  // Two children after all: it was the first report of its child, and only what a person lowers goes down in a case that goes on.
  await takesApart();
  expect(await levels()).toEqual(['P2', 'P2']);
  expect((await cases()).map(({ level }) => level)).toEqual(['P1', 'P2']);

  // As urgent for what its reporter told once, and took back since: taken apart, it stays so.
  const tells = async (nr: number, level: Level, by: { readonly alone?: Level } = {}) => {
    const id = (await world.query.report.findMany({ orderBy: { createdAt: 'asc' } }))[nr]?.id ?? '';
    await world.app.store.write(async (tx) => {
      const told = await tx.reports.byId(id);
      if (!told) throw new Error('no report');
      await tx.reports.save({ ...told, level });
      const about = { caseId: told.caseId, reportId: id, data: { level, ...by } };
      await tx.events.add({ at: world.clock.now(), kind: 'report.amended', ...about });
    });
    await world.later('PT1M');
  };
  await tells(1, 'P1');
  await links();
  await takesApart();
  expect(await levels()).toEqual(['P2', 'P1']);

  // So too where they told it while it was linked.
  await tells(1, 'P2');
  await links();
  await tells(1, 'P1', { alone: 'P1' });
  await takesApart();
  expect(await levels()).toEqual(['P2', 'P1']);

  // And where the case that it was linked to was itself linked on.
  await again(supervisor, { ...hungry, concerns: ['没人好好照顾', '吃穿住有困难'] });
  const [, , third] = await numbers();
  await tells(2, 'P1');
  await links(third, second);
  await links();
  await takesApart(third);
  expect((await levels())[2]).toBe('P1');

  // In whatever order they are taken apart.
  await takesApart();
  await again(supervisor, { ...hungry, concerns: ['没人好好照顾', '吃穿住有困难'] });
  const [, , , fourth] = await numbers();
  await tells(3, 'P1');
  await links(fourth, second);
  await links();
  await takesApart();
  await takesApart(fourth);
  expect((await levels())[3]).toBe('P1');
});
