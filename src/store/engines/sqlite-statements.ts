import type { Sql } from 'sql-template-tag';
import { composed, isPlain, type RawStatements } from './raw.js';

/** As much of better-sqlite3's database as is used here. */
export interface Driver {
  prepare(sql: string): DriverStatement;
}
interface DriverStatement {
  readonly reader: boolean;
  columns(): { name: string; type: string | null }[];
  safeIntegers(on: boolean): DriverStatement;
  raw(on: boolean): DriverStatement;
  run(values: unknown[]): { changes: number };
  all(values: unknown[]): unknown[][];
}

interface Prepared {
  run(values: unknown[]): number;
  all(values: unknown[]): Record<string, unknown>[];
}

/** Ours are a handful; a list of a varying length inside one would otherwise be kept in each of its lengths. */
const MOST_COMPOSITE = 100;

/**
 * Raw statements straight on the driver, each prepared once for the connection's life. Prisma's adapter prepares anew for
 * every call, which was a fifth of a turn's time.
 */
export const sqliteStatements = (driver: Driver): RawStatements => {
  /** By the place in the code: a tagged template is one object for ever, and says statements in it at every call or never. */
  const kept = new WeakMap<object, Prepared>();
  /** Those with statements inside, by their text. */
  const composite = new Map<string, Prepared>();

  const find = (query: TemplateStringsArray | Sql, values: unknown[]): [Prepared, unknown[]] => {
    const known = kept.get(query);
    if (known) return [known, values];
    if (!isPlain(query, values)) {
      const whole = composed(query, values);
      const found = composite.get(whole.sql) ?? prepare(driver, whole.sql);
      if (composite.size < MOST_COMPOSITE) composite.set(whole.sql, found);
      return [found, whole.values];
    }
    const fresh = prepare(driver, query.join('?'));
    kept.set(query, fresh);
    return [fresh, values];
  };

  return {
    $executeRaw: async (query, ...values) => {
      const [statement, all] = find(query, values);
      return statement.run(all);
    },
    $executeRawUnsafe: async (sql, ...values) => prepare(driver, sql).run(values),
    $queryRaw: async (query, ...values) => {
      const [statement, all] = find(query, values);
      return statement.all(all);
    },
    $queryRawUnsafe: async (sql, ...values) => prepare(driver, sql).all(values),
  };
};

const prepare = (driver: Driver, sql: string): Prepared => {
  const statement = driver.prepare(sql);
  const run = (values: unknown[]): number => statement.run(bound(values)).changes;
  if (!statement.reader) {
    return {
      run,
      all: (values) => {
        run(values);
        return [];
      },
    };
  }
  statement.raw(true).safeIntegers(true);
  const columns = statement.columns();
  const names = columns.map(({ name }) => name);
  const readers = columns.map(({ type }) => READERS[type ?? '']);
  const object = (row: unknown[]): Record<string, unknown> => {
    const named: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) {
      const value = row[index];
      const read = value === null ? undefined : readers[index];
      named[names[index] as string] = read ? read(value) : value;
    }
    return named;
  };
  return { run, all: (values) => statement.all(bound(values)).map(object) };
};

/** SQLite has no booleans, and its driver takes none. */
const bound = (values: unknown[]): unknown[] =>
  values.some((value) => typeof value === 'boolean')
    ? values.map((value) => (typeof value === 'boolean' ? Number(value) : value))
    : values;

/** Column types as declared → the values that PostgreSQL gives for the same column; large and counted numbers stay bigint. */
const READERS: Record<string, ((value: unknown) => unknown) | undefined> = { INTEGER: Number, BOOLEAN: Boolean };
