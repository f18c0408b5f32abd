import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../domain/say.js';
import type { Database, Engine, Tx } from './engines/engine.js';
import { driverFault, StorageProblem, unavailability } from './engines/problem.js';

/** A file that changes the schema, as it is on the disk. */
interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal: what Prisma records. */
  readonly checksum: string;
}

/** An index over millions of rows takes minutes, ms. */
const LONGEST_MIGRATION = 60 * 60_000;
/** The key of the advisory lock that `prisma migrate deploy` takes: the two exclude each other. */
const PRISMA_LOCK = 72_707_369;

/** Where an engine's migrations are: beside `src/` and beside `dist/` alike. */
export const migrationsFolder = (engine: Engine): string =>
  fileURLToPath(new URL(`../../prisma/${engine}/migrations/`, import.meta.url));

/**
 * Applies the migrations that the database lacks, each in a transaction, and records them as Prisma does. Any number of
 * instances may do so at once. Returns the names of those that it applied. With `onlyNew`, a database that is in use stays in
 * its form: a service of the release that made it may run on it.
 * @throws {StorageProblem} when the database was made by a newer release, or an applied migration's file has changed.
 */
export const migrate = async (
  database: Database,
  folder = migrationsFolder(database.engine),
  { onlyNew = false }: { readonly onlyNew?: boolean } = {},
): Promise<string[]> => {
  const migrations = await read(folder);
  const done: string[] = [];
  for (;;) {
    const name = await database.transact(async (tx, script) => {
      await lock(tx, database.engine);
      const rows = await applied(tx);
      const next = pending(migrations, rows);
      if (next && onlyNew && rows.length > 0 && (await isInUse(tx))) throw new StorageProblem(say('migration-older'));
      if (next) await apply(tx, script, next);
      return next?.name;
    }, LONGEST_MIGRATION);
    if (name === undefined) return done;
    done.push(name);
  }
};

const read = async (folder: string): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
};

/** Until the transaction ends, no other instance is past this line. SQLite's transactions exclude each other anyway. */
const lock = async (tx: Tx, engine: Engine): Promise<void> => {
  if (engine === 'sqlite') {
    await tx.$executeRawUnsafe(SQLITE_RECORD);
    return;
  }
  await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PRISMA_LOCK})`;
  await tx.$executeRawUnsafe(POSTGRESQL_RECORD);
};

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean | number | bigint;
}

const applied = (tx: Tx): Promise<Applied[]> => tx.$queryRaw`
  SELECT "migration_name", "checksum", "finished_at" IS NOT NULL AS "finished" FROM "_prisma_migrations"
  WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`;

/** The word by which the key is checked is the first that is written once all migrations are applied. */
const isInUse = async (tx: Tx): Promise<boolean> => {
  const words = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Setting" WHERE "key" = 'key-check'`;
  return words.length > 0;
};

const pending = (migrations: readonly Migration[], rows: readonly Applied[]): Migration | undefined => {
  for (const { migration_name: name, checksum, finished } of rows) {
    const ours = migrations.find((migration) => migration.name === name);
    if (!ours) throw new StorageProblem(say('migration-unknown', { name }));
    if (!finished) throw new StorageProblem(say('migration-unfinished', { name }));
    if (ours.checksum !== checksum) throw new StorageProblem(say('migration-changed', { name }));
  }
  return migrations.find(({ name }) => !rows.some((row) => row.migration_name === name));
};

const apply = async (
  tx: Tx,
  script: (sql: string) => Promise<void>,
  { name, sql, checksum }: Migration,
): Promise<void> => {
  try {
    await script(sql);
  } catch (error) {
    if (unavailability(error)) throw error;
    const why = driverFault(error)?.message ?? (error instanceof Error ? error.message : String(error));
    throw new StorageProblem(say('migration-failed', { name, why }), { cause: error });
  }
  await tx.$executeRaw`
    INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
    VALUES (${randomUUID()}, ${checksum}, CURRENT_TIMESTAMP, ${name}, 1)`;
};

/** Both tables are as Prisma's own schema engine makes them. */
const SQLITE_RECORD = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`;
const POSTGRESQL_RECORD = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
  )`;
