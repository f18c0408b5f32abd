import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Log } from '../domain/log.js';
import { type Database, databaseFile } from './engines/engine.js';
import type { WatchedWriter } from './watch.js';

/** Who asks whether a service is ready seldom waits longer for the answer, ms. */
const LONGEST_PROBE = 5_000;

/**
 * Whether a report could be committed right now, found out by committing something: a full disk, a lock or a server
 * that takes no writes is not seen by reading. Asked by many at once, it is one transaction.
 */
export const openReadiness = async (
  database: Database,
  url: string,
  writer: WatchedWriter,
  log: Log,
): Promise<() => Promise<boolean>> => {
  const file = databaseFile(url);
  const identity = async () => (file === undefined ? 0n : (await stat(file, { bigint: true })).ino);
  const opened = await identity();
  let told = false;

  /** What is written to a file that has no name any more is gone when the service ends. */
  const inPlace = async (): Promise<boolean> => {
    if ((await identity().catch(() => undefined)) === opened) return true;
    if (!told) {
      log.error(
        {},
        'The database file was moved, deleted or replaced under the running service: what is taken now will be lost. Stop the service, put the file or a backup in its place, and start.',
      );
    }
    told = true;
    return false;
  };

  const probe = async (): Promise<boolean> => {
    // A row of its own: instances that share a database never wait for each other here.
    const key = `ready:${randomUUID()}`;
    const committed = writer.write(async (tx) => {
      await tx.$executeRaw`INSERT INTO "Setting" ("key", "value") VALUES (${key}, '')`;
      await tx.$executeRaw`DELETE FROM "Setting" WHERE "key" = ${key}`;
    });
    await Promise.all([committed, database.prisma.$queryRaw`SELECT "key" FROM "Setting" LIMIT 1`]);
    return !writer.damaged && (await inPlace());
  };

  let asked: Promise<boolean> | undefined;
  return () => {
    const tooLate = new Promise<boolean>((resolve) => {
      AbortSignal.timeout(LONGEST_PROBE).addEventListener('abort', () => resolve(false));
    });
    asked ??= probe()
      .catch(() => false)
      .finally(() => {
        asked = undefined;
      });
    return Promise.race([asked, tooLate]);
  };
};
