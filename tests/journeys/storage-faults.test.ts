import { open, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { databaseFile, openDatabase } from '../../src/store/engines/engine.js';
import { migrate } from '../../src/store/migrate.js';
import { cuttingProxy } from '../support/cutting-proxy.js';
import type { Person } from '../support/people.js';
import { administer, type PostgresServer, startPostgres } from '../support/postgres.js';
import { canMount, smallDisk } from '../support/small-disk.js';
import { reportsNeglect } from '../support/stories.js';
import { openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

const Better = createRequire(import.meta.url)('better-sqlite3');

let world: World;
const after: (() => Promise<void>)[] = [];
afterEach(async () => {
  await world.close();
  for (const close of after.splice(0)) await close();
});

const ready = async (): Promise<number> => (await fetch(`${world.app.url}/readyz`)).status;
const told = (sentence: string): number => world.logged.filter((line) => line.includes(sentence)).length;
const heard = (person: Person, words: string): number => person.chat().filter((text) => text.includes(words)).length;

/** Lets waits between tries pass until `look` holds. */
const driven = async (look: () => boolean): Promise<void> => {
  for (let round = 0; !look(); round += 1) {
    if (round > 400) throw new Error(`not seen while time passed; logged:\n${world.logged.join('\n')}`);
    world.clock.set(world.clock.now() + 500);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** A neighbour in the middle of a report, whose next answer meets the fault. */
const inTheMiddle = async (): Promise<Person> => {
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await world.settled();
  return neighbour;
};

/** The fault is over: the answer that waited is taken, once, and a whole report can be made. */
const recovered = async (neighbour: Person): Promise<void> => {
  await driven(() => heard(neighbour, '您担心孩子遇到了什么') > 0);
  await world.settled();
  expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(1);
  expect(heard(neighbour, '可能重发')).toBe(0);
  expect(world.api.bot(PUBLIC_TOKEN).pending).toEqual([]);
  expect(told('The database takes reports again.')).toBe(1);
  expect(await ready()).toBe(200);
  const other = await world.citizen();
  await reportsNeglect(other);
  await other.sees('回执码');
  await world.settled();
  expect(await world.query.report.count()).toBe(1);
  expect(await world.query.parkedUpdate.count()).toBe(0);
};

describe('on SQLite', () => {
  test.skipIf(!canMount)('a disk that becomes full', async () => {
    const disk = smallDisk(4_096);
    if (!disk) throw new Error('this user may mount no file system');
    const database = { url: `file:${join(disk.folder, 'huyou.db')}`, drop: async () => disk.remove() };
    world = await openWorld({ database });
    const neighbour = await inTheMiddle();
    disk.fill();
    await neighbour.picks('没有');
    await driven(() => told('The disk that holds the database is full: free some room.') > 0);
    expect(await ready()).toBe(503);
    await driven(() => told('A turn was not committed') > 2);
    expect(told('The disk that holds the database is full')).toBe(1);
    expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(0);
    disk.free();
    await recovered(neighbour);
  });

  test('another process that holds the file for longer than anybody waits', async () => {
    world = await openWorld();
    const neighbour = await inTheMiddle();
    const other = new Better(databaseFile(world.database.url));
    other.exec('BEGIN IMMEDIATE');
    await neighbour.picks('没有');
    await driven(() => told('The database is held by another process') > 0);
    other.exec('ROLLBACK');
    other.close();
    await recovered(neighbour);
  });

  test('a disk that fails to take a commit: answered at once, and once, though nobody knows if it stands', async () => {
    world = await openWorld();
    const neighbour = await inTheMiddle();
    const any = await open(databaseFile(world.database.url) ?? '');
    const failing = vi.spyOn(Object.getPrototypeOf(any), 'datasync');
    await any.close();
    failing.mockRejectedValueOnce(Object.assign(new Error('i/o error'), { code: 'EIO' }));
    await neighbour.picks('没有');
    await neighbour.sees('您担心孩子遇到了什么');
    await world.settled();
    failing.mockRestore();
    expect(told('Reading or writing the database failed')).toBe(1);
    await world.later('PT2M');
    expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(1);
    expect(heard(neighbour, '可能重发')).toBe(0);
  });

  test('a file that is damaged under the service: told, and answered when a backup was put back', async () => {
    world = await openWorld();
    const neighbour = await inTheMiddle();
    const file = databaseFile(world.database.url) ?? '';
    const outside = new Better(file);
    outside.pragma('wal_checkpoint(TRUNCATE)');
    const sound = outside.serialize();
    outside.close();
    await writeFile(file, Buffer.alloc(sound.length - 4_096, 0xff), { flag: 'r+' });
    await neighbour.picks('没有');
    await driven(() => told('The database is damaged: stop the service and put a backup back.') > 0);
    expect(await ready()).toBe(503);
    expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(0);
    await world.restart({
      meanwhile: async () => {
        for (const end of ['-wal', '-shm']) await writeFile(file + end, '');
        await writeFile(file, sound);
      },
    });
    await neighbour.sees('您担心孩子遇到了什么');
    expect(await ready()).toBe(200);
  });
});

describe('on PostgreSQL', () => {
  let server: PostgresServer;
  let databases = 0;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.remove());

  const fresh = async () => {
    databases += 1;
    const name = `huyou_${databases}`;
    await administer(server.url('postgres'), `CREATE DATABASE ${name}`);
    const made = await openDatabase(server.url(name));
    await migrate(made);
    await made.close();
    return { url: server.url(name), drop: async () => {} };
  };

  test('a server that is stopped in the middle and started again', async () => {
    world = await openWorld({ engine: 'postgresql', database: await fresh() });
    const neighbour = await inTheMiddle();
    await server.stop('immediate');
    await neighbour.picks('没有');
    await driven(() => told('The connection to the database is lost: is the server running?') > 0);
    expect(await ready()).toBe(503);
    expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(0);
    await server.start();
    await recovered(neighbour);
  });

  test.each(['before', 'after'] as const)(
    'a connection cut %s the server hears COMMIT: answered at once, and once, though nobody knows if it stands',
    async (when) => {
      const { url, drop } = await fresh();
      const proxy = await cuttingProxy(url);
      after.push(proxy.close);
      world = await openWorld({ engine: 'postgresql', database: { url: proxy.through(url), drop } });
      const neighbour = await inTheMiddle();
      proxy.cutAtCommit(when);
      await neighbour.picks('没有');
      // No time passes: nothing waits for a lease to end.
      await neighbour.sees('您担心孩子遇到了什么');
      await world.settled();
      expect(proxy.cuts).toBe(1);
      await world.later('PT2M');
      expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(1);
      expect(heard(neighbour, '可能重发')).toBe(0);
    },
  );

  test.each(['before', 'after'] as const)(
    'a connection cut %s the server hears COMMIT, while it is noted that an answer arrived: no second copy',
    async (when) => {
      const { url, drop } = await fresh();
      const proxy = await cuttingProxy(url);
      after.push(proxy.close);
      world = await openWorld({ engine: 'postgresql', database: { url: proxy.through(url), drop } });
      const neighbour = await inTheMiddle();
      proxy.cutAtCommit(when, 1);
      await neighbour.picks('没有');
      await neighbour.sees('您担心孩子遇到了什么');
      await driven(() => proxy.cuts === 1);
      let idle = false;
      void world.settled().then(() => {
        idle = true;
      });
      await driven(() => idle);
      await world.later('PT2M');
      expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(1);
      expect(heard(neighbour, '可能重发')).toBe(0);
      expect(await world.query.outbox.count({ where: { state: { not: 'sent' } } })).toBe(0);
    },
  );

  /** Of a role that may hold only so many connections. */
  const few = async (limit: number) => {
    const { url, drop } = await fresh();
    const name = new URL(url).pathname.slice(1);
    const role = `few_${name}`;
    await administer(
      url,
      `CREATE ROLE ${role} LOGIN PASSWORD 'for-this-run-only' CONNECTION LIMIT ${limit}`,
      `ALTER DATABASE ${name} OWNER TO ${role}`,
      `GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`,
      `GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
    );
    const theirs = new URL(url);
    theirs.username = role;
    return {
      database: { url: theirs.href, drop },
      /** From now on; connections over it are ended. */
      allow: (count: number) =>
        administer(
          url,
          `ALTER ROLE ${role} CONNECTION LIMIT ${count}`,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}' OFFSET ${count}`,
        ),
    };
  };

  test('fewer connections than are wanted: everybody is answered, once, and nobody has to wait for another try', async () => {
    world = await openWorld({ engine: 'postgresql', database: (await few(4)).database });
    const people = await Promise.all(Array.from({ length: 20 }, () => world.citizen()));
    await Promise.all(people.map((person) => person.says('/start')));
    // No time passes: what failed would wait for it.
    await Promise.all(people.map((person) => person.sees('孩子现在有危险吗')));
    await world.settled();
    expect(people.map((person) => heard(person, '孩子现在有危险吗'))).toEqual(people.map(() => 1));
    expect(told('or has no connection left')).toBe(0);
    expect(await world.query.parkedUpdate.count()).toBe(0);
  });

  test('no connection at all for a while', async () => {
    const { database, allow } = await few(20);
    world = await openWorld({ engine: 'postgresql', database });
    const neighbour = await inTheMiddle();
    await allow(0);
    await neighbour.picks('没有');
    await driven(() => told('or has no connection left') > 0);
    expect(await ready()).toBe(503);
    expect(heard(neighbour, '您担心孩子遇到了什么')).toBe(0);
    await allow(20);
    await recovered(neighbour);
  });
});
