import type { Database, Tx } from './engine.js';
import { CommitUnknown, StorageUnavailable, unavailability } from './problem.js';

/** The one way to change what is stored. */
export interface Writer {
  /**
   * Runs `work` in a transaction and resolves after its durable commit. `work` may be run several times, so it changes
   * nothing but the database, and waits for nothing else. Rejects with what `work` threw, or with
   * - `StorageUnavailable`: nothing was committed, try again later;
   * - `CommitUnknown`: it may have been committed, run the same work again.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Opens the writer. There is one for a database in a process. */
export const openWriter = (database: Database): Writer =>
  database.engine === 'sqlite' ? grouping(database) : retrying(database);

interface Job {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** A disk commits some thousand times a second at best; 64 works share one and still leave the loop free in ~10 ms. */
const LARGEST_GROUP = 64;

/**
 * A group waits for so many rounds of the event loop before it begins. A busy loop brings more works meanwhile, which
 * then share one commit; an idle one goes through them in microseconds.
 */
const GATHERING_ROUNDS = 8;

const afterRounds = (rounds: number, begin: () => void): void => {
  if (rounds === 0) begin();
  else setImmediate(afterRounds, rounds - 1, begin);
};

/** SQLite has one writer anyway: works that arrive together or while it is busy share the next commit. */
const grouping = (database: Database): Writer => {
  const waiting: Job[] = [];
  let busy = false;

  const drain = async (): Promise<void> => {
    await together(database, waiting.splice(0, LARGEST_GROUP));
    if (waiting.length > 0) afterRounds(GATHERING_ROUNDS, drain);
    else busy = false;
  };

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        if (busy) return;
        busy = true;
        afterRounds(GATHERING_ROUNDS, drain);
      }),
  };
};

const together = async (database: Database, jobs: readonly Job[]): Promise<void> => {
  try {
    const results = await database.transact(async (tx) => {
      const results: unknown[] = [];
      for (const { work } of jobs) results.push(await work(tx));
      return results;
    });
    for (const [index, job] of jobs.entries()) job.resolve(results[index] as never);
  } catch (error) {
    const reason = unavailability(error);
    // Held by another process: each would wait as long and in vain. Otherwise one work's fault is its own.
    if (jobs.length === 1 || reason === 'busy') {
      for (const job of jobs) job.reject(reason ? new StorageUnavailable(reason, { cause: error }) : error);
    } else {
      for (const job of jobs) await together(database, [job]);
    }
  }
};

/** Collisions end at once for all but one of the transactions, so a few tries suffice. */
const TRIES = 5;

/** PostgreSQL runs works side by side; one that collided, or lost its connection before the commit, runs again. */
const retrying = (database: Database): Writer => ({
  async write(work) {
    for (let attempt = 1; ; attempt += 1) {
      let committing = false;
      try {
        return await database.transact(async (tx) => {
          const result = await work(tx);
          committing = true;
          return result;
        });
      } catch (error) {
        const reason = unavailability(error);
        if (!reason) throw error;
        if (committing && (reason === 'lost' || reason === 'slow')) throw new CommitUnknown({ cause: error });
        if (attempt === TRIES || (reason !== 'conflict' && reason !== 'lost')) {
          throw new StorageUnavailable(reason, { cause: error });
        }
      }
    }
  },
});
