import Database from 'better-sqlite3';
import pg from 'pg';

/** A database, written to from outside Huyou, by whole tables. */
export interface Bulk {
  readonly engine: 'sqlite' | 'postgresql';
  run(sql: string): Promise<void>;
  all(sql: string): Promise<Record<string, unknown>[]>;
  /** Ends with statistics as a database that has run for a while has them. */
  close(): Promise<void>;
}

const sqlite = (file: string): Bulk => {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -200000');
  return {
    engine: 'sqlite',
    run: async (sql) => database.exec(sql),
    all: async (sql) => database.prepare(sql).all() as Record<string, unknown>[],
    async close() {
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
};

const postgresql = async (url: string): Promise<Bulk> => {
  const client = new pg.Client({ connectionString: url });
  // A server that is removed after a fault ends its connections: the fault is what is to be told.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SET synchronous_commit = off');
  return {
    engine: 'postgresql',
    run: async (sql) => void (await client.query(sql)),
    all: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    async close() {
      await client.query('VACUUM ANALYZE');
      await client.query('CHECKPOINT');
      await client.end();
    },
  };
};

export const openBulk = async (databaseUrl: string): Promise<Bulk> =>
  databaseUrl.startsWith('file:') ? sqlite(databaseUrl.slice('file:'.length)) : postgresql(databaseUrl);

/** SQL for the number of the copy, from 1; to be built on in `change`. */
export type Expression = `${string}`;
export const N: Expression = 'n.i';

/**
 * Copies one row of a table `count` times. `change` gives the columns that differ, as SQL expressions over `N`; all
 * others are the template's, so that this goes on to work when columns are added.
 */
export const copyRow = async (
  bulk: Bulk,
  table: string,
  template: string,
  count: number,
  change: Readonly<Record<string, Expression>>,
): Promise<void> => {
  const [row] = await bulk.all(`SELECT * FROM "${table}" WHERE ${template} LIMIT 1`);
  if (!row) throw new Error(`there is no row of ${table} where ${template}: nothing to copy.`);
  const columns = Object.keys(row);
  const unknown = Object.keys(change).find((column) => !columns.includes(column));
  if (unknown) throw new Error(`${table} has no column ${unknown}.`);
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join();
  const series =
    bulk.engine === 'postgresql'
      ? `(SELECT i FROM generate_series(1, ${count}) AS i) AS n`
      : `(WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ${count}) SELECT i FROM c) AS n`;
  const values = columns.map((column) => change[column] ?? `t."${column}"`).join();
  await bulk.run(
    `INSERT INTO "${table}" (${quoted(columns)}) SELECT ${values} FROM ${series},
      (SELECT * FROM "${table}" WHERE ${template} LIMIT 1) AS t`,
  );
};
