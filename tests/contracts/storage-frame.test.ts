import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { join as list } from 'sql-template-tag';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase, type Tx } from '../../src/store/engines/engine.js';
import { StorageProblem, StorageUnavailable } from '../../src/store/engines/problem.js';
import { openWriter } from '../../src/store/engines/write.js';
import { migrate, migrationsFolder } from '../../src/store/migrate.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { inEnglish } from '../support/terminal.js';

const take = (tx: Tx, id: string, at = 1_790_000_000_000): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Update" ("id", "at") VALUES (${id}, ${at})`;
const taken = async (database: Database): Promise<string[]> =>
  (await database.prisma.update.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);

eachEngine((engine, fresh) => {
  const opened: Database[] = [];
  const open = async (url: string): Promise<Database> => {
    const database = await openDatabase(url);
    opened.push(database);
    return database;
  };
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  const openFresh = async (options?: { migrated: boolean }): Promise<Database> => open((await fresh(options)).url);

  describe('migrations', () => {
    const record = (database: Database): Promise<Record<string, unknown>[]> => database.prisma.$queryRaw`
      SELECT "migration_name" AS name, "checksum", "applied_steps_count" AS steps, "finished_at" IS NOT NULL AS finished
      FROM "_prisma_migrations" ORDER BY "migration_name"`;
    const change = (database: Database, sql: string) => database.transact((tx) => tx.$executeRawUnsafe(sql));

    test('are applied once, and recorded as Prisma records them', async () => {
      const database = await openFresh({ migrated: false });
      const names = await migrate(database);
      expect(names[0]).toBe('0001_init');
      expect(await migrate(database)).toEqual([]);
      const [first] = await record(database);
      const file = readFileSync(join(migrationsFolder(engine), '0001_init', 'migration.sql'));
      expect({ ...first, steps: Number(first?.steps), finished: Boolean(first?.finished) }).toEqual({
        name: '0001_init',
        checksum: createHash('sha256').update(file).digest('hex'),
        steps: 1,
        finished: true,
      });
    });

    test('are applied once by many instances that start together', async () => {
      const { url } = await fresh({ migrated: false });
      const instances = await Promise.all(Array.from({ length: 6 }, () => open(url)));
      const applied = (await Promise.all(instances.map((database) => migrate(database)))).flat();
      expect(applied.length).toBe(new Set(applied).size);
      expect(applied).toContain('0001_init');
    });

    test('are for the service to apply: a command leaves a database in use as it is, as an older release may run on it', async () => {
      const { url } = await fresh();
      const seal = openSeal(Buffer.alloc(32, 1));
      await (await openStore(url, seal)).close();
      const database = await open(url);
      await change(database, `DELETE FROM "_prisma_migrations" WHERE "migration_name" > '0020'`);
      const left = await record(database);
      await expect(inEnglish(openStore(url, seal))).rejects.toThrow(
        /form of an older release: stop the service .* start this release/,
      );
      expect(await record(database)).toEqual(left);
    });

    test('whose file changed are refused', async () => {
      const database = await openFresh();
      await change(
        database,
        `UPDATE "_prisma_migrations" SET "checksum" = 'other' WHERE "migration_name" = '0001_init'`,
      );
      await expect(inEnglish(migrate(database))).rejects.toThrow(
        /file of migration 0001_init is not the one that was applied/,
      );
    });

    test('of a newer release are refused', async () => {
      const database = await openFresh();
      await change(
        database,
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
         VALUES ('x', 'x', '9999_later', CURRENT_TIMESTAMP)`,
      );
      await expect(inEnglish(migrate(database))).rejects.toThrow(
        /9999_later.*made by a newer Huyou; start that version/,
      );
    });

    test('that another tool left half done are refused, and those it rolled back are not counted', async () => {
      const database = await openFresh();
      await change(database, `UPDATE "_prisma_migrations" SET "finished_at" = NULL`);
      await expect(inEnglish(migrate(database))).rejects.toThrow(
        /0001_init was begun by another tool and not finished/,
      );
      await change(
        database,
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "rolled_back_at")
         VALUES ('x', 'x', '9999_later', CURRENT_TIMESTAMP)`,
      );
      await change(database, `UPDATE "_prisma_migrations" SET "finished_at" = CURRENT_TIMESTAMP`);
      expect(await migrate(database)).toEqual([]);
    });

    test('that fail leave nothing, and the earlier ones stand', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'huyou-migrations-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      cpSync(migrationsFolder(engine), folder, { recursive: true });
      const ours = readdirSync(folder)
        .filter((name) => /^\d/.test(name))
        .sort();
      for (const [name, sql] of [
        ['8000_good', 'CREATE TABLE "Good" ("id" TEXT)'],
        ['8001_bad', 'CREATE TABLE "Bad" ("id" TEXT);\nINSERT INTO "Nowhere" VALUES (1);'],
      ] as const) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, 'migration.sql'), sql);
      }
      const database = await openFresh({ migrated: false });
      await expect(inEnglish(migrate(database, folder))).rejects.toThrow(
        /Migration 8001_bad failed and was rolled back: .*Nowhere/,
      );
      await expect(migrate(database, folder)).rejects.toThrow(StorageProblem);
      expect((await record(database)).map((row) => row.name)).toEqual([...ours, '8000_good']);
      await expect(database.prisma.$queryRaw`SELECT * FROM "Good"`).resolves.toEqual([]);
      await expect(database.prisma.$queryRaw`SELECT * FROM "Bad"`).rejects.toThrow();
    });
  });

  describe('values', () => {
    const AT = 1_790_000_000_123;
    const insert = (tx: Tx) => tx.$executeRaw`
      INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore", "claim",
        "maybeSent", "createdAt")
      VALUES (${'o1'}, ${'她 "quoted" \u{1F4DE}'}, ${'web'}, ${'reply'}, ${2}, ${9_007_199_254_740_993n}, ${'pending'},
        ${AT}, ${null}, ${true}, ${AT})`;
    const select = (tx: Tx) => tx.$queryRaw`
      SELECT "chatKey", "priority", "position", "notBefore", "claim", "maybeSent", "attempts", COUNT(*) OVER () AS n
      FROM "Outbox" WHERE "id" IN (${list(['o1', 'o2'])}) AND "notBefore" <= ${AT} LIMIT ${5}`;

    test('come back the same in a transaction and outside, raw and by the model', async () => {
      const database = await openFresh();
      const inside = await database.transact(async (tx) => {
        expect(await insert(tx)).toBe(1);
        return select(tx);
      });
      expect(inside).toEqual([
        {
          chatKey: '她 "quoted" \u{1F4DE}',
          priority: 2,
          position: 9_007_199_254_740_993n,
          notBefore: BigInt(AT),
          claim: null,
          maybeSent: true,
          attempts: 0,
          n: 1n,
        },
      ]);
      expect(await select(database.prisma)).toEqual(inside);
      expect(await database.prisma.outbox.findUnique({ where: { id: 'o1' } })).toMatchObject({
        position: 9_007_199_254_740_993n,
        maybeSent: true,
        claim: null,
      });
    });
  });

  describe('the writer', () => {
    test('resolves after the commit, and nobody sees anything before', async () => {
      const database = await openFresh();
      const writer = openWriter(database);
      const seen: string[][] = [];
      await writer.write(async (tx) => {
        await take(tx, 'a');
        await tx.update.create({ data: { id: 'b', at: 1n } });
        seen.push(await taken(database), (await tx.update.findMany()).map(({ id }) => id).sort());
      });
      expect(seen).toEqual([[], ['a', 'b']]);
      expect(await taken(database)).toEqual(['a', 'b']);
    });

    test('gives each work its own result, and keeps what was resolved when it is opened again', async () => {
      const { url } = await fresh();
      const database = await open(url);
      const writer = openWriter(database);
      const ids = Array.from({ length: 150 }, (_, index) => `u${String(index).padStart(3, '0')}`);
      const results = await Promise.all(
        ids.map((id) =>
          writer.write(async (tx) => {
            await take(tx, id);
            return id;
          }),
        ),
      );
      expect(results).toEqual(ids);
      await database.close();
      opened.length = 0;
      expect(await taken(await open(url))).toEqual(ids);
    });

    test('lets a work fail alone, with its own error, and undoes all of it', async () => {
      const database = await openFresh();
      const writer = openWriter(database);
      class Refused extends Error {}
      const outcomes = await Promise.allSettled(
        ['a', 'poison', 'c', 'a-again', 'e'].map((id) =>
          writer.write(async (tx) => {
            await take(tx, id);
            await tx.member.upsert({
              where: { id },
              create: { id, sealedName: 'sealed', createdAt: 1n },
              update: { sealedName: 'other' },
            });
            if (id === 'poison') throw new Refused(id);
            if (id === 'a-again') await take(tx, 'a-again');
          }),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(Refused);
      expect(await taken(database)).toEqual(['a', 'c', 'e']);
      expect((await database.prisma.member.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual([
        'a',
        'c',
        'e',
      ]);
    });

    test('keeps what is in no hurry for company, and runs all of it when flushed', async () => {
      const database = await openFresh();
      const writer = openWriter(database);
      const ids = Array.from({ length: 75 }, (_, index) => `u${String(index).padStart(2, '0')}`);
      const [alone] = ids;
      let written = false;
      const first = writer.writeSoon((tx) => take(tx, alone as string)).then(() => (written = true));
      await database.prisma.$queryRaw`SELECT 1`;
      if (engine === 'sqlite') expect(written).toBe(false);
      const rest = ids.slice(1).map((id) => writer.writeSoon((tx) => take(tx, id)));
      writer.flush();
      await Promise.all([first, ...rest]);
      expect(await taken(database)).toEqual(ids);
    });

    test('refuses a statement that comes after its transaction', async () => {
      const database = await openFresh();
      let kept: Tx | undefined;
      await openWriter(database).write(async (tx) => {
        kept = tx;
        await take(tx, 'a');
      });
      await expect((async () => take(kept as Tx, 'late'))()).rejects.toThrow();
      expect(await taken(database)).toEqual(['a']);
    });

    test('ends a transaction that never ends, and runs the next one', async () => {
      const database = await openFresh();
      let goOn: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      let outcome: (of: unknown) => void = () => undefined;
      const late = new Promise((resolve) => {
        outcome = resolve;
      });
      const stuck = database.transact(async (tx) => {
        await take(tx, 'stuck');
        await gate;
        outcome(await (async () => take(tx, 'late'))().catch((error: unknown) => error));
      }, 100);
      await expect(stuck).rejects.toThrow(new StorageUnavailable('slow'));
      await openWriter(database).write((tx) => take(tx, 'next'));
      goOn();
      expect(await late).toEqual(new Error('this transaction has ended'));
      expect(await taken(database)).toEqual(['next']);
    });

    test('gives an update that two turns bring at once to one of them', async () => {
      const database = await openFresh();
      const writer = openWriter(database);
      const taking = () =>
        writer.write(
          (tx) => tx.$executeRaw`INSERT INTO "Update" ("id", "at") VALUES ('u', 1) ON CONFLICT ("id") DO NOTHING`,
        );
      expect((await Promise.all([taking(), taking(), taking()])).sort()).toEqual([0, 0, 1]);
    });
  });
});
