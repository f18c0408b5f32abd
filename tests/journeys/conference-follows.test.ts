import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/clock.js';
import { folderOfTest } from '../support/directory.js';
import { knownChild } from '../support/known-child.js';
import type { Person } from '../support/people.js';
import { closes, reportsDanger, reportsNeglect, takesToSafety, tellsPolice } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { numbers, taken } = knownChild(() => world);
/** The posts of whoever owes that a conference is called. */
const owing = async () =>
  (await world.query.obligation.findMany({ where: { kind: 'convene', state: 'acknowledged' } })).map(
    ({ holderPost }) => holderPost,
  );

const takes = async (member: Person): Promise<void> => {
  await member.sees('分级:紧急');
  await world.settled();
  await member.says('接手');
  await world.settled();
};

const raises = async (member: Person, number: string): Promise<void> => {
  await member.says(`提高等级 ${number}`);
  await member.sees('要提高到哪一级');
  await member.picks('紧急');
  await member.sees('请写原因');
  await member.says('刚才听到打骂。');
  await member.sees('等级已提高到紧急');
};

const links = async (member: Person): Promise<void> => {
  const [older, newer] = await numbers();
  await member.says(`关联 ${newer}`);
  await member.sees('要并入哪一件');
  await member.says(older ?? '');
  await member.sees('已并入');
  await world.settled();
};

describe('whoever comes to hold an urgent case under way owes its conference', () => {
  test('raised while nobody holds it: whoever takes it over, and its assessment is as near', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    const [number = ''] = await numbers();
    await world.operates('leave', await world.holderOf(HEPING.supervisor));
    await raises(bureau, number);
    expect(await owing()).toEqual([]);
    await bureau.says('接手');
    await bureau.sees('紧急个案,请在');
    expect(await owing()).toEqual([HEPING.bureau]);
    const assess = await world.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } });
    expect(assess).toMatchObject({ level: 'P0', state: 'acknowledged' });
    expect(Number(assess.dueAt)).toBe(Date.parse('2026-03-04T10:00:00+08:00'));
  });

  test('closed, and danger is told: not who closed it, but who takes it', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    await closes(supervisor);
    await neighbour.sees('您报告的事有了结果');
    await world.later('P2D');
    await neighbour.says('楼道里他拿着刀');
    await neighbour.sees('110 报警');
    await world.settled();
    expect(await owing()).toEqual([]);
    await takes(bureau);
    await bureau.says('已确认孩子安全');
    await world.settled();
    expect(await owing()).toEqual([HEPING.bureau]);
    expect(supervisor.chat().join()).not.toContain('召开会商');
  });
});

describe('linked to another', () => {
  test('the holder of the older case has left: whoever links has both, and owes it', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    await reportsDanger(await world.citizen());
    await takes(supervisor);
    await world.operates('leave', await world.holderOf(HEPING.director));
    await links(supervisor);
    expect(await owing()).toEqual([HEPING.supervisor]);
  });

  test('the older case was urgent, and closed: it is owed anew', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await raises(supervisor, (await numbers())[0] ?? '');
    await tellsPolice(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案');
    await world.later('P1D');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await links(supervisor);
    expect(await owing()).toEqual([HEPING.supervisor]);
  });

  test('the child of the older, urgent one is not safe yet: it is owed once the child is', async () => {
    world = await openWorld();
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsDanger(await world.citizen());
    await takes(bureau);
    await world.later('PT1H');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    const [older] = await numbers();
    await links(supervisor);
    await bureau.says(`已确认安全 ${older}`);
    await world.settled();
    expect(await owing()).toEqual([HEPING.bureau]);
  });

  test('and taken apart: the older, urgent one keeps a conference that is owed', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await world.later('PT1H');
    await reportsDanger(await world.citizen());
    await takes(supervisor);
    await supervisor.says('已确认孩子安全');
    await supervisor.sees('紧急个案,请在');
    await links(supervisor);
    const [older, newer] = await numbers();
    await supervisor.says(`拆分 ${older}`);
    await supervisor.sees('要拆出哪一条');
    await supervisor.says(newer ?? '');
    await supervisor.sees('已从编号');
    await world.settled();
    expect(await owing()).toEqual([HEPING.supervisor, HEPING.supervisor]);
  });
});

test('a ladder of one’s own asks for one at P1 too: raised, it is due 72 hours from then, not from the acknowledgement', async () => {
  const LADDER_FILE = join(await folderOfTest(), 'ladder.json');
  const ladder = JSON.parse(await readFile('assets/ladder.json', 'utf8'));
  ladder.levels.P1.steps = { convene: 'P14D' };
  await writeFile(LADDER_FILE, JSON.stringify(ladder));
  world = await openWorld({ env: { LADDER_FILE } });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  expect(await owing()).toEqual([HEPING.supervisor]);
  await world.later('P5D');
  const raisedAt = world.clock.now();
  await raises(supervisor, (await numbers())[0] ?? '');
  const [duty] = await world.query.obligation.findMany({ where: { kind: 'convene' } });
  expect(duty).toMatchObject({ level: 'P0', state: 'acknowledged' });
  expect(Number(duty?.dueAt) - raisedAt).toBe(72 * HOUR);
});
