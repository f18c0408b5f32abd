import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaPg } from '@prisma/adapter-pg';
import { adapterStatements } from './adapter-statements.js';
import { type Database, LONGEST_TRANSACTION } from './engine.js';
import type { PrismaClient } from './generated/sqlite/client.js';
import { driverFault, StorageProblem } from './problem.js';
import { statementNames } from './statement-names.js';
import { within } from './transaction.js';

/** Enough to keep two cores of a server busy; many instances stay below PostgreSQL's usual 100 connections. */
const POOL_SIZE = 10;
/** A statement of ours takes milliseconds; one that takes longer than this waits for a lock that will not come, ms. */
const LONGEST_STATEMENT = 15_000;
const LONGEST_CONNECT = 5_000;

/** Opens the database at a `postgresql://` url. @throws {StorageProblem} */
export const openPostgresql = async (url: string): Promise<Database> => {
  const [{ PrismaPg }, { FrugalPool }, generated] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('./frugal-pool.js'),
    import('./generated/postgresql/client.js'),
  ]);
  let prisma: PrismaClient | undefined;
  try {
    // The models are the same in both schemas (a test says so), and with them the clients' types, but for
    // `createMany`'s `skipDuplicates`: the code is written once, against SQLite's.
    prisma = new generated.PrismaClient({
      adapter: showing(
        new PrismaPg(
          new FrugalPool({
            connectionString: url,
            max: POOL_SIZE,
            connectionTimeoutMillis: LONGEST_CONNECT,
            statement_timeout: LONGEST_STATEMENT,
            keepAlive: true,
            application_name: 'huyou',
          }),
          // The pool drops a connection that was lost; the transaction on it fails by itself.
          {
            disposeExternalPool: true,
            onPoolError: () => undefined,
            onConnectionError: () => undefined,
            statementNameGenerator: statementNames(),
          },
        ),
      ),
    }) as unknown as PrismaClient;
    await prisma.$queryRaw`SELECT 1`;
    return database(prisma);
  } catch (error) {
    await prisma?.$disconnect();
    throw new StorageProblem(sentence(url, error), { cause: driverFault(error) });
  }
};

type Connection = Awaited<ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['startTransaction']>>;

/** The connection of the transaction that is being begun: Prisma opens it, and shows it to nobody. */
const begun = new AsyncLocalStorage<{ connection?: Connection }>();

const showing = (factory: PrismaPg): PrismaPg => {
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    connect: async () => {
      const adapter = await connect();
      const startTransaction = adapter.startTransaction.bind(adapter);
      return Object.assign(adapter, {
        startTransaction: async (...level: Parameters<typeof startTransaction>) => {
          const connection = await startTransaction(...level);
          const transaction = begun.getStore();
          if (transaction) transaction.connection = connection;
          return connection;
        },
      });
    },
  });
};

const database = (prisma: PrismaClient): Database => ({
  engine: 'postgresql',
  prisma,
  transact(work, longest = LONGEST_TRANSACTION) {
    const transaction: { connection?: Connection } = {};
    return begun.run(transaction, () =>
      prisma.$transaction(
        (client) => {
          if (!transaction.connection) throw new Error('Prisma began a transaction without a connection');
          // Without arguments PostgreSQL takes a whole file at once.
          return within(client, adapterStatements(transaction.connection), longest, (tx) =>
            work(tx, async (sql) => {
              await tx.$executeRawUnsafe(sql);
            }),
          );
        },
        // `within` is first to end it: Prisma's own limit does not see what goes straight to the connection.
        { maxWait: LONGEST_TRANSACTION, timeout: 2 * longest },
      ),
    );
  },
  close: () => prisma.$disconnect(),
});

const sentence = (url: string, error: unknown): string => {
  const place = server(url);
  if (!place) return 'DATABASE_URL is not a url of the form postgresql://user:password@host:5432/database.';
  const { host, user, database: name } = place;
  const code = driverFault(error)?.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `There is no host ${host}; check DATABASE_URL.`;
  if (code === 'ECONNREFUSED') return `No PostgreSQL answers at ${host}; is it running?`;
  if (code === '28P01' || code === '28000') return `PostgreSQL at ${host} refused the user ${user} or its password.`;
  if (code === '3D000') return `PostgreSQL at ${host} has no database ${name}; create it first.`;
  if (code === '53300') return `PostgreSQL at ${host} has no connection left.`;
  if (code === 'TLS') return `PostgreSQL at ${host} and this machine could not agree on TLS; check sslmode.`;
  if (/^E|^$/.test(code)) return `PostgreSQL at ${host} did not answer in ${LONGEST_CONNECT / 1_000} seconds.`;
  return `PostgreSQL at ${host} cannot be used (${code}).`;
};

const server = (url: string): { host: string; user: string; database: string } | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { host, username, pathname } = new URL(url);
  return { host, user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) };
};
