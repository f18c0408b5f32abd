import { expect } from 'vitest';
import type { Person } from './people.js';
import type { World } from './world.js';

/** Presses every old button there may be: nothing comes of it, and nothing is shown. Returns how often the report was. */
export const canDoNothing = async (world: World, person: Person, post: string): Promise<{ views: number }> => {
  const before = {
    row: await world.query.case.findFirstOrThrow(),
    obligations: await world.query.obligation.findMany(),
  };
  for (const { id } of before.obligations) {
    for (const verb of ['ack', 'see', 'safe', 'dec', 'note', 'hand', 'accept', 'refuse', 'conflict']) {
      await person.pressesData(`d.${verb}.${id}`);
      await world.settled();
    }
    await person.pressesData(`d.why.${id}.off`);
    await world.settled();
    await person.says('取消');
  }
  await person.says('我的待办');
  await person.sees('没有待办');
  await world.settled();
  expect(await world.query.obligation.findMany()).toEqual(before.obligations);
  expect(await world.query.case.findFirstOrThrow()).toEqual(before.row);
  const member = await world.holderOf(post);
  const views = await world.query.event.findMany({ where: { kind: 'report.viewed', memberId: member } });
  return { views: views.length };
};
