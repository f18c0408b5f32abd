import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freshDatabase, freshFile } from '../support/engines.js';
import { randomFrom } from '../support/kills/random.js';
import { type KillRun, runUnderKills } from '../support/kills/run.js';

/** Set to repeat a run that failed; each run is another one otherwise. */
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 2 ** 31);
const LONGEST = 240_000;

const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'huyou-kills-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
};

/** Mostly while people are answered, now and then before the program serves. */
const randomKills = (count: number): KillRun['kills'] => {
  const random = randomFrom(SEED);
  return Array.from({ length: count }, () =>
    random() < 0.15
      ? { after: Math.floor(random() * 900), from: 'start' }
      : { after: Math.floor(random() * 500), from: 'ready' },
  );
};

describe('kill -9 at random moments while 20 people answer at a time', () => {
  test.each([
    ['SQLite', freshFile, 9],
    ['PostgreSQL', freshDatabase, 5],
  ] as const)(
    'on %s nothing is lost, doubled, out of order or left behind',
    async (_, fresh, kills) => {
      const database = await fresh();
      onTestFinished(() => database.drop());
      const findings = await runUnderKills({
        seed: SEED,
        databaseUrl: database.url,
        folder: await folder(),
        mode: 'polling',
        together: 20,
        kills: randomKills(kills),
        thinking: 60,
      });
      expect(findings.wrong, `KILL_SEED=${SEED}`).toEqual([]);
      expect(findings.finished).toBeGreaterThanOrEqual(20);
    },
    LONGEST,
  );
});
