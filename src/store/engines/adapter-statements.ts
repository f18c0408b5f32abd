import type { Sql } from 'sql-template-tag';
import { composed, type RawStatements } from './raw.js';

interface Columns {
  readonly columnNames: string[];
  readonly columnTypes: number[];
  readonly rows: unknown[][];
}

/** What Prisma's driver adapters call a queryable: the connection that holds the transaction. */
export interface Connection {
  readonly provider: string;
  queryRaw(query: Query): Promise<Columns>;
  executeRaw(query: Query): Promise<number>;
}

type Query = { sql: string; args: unknown[]; argTypes: (typeof UNTYPED)[] };
const UNTYPED = { scalarType: 'unknown', arity: 'scalar' } as const;

/** Raw statements on a driver adapter: through the client each costs some 0.1 ms more, which is most of a turn's time. */
export const adapterStatements = (connection: Connection): RawStatements => {
  const unsafe = (sql: string, args: unknown[]): Query => ({ sql, args, argTypes: args.map(() => UNTYPED) });
  const tagged = (query: TemplateStringsArray | Sql, values: unknown[]): Query => {
    const whole = composed(query, values);
    return unsafe(connection.provider === 'postgres' ? whole.text : whole.sql, whole.values);
  };
  return {
    $executeRaw: async (query, ...values) => connection.executeRaw(tagged(query, values)),
    $executeRawUnsafe: async (sql, ...values) => connection.executeRaw(unsafe(sql, values)),
    $queryRaw: async (query, ...values) => objects(await connection.queryRaw(tagged(query, values))),
    $queryRawUnsafe: async (sql, ...values) => objects(await connection.queryRaw(unsafe(sql, values))),
  };
};

const objects = ({ columnNames, columnTypes, rows }: Columns): Record<string, unknown>[] => {
  const readers = columnTypes.map((type, index) => {
    const reader = READERS[type];
    if (!reader) throw new Error(`the column ${columnNames[index]} is of a type that is not stored here; cast it`);
    return reader;
  });
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (let index = 0; index < row.length; index += 1) {
      const value = row[index];
      object[columnNames[index] ?? ''] = value === null ? null : readers[index]?.(value);
    }
    return object;
  });
};

const asItIs = (value: unknown): unknown => value;

/** Column types by their numbers in the driver adapters' interface → the values that the client gives for them. */
const READERS: Record<number, ((value: unknown) => unknown) | undefined> = {
  0: asItIs, // Int32
  1: (value) => BigInt(value as number | string), // Int64
  2: asItIs, // Float
  3: asItIs, // Double
  5: Boolean, // Boolean
  7: asItIs, // Text
};
