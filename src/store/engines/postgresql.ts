import type { PoolClient } from 'pg';
import { type Line, say } from '../../domain/say.js';
import type { PrismaClient } from '../generated/sqlite/client.js';
import { adapterStatements } from './adapter-statements.js';
import { type Database, LONGEST_TRANSACTION } from './engine.js';
import { schemaIn, withSchema } from './foreign-tables.js';
import { type LazyClient, lazyClient } from './lazy-client.js';
import { type LentClients, openLentClients } from './lent-clients.js';
import { driverFault, StorageProblem } from './problem.js';
import { withRaw } from './raw.js';
import type { Adapter } from './savepoint.js';
import { statementNames } from './statement-names.js';
import { within } from './transaction.js';

/** Enough to keep two cores of a server busy; many instances stay below PostgreSQL's usual 100 connections. */
const POOL_SIZE = 10;
/** A statement of ours takes milliseconds; one that takes longer than this waits for a lock that will not come, ms. */
const LONGEST_STATEMENT = 15_000;
/**
 * Who hears nothing for longer has lost the server unseen, as where something between them forgot the connection: it would take
 * the system a quarter of an hour to notice.
 */
const LONGEST_SILENCE = LONGEST_STATEMENT + 5_000;
const LONGEST_CONNECT = 5_000;
const LONGEST_ROLLBACK = 5_000;

interface Connections {
  readonly adapter: Adapter;
  close(): Promise<void>;
}

/** Connections that are given up after `silence` ms without an answer; 0 is never. */
const connect = async (url: string, max: number, silence: number): Promise<Connections> => {
  const [{ PrismaPg }, { FrugalPool }] = await Promise.all([import('@prisma/adapter-pg'), import('./frugal-pool.js')]);
  const pool = new FrugalPool({
    connectionString: withSchema(url),
    max,
    connectionTimeoutMillis: LONGEST_CONNECT,
    statement_timeout: LONGEST_STATEMENT,
    query_timeout: silence,
    keepAlive: true,
    application_name: 'huyou',
  });
  const adapter = await new PrismaPg(pool, {
    // The pool drops a connection that was lost; the transaction on it fails by itself.
    onPoolError: () => undefined,
    onConnectionError: () => undefined,
    statementNameGenerator: statementNames(),
  }).connect();
  return { adapter, close: () => pool.end() };
};

/** Opens the database at a `postgresql://` url. @throws {StorageProblem} */
export const openPostgresql = async (url: string, silence = LONGEST_SILENCE): Promise<Database> => {
  let connections: Connections | undefined;
  try {
    connections = await connect(url, POOL_SIZE, silence);
    const { adapter } = connections;
    await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] });
    const schemaName = schemaIn(url);
    // Where it is not told, the client looks for the tables of models in `public`.
    const told =
      schemaName === undefined ? {} : { getConnectionInfo: () => ({ schemaName, supportsRelationJoins: true }) };
    const { provider, adapterName } = adapter;
    // The models are the same in both schemas (a test says so), and with them the clients' types, but for
    // `createMany`'s `skipDuplicates`: the code is written once, against SQLite's.
    const client = (by: Adapter): LazyClient =>
      lazyClient(async () => {
        const generated = await import('../generated/postgresql/client.js');
        const made = new generated.PrismaClient({
          adapter: { provider, adapterName, connect: async () => Object.assign(by, told) },
        });
        return made as unknown as PrismaClient;
      });
    const patient = () => connect(url, 1, 0);
    return database(connections, patient, client(adapter), openLentClients(client));
  } catch (error) {
    await connections?.close();
    throw new StorageProblem(sentence(url, error), { cause: driverFault(error) });
  }
};

/** Whether something succeeds within the time that a rollback may take. */
const inTime = (work: Promise<unknown>): Promise<boolean> => {
  const done = work.then(
    () => true,
    () => false,
  );
  const signal = AbortSignal.timeout(LONGEST_ROLLBACK);
  const late = new Promise<boolean>((resolve) => signal.addEventListener('abort', () => resolve(false)));
  return Promise.race([done, late]);
};

/** Transactions and what is read beside them go straight to the driver adapter, past the client. */
const database = (
  { adapter, close }: Connections,
  patient: () => Promise<Connections>,
  reading: LazyClient,
  lent: LentClients,
): Database => ({
  engine: 'postgresql',
  prisma: withRaw(reading.client, adapterStatements(adapter)),
  async transact(work, longest = LONGEST_TRANSACTION) {
    // A statement of a migration may be at it for an hour without a word.
    const apart = longest > LONGEST_TRANSACTION ? await patient() : undefined;
    const connection = await (apart?.adapter ?? adapter).startTransaction().catch(async (error: unknown) => {
      await apart?.close();
      throw error;
    });
    const raw = adapterStatements(connection);
    const { client, end } = lent.on(connection);
    let failed = true;
    try {
      const result = await within(client, raw, longest, (tx, made) => {
        // Without arguments PostgreSQL takes a whole file at once.
        const script = async (sql: string) => void (await tx.$executeRawUnsafe(sql));
        return work(tx, script, made);
      });
      await raw.$executeRawUnsafe('COMMIT');
      await connection.commit();
      failed = false;
      return result;
    } catch (error) {
      if (await inTime(raw.$executeRawUnsafe('ROLLBACK'))) await connection.rollback();
      // It was lost, or went silent, or is still busy with what took too long: nobody else gets it.
      else (connection as unknown as { client: PoolClient }).client.release(true);
      throw error;
    } finally {
      end(failed);
      await apart?.close();
    }
  },
  async close() {
    await lent.close();
    await reading.disconnect();
    await close();
  },
});

const sentence = (url: string, error: unknown): Line => {
  const place = server(url);
  if (!place) return say('postgresql-url-wrong');
  const { host, user, database } = place;
  const code = driverFault(error)?.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return say('postgresql-no-host', { host });
  if (code === 'ECONNREFUSED') return say('postgresql-no-answer', { host });
  if (code === '28P01' || code === '28000') return say('postgresql-refused', { host, user });
  if (code === '3D000') return say('postgresql-no-database', { host, database });
  if (code === '53300') return say('postgresql-no-connection', { host });
  if (code === 'TLS') return say('postgresql-no-tls', { host });
  if (/^E|^$/.test(code)) return say('postgresql-slow', { host, seconds: LONGEST_CONNECT / 1_000 });
  return say('postgresql-not-opened', { host, code });
};

const server = (url: string): { host: string; user: string; database: string } | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { host, username, pathname } = new URL(url);
  return { host, user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) };
};
