import { afterEach, describe, expect, test } from 'vitest';
import { hands } from '../support/hand-over.js';
import type { Person } from '../support/people.js';
import { holdsCase, reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';
const POLICE = 'TJ-120101-POL';

const caseRow = () => world.query.case.findFirstOrThrow();
const offers = () => world.query.handOver.findMany({ orderBy: { offeredAt: 'asc' } });

describe('it is not accepted', () => {
  test('at P2 it comes back with the reason, and can go elsewhere', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    await holdsCase(world, director, (citizen) => reportsWant(citizen, '8–13岁', '没有'));
    const station = await world.member(STATION, '社工甲');
    await hands(director, '社会组织', '社工站');
    await station.sees('接收转交');
    await station.picks('不接收');
    await station.sees('为什么不接收');
    await station.picks('不是我的职责');
    await station.sees('已退回给转交的人');
    await director.sees('已退回,理由:不是我的职责。仍由您负责');
    await world.settled();
    expect(await offers()).toMatchObject([{ state: 'declined' }]);
    // What the figures count.
    const declined = { kind: 'handover.declined', postCode: STATION, caseId: (await caseRow()).id };
    expect(await world.query.event.count({ where: declined })).toBe(1);
    expect((await caseRow()).holderId).toBe(await world.holderOf(HEPING.director));

    await station.pressesData(`d.accept.${(await offers())[0]?.id}`);
    await station.sees('这次转交已退回');
    const police = await world.member(POLICE, '民警甲');
    await director.says('更多');
    await director.sees('要做什么');
    await director.picks('转交');
    await director.sees('转交给哪一方');
    await director.picks('政府部门');
    await director.sees('转交给哪个岗位');
    await director.picks('公安');
    await director.sees('为什么转交');
    await director.picks('需要别的部门来办');
    await director.sees('孩子的家人同意转交吗');
    await director.picks('不需要征求同意');
    await director.sees('没有家人同意也要转交的理由');
    await director.says('向公安移送,不以家人同意为前提。');
    await director.sees('已请和平区公安值班接收');
    await police.sees('接收转交');
  });

  test('at P2 a third time: it comes back no more, those above are called until one accepts', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    await holdsCase(world, director, (citizen) => reportsWant(citizen, '8–13岁', '没有'));
    const station = await world.member(STATION, '社工甲');
    const police = await world.member(POLICE, '民警甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const refuses = async (person: Person): Promise<void> => {
      await person.sees('接收转交');
      await person.picks('不接收');
      await person.sees('为什么不接收');
      await person.picks('不是我的职责');
    };
    for (const [sector, post, person] of [
      ['社会组织', '社工站', station],
      ['政府部门', '公安', police],
    ] as const) {
      await hands(director, sector, post);
      await refuses(person);
      await person.sees('已退回给转交的人');
      await director.sees('仍由您负责');
    }
    await hands(director, '社会组织', '社工站');
    await refuses(station);
    await station.sees('转交了3次都有人退回,这次不再退回');
    await director.sees('已请上级定由谁接收;接收之前,仍由您负责');
    await bureau.sees('接收转交');
    await world.settled();
    expect((await offers()).map(({ state }) => state)).toEqual(['declined', 'declined', 'offered']);
    expect((await caseRow()).holderPost).toBe(HEPING.director);
    await bureau.picks('接收');
    await director.sees('已接收,不再由您负责');
    await world.settled();
    expect((await caseRow()).holderPost).toBe(HEPING.bureau);

    // It had somebody since: what they hand on is dispatched a first time, and comes back.
    await hands(bureau, '政府部门', '公安');
    await refuses(police);
    await police.sees('已退回给转交的人');
    await bureau.sees('仍由您负责');
  });

  test('at P2 after more than a working day: it comes back no more, and whoever was called above accepts it', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    await holdsCase(world, director, (citizen) => reportsWant(citizen, '8–13岁', '没有'));
    const station = await world.member(STATION, '社工甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await hands(director, '社会组织', '社工站');
    await station.sees('接收转交');
    await world.jump('P1DT1H');
    await bureau.sees('接收转交');
    const [offer] = await offers();
    await station.pressesData(`d.refuse.${offer?.id}`);
    await station.sees('为什么不接收');
    await station.picks('不是我的职责');
    await station.sees('转交超过1个工作日,不再退回');
    await director.sees('有一位没有接收');
    await world.settled();
    expect(await offers()).toMatchObject([{ state: 'timed_out' }]);
    await bureau.picks('接收');
    await director.sees('已接收,不再由您负责');
  });

  test('at P1 nothing comes back: the next above is called at once, the sender is told and has it meanwhile', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    const station = await world.member(STATION, '社工甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await hands(supervisor, '社会组织', '社工站');
    await station.sees('接收转交');
    await station.picks('不接收');
    await station.sees('为什么不接收');
    await station.picks('人手不够');
    await station.sees('紧急个案不退回');
    await bureau.sees('接收转交');
    await supervisor.sees('有一位没有接收,已通知下一位');
    await world.settled();
    expect((await caseRow()).holderId).toBe(await world.holderOf(HEPING.supervisor));
    await bureau.picks('接收');
    await supervisor.sees('已接收,不再由您负责');
    await world.settled();
    expect((await caseRow()).holderPost).toBe(HEPING.bureau);
    await station.pressesData(`d.accept.${(await offers())[0]?.id}`);
    await station.sees('已由和平区民政局儿童福利科 民政科员甲接收');
    await world.settled();
    expect((await caseRow()).holderPost).toBe(HEPING.bureau);
  });

  test.each([
    ['after they said so before', 'PT0S', '您已经说过不接收了'],
    ['when their time was over', 'PT1H', '紧急个案不退回'],
  ])('at P1 a “no” from below, %s, passes over nobody who was called above a moment ago', async (_, wait, said) => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    const station = await world.member(STATION, '社工甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await hands(supervisor, '社会组织', '社工站');
    await station.sees('接收转交');
    const [{ id } = { id: '' }] = await offers();
    const refuses = async () => {
      await station.pressesData(`d.refuse.${id}`);
      await station.sees('为什么不接收');
      await station.picks('人手不够');
    };
    if (wait === 'PT0S') {
      await refuses();
      await station.sees('紧急个案不退回');
    } else await world.later(wait);
    await bureau.sees('接收转交');
    await refuses();
    await station.sees(said);
    await world.settled();
    expect(office.chat().join()).not.toContain('接收转交');
    await bureau.picks('接收');
    await supervisor.sees('已接收,不再由您负责');
  });

  test('in time: the post above is called, and the sender is told once', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    await world.member(STATION, '社工甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await hands(supervisor, '社会组织', '社工站');
    await supervisor.sees('对方接收之前,仍由您负责');
    await world.later('PT59M');
    expect(bureau.chat().filter((text) => text.includes('接收转交'))).toEqual([]);
    await world.later('PT1M');
    await bureau.sees('接收转交');
    await supervisor.sees('转交还没有人接收,已通知上一级');
    await world.later('PT1H');
    await office.sees('接收转交');
    expect(supervisor.chat().filter((text) => text.includes('还没有人接收'))).toHaveLength(1);
    expect(await offers()).toMatchObject([{ state: 'timed_out' }]);
    // The reporter was promised nothing of it.
    expect(await world.query.event.count({ where: { kind: 'promise.missed' } })).toBe(0);
    await office.picks('接收');
    await supervisor.sees('已接收,不再由您负责');
  });
});
