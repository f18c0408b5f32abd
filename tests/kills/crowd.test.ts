import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freshFile } from '../support/engines.js';
import { runUnderKills } from '../support/kills/run.js';

const SEED = Number(process.env.KILL_SEED ?? Date.now() % 2 ** 31);
const LONGEST = 240_000;

describe('40 people answer, and the process is killed a second after each start', () => {
  test.each(['polling', 'webhook'] as const)(
    'by %s all finish, none repeats themselves, and none has reported twice',
    async (mode) => {
      const database = await freshFile();
      const folder = await mkdtemp(join(tmpdir(), 'huyou-kills-'));
      onTestFinished(async () => {
        await database.drop();
        await rm(folder, { recursive: true, force: true });
      });
      const findings = await runUnderKills({
        seed: SEED,
        databaseUrl: database.url,
        folder,
        mode,
        together: 40,
        people: 40,
        kills: Array.from({ length: 3 }, () => ({ after: 1_000, from: 'ready' })),
        thinking: 250,
      });
      expect(findings.wrong, `KILL_SEED=${SEED}`).toEqual([]);
      expect(findings).toMatchObject({ finished: 40, stuck: 0, reportedTwice: 0 });
    },
    LONGEST,
  );
});
