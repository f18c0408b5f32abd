import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FAULT_POINTS } from '../../src/domain/fault-point.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { pickOne, randomFrom } from '../support/kills/random.js';
import { runUnderKills } from '../support/kills/run.js';

const SEED = Number(process.env.KILL_SEED ?? Date.now() % 2 ** 31);
const LONGEST = 240_000;

describe('the process dies at each point where it hurts, one after the other', () => {
  test.each([
    ['SQLite', freshFile],
    ['PostgreSQL', freshDatabase],
  ] as const)(
    'on %s nothing is lost, nobody is called for what they have, and what comes again says so',
    async (_, fresh) => {
      const database = await fresh();
      const folder = await mkdtemp(join(tmpdir(), 'huyou-kills-'));
      onTestFinished(async () => {
        await database.drop();
        await rm(folder, { recursive: true, force: true });
      });
      const random = randomFrom(SEED);
      const findings = await runUnderKills({
        seed: SEED,
        databaseUrl: database.url,
        folder,
        mode: 'polling',
        together: 8,
        kills: FAULT_POINTS.map((at) => ({ at, times: pickOne(random, [1, 2, 3]) })),
        thinking: 60,
        takesAfter: 2_600,
      });
      expect(findings.wrong, `KILL_SEED=${SEED}`).toEqual([]);
      expect(findings.finished).toBeGreaterThanOrEqual(8);
    },
    LONGEST,
  );
});
