import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { isMade } from '../../src/store/engines/place.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { freshDatabase } from '../support/engines.js';
import { administer, type TestDatabase } from '../support/postgres.js';
import { inEnglish } from '../support/terminal.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase({ migrated: false });
  await say('CREATE TABLE "Customer" ("id" TEXT)');
});
afterAll(() => database.drop());

const say = async (sql: string): Promise<void> => {
  const opened = await openDatabase(database.url);
  await opened.prisma.$executeRawUnsafe(sql);
  await opened.close();
};
const tables = async (schema: string): Promise<string[]> => {
  const opened = await openDatabase(database.url);
  const rows = await opened.prisma.$queryRaw<{ name: string }[]>`
    SELECT "tablename"::text AS "name" FROM pg_tables WHERE "schemaname" = ${schema} ORDER BY "tablename"`;
  await opened.close();
  return rows.map(({ name }) => name);
};
const open = (url: string) => inEnglish(openStore(url, openSeal(Buffer.alloc(32, 1))));

test('a database with the tables of another program is refused by name, and nothing is added to it', async () => {
  const sentence =
    /^Database test_\w+ at 127\.0\.0\.1:\d+ holds the tables .* schema public \(Customer\), .*DATABASE_URL/;
  await expect(open(database.url)).rejects.toThrow(sentence);
  await expect(inEnglish(isMade(database.url))).rejects.toThrow(sentence);
  expect(await tables('public')).toEqual(['Customer']);
});

test('beside them there is room in a schema of its own, that the url names and somebody made', async () => {
  const own = `${database.url}?schema=huyou`;
  await expect(open(own)).rejects.toThrow(/has no schema huyou; create it first/);
  await say('CREATE SCHEMA huyou');
  const store = await open(own);
  await store.write((tx) => tx.members.add('m1', '阿岩', 1));
  expect(await store.write((tx) => tx.members.remove('m1', 2))).toBe(true);
  await store.close();
  await (await open(own)).close();
  expect([await isMade(own), await tables('public')]).toEqual([true, ['Customer']]);
  expect(await tables('huyou')).toContain('Setting');
});

test('a schema that an older release passed over is not begun anew: what runs in public is named', async () => {
  const older = await freshDatabase();
  const own = `${older.url}?schema=later`;
  await administer(older.url, 'CREATE SCHEMA later');
  await expect(open(own)).rejects.toThrow(/Huyou's own tables are in its schema public.*schema later.*DATABASE_URL/);
  await administer(older.url, 'DROP SCHEMA later CASCADE', 'ALTER SCHEMA public RENAME TO later');
  await (await open(own)).close();
  await older.drop();
});
