import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { type Engine, openDatabase } from '../../src/store/engines/engine.js';
import { migrate } from '../../src/store/migrate.js';
import { copyDatabase, type TestDatabase } from './postgres.js';

/** A migrated database of its own, on the test run's PostgreSQL. `migrated: false`: empty. */
export const freshDatabase = async (options: { migrated?: boolean } = {}): Promise<TestDatabase> => {
  const answer = await fetch(inject('postgres'));
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  return copyDatabase(said, options);
};

/** The same on SQLite, in a folder of its own. */
export const freshFile = async ({ migrated = true } = {}): Promise<TestDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-sqlite-'));
  const url = `file:${join(folder, 'huyou.db')}`;
  if (migrated) {
    const database = await openDatabase(url);
    await migrate(database);
    await database.close();
  }
  return { url, drop: () => rm(folder, { recursive: true, force: true }) };
};

/**
 * Runs a suite of contract tests on SQLite and on PostgreSQL. `fresh` makes a database that nobody else uses; it is
 * gone when the suite has ended.
 */
export const eachEngine = (suite: (engine: Engine, fresh: typeof freshDatabase) => void): void => {
  describe.each([
    ['sqlite', freshFile],
    ['postgresql', freshDatabase],
  ] as const)('on %s', (engine, make) => {
    const made: TestDatabase[] = [];
    suite(engine, async (options) => {
      const database = await make(options);
      made.push(database);
      return database;
    });
    afterAll(async () => {
      for (const database of made) await database.drop();
    });
  });
};
