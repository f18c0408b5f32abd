import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

/** What Prisma's driver adapters call a driver adapter: a way to the database that a client works by. */
export type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;
/** The part of one that carries statements out. */
export type Statements = Pick<Adapter, 'provider' | 'adapterName' | 'queryRaw' | 'executeRaw'>;

/**
 * What a client does in several statements of its own becomes a savepoint inside the transaction that is open on
 * `connection`.
 */
export const savepoint = (connection: Statements): Adapter['startTransaction'] => {
  const say = (sql: string) => connection.executeRaw({ sql, args: [], argTypes: [] });
  return async () => {
    await say('SAVEPOINT prisma');
    return {
      provider: connection.provider,
      adapterName: connection.adapterName,
      options: { usePhantomQuery: true },
      queryRaw: (query) => connection.queryRaw(query),
      executeRaw: (query) => connection.executeRaw(query),
      commit: async () => {
        await say('RELEASE prisma');
      },
      rollback: async () => {
        await say('ROLLBACK TO prisma');
        await say('RELEASE prisma');
      },
    };
  };
};
