import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Line, say } from '../../domain/say.js';
import { type Database, LONGEST_TRANSACTION, type Work } from './engine.js';
import { type LazyClient, lazyClient } from './lazy-client.js';
import { fileSentence, makeFolder } from './new-file.js';
import { CommitUnknown, driverFault, StorageProblem } from './problem.js';
import { type RawStatements, withRaw } from './raw.js';
import { type Adapter, savepoint } from './savepoint.js';
import { type Driver, sqliteStatements } from './sqlite-statements.js';
import { type LogSync, openLogSync } from './sqlite-sync.js';
import { within } from './transaction.js';

/**
 * WAL lets reads go on beside the writer. NORMAL leaves it to `LogSync` to put a commit on the disk before it is answered.
 * Another process (the operator's commands) holds the file for milliseconds, so 5 s is long. 1,000 pages keep the log
 * near 4 MB. The driver would keep 16 MB of pages for each connection; the system has them in memory already, for all.
 */
const PRAGMAS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA wal_autocheckpoint = 1000;
  PRAGMA cache_size = -2000;
`;

/** Opens the database in `file`, making it and its folder if they are not there. @throws {StorageProblem} */
export const openSqlite = async (file: string): Promise<Database> => {
  if (file === '' || file.includes(':memory:')) {
    throw new StorageProblem(say('sqlite-unnamed'));
  }
  let writing: Connection | undefined;
  try {
    await makeFolder(dirname(file));
    // Made here, so that nobody else on the machine can read it; SQLite gives its log the same rights.
    await (await open(file, 'a', 0o600)).close();
    writing = await connect(file, PRAGMAS);
    const { rows } = await writing.adapter.queryRaw({ sql: 'PRAGMA journal_mode', args: [], argTypes: [] });
    if (rows[0]?.[0] !== 'wal') throw new StorageProblem(say('sqlite-without-log', { file }));
    const reading = await connect(file, `${PRAGMAS} PRAGMA query_only = ON;`);
    return database(writing, reading, await openLogSync(file), queueOf(file));
  } catch (error) {
    if (writing) await closeConnection(writing);
    throw error instanceof StorageProblem ? error : new StorageProblem(sqliteSentence(file, error), { cause: error });
  }
};

/** Without shared memory, as on a network's file system, SQLite keeps no log, or fails at the first try. */
const NO_LOG = /^SQLITE_IOERR_SHM/;

/** The driver was not put there when the packages were installed, or was made for another release of Node.js. */
const isWithoutDriver = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as NodeJS.ErrnoException).code === 'ERR_DLOPEN_FAILED' || error.message.includes('bindings file'));

/** Why the database in `file` cannot be opened or read, for the operator. */
export const sqliteSentence = (file: string, error: unknown): Line => {
  if (isWithoutDriver(error)) return say('sqlite-without-driver');
  const code = driverFault(error)?.code ?? '';
  if (code === 'SQLITE_NOTADB') return say('sqlite-none', { file });
  if (code.startsWith('SQLITE_CORRUPT')) return say('sqlite-damaged', { file });
  if (/^SQLITE_(BUSY|PROTOCOL|IOERR_LOCK)/.test(code)) return say('sqlite-held', { file });
  if (code.startsWith('SQLITE_READONLY')) return say('sqlite-read-only', { file });
  if (NO_LOG.test(code)) return say('sqlite-without-log', { file });
  if (code === 'SQLITE_FULL') return say('place-full', { file });
  if (code.startsWith('SQLITE_CANTOPEN')) return say('place-no-file', { file });
  return fileSentence(file, code) ?? say('sqlite-not-opened', { file, code: code || say('code-unknown') });
};

interface Connection extends LazyClient {
  readonly adapter: Adapter;
  readonly raw: RawStatements;
}

/** A client on exactly one connection, which is at hand too. */
const connect = async (file: string, pragmas: string): Promise<Connection> => {
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
  const factory = new PrismaBetterSqlite3({ url: `file:${file}` });
  const adapter = await factory.connect();
  adapter.startTransaction = savepoint(adapter);
  try {
    await adapter.executeScript(pragmas);
    // The pragmas alone may not touch the file; this reads it.
    await adapter.queryRaw({ sql: 'SELECT COUNT(*) FROM sqlite_master', args: [], argTypes: [] });
    const { provider, adapterName } = factory;
    const lazy = lazyClient(async () => {
      const { PrismaClient } = await import('../generated/sqlite/client.js');
      return new PrismaClient({ adapter: { provider, adapterName, connect: async () => adapter } });
    });
    // The adapter keeps the driver's own connection to itself, in name only.
    return { ...lazy, adapter, raw: sqliteStatements((adapter as unknown as { client: Driver }).client) };
  } catch (error) {
    await adapter.dispose();
    throw error;
  }
};

/** A client that was never asked for a model leaves its connection to us. */
const closeConnection = async ({ disconnect, adapter }: Connection): Promise<void> => {
  await disconnect();
  await adapter.dispose();
};

interface Queue {
  last: Promise<unknown>;
}

/**
 * Whoever has a file open in this process takes turns here: two connections of one process would wait for each other
 * inside SQLite, which stops the event loop that the other one needs to finish.
 */
const queues = new Map<string, Queue>();

const queueOf = (file: string): Queue => {
  const path = resolve(file);
  const queue = queues.get(path) ?? { last: Promise.resolve() };
  queues.set(path, queue);
  return queue;
};

const database = (writing: Connection, reading: Connection, log: LogSync, queue: Queue): Database => {
  // `async`: the adapter throws at once instead of rejecting, which would pass by the `catch` of a promise.
  const script = async (sql: string): Promise<void> => writing.adapter.executeScript(sql);

  const run = async <T>(work: Work<T>, longest: number): Promise<T> => {
    // IMMEDIATE: a transaction that reads first could otherwise not begin to write after another process did.
    await writing.raw.$executeRaw`BEGIN IMMEDIATE`;
    try {
      const result = await within(writing.client, writing.raw, longest, (tx, made) => work(tx, script, made));
      await writing.raw.$executeRaw`COMMIT`;
      return result;
    } catch (error) {
      // A full disk has rolled back already: then this says that there is nothing to roll back.
      await writing.raw.$executeRaw`ROLLBACK`.catch(() => undefined);
      throw error;
    }
  };

  return {
    engine: 'sqlite',
    prisma: withRaw(reading.client, reading.raw),
    transact: (work, longest = LONGEST_TRANSACTION) => {
      const result = queue.last.then(() => run(work, longest));
      queue.last = result.catch(() => undefined);
      return result.then(async (result) => {
        await log.sync().catch((cause: unknown) => {
          throw new CommitUnknown('failing', { cause });
        });
        return result;
      });
    },
    async close() {
      await queue.last;
      await log.close();
      await closeConnection(reading);
      await closeConnection(writing);
    },
  };
};
