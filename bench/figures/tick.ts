import type { App } from '../../src/app.js';
import type { DrivenClock } from '../../tests/support/driven-clock.js';
import { openSealOf } from '../drive/huyou.js';
import { startPlatform } from '../drive/platform.js';
import { median } from '../drive/statistics.js';
import { type Figure, judged, type Table } from '../figure.js';
import { startInside } from '../fill/app.js';
import { openBulk } from '../fill/bulk.js';
import { addDue, addOpen, addPending, addSent, putOffTemplate } from '../fill/crowd.js';
import { type Engine, withEngine } from '../fill/engines.js';
import { seedHuyou } from '../fill/seed.js';
import type { Options } from '../options.js';

const FEW = 1_000;
const DUE = 100;
const CLAIM = 25;
const FROM = { channel: 'telegram-desk', oldestFirst: false } as const;
/** Quick things are measured many times in a round, so that one of them is not a timer's grain. */
const TICKS = 100;
const CLAIMS = 20;
const HOUR = 3_600_000;

interface Side {
  readonly app: App;
  readonly clock: DrivenClock;
  readonly idle: number[];
  readonly advance: number[];
  readonly claim: number[];
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const measure = async (side: Side, round: number, begin: number, claimable: number): Promise<void> => {
  const { app, clock } = side;
  side.idle.push(
    (await timed(async () => {
      for (let i = 0; i < TICKS; i += 1) await app.tick();
    })) / TICKS,
  );
  // Each round has a hundred of its own; those of the rounds before are not due again so soon.
  clock.set(begin + (round + 1) * 1_000);
  side.advance.push(await timed(() => app.tick()));
  await app.idle();
  const left = await app.store.read.obligations.due(clock.now(), 1);
  if (left.length > 0) throw new Error('a tick left something that was due');
  side.claim.push(
    (await timed(async () => {
      for (let i = 0; i < CLAIMS; i += 1) {
        const rows = await app.store.write((tx) => tx.outbox.claim('bench', claimable, claimable + HOUR, CLAIM, FROM));
        if (rows.length !== CLAIM) throw new Error(`${rows.length} rows were claimed instead of ${CLAIM}`);
      }
    })) / CLAIMS,
  );
};

const ofEngine = async (engine: Engine, { rounds, rows }: Options): Promise<Table> => {
  const platform = await startPlatform();
  const seeded = await engine.fresh();
  const env = await seedHuyou(platform, engine.folder, seeded);
  const begin = Date.now() + HOUR;
  const claimable = begin + 12 * HOUR;
  const sides: Side[] = [];
  for (const size of [FEW, rows]) {
    const url = await engine.copy(seeded);
    const bulk = await openBulk(url);
    await putOffTemplate(bulk, begin);
    await addOpen(bulk, size, begin);
    await addSent(bulk, size);
    for (let round = 0; round <= rounds; round += 1)
      await addDue(bulk, { name: `due${round}`, count: DUE, at: begin + (round + 1) * 1_000, level: 'P1' });
    const sealed = (await openSealOf(env)).seal(
      'message',
      JSON.stringify({ text: 'A card', choices: [], choose: 'one' }),
    );
    await addPending(bulk, CLAIM * CLAIMS * (rounds + 1), claimable, sealed);
    await bulk.close();
    sides.push({ ...(await startInside(env, url, begin)), idle: [], advance: [], claim: [] });
  }
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : [...sides].reverse()) await measure(side, round, begin, claimable);
    }
  } finally {
    for (const { app } of sides) await app.stop();
    await platform.close();
  }
  const [few, many] = sides as [Side, Side];
  const row = (what: string, key: 'idle' | 'advance' | 'claim') => {
    // The first round warms up.
    const [a, b] = [median(few[key].slice(1)), median(many[key].slice(1))];
    const ms = { [`${FEW} ms`]: Number(a.toFixed(3)), [`${rows} ms`]: Number(b.toFixed(3)) };
    return judged(what, b / a, { atMost: 1.5 }, ms);
  };
  return {
    title: `Tick on ${engine.name}: ${rows} open obligations and sent messages against ${FEW}`,
    rows: [row('tick, 0 due', 'idle'), row(`tick, ${DUE} due`, 'advance'), row(`claim of ${CLAIM}`, 'claim')],
  };
};

/** Both databases are open at once, and take turns. */
export const tick: Figure = {
  name: 'tick',
  about: 'what a tick and a claim cost when a million obligations are open',
  async run(options) {
    const tables: Table[] = [];
    for (const name of options.engines) tables.push(await withEngine(name, (engine) => ofEngine(engine, options)));
    return tables;
  },
};
