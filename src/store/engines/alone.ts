import { open, realpath } from 'node:fs/promises';
import { say } from '../../domain/say.js';
import { StorageProblem, unavailability } from './problem.js';
import { sqliteSentence } from './sqlite.js';

/** One that is just ending is waited for, ms. */
const PATIENCE = 1_000;

/**
 * Keeps every other service off the database in `file`, which is there, for as long as this process lives or until it lets go:
 * a lock of SQLite's own on an empty file beside it, which the system takes back however the process ends. Whoever merely
 * opens the database, as the operator's commands do, is not held up. Returns how to let go.
 * @throws {StorageProblem} with a sentence for the operator.
 */
export const holdAlone = async (file: string): Promise<() => Promise<void>> => {
  // By another name it is the same file.
  const beside = `${await realpath(file)}.lock`;
  try {
    await (await open(beside, 'a', 0o600)).close();
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
    const lock = await new PrismaBetterSqlite3({ url: `file:${beside}`, timeout: PATIENCE }).connect();
    try {
      await lock.executeScript('BEGIN EXCLUSIVE');
    } catch (error) {
      await lock.dispose();
      throw error;
    }
    return () => lock.dispose();
  } catch (error) {
    throw new StorageProblem(
      unavailability(error) === 'busy' ? say('sqlite-served', { file }) : sqliteSentence(beside, error),
      {
        cause: error,
      },
    );
  }
};
