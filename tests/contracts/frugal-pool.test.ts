import { afterAll, beforeAll, expect, test } from 'vitest';
import { FrugalPool } from '../../src/store/frugal-pool.js';
import { administer, type PostgresServer, startPostgres } from '../support/postgres.js';

let server: PostgresServer;
let url: URL;
beforeAll(async () => {
  server = await startPostgres();
  url = new URL(server.url('postgres'));
  await administer(url.href, `CREATE ROLE few LOGIN PASSWORD 'for-this-run-only' CONNECTION LIMIT 2`);
});
afterAll(() => server.remove());

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

test('a connection that is lost before anybody listens ends no process', async () => {
  const pool = poolOf(url.username);
  const client = await pool.connect();
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
  client.release(true);
  await pool.end();
});
