import { stat } from 'node:fs/promises';
import { say } from '../../domain/say.js';
import { connect } from './backup.js';
import { databaseFile, openDatabase } from './engine.js';
import { refuseForeignTables } from './foreign-tables.js';
import { isCode, isNoFile } from './new-file.js';
import { driverFault, StorageProblem } from './problem.js';
import { sqliteSentence } from './sqlite.js';

/** True where something is in the file: an empty one is a place that somebody chose, and holds no database. */
export const isFilled = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => !found.isFile() || found.size > 0,
    (error: unknown) => !isCode(error, 'ENOENT', 'ENOTDIR'),
  );

/** The tables of a file. What else keeps it from being read is named when it is opened to be used. */
const tablesIn = async (file: string): Promise<readonly unknown[]> => {
  try {
    const opened = await connect(file);
    try {
      const sql = `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;
      return (await opened.queryRaw({ sql, args: [], argTypes: [] })).rows.map(([name]) => name);
    } finally {
      await opened.dispose();
    }
  } catch (error) {
    if (driverFault(error)?.code !== 'SQLITE_NOTADB') return [];
    throw new StorageProblem(sqliteSentence(file, error), { cause: error });
  }
};

/**
 * Refuses a SQLite file that is not Huyou's before anything is added to it, or a key made beside it. Nothing is changed there.
 * @throws {StorageProblem}
 */
export const refuseForeign = async (file: string): Promise<void> => {
  if (await isNoFile(file)) throw new StorageProblem(say('place-no-file', { file }));
  if (!(await isFilled(file))) return;
  const tables = await tablesIn(file);
  // Prisma's own record alone is a database whose first migration is still to come.
  if (tables.every((name) => name === '_prisma_migrations') || tables.includes('Setting')) return;
  throw new StorageProblem(say('sqlite-foreign', { file }));
};

/** Whether Huyou's database is at this url already; nothing is made or changed there. @throws {StorageProblem} */
export const isMade = async (url: string): Promise<boolean> => {
  const file = databaseFile(url);
  if (file !== undefined) return isFilled(file);
  const database = await openDatabase(url);
  try {
    await refuseForeignTables(database, url);
    const [found] = await database.prisma.$queryRaw<{ made: boolean }[]>`
      SELECT to_regclass('"Setting"') IS NOT NULL AS "made"`;
    return found?.made ?? false;
  } finally {
    await database.close();
  }
};
