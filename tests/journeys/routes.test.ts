import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { tells } from '../support/stories.js';
import { HEPING, openWorld, removeFolder, type World, type WorldOptions } from '../support/world.js';

const SIDE = {
  education: 'TJ-120101-EDU',
  police: 'TJ-120101-POL',
  health: 'TJ-120101-HEA',
  women: 'TJ-120101-WF',
  station: 'TJ-120101-SWS',
} as const;

let world: World;
let folder: string | undefined;
afterEach(async () => {
  await world.close();
  if (folder !== undefined) await removeFolder(folder);
  folder = undefined;
});

const write = async (name: string, content: string): Promise<string> => {
  folder ??= await mkdtemp(join(tmpdir(), 'huyou-routes-'));
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

/** Who has been called so far. */
const called = (people: Readonly<Record<string, Person>>): string[] =>
  Object.entries(people).flatMap(([name, person]) => (person.chat().some((text) => CALL.test(text)) ? [name] : []));
/** A call or, once somebody took it, what it was changed to. */
const CALL = /待接手事项|现在转到您这里|接手编号|于.*接手/;

const everyone = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return {
    duty: await world.member('TJ-12-BDD', '值班员甲'),
    director: await world.member(HEPING.director, '儿童主任甲'),
    supervisor: await world.member(HEPING.supervisor, '督导员甲'),
    bureau: await world.member(HEPING.bureau, '民政科员甲'),
    education: await world.member(SIDE.education, '教育局科员甲'),
    police: await world.member(SIDE.police, '民警甲'),
    health: await world.member(SIDE.health, '卫健委科员甲'),
    women: await world.member(SIDE.women, '妇联干事甲'),
    station: await world.member(SIDE.station, '社工甲'),
  };
};

describe('where there is time', () => {
  test('dropout calls education with the first rung, and the street when its turn has come, once', async () => {
    const people = await everyone();
    await tells(await world.citizen(), { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await people.education.sees('您有1件待接手事项');
    await people.director.sees('您有1件待接手事项');
    await world.settled();
    expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P3', kind: 'acknowledge', rung: 0 }]);
    expect(called(people)).toEqual(['director', 'education']);

    await world.later('P1D');
    await people.supervisor.sees('现在转到您这里');
    await world.settled();
    expect(called(people)).toEqual(['director', 'supervisor', 'education']);
    expect(people.supervisor.chat().filter((text) => text.includes('现在转到您这里'))).toHaveLength(1);
    const paged = await world.query.event.findMany({ where: { kind: 'member.paged', postCode: HEPING.supervisor } });
    expect(paged).toHaveLength(1);
  });

  test('who leads may take it: the ladder rests, and the first rung hears who has it', async () => {
    const people = await everyone();
    const reporter = await world.citizen();
    await tells(reporter, { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await people.education.sees('您有1件待接手事项');
    await people.education.picks('我已接手');
    await people.director.sees('教育局科员甲');
    await reporter.sees('已有人接手');
    await world.later('P2D');
    expect(called(people)).toEqual(['director', 'education']);
  });

  test('at P2 the others beside the lead are called when it climbs, not before', async () => {
    const people = await everyone();
    await tells(await world.citizen(), { concerns: ['情绪很差'], age: '14–15岁', carer: '不清楚', when: '今天,一次' });
    await people.health.sees('您有1件待接手事项');
    await people.director.sees('您有1件待接手事项');
    await world.settled();
    expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P2' }]);
    expect(called(people)).toEqual(['director', 'health']);
    await world.later('PT3H');
    await people.supervisor.sees('现在转到您这里');
    await people.station.sees('现在转到您这里');
    expect(called(people)).toEqual(['director', 'supervisor', 'health', 'station']);
  });

  test('a lead that nobody holds holds nothing up: the ladder of the level goes its way', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    await tells(await world.citizen(), { concerns: ['户口、抚养等法律事'], age: '8–13岁', carer: '有' });
    await director.sees('您有1件待接手事项');
  });
});

describe('when it is urgent', () => {
  test('lead and others are called at once, in parallel with the first rung', async () => {
    const people = await everyone();
    await tells(await world.citizen(), { concerns: ['家里大人打架'], age: '0–2岁', carer: '没有', access: '能' });
    await people.women.sees('您有1件待接手事项');
    await people.supervisor.sees('您有1件待接手事项');
    // 居委会 stands beside 妇联; no rung of P1 has it, so it is called with the first.
    await people.director.sees('您有1件待接手事项');
    await world.settled();
    expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P1' }]);
    expect(called(people)).toEqual(['director', 'supervisor', 'women']);
  });

  test('a post that the ladder calls anyway is not called twice', async () => {
    const people = await everyone();
    await tells(await world.citizen(), { concerns: ['没人好好照顾'], age: '0–2岁', carer: '没有', access: '能' });
    await people.supervisor.sees('您有1件待接手事项');
    await people.station.sees('您有1件待接手事项');
    await world.later('PT19M');
    expect(people.supervisor.chat().filter((text) => text.includes('您有1件待接手事项'))).toHaveLength(1);
    const paged = await world.query.event.findMany({ where: { kind: 'member.paged' } });
    expect(new Set(paged.map(({ memberId }) => memberId)).size).toBe(paged.length);
  });

  test('who leads is called with the first rung, though the ladder would come to them an hour later', async () => {
    const people = await everyone();
    await tells(await world.citizen(), { concerns: ['大人没能力照顾'], age: '8–13岁', carer: '有' });
    await people.bureau.sees('您有1件待接手事项');
    await people.supervisor.sees('您有1件待接手事项');
    await world.settled();
    expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P1', rung: 0 }]);
    expect(called(people)).toEqual(['supervisor', 'bureau']);
    await people.bureau.picks('我已接手');
    await people.supervisor.sees('民政科员甲');
  });

  test('sexual harm: police, procuratorate of the city, hospital, women’s federation and school office', async () => {
    const sample = await readFile('assets/sample-directory.csv', 'utf8');
    const more = [
      'TJ-12-PR2,天津市人民检察院未检处,procuratorate,government,12,,Asia/Shanghai,,',
      'TJ-120101-HOS,和平区儿童医院,hospital,government,120101,,Asia/Shanghai,,',
      '',
    ].join('\n');
    const DIRECTORY_FILE = await write('directory.csv', `${sample.trimEnd()}\n${more}`);
    const people = await everyone({ env: { DIRECTORY_FILE } });
    const procuratorate = await world.member('TJ-12-PR2', '检察官甲');
    const hospital = await world.member('TJ-120101-HOS', '医生甲');
    await tells(await world.citizen(), { concerns: ['被性侵或性骚扰'], age: '8–13岁', when: '更早,一次' });
    for (const person of [people.police, procuratorate, hospital, people.women, people.education, people.supervisor]) {
      const card = await person.sees('您有1件待接手事项');
      expect(card).not.toMatch(/性|侵|骚扰/);
    }
    await world.settled();
    expect(called({ director: people.director, health: people.health, station: people.station })).toEqual([]);
  });
});

test('whoever is only called beside does not stand for a rung that nobody holds: the next is called at once', async () => {
  world = await openWorld();
  const station = await world.member(SIDE.station, '社工甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await tells(await world.citizen(), { concerns: ['没人好好照顾'], age: '0–2岁', carer: '没有', access: '能' });
  await station.sees('您有1件待接手事项');
  await bureau.sees('您有1件待接手事项');
  await world.settled();
  expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P1', rung: 1 }]);
});

test('what is said of a climb names whom it comes from and whom it comes to: who was called, not a seat that nobody holds', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const second = await world.member('TJ-12-CWO', '市妇儿工委干事甲');
  await tells(await world.citizen(), { concerns: ['被打、被伤害'], age: '8–13岁', carer: '有' });
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT1H');
  await office.sees(/编号.*:和平区街道儿童督导员未能接手,现在转到您这里/);
  await supervisor.sees('已升级到和平区妇儿工委办公室。');
  await world.later('PT1H');
  await second.sees(/编号.*:和平区妇儿工委办公室未能接手,现在转到您这里/);
  await supervisor.sees('已升级到天津市妇儿工委办公室。');
  const said = [supervisor, office, second].flatMap((person) => person.chat()).join();
  expect(said).not.toMatch(/公安值班未能|民政局/);
});

describe('a ladder file', () => {
  test('says whom a concern calls; what it does not name stays as it is built in', async () => {
    const ladder = JSON.parse(await readFile('assets/ladder.json', 'utf8'));
    ladder.routes = { dropout: { lead: ['womens_federation'], with: ['social_work_station'] } };
    const LADDER_FILE = await write('ladder.json', JSON.stringify(ladder));
    const people = await everyone({ env: { LADDER_FILE } });
    await tells(await world.citizen(), { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await people.women.sees('您有1件待接手事项');
    await world.settled();
    expect(called(people)).toEqual(['director', 'women']);
    await tells(await world.citizen(), { concerns: ['情绪很差'], age: '14–15岁', carer: '有' });
    await people.health.sees('您有1件待接手事项');
  });

  test('from before there were routes: what was opened with it climbs as it did, what comes now is routed', async () => {
    const people = await everyone();
    await tells(await world.citizen(), { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await people.education.sees('您有1件待接手事项');
    const [policy] = await world.query.ladderPolicy.findMany();
    const { routes, ...old } = JSON.parse(policy?.json ?? '{}') as Record<string, unknown>;
    expect(routes).toBeDefined();
    // As a release left it that knew of no routes.
    await world.alter(`UPDATE "LadderPolicy" SET "version" = 'old', "json" = '${JSON.stringify(old)}'`);
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = 'old', "sealedRoute" = NULL`);
    await world.restart();
    const before = people.education.chat().length;
    await world.later('P1D');
    await people.supervisor.sees('现在转到您这里');
    expect(people.education.chat()).toHaveLength(before);
    await tells(await world.citizen(), { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await people.education.sees('您有1件待接手事项');
  });

  test('from before the family was kept out of it: nobody of the family is called, nor opens the report', async () => {
    const sample = await readFile('assets/sample-directory.csv', 'utf8');
    const family = 'TJ-120101-GUA,和平区监护人,guardian,family,120101,,Asia/Shanghai,,\n';
    world = await openWorld({ env: { DIRECTORY_FILE: await write('directory.csv', `${sample.trim()}\n${family}`) } });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const guardian = await world.member('TJ-120101-GUA', '洛长风');
    await tells(await world.citizen(), { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await director.sees('您有1件待接手事项');
    const { id, number } = await world.query.case.findFirstOrThrow();
    const [policy] = await world.query.ladderPolicy.findMany();
    const old = JSON.parse(policy?.json ?? '{}');
    for (const level of Object.values<{ rungs: string[][] }>(old.levels)) level.rungs = [['guardian'], ['guardian']];
    await world.alter(`UPDATE "LadderPolicy" SET "version" = 'old', "json" = '${JSON.stringify(old)}'`);
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = 'old'`);
    await world.restart();
    await world.later('P1D');
    for (const typed of ['我的待办', `查看线索 ${number}`, `案件 ${number}`]) await guardian.says(typed);
    await world.settled();
    const called = { caseId: id, postCode: 'TJ-120101-GUA' };
    expect(await world.query.event.count({ where: called })).toBe(0);
    expect(guardian.chat().filter((text) => CALL.test(text) || text.includes(number))).toEqual([]);
  });
});

test('in danger the concern is told after the call: those whom it calls beside are called as soon as it is known, once', async () => {
  const people = await everyone();
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('有');
  await neighbour.sees('哪个区');
  await neighbour.picks('和平区');
  await neighbour.sees('怎样能找到孩子');
  await neighbour.says('跳过');
  await neighbour.sees('您担心');
  expect(people.women.chat()).toHaveLength(1);
  await neighbour.picks('被性侵或性骚扰');
  await world.settled();
  if (neighbour.options().includes('选好了')) await neighbour.picks('选好了');
  await people.women.sees('线索有补充');
  await people.education.sees('线索有补充');
  await world.settled();
  expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([
    { level: 'P0', state: 'open', rung: 0 },
  ]);
  // What is added to the story later calls nobody anew.
  const before = people.women.chat().length;
  await neighbour.says('在三楼。');
  await world.settled();
  expect(people.women.chat()).toHaveLength(before);
});
