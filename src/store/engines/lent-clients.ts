import type { Tx } from './engine.js';
import type { LazyClient } from './lazy-client.js';
import { type Adapter, type Statements, savepoint } from './savepoint.js';

interface Lent extends LazyClient {
  /** Of the transaction that has it now. */
  connection: Statements | undefined;
}

/** A client for a transaction on a connection of its own. */
export interface TransactionClient {
  readonly client: Tx;
  /** The transaction is over: another may have the client, but where it failed, and statements of it may be on their way. */
  end(failed: boolean): void;
}

/**
 * Clients by which transactions that go straight to their connection can ask for a model too. Each is made when a
 * transaction asks and none is free; most transactions never do.
 */
export const openLentClients = (make: (adapter: Adapter) => LazyClient) => {
  const made = new Set<Lent>();
  const free: Lent[] = [];

  const another = (): Lent => {
    const held = (): Statements => {
      if (!lent.connection) throw new Error('this transaction has ended');
      return lent.connection;
    };
    const adapter: Adapter = {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      queryRaw: (query) => held().queryRaw(query),
      executeRaw: (query) => held().executeRaw(query),
      executeScript: () => Promise.reject(new Error('a transaction takes its scripts as raw statements')),
      startTransaction: (level) => savepoint(held())(level),
      dispose: async () => undefined,
    };
    const lent: Lent = { ...make(adapter), connection: undefined };
    made.add(lent);
    return lent;
  };

  return {
    /** The client of the transaction that is open on `connection`. */
    on(connection: Statements): TransactionClient {
      let lent: Lent | undefined;
      const client = new Proxy({} as Tx, {
        get: (_, key) => {
          lent ??= free.pop() ?? another();
          lent.connection = connection;
          return Reflect.get(lent.client, key);
        },
      });
      return {
        client,
        end(failed) {
          if (!lent) return;
          lent.connection = undefined;
          if (!failed) return void free.push(lent);
          made.delete(lent);
          void lent.disconnect().catch(() => undefined);
        },
      };
    },
    async close(): Promise<void> {
      await Promise.all([...made].map(({ disconnect }) => disconnect()));
    },
  };
};
export type LentClients = ReturnType<typeof openLentClients>;
