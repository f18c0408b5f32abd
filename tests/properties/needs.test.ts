import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, SECOND } from '../../src/domain/clock.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HELPERS } from '../support/needs.js';
import { HEPING } from '../support/world.js';

const WHO = { station: HELPERS.station, organisation: HELPERS.organisation, city: HELPERS.city } as const;
type Who = keyof typeof WHO;
const CASE = 'r0001';
const NEED = `${CASE}-n1`;
const desk = (chat: string) => ({ channel: 'telegram-desk', chat }) as const;

/** What may happen; presses are of any offer or task, theirs or not, made or not. */
type Happening =
  | { readonly what: 'offer' | 'pass' | 'report' | 'cannot' | 'ack' | 'dec'; readonly who: Who; readonly nr: number }
  | { readonly what: 'pick' | 'number'; readonly nr: number }
  | { readonly what: 'race'; readonly nr: readonly [number, number] }
  | { readonly what: 'withdraw' }
  | { readonly what: 'wait'; readonly hours: number };

const nr = fc.integer({ min: 0, max: 4 });
/** Mostly of what is theirs: they are asked in this order. */
const presses = fc.constantFrom(...(Object.keys(WHO) as Who[])).chain((who) =>
  fc.record({
    what: fc.constantFrom('offer', 'offer', 'offer', 'pass', 'report', 'cannot', 'ack', 'dec' as const),
    who: fc.constant(who),
    nr: fc.oneof(
      { weight: 4, arbitrary: fc.constant(Object.keys(WHO).indexOf(who) + 1) },
      { weight: 1, arbitrary: nr },
    ),
  }),
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: presses },
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('pick', 'number' as const), nr }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('race' as const), nr: fc.tuple(nr, nr) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ what: 'withdraw' } as const) },
);

/** Those of the district answer first, most of them that they can, in either order; then anything. */
const schedules = fc
  .tuple(
    fc.shuffledSubarray(['station', 'organisation'] as const, { minLength: 2 }),
    fc.array(fc.constantFrom('offer', 'offer', 'pass' as const), { minLength: 2, maxLength: 2 }),
    fc.array(happening, { minLength: 4, maxLength: 20 }),
  )
  .map(([order, answers, rest]): readonly Happening[] => [
    ...order.map((who, index) => ({
      what: answers[index] ?? 'offer',
      who,
      nr: Object.keys(WHO).indexOf(who) + 1,
    })),
    ...rest,
  ]);

/** Two can, and both are chosen at once. */
const RACE: readonly Happening[] = [
  { what: 'offer', who: 'station', nr: 1 },
  { what: 'offer', who: 'organisation', nr: 2 },
  { what: 'race', nr: [1, 2] },
  { what: 'race', nr: [2, 1] },
];

const happens = async (stage: LadderStage, now: Happening): Promise<void> => {
  const press = async (who: string, data: string) => void (await stage.turn(desk(who), { data }));
  const says = async (who: string, text: string) => void (await stage.turn(desk(who), { text }));
  const offer = (place: number) => `${NEED}-o${place}`;
  const help = (place: number) => `${NEED}-h${place}`;
  switch (now.what) {
    case 'offer':
      await press(now.who, `d.offer.${offer(now.nr)}`);
      return says(now.who, '可以');
    case 'pass':
      await press(now.who, `d.pass.${offer(now.nr)}`);
      return press(now.who, `q.${offer(now.nr)}.pass.full`);
    case 'report':
      await press(now.who, `d.report.${help(now.nr)}`);
      return says(now.who, '做完了');
    case 'cannot':
      await press(now.who, `d.cannot.${help(now.nr)}`);
      return press(now.who, `q.${help(now.nr)}.quit.staff`);
    case 'ack':
      return press(now.who, `d.ack.${now.nr % 2 ? offer(now.nr) : help(now.nr)}`);
    case 'dec':
      return press(now.who, `d.why.${now.nr % 2 ? offer(now.nr) : help(now.nr)}.off`);
    case 'pick':
      return press('holder', `d.pick.${offer(now.nr)}`);
    case 'number':
      await press('holder', `d.number.${NEED}-c1`);
      return says('holder', String(now.nr));
    case 'race': {
      // From both chats of whoever is responsible at once, and the clock beside them.
      const [one, other] = now.nr;
      await Promise.all([
        press('holder', `d.pick.${offer(one)}`),
        press('second', `d.pick.${offer(other)}`),
        stage.tick(),
      ]);
      return;
    }
    case 'withdraw':
      return press('holder', `d.withdraw.${NEED}`);
    case 'wait':
      stage.clock.set(stage.clock.now() + now.hours * HOUR);
      return stage.tick();
  }
};

/** What must hold, whatever was pressed. */
const holds = async (stage: LadderStage): Promise<void> => {
  const need = await stage.query.need.findUniqueOrThrow({ where: { id: NEED } });
  const offers = await stage.query.offer.findMany();
  const duties = await stage.query.obligation.findMany({ where: { subjectId: NEED } });
  const pending = duties.filter(({ state }) => state !== 'done');
  const working = pending.filter(({ kind }) => kind === 'help');
  const chosen = offers.filter(({ state }) => state === 'chosen');

  expect(chosen.length).toBeLessThanOrEqual(1);
  expect(working.length).toBeLessThanOrEqual(1);
  if (need.state === 'chosen') {
    expect(working).toMatchObject([
      { state: 'acknowledged', holderId: need.chosenMember, holderPost: need.chosenPost },
    ]);
    expect(chosen).toMatchObject([{ postCode: need.chosenPost, memberId: need.chosenMember }]);
    expect(WHO[need.chosenMember as Who]).toBe(need.chosenPost);
  }
  // It is never forgotten: somebody owes the next step, or it is over.
  if (need.state === 'open') expect(pending.some(({ kind }) => kind !== 'help')).toBe(true);
  if (need.state === 'unmet') expect(working).toHaveLength(1);
  if (need.state === 'done' || need.state === 'withdrawn') expect(pending).toEqual([]);
  for (const { id, state } of offers) {
    const o = duties.find((duty) => duty.id === id);
    expect(o?.state).toBe(state === 'asked' ? 'open' : 'done');
  }
  // Nobody took a helper's card for the case, and nobody but the holder has it.
  expect(await stage.query.case.findUniqueOrThrow({ where: { id: CASE } })).toMatchObject({ holderId: 'holder' });
};

const goesThrough = async (stage: LadderStage, schedule: readonly Happening[]): Promise<void> => {
  await stage.member('holder', HEPING.supervisor);
  await stage.member('bureau', HEPING.bureau);
  await stage.member('operator', 'TJ-12-OPS');
  await stage.store.write((tx) => tx.members.bind('holder', desk('second'), 'zh-CN'));
  for (const [name, post] of Object.entries(WHO)) await stage.member(name, post);
  await stage.opens('P1', 1);
  const id = `${CASE}-ack`;
  await stage.turn(desk('holder'), { data: `d.ack.${id}` });
  await stage.turn(desk('holder'), { data: `d.need.${id}` });
  for (const answer of ['need.mentoring', 'span.weeks', 'begin.week1', 'band.untold']) {
    await stage.turn(desk('holder'), { data: `q.${id}.${answer}` });
  }
  await stage.turn(desk('holder'), { text: '每周一次' });
  await stage.turn(desk('holder'), { data: `d.safe.${id}` });
  for (const now of schedule) {
    await happens(stage, now);
    await stage.settle();
    expect(stage.errors.filter((line) => !/^(operator alarm|the audit found)/.test(line))).toEqual([]);
    await stage.check();
    await holds(stage);
  }
};

const RUNS = { sqlite: 40, postgresql: 10 };
/** On a busy machine fewer schedules are tried. */
const LONGEST = 10 * SECOND;

describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('in whatever order is pressed, on %s', (engine, fresh) => {
  test('one at most is chosen for a need, and somebody owes its next step until it is over', async () => {
    const house = await openLadderHouse(await fresh());
    let chosen = 0;
    let running = Promise.resolve();
    const run = async (schedule: readonly Happening[]): Promise<void> => {
      const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
      try {
        await goesThrough(stage, schedule);
        chosen += await stage.query.event.count({ where: { kind: 'need.chosen' } });
      } finally {
        await stage.close();
      }
    };
    const property = fc.asyncProperty(schedules, (schedule: readonly Happening[]) => {
      running = run(schedule);
      return running;
    });
    try {
      await fc.assert(property, { numRuns: RUNS[engine], interruptAfterTimeLimit: LONGEST, examples: [[RACE]] });
      // A property about choosing in which nobody ever is would say nothing.
      expect(chosen).toBeGreaterThan(0);
    } finally {
      // One that was interrupted goes on to its end.
      await running.catch(() => undefined);
      await house.close();
    }
  });
});
