import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase, type Tx } from '../../src/store/engines/engine.js';
import { openPostgresql } from '../../src/store/engines/postgresql.js';
import { CommitUnknown, StorageUnavailable, unavailability } from '../../src/store/engines/problem.js';
import { openWriter } from '../../src/store/engines/write.js';
import { migrate } from '../../src/store/migrate.js';
import { cuttingProxy } from '../support/cutting-proxy.js';
import { freshDatabase } from '../support/engines.js';
import { administer, type PostgresServer, startPostgres, type TestDatabase } from '../support/postgres.js';

const take = (tx: Tx, id: string): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Update" ("id", "at") VALUES (${id}, 1)`;
const taken = async (database: Database): Promise<string[]> =>
  (await database.prisma.update.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);

describe('on postgresql', () => {
  let place: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    place = await freshDatabase();
    database = await openDatabase(place.url);
  });
  afterEach(async () => {
    await database.close();
    await place.drop();
  });

  test('a work whose connection is cut runs again', async () => {
    let runs = 0;
    await openWriter(database).write(async (tx) => {
      runs += 1;
      await take(tx, 'a');
      if (runs === 1) {
        const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await administer(place.url, `SELECT pg_terminate_backend(${own?.pid}, 5000)`);
        await take(tx, 'b');
      }
    });
    expect(runs).toBe(2);
    expect(await taken(database)).toEqual(['a']);
  });

  test('a connection cut at COMMIT is told apart: the caller runs the work again', async () => {
    await administer(
      place.url,
      `CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'`,
      `CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON "Update" DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION cut()`,
    );
    const writer = openWriter(database);
    await expect(writer.write((tx) => take(tx, 'a'))).rejects.toThrow(CommitUnknown);
    await administer(place.url, `DROP TRIGGER cut ON "Update"`);
    await writer.write((tx) => take(tx, 'a'));
    expect(await taken(database)).toEqual(['a']);
  });

  test('a server that nothing is heard of any more is given up, and asked anew on another connection', async () => {
    const proxy = await cuttingProxy(place.url);
    const through = await openPostgresql(proxy.through(place.url), 300);
    try {
      for (const ask of [() => taken(through), () => openWriter(through).write((tx) => take(tx, 'a'))]) {
        await taken(through);
        proxy.hush();
        await expect(ask()).rejects.toSatisfy((error: Error) => unavailability(error.cause ?? error) === 'slow');
      }
      // Of a COMMIT that is not answered nobody knows what became.
      const unheard = openWriter(through).write(async (tx) => {
        await take(tx, 'c');
        proxy.hush();
      });
      await expect(unheard).rejects.toThrow(CommitUnknown);
      await openWriter(through).write((tx) => take(tx, 'b'));
      expect(await taken(through)).toEqual(['b']);
    } finally {
      await proxy.close();
      await through.close();
    }
  });

  test('two works that lock each other out both end well', async () => {
    const writer = openWriter(database);
    await writer.write(async (tx) => {
      await take(tx, 'a');
      await take(tx, 'b');
    });
    let met = 0;
    let meet: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const cross = (first: string, second: string) =>
      writer.write(async (tx) => {
        await tx.$executeRaw`UPDATE "Update" SET "at" = "at" + 1 WHERE "id" = ${first}`;
        met += 1;
        if (met === 2) meet();
        await both;
        await tx.$executeRaw`UPDATE "Update" SET "at" = "at" + 1 WHERE "id" = ${second}`;
      });
    await Promise.all([cross('a', 'b'), cross('b', 'a')]);
    // Three where they collide once; on a busy machine they may collide again.
    expect(met).toBeGreaterThanOrEqual(3);
    expect((await database.prisma.update.findMany()).map(({ at }) => at)).toEqual([3n, 3n]);
  });

  test('a connection that is still busy when its time is over is given up: no other work waits for it', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(Math.min(ms, 50)));
    const ended: string[] = [];
    const stuck = database.transact((tx) => tx.$queryRaw`SELECT pg_sleep(2) IS NULL`.then(() => ended.push('slept')));
    await expect(stuck).rejects.toThrow(new StorageUnavailable('slow'));
    vi.restoreAllMocks();
    await openWriter(database).write((tx) => take(tx, 'next'));
    expect({ ended, taken: await taken(database) }).toEqual({ ended: [], taken: ['next'] });
  });

  test('more works than connections all end well', async () => {
    const writer = openWriter(database);
    await Promise.all(Array.from({ length: 60 }, (_, index) => writer.write((tx) => take(tx, `u${index}`))));
    expect(await taken(database)).toHaveLength(60);
  });
});

describe('a postgresql server that is restarted', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.remove());

  test('is told as lost while it is away, and holds what was committed when it is back', async () => {
    const database = await openDatabase(server.url('postgres'));
    await migrate(database);
    const writer = openWriter(database);
    await writer.write((tx) => take(tx, 'before'));
    await server.stop('immediate');
    await expect(writer.write((tx) => take(tx, 'away'))).rejects.toThrow(new StorageUnavailable('lost'));
    await server.start();
    await writer.write((tx) => take(tx, 'after'));
    expect(await taken(database)).toEqual(['after', 'before']);
    await database.close();
  });
});
