import { Sql, sqltag } from '@prisma/client/runtime/client';
import type { Tx } from './engine.js';
import { StorageUnavailable } from './problem.js';

interface Columns {
  readonly columnNames: string[];
  readonly columnTypes: number[];
  readonly rows: unknown[][];
}

/** What Prisma's driver adapters call a queryable: the connection that holds the transaction. */
interface Connection {
  readonly provider: string;
  queryRaw(query: Query): Promise<Columns>;
  executeRaw(query: Query): Promise<number>;
}

type Query = { sql: string; args: unknown[]; argTypes: (typeof UNTYPED)[] };
const UNTYPED = { scalarType: 'unknown', arity: 'scalar' } as const;

/**
 * Runs `work` with the client of an open transaction, for at most `longest` ms. Raw statements go straight to Prisma's
 * driver adapter: through the client each costs some 0.1 ms more, which is most of a turn's time. When this settles the
 * client refuses everything: a statement that came later would belong to somebody else's transaction, or to none.
 */
export const within = async <T>(
  client: Tx,
  connection: Connection,
  longest: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  let open = true;
  const raw = rawStatements(connection);
  const tx = new Proxy(client, {
    get: (target, key) => {
      if (!open) throw new Error('this transaction has ended');
      return Object.hasOwn(raw, key) ? raw[key as keyof typeof raw] : Reflect.get(target, key);
    },
  });
  const signal = AbortSignal.timeout(longest);
  let late: () => void = () => undefined;
  const limit = new Promise<never>((_, reject) => {
    late = () => {
      open = false;
      reject(new StorageUnavailable('slow'));
    };
    signal.addEventListener('abort', late);
  });
  try {
    return await Promise.race([work(tx), limit]);
  } finally {
    open = false;
    signal.removeEventListener('abort', late);
  }
};

const rawStatements = (connection: Connection) => {
  const unsafe = (sql: string, args: unknown[]): Query => ({ sql, args, argTypes: args.map(() => UNTYPED) });
  const tagged = (query: TemplateStringsArray | Sql, values: unknown[]): Query => {
    const prepared = query instanceof Sql ? query : sqltag(query, ...values);
    return unsafe(connection.provider === 'postgres' ? prepared.text : prepared.sql, prepared.values);
  };
  return {
    $executeRaw: async (query: TemplateStringsArray | Sql, ...values: unknown[]) =>
      connection.executeRaw(tagged(query, values)),
    $executeRawUnsafe: async (sql: string, ...values: unknown[]) => connection.executeRaw(unsafe(sql, values)),
    $queryRaw: async (query: TemplateStringsArray | Sql, ...values: unknown[]) =>
      objects(await connection.queryRaw(tagged(query, values))),
    $queryRawUnsafe: async (sql: string, ...values: unknown[]) =>
      objects(await connection.queryRaw(unsafe(sql, values))),
  };
};

const objects = ({ columnNames, columnTypes, rows }: Columns): Record<string, unknown>[] => {
  const readers = columnTypes.map((type, index) => {
    const reader = READERS[type];
    if (!reader) throw new Error(`the column ${columnNames[index]} is of a type that is not stored here; cast it`);
    return reader;
  });
  return rows.map((row) =>
    Object.fromEntries(
      readers.map((read, index) => [columnNames[index] ?? '', row[index] === null ? null : read(row[index])] as const),
    ),
  );
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
  128: asItIs, // a number that SQLite has no declared type for
};
