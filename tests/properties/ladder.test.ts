import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/domain/clock.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import * as model from '../support/ladder-model.js';
import { type LadderStage, openLadderHouse, openLadderStage, type Treatment } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

const POSTS: Readonly<Record<model.Who, string>> = {
  duty: 'TJ-12-BDD',
  supervisor: HEPING.supervisor,
  bureau: HEPING.bureau,
  office: HEPING.wcwc,
  city: 'TJ-12-CCA',
};
const desk = (chat: string) => ({ channel: 'telegram-desk', chat }) as const;

/** What may happen. `matter` counts modulo the matters there are. */
type Happening =
  | { readonly what: 'report' }
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'press' | 'decline' | 'confirm'; readonly who: model.Who; readonly matter: number }
  | { readonly what: 'again'; readonly who: model.Who; readonly matter: number }
  | { readonly what: 'race'; readonly who: readonly [model.Who, model.Who]; readonly matter: number }
  | { readonly what: 'fail'; readonly who: model.Who; readonly how: readonly Treatment[] }
  | { readonly what: 'block' | 'unblock'; readonly who: model.Who }
  | { readonly what: 'restart' | 'crash' };

const who = fc.constantFrom(...model.PEOPLE);
const matter = fc.nat(3);
const passing = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * MINUTE) },
  { weight: 2, arbitrary: fc.constantFrom(5 * MINUTE - 1, 15 * MINUTE - 1, SECOND, 30 * SECOND) },
  { weight: 1, arbitrary: fc.integer({ min: 30, max: 240 }).map((minutes) => minutes * MINUTE) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => -minutes * MINUTE) },
);
const treatments = fc.array(
  fc.constantFrom<Treatment>('rate_limited', 'unavailable', 'delivered', 'lost', 'rejected'),
  { minLength: 1, maxLength: 3 },
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ what: 'report' } as const) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('pass' as const), ms: passing }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('press', 'again' as const), who, matter }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('decline', 'confirm' as const), who, matter }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('race' as const), who: fc.tuple(who, who), matter }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('fail' as const), who, how: treatments }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('block', 'unblock' as const), who }) },
  { weight: 2, arbitrary: fc.constantFrom({ what: 'restart' } as const, { what: 'crash' } as const) },
);
const schedules = fc
  .array(happening, { minLength: 8, maxLength: 24 })
  .map((rest) => [{ what: 'report' } as const, ...rest]);

/** Whether somebody may have been passed over: then the model is told how it stands instead of asked. */
const refuses = (stage: LadderStage, schedule: readonly Happening[], done: number): boolean =>
  stage.blocked.size > 0 ||
  schedule.slice(0, done).some((one) => one.what === 'block' || (one.what === 'fail' && one.how.includes('rejected')));

/** What is to be taken; duties to the police, and calls for whoever cannot be reached any more, are told of elsewhere. */
const reported = (stage: LadderStage) => stage.query.obligation.findMany({ where: { kind: 'acknowledge' } });

/** Whoever was called, also while only the city was known and the duty desk could not be reached. */
const called = async (stage: LadderStage, obligationId: string): Promise<model.Who[]> => {
  const rows = await stage.query.outbox.findMany({ where: { obligationId }, select: { memberId: true } });
  return model.PEOPLE.filter((one) => rows.some(({ memberId }) => memberId === one));
};

const goesThrough = async (stage: LadderStage, schedule: readonly Happening[]): Promise<void> => {
  const matters = new Map<string, model.Matter>();
  for (const [name, post] of Object.entries(POSTS)) await stage.member(name, post);
  await stage.member('operator', 'TJ-12-OPS');
  const updates = new Map<string, string>();
  let farthest = stage.clock.now();

  const named = (index: number): [string, model.Matter] | undefined => [...matters][index % Math.max(1, matters.size)];
  const press = async (one: model.Who, id: string, verb: string, update?: string) => {
    await stage.turn(desk(one), { data: `d.${verb}.${id}` }, update);
  };

  const happen = async (now: Happening): Promise<void> => {
    switch (now.what) {
      case 'report': {
        if (matters.size === 3) return;
        const address = { channel: 'telegram-public', chat: String(7_000_000_000 + matters.size) } as const;
        for (const text of ['你好', '有', '和平区']) await stage.turn(address, { text });
        const known = await reported(stage);
        const added = known.find(({ id }) => !matters.has(id));
        if (!added) throw new Error('a report opened no obligation');
        matters.set(added.id, model.opened(stage.clock.now()));
        return;
      }
      case 'pass':
        // A clock that was an hour ahead, or more, was wrong, and is mended: another story.
        stage.clock.set(Math.max(stage.clock.now() + now.ms, farthest - HOUR));
        farthest = Math.max(farthest, stage.clock.now());
        await stage.tick();
        for (const m of matters.values()) model.tick(m, stage.clock.now());
        return;
      case 'press':
      case 'again':
      case 'decline':
      case 'confirm': {
        const [id, m] = named(now.matter) ?? [];
        if (id === undefined || m === undefined) return;
        const at = stage.clock.now();
        if (now.what === 'decline') {
          await press(now.who, id, 'why', undefined).catch(() => undefined);
          await stage.turn(desk(now.who), { data: `d.why.${id}.off` });
          return model.decline(m, now.who, at);
        }
        if (now.what === 'confirm') {
          await press(now.who, id, 'safe');
          return model.confirm(m, now.who);
        }
        const key = `${now.who} ${id}`;
        const before = now.what === 'again' ? updates.get(key) : undefined;
        updates.set(key, await stage.turn(desk(now.who), { data: `d.ack.${id}` }, before));
        // The same update twice is one turn, however the matter stands by now.
        if (before === undefined) model.press(m, now.who, at);
        return;
      }
      case 'race': {
        const [id, m] = named(now.matter) ?? [];
        if (id === undefined || m === undefined) return;
        const at = stage.clock.now();
        await Promise.all([...now.who.map((one) => press(one, id, 'ack')), stage.tick()]);
        const row = await stage.query.obligation.findUniqueOrThrow({ where: { id } });
        const first = now.who.find((one) => one === row.holderId);
        if (first) model.press(m, first, at);
        else for (const one of now.who) model.press(m, one, at);
        return;
      }
      case 'fail':
        return stage.plan(now.who, ...now.how);
      case 'block':
        return void stage.blocked.add(now.who);
      case 'unblock':
        stage.blocked.delete(now.who);
        await stage.turn(desk(now.who), { text: '我的待办' });
        return;
      case 'restart':
        return stage.restart();
      case 'crash':
        await stage.crash();
        for (const m of matters.values()) model.tick(m, stage.clock.now());
    }
  };

  for (const [index, now] of schedule.entries()) {
    await happen(now);
    await stage.settle();
    expect(stage.errors.filter((line) => !/^(operator alarm|the audit found)/.test(line))).toEqual([]);
    await stage.check();
    for (const row of await reported(stage)) {
      const m = matters.get(row.id);
      if (!m) throw new Error('an obligation that nobody reported');
      const is = { rung: row.rung, nudge: row.nudge, state: row.state, holder: row.holderId };
      if (refuses(stage, schedule, index + 1) && m.state === 'open') {
        // Passed over is never back: not below, and as open as before.
        expect(row.rung).toBeGreaterThanOrEqual(m.rung);
        expect(row.state).toBe('open');
        for (const one of await called(stage, row.id)) m.called.add(one);
        for (const one of model.RUNGS.slice(0, row.rung + 1).flat()) m.called.add(one);
        Object.assign(m, { rung: row.rung, nudge: row.nudge, since: Number(row.rungStartedAt) });
      } else {
        const { rung, nudge, state, holder } = m;
        expect(is).toEqual({ rung, nudge, state, holder });
      }
      if (row.state !== 'done' && now.what === 'pass') expect(Number(row.nextDueAt)).toBeGreaterThan(stage.clock.now());
    }
  }
};

/** A schedule takes some 0.15 s, on PostgreSQL 0.5 s: enough of them to see what is wrong often, few enough to run with every change. */
const RUNS = { sqlite: 30, postgresql: 8 };
/** On a machine that is busy with other things fewer schedules are tried, one at least. */
const LONGEST = 5 * SECOND;
/** A schedule that takes so long does not end at all: that is a fault, however busy the machine. */
const STUCK = 12 * SECOND;

/** Found once, kept for good; beside them one seed that nobody chose, which fast-check prints when it fails. */
const SEEDS = [-1_713_049_956, -1_086_225_104, -1_346_598_537];

describe.each([
  ['sqlite', freshFile, SEEDS],
  ['postgresql', freshDatabase, SEEDS.slice(-1)],
] as const)('whatever happens to ladders, on %s', (engine, fresh, seeds) => {
  test.each([...seeds, undefined])(
    'they stand as the model says, and the record replays to the rows (seed %s)',
    async (seed) => {
      const house = await openLadderHouse(await fresh());
      const until = performance.now() + LONGEST;
      let tried = 0;
      const property = fc.asyncProperty(schedules, async (schedule) => {
        if (tried > 0 && performance.now() > until) return;
        tried += 1;
        const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
        try {
          await goesThrough(stage, schedule);
        } finally {
          await stage.close();
        }
      });
      try {
        await fc.assert(property, {
          numRuns: RUNS[engine],
          timeout: STUCK,
          ...(seed === undefined ? {} : { seed }),
        });
      } finally {
        await house.close();
      }
    },
  );
});
