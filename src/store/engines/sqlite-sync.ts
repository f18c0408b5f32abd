import { open } from 'node:fs/promises';

/** Puts on the disk what is in SQLite's write-ahead log. */
export interface LogSync {
  /** Resolves when all that was committed before this call is on the disk. Calls of one moment share one sync. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the log of the database in `file`. SQLite would sync it inside COMMIT and hold the event loop meanwhile, which
 * was a tenth of a turn; here a thread of Node's pool does it, while the next works run. A log that was cut off in the
 * middle of a commit ends for SQLite at the last whole one (https://sqlite.org/wal.html, "Performance considerations").
 */
export const openLogSync = async (file: string): Promise<LogSync> => {
  const log = await open(`${file}-wal`, 'r+');
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    next = undefined;
    return log.datasync();
  };
  return {
    sync() {
      // One that has not begun covers this commit too.
      next ??= last.then(begin, begin);
      last = next;
      return next;
    },
    async close() {
      await last.catch(() => undefined);
      await log.close();
    },
  };
};
