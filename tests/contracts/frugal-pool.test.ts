import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { FrugalPool } from '../../src/store/engines/frugal-pool.js';
import { openWriter } from '../../src/store/engines/write.js';
import { freshDatabase } from '../support/engines.js';
import { administer, type PostgresServer, startPostgres } from '../support/postgres.js';

let server: PostgresServer;
let url: URL;
beforeAll(async () => {
  server = await startPostgres();
  url = new URL(server.url('postgres'));
  await administer(url.href, `CREATE ROLE few LOGIN PASSWORD 'for-this-run-only' CONNECTION LIMIT 2`);
});
afterAll(() => server.remove());

const asleep = async (of: string): Promise<number> => {
  const client = new Client({ connectionString: of });
  await client.connect();
  const { rows } = await client.query(`
    SELECT COUNT(*)::INTEGER AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`);
  await client.end();
  return rows[0].n;
};

const poolOf = (user: string): FrugalPool => {
  const theirs = new URL(url);
  theirs.username = user;
  return new FrugalPool({ connectionString: theirs.href, max: 5 });
};

test('works wait for the connections there are, and more are used when the server gives more', async () => {
  const pool = poolOf('few');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => pool.query(`SELECT ${index} AS n`)));
  expect(answers.map(({ rows }) => rows[0].n)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(pool.totalCount).toBe(2);
  await administer(url.href, 'ALTER ROLE few CONNECTION LIMIT 5');
  // One is closed.
  (await pool.connect()).release(true);
  await expect.poll(() => pool.totalCount).toBe(1);
  const held = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
  expect(pool.totalCount).toBe(5);
  for (const client of held) client.release();
  await pool.end();
});

test('a server that gives none says so', async () => {
  await administer(url.href, 'ALTER ROLE few CONNECTION LIMIT 0');
  const pool = poolOf('few');
  await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: '53300' });
  await pool.end();
});

test('a work that waits in vain for a connection may be tried again', async () => {
  const { url: fresh, drop } = await freshDatabase();
  const database = await openDatabase(fresh);
  const writer = openWriter(database);
  const long = Array.from({ length: 10 }, () => writer.write((tx) => tx.$executeRaw`SELECT pg_sleep(7)`));
  await expect.poll(() => asleep(fresh)).toBe(10);
  await expect(writer.write((tx) => tx.$executeRaw`SELECT 1`)).rejects.toMatchObject({ reason: 'busy' });
  await Promise.all(long);
  await database.close();
  await drop();
});

test('a connection that is lost before anybody listens ends no process', async () => {
  const pool = poolOf(url.username);
  const client = await pool.connect();
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
  client.release(true);
  await pool.end();
});

test('nor does one that is lost idle, after the last listener went: the pool says it is closed before its connections are', async () => {
  const pool = poolOf(url.username);
  const client = await pool.connect();
  client.release();
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
  await pool.end();
});
