import { afterEach, expect, test } from 'vitest';
import { NEEDS } from '../../src/domain/need.js';
import { BRIEF, caseInHand, HELPERS, offersHelp, opensNeed, writesNeed } from '../support/needs.js';
import type { Person } from '../support/people.js';
import { reportsNeglect } from '../support/stories.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Withdraws the only need there is. */
const withdraws = async (holder: Person, number: string): Promise<void> => {
  await holder.says(`帮扶进度 ${number}`);
  await holder.sees('正在找单位');
  await holder.picks('撤回:成长陪伴');
};

test('words for those who are asked that tell too much go to nobody before their writer has confirmed them', async () => {
  world = await openWorld();
  const { holder, caseId } = await caseInHand(world);
  await world.member(HELPERS.station, '社工甲');
  await world.member(HELPERS.organisation, '志愿者甲');
  await writesNeed(holder, '成长陪伴', '1周内', '有事打138-0000-0000。');
  await holder.sees('有电话或姓名,所有被问到的单位都会看到');
  await holder.picks('重新写');
  await holder.sees('不要写姓名、地址');
  await holder.says('有事打138-0000-0001。');
  await holder.sees('有电话或姓名');
  await world.settled();
  expect(await world.query.need.count()).toBe(0);
  await holder.says('照样发出');
  expect(await holder.sees('已问2家')).not.toContain('有电话或姓名');
  await holder.pressesData(`q.${caseId}-ack.send.asis`);
  await world.settled();
  expect(await world.app.store.read.needs.ofCase(caseId)).toMatchObject([
    { brief: { words: '有事打138-0000-0001。' } },
  ]);
});

test('a need is withdrawn while one has offered and one is still asked', async () => {
  world = await openWorld();
  const { holder, number, caseId } = await caseInHand(world);
  const station = await world.member(HELPERS.station, '社工甲');
  const organisation = await world.member(HELPERS.organisation, '志愿者甲');
  await opensNeed(holder, '成长陪伴');
  await station.sees('帮扶需求(编号');
  await offersHelp(station, number, '马上');
  await organisation.sees('帮扶需求(编号');
  // Nobody is chosen while somebody has still time to answer.
  await holder.pressesData(`d.pick.${caseId}-n1-o1`);
  await holder.sees('还有单位没回复');
  await withdraws(holder, number);
  await station.sees('这次已有安排');
  await organisation.sees('不用再回复了');
  await world.settled();
  expect(await world.query.need.findMany()).toMatchObject([{ state: 'withdrawn' }]);
  expect(await world.query.obligation.count({ where: { kind: 'offer_help', state: 'open' } })).toBe(0);
  await world.later('P7D');
  expect(holder.chat().join()).not.toMatch(/单位可以帮忙,请/);
});

test('of more needs than one message has buttons for, the rest are withdrawn from the next page', async () => {
  world = await openWorld();
  const { holder, number, caseId } = await caseInHand(world);
  await world.app.store.write(async (tx) => {
    for (const [nr, kind] of [...NEEDS.slice(0, 6), 'mentoring' as const].entries()) {
      const brief = { span: 'once', begin: 'week1', band: 'untold', words: BRIEF };
      await tx.needs.add({ id: `${caseId}-n${nr + 1}`, caseId, kind, brief, dueAt: nr, openedAt: nr });
    }
  });
  await holder.says(`帮扶进度 ${number}`);
  await holder.sees('康复服务');
  expect(holder.options()).toHaveLength(6);
  await holder.picks('下一页');
  await holder.sees('康复服务');
  expect(holder.options().slice(0, 2)).toEqual(['撤回:康复服务', '撤回:成长陪伴']);
  await holder.picks('撤回:成长陪伴');
  await holder.sees('已撤回这项需求');
});

test('offered for two cases, and twice for one: a list names each on its button, and what is asked then says of which', async () => {
  world = await openWorld();
  const { holder, number, caseId } = await caseInHand(world);
  const station = await world.member(HELPERS.station, '社工甲');
  await opensNeed(holder, '成长陪伴');
  await station.sees('帮扶需求(编号');
  await offersHelp(station, number, '马上');
  await withdraws(holder, number);
  await station.sees('这次已有安排');
  await reportsNeglect(await world.citizen());
  await world.settled();
  const cases = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  await world.app.store.write(async (tx) => {
    const [o, need] = [await tx.obligations.byId(`${caseId}-n1-o1`), await tx.needs.byId(`${caseId}-n1`)];
    for (const [id, nr, kind] of [
      ...cases.map(({ id }) => [id, 99, need?.kind] as const),
      [caseId, 98, 'tutoring'] as const,
    ]) {
      const [needId, of] = [`${id}-n${nr}`, `${id}-n${nr}-o1`];
      if (!o || !need || !kind) throw new Error('no need');
      await tx.needs.add({ ...need, id: needId, caseId: id, kind });
      await tx.obligations.add({ ...o, id: of, caseId: id, subjectId: needId });
      await tx.needs.ask({ id: of, needId, postCode: HELPERS.station, at: 0 });
    }
  });
  const { holderId } = await world.query.obligation.findUniqueOrThrow({ where: { id: `${caseId}-n1-o1` } });
  await world.alter(`UPDATE "Offer" SET "state" = 'offered', "memberId" = '${holderId}' WHERE "id" LIKE '%-n9_-o1'`);
  await station.pressesData('d.which.pass.1');
  await station.sees('您说的是哪一件');
  const buttons = [
    ...cases.map((one) => `帮不了 · ${one.number} · 成长陪伴(已答复可以帮)`),
    `帮不了 · ${number} · 学业辅导(已答复可以帮)`,
  ];
  expect([...station.options()].sort()).toEqual([...buttons].sort());
  await station.picks(buttons[0] ?? '');
  expect(await station.sees('为什么帮不了')).toContain(`编号${number}`);
});
