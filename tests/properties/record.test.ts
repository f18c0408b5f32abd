import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chain, findings, happen, openChain, rowsOf } from '../support/chain.js';
import { freshFile } from '../support/engines.js';
import type { TestDatabase } from '../support/postgres.js';

const EVENTS = 12;
let database: TestDatabase;
let chain: Chain;

beforeAll(async () => {
  database = await freshFile();
  chain = await openChain(database);
  await happen(chain.store, 1, EVENTS);
  await chain.link(0);
  // What is played on, each time anew.
  await chain.tamper(
    `CREATE TABLE "EventKept" AS SELECT * FROM "Event"`,
    `CREATE TABLE "LinkKept" AS SELECT * FROM "Link"`,
  );
});
afterAll(async () => {
  await chain.close();
  await database.drop();
});

const row = fc.integer({ min: 1, max: EVENTS });
const words = fc.stringMatching(/^[a-z0-9{}":]{1,12}$/);
const quoted = (text: string): string => `'${text}'`;

/** A statement that changes something; or, now and then, one that changes a value to what it was. */
const tampering = fc.oneof(
  fc
    .tuple(fc.constantFrom('kind', 'caseId', 'reportId', 'obligationId', 'memberId', 'postCode', 'data'), words, row)
    .map(([column, value, seq]) => `UPDATE "Event" SET "${column}" = ${quoted(value)} WHERE "seq" = ${seq}`),
  fc
    .tuple(fc.constantFrom('caseId', 'reportId', 'obligationId', 'memberId', 'postCode'), row)
    .map(([column, seq]) => `UPDATE "Event" SET "${column}" = NULL WHERE "seq" = ${seq}`),
  fc
    .tuple(fc.integer({ min: -5, max: 20_000 }), row)
    .map(([at, seq]) => `UPDATE "Event" SET "at" = ${at} WHERE "seq" = ${seq}`),
  fc
    .tuple(row, row)
    .map(([a, b]) => `UPDATE "Event" SET "data" = (SELECT "data" FROM "Event" WHERE "seq" = ${a}) WHERE "seq" = ${b}`),
  fc
    .tuple(row, row)
    .map(
      ([a, b]) =>
        `UPDATE "Link" SET "hash" = (SELECT "hash" FROM "LinkKept" WHERE "position" = ${a}) WHERE "position" = ${b}`,
    ),
  fc
    .tuple(words, row)
    .map(([hash, position]) => `UPDATE "Link" SET "hash" = ${quoted(hash)} WHERE "position" = ${position}`),
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), row)
    .map(([at, position]) => `UPDATE "Link" SET "at" = ${at} WHERE "position" = ${position}`),
  row.map((seq) => `DELETE FROM "Event" WHERE "seq" = ${seq}`),
  row.map((position) => `DELETE FROM "Link" WHERE "position" = ${position}`),
  row.map((last) => `DELETE FROM "Link" WHERE "position" > ${last}`),
  row.map((last) => `DELETE FROM "Event" WHERE "seq" > ${last}`),
  fc.tuple(row, row).map(([a, b]) => `UPDATE "Link" SET "eventSeq" = ${100 + a} WHERE "position" = ${b}`),
  words.map((kind) => `INSERT INTO "Event" ("seq", "at", "kind", "data") VALUES (99, 1, ${quoted(kind)}, '{}')`),
);

const dump = async (): Promise<string> => {
  const events = await rowsOf(chain.outside, `SELECT * FROM "Event" ORDER BY "seq"`);
  const links = await rowsOf(chain.outside, `SELECT * FROM "Link" ORDER BY "position"`);
  return JSON.stringify([events, links], (_, value) => (typeof value === 'bigint' ? String(value) : value));
};

test('whatever is done to the rows, verify finds it when the head was noted, and finds nothing when nothing changed', async () => {
  const noted = (await findings(chain.store)).verified.head;
  if (!noted) throw new Error('nothing was linked');
  await fc.assert(
    fc.asyncProperty(fc.array(tampering, { minLength: 1, maxLength: 4 }), async (statements) => {
      await chain.tamper(
        `DELETE FROM "Event"`,
        `DELETE FROM "Link"`,
        `INSERT INTO "Event" SELECT * FROM "EventKept"`,
        `INSERT INTO "Link" SELECT * FROM "LinkKept"`,
        `DELETE FROM "Unlinked"`,
      );
      const before = await dump();
      for (const statement of statements) await chain.tamper(statement).catch(() => undefined);
      await chain.tamper(`DELETE FROM "Unlinked"`);
      const changed = (await dump()) !== before;
      const { found } = await findings(chain.store, [noted]);
      expect(found.length > 0).toBe(changed);
    }),
    { numRuns: 300 },
  );
}, 120_000);
