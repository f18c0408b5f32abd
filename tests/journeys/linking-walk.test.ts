import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Story, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const REPORTS = 5;
const story: Story = {
  concerns: ['没人好好照顾'],
  words: '孩子中午没有饭吃。',
  age: '8–13岁',
  access: '不能',
  place: '蓝天小区3号楼',
};

/** What must hold of linked cases however they came to be so. */
const holds = async (): Promise<void> => {
  const cases = await world.query.case.findMany();
  const standing = new Set(cases.filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id));
  for (const one of cases) {
    const merged = one.mergedInto !== null;
    expect(merged ? standing.has(one.mergedInto ?? '') : one.holderId !== null, one.id).toBe(true);
    expect([one.status === 'merged', one.closedAt !== null, one.holderId === null]).toEqual([merged, merged, merged]);
  }
  const reports = await world.query.report.findMany();
  const duties = await world.query.obligation.findMany();
  for (const { id, caseId, originCaseId } of reports) {
    expect(standing.has(caseId), `${id} belongs to a case that stands`).toBe(true);
    const origin = cases.find((one) => one.id === (originCaseId ?? caseId));
    expect(origin?.mergedInto ?? origin?.id).toBe(caseId);
    expect(duties.find((o) => o.id === `${id}-ack`)?.caseId).toBe(caseId);
  }
};

/** So many reports that look alike, each taken by the director. */
const takenByOne = async () => {
  const director = await world.member(HEPING.director, '儿童主任甲');
  for (let report = 0; report < REPORTS; report += 1) {
    await tells(await world.citizen(), story);
    await director.sees('您有1件待接手事项');
    await director.picks('我已接手');
    await director.sees('您已接手编号');
    await world.later('PT1H');
  }
  const rows = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  return { director, numbers: rows.map(({ number }) => number) };
};

test('whatever is linked and taken apart in whatever order, each report has one case that stands, and somebody has it', async () => {
  world = await openWorld();
  const { director, numbers } = await takenByOne();
  const at = fc.nat({ max: REPORTS - 1 });
  const step = fc.tuple(fc.constantFrom('关联', '关联', '拆分'), at, at);
  const steps = fc.sample(step, { numRuns: 40, seed: 20260303 });
  for (const [word, one, other] of steps) {
    await director.says('取消');
    await director.says(`${word} ${numbers[one]}`);
    await world.settled();
    await director.says(`${numbers[other]}`);
    await world.settled();
    await holds();
  }
  const kinds = await world.query.event.groupBy({ by: ['kind'], _count: true });
  const counted = (kind: string) => kinds.find((one) => one.kind === kind)?._count ?? 0;
  // The walk went both ways, more than once.
  expect(counted('case.linked')).toBeGreaterThan(3);
  expect(counted('case.unlinked')).toBeGreaterThan(2);
});

test('on PostgreSQL two links that meet in one case, at the same moment, both end at the oldest', async () => {
  world = await openWorld({ engine: 'postgresql' });
  const people = [
    await world.member(HEPING.director, '儿童主任甲'),
    await world.member(HEPING.director, '儿童主任乙'),
    await world.member(HEPING.director, '儿童主任丙'),
  ];
  for (const person of people) {
    await tells(await world.citizen(), story);
    await person.sees('您有1件待接手事项');
    await person.picks('我已接手');
    await person.sees('您已接手编号');
    await world.later('PT1M');
  }
  const [first, second, third] = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  const [, two, three] = people;
  for (const [person, to] of [
    [two, first],
    [three, second],
  ] as const) {
    await person?.says('关联');
    await person?.sees('要并入哪一件');
    expect(to).toBeDefined();
  }
  await Promise.all([two?.says(first?.number ?? ''), three?.says(second?.number ?? '')]);
  await two?.sees('已并入');
  await three?.sees('已并入');
  await world.settled();
  await holds();
  const rows = await world.query.case.findMany();
  expect(
    rows
      .filter(({ mergedInto }) => mergedInto === first?.id)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([second?.id ?? '', third?.id ?? ''].sort());
});
