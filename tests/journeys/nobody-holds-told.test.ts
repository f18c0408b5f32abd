import { afterEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/clock.js';
import { holdsCase } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const idOf = async (post: string) =>
  (await world.query.holding.findFirstOrThrow({ where: { postCode: post } })).memberId;

test('of somebody who leaves with several cases each is named to the operator', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await holdsCase(world, supervisor);
  const numbers = (await world.query.case.findMany()).map(({ number }) => number);
  expect(numbers).toHaveLength(2);
  await world.operates('leave', await idOf(HEPING.supervisor));
  const alarm = await operator.sees('有2件个案现在没有人负责');
  for (const number of numbers) expect(alarm).toContain(number);
  expect(await world.query.matter.count({ where: { name: { startsWith: 'unheld-' }, standing: true } })).toBe(2);
});

test('an operator who must not be told of one of several hears of the others', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await world.later('PT1M');
  await holdsCase(world, supervisor);
  const [theirs, other] = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  const about = { id: `${theirs?.id}:operator`, caseId: theirs?.id ?? '', basis: 'declared' as const };
  const memberId = await idOf('TJ-12-OPS');
  await world.app.store.write((tx) => tx.conflicts.add({ ...about, memberId }, world.clock.now()));
  await world.operates('leave', await idOf(HEPING.supervisor));
  expect(await operator.sees('有1件个案现在没有人负责')).toContain(other?.number);
  expect(operator.chat().join()).not.toContain(theirs?.number);
});

test('while nobody holds a child it is told again: after an hour, of what is less urgent after a day, and where a clock was set back', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await supervisor.picks('已确认孩子安全');
  await supervisor.sees('确认');
  await world.settled();
  await world.operates('leave', await idOf(HEPING.supervisor));
  await operator.sees('现在没有人负责');
  const { id, area } = await world.query.case.findFirstOrThrow();
  const said = () => operator.chat().filter((text) => text.includes('现在没有人负责')).length;
  for (const [level, again] of [
    ['P0', HOUR],
    ['P1', HOUR],
    ['P2', DAY],
    ['P3', DAY],
  ] as const) {
    await world.app.store.write((tx) => tx.cases.locate(id, { level, area }, world.clock.now()));
    await world.alter(`UPDATE "Obligation" SET "level" = '${level}' WHERE "kind" = 'take_over'`);
    for (const ago of [again - 1, again, -again]) {
      const before = said();
      const toldAt = world.clock.now() + MINUTE - ago;
      await world.app.store.write(async (tx) => {
        const alarm = await tx.matters.byName(`unheld-${id}`);
        if (alarm) await tx.matters.save({ ...alarm, toldAt });
      });
      await world.jump('PT1M');
      expect([level, ago, said() - before]).toEqual([level, ago, ago === again - 1 ? 0 : 1]);
    }
  }
  world.forget('operator alarm');
});

test('an operator who comes only later hears of a child that nobody holds', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await world.operates('leave', await idOf(HEPING.supervisor));
  await world.later('PT5M');
  const operator = await world.member('TJ-12-OPS', '运维甲');
  await world.later('PT1M');
  await operator.sees('有1件个案现在没有人负责');
});
