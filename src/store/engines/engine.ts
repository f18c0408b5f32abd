import { say } from '../../domain/say.js';
import type { Prisma, PrismaClient } from '../generated/sqlite/client.js';
import { StorageProblem } from './problem.js';

/** The two engines; what is stored means the same in both. */
export const ENGINES = ['sqlite', 'postgresql'] as const;
export type Engine = (typeof ENGINES)[number];

/** A transaction that is open: what works are written against. */
export type Tx = Prisma.TransactionClient;

/** What is done in a transaction. `script` runs a whole file of SQL inside it; `made` raw statements were made in it so far. */
export type Work<T> = (tx: Tx, script: (sql: string) => Promise<void>, made: () => number) => Promise<T>;

/** An open database. */
export interface Database {
  readonly engine: Engine;
  /**
   * For reading outside transactions: it sees what is committed and nothing else. On SQLite it is a connection of its
   * own that refuses to write, since a write beside the one writer would wait for it for ever.
   */
  readonly prisma: PrismaClient;
  /**
   * One transaction, durable when this resolves. On SQLite transactions run one after the other; the next begins while the
   * last is put on the disk. One that takes longer than `longest` ms is rolled back. Faults of the database come as Prisma
   * gave them, which `openWriter` names, or as `CommitUnknown`.
   */
  transact<T>(work: Work<T>, longest?: number): Promise<T>;
  close(): Promise<void>;
}

/** How long a transaction may take unless told otherwise, ms. Ours need a few; one that waits for another is stuck. */
export const LONGEST_TRANSACTION = 30_000;

/**
 * Opens the database at `url`, `file:…` or `postgresql://…`. Only the chosen engine's driver is loaded.
 * @throws {StorageProblem} with a sentence for the operator, without the url's password.
 */
export const openDatabase = async (url: string): Promise<Database> => {
  if (url.startsWith('file:')) return (await import('./sqlite.js')).openSqlite(databaseFile(url) ?? '');
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgresql.js')).openPostgresql(url);
  throw new StorageProblem(say('database-url-neither'));
};

/** The path of the file that `url` names; undefined when it names a server. */
export const databaseFile = (url: string): string | undefined =>
  url.startsWith('file:') ? url.replace(/^file:(\/\/(?=\/))?/, '').replace(/\?.*$/, '') : undefined;
