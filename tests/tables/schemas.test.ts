import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readModels, sqlBetween } from '../../scripts/schema-engine.js';
import { type Database, type Engine, openDatabase } from '../../src/store/engines/engine.js';
import { eachEngine, freshFile } from '../support/engines.js';

/** A schema without what is meant to differ: the generator and the data source. */
const models = (schema: string): string => schema.replace(/^(generator|datasource) \w+ \{[^}]*\}\n/gm, '');

describe('the two schemas', () => {
  test('have the same models', () => {
    expect(models(readModels('sqlite'))).toContain('model Obligation {');
    expect(models(readModels('postgresql'))).toBe(models(readModels('sqlite')));
  });

  test('are told apart by one different field', () => {
    const changed = readModels('postgresql').replace(/nextDueAt +BigInt\?/, 'nextDueAt BigInt');
    expect(models(changed)).not.toBe(models(readModels('sqlite')));
  });
});

/** Every column, and every index of whole tables, in words that can be compared. */
const shape = async (database: Database, engine: Engine): Promise<{ columns: string[]; indexes: string[] }> => {
  const read = async (sql: string) =>
    (await database.prisma.$queryRawUnsafe<{ line: string }[]>(sql)).map((row) => row.line);
  return engine === 'sqlite'
    ? {
        columns: await read(`
          SELECT t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk
            || ' default=' || COALESCE(c.dflt_value, '') AS line
          FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_prisma_migrations' ORDER BY 1`),
        indexes: await read(`
          SELECT t.name || ' unique=' || i."unique" || ' ' ||
            (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS line
          FROM sqlite_master t JOIN pragma_index_list(t.name) i
          WHERE t.type = 'table' AND NOT i.partial AND t.name <> '_prisma_migrations' ORDER BY 1`),
      }
    : {
        columns: await read(`
          SELECT table_name || '.' || column_name || ' ' || data_type || ' null=' || is_nullable
            || ' default=' || COALESCE(column_default, '') AS line
          FROM information_schema.columns
          WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`),
        indexes: await read(`
          SELECT indexdef AS line FROM pg_indexes
          WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' AND indexdef NOT LIKE '% WHERE %' ORDER BY 1`),
      };
};

eachEngine((engine, fresh) => {
  test('the migrations make what the models say', async () => {
    const [migrated, modelled] = [await fresh(), await fresh({ migrated: false })];
    const [ours, theirs] = [await openDatabase(migrated.url), await openDatabase(modelled.url)];
    const after = readModels(engine);
    const sql = await sqlBetween(engine, engine === 'sqlite' ? ':memory:' : modelled.url, { after });
    await theirs.transact((_, script) => script(sql));
    const [is, should] = [await shape(ours, engine), await shape(theirs, engine)];
    await Promise.all([ours.close(), theirs.close()]);

    expect(should.columns.length).toBeGreaterThan(50);
    expect(is.columns).toEqual(should.columns);
    expect(is.indexes).toEqual(expect.arrayContaining(should.indexes));
  });
});

describe('what the ticks look for is found by an index', () => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const file = await freshFile();
    drop = file.drop;
    database = await openDatabase(file.url);
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  test.each([
    ['Obligation_nextDueAt_idx', `"Obligation" WHERE "nextDueAt" IS NOT NULL AND "nextDueAt" <= 5`],
    ['Obligation_holderId_idx', `"Obligation" WHERE "holderId" = 'm'`],
    ['Conversation_wakeAt_idx', `"Conversation" WHERE "wakeAt" IS NOT NULL AND "wakeAt" <= 5 ORDER BY "wakeAt"`],
    ['Outbox_ripe_idx', `"Outbox" WHERE "settledAt" IS NULL AND "state" = 'pending' AND "notBefore" <= 5`],
    [
      'Outbox_oldest_idx',
      `"Outbox" WHERE "state" = 'pending' AND "channel" = 'web' AND "notBefore" <= 5 ORDER BY "position"`,
    ],
    [
      'Outbox_unsettled_idx',
      `"Outbox" WHERE "chatKey" = 'c' AND "state" IN ('pending', 'claimed') ORDER BY "position"`,
    ],
    [
      'Outbox_channel_idx',
      `"Outbox" WHERE "state" = 'pending' AND "channel" = 'web' AND "notBefore" <= 5 ORDER BY "priority", "position"`,
    ],
    ['Outbox_leaseUntil_idx', `"Outbox" WHERE "state" = 'claimed' AND "leaseUntil" <= 5`],
    ['Reminder_nextAt_idx', `"Reminder" WHERE "nextAt" IS NOT NULL AND "nextAt" <= 5 ORDER BY "nextAt" LIMIT 9`],
    ['Enrolment_eraseAt_idx', `"Enrolment" WHERE "eraseAt" IS NOT NULL AND "eraseAt" <= 5`],
    [
      'Case_unerased_idx',
      `"Case" WHERE "closedAt" <= 5 AND "closedAt" IS NOT NULL AND "erasedAt" IS NULL AND "mergedInto" IS NULL ORDER BY "closedAt", "id" LIMIT 9`,
    ],
    ['FamilyInvite_usedBy_idx', `"FamilyInvite" WHERE "usedBy" = 'e' ORDER BY "usedAt" DESC`],
    ['Update_at_idx', `"Update" WHERE "at" < 5`],
    ['Event_obligationId_idx', `"Event" WHERE "obligationId" = 'o' AND "kind" = 'k'`],
  ])('%s: %s', async (index, query) => {
    const plan = await database.prisma.$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN SELECT * FROM ${query}`,
    );
    expect(plan.map(({ detail }) => detail).join('\n')).toContain(index);
  });
});
