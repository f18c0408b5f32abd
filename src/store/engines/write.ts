import type { Database, Tx, Work } from './engine.js';
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
  /**
   * The same for what is in no hurry: it waits for company, to share one commit. It is run at the latest when `flush` is
   * called; whoever uses this sees to that.
   */
  writeSoon<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** What waits for company begins now. */
  flush(): void;
}

/** Opens the writer. There is one for a database in a process. */
export const openWriter = (database: Database): Writer =>
  database.engine === 'sqlite' ? grouping(database) : retrying(database);

interface Job {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A disk commits some thousand times a second at best, so works share a commit. One that has made so many statements takes
 * no more: the loop is free in some 5 ms, and who answered a question does not wait for fifty who file a report.
 */
const LONGEST_GROUP = 100;

const put = <T>(jobs: Job[], work: (tx: Tx) => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    jobs.push({ work, resolve, reject });
  });

type Run = <T>(work: Work<T>) => Promise<T>;

/**
 * Runs all works in one transaction, with those that `more` adds while it is under way; should it fail, each by itself, so
 * that one work's fault is its own.
 */
const together = async (
  run: Run,
  given: readonly Job[],
  more: (made: number) => Job | undefined = () => undefined,
): Promise<void> => {
  const jobs = [...given];
  let ended = false;
  try {
    const results = await run(async (tx, _, made) => {
      const results: unknown[] = [];
      for (const { work } of jobs) results.push(await work(tx));
      // A work that took too long goes on when the transaction is over: what is not begun is not its own any more.
      const next = () => (ended ? undefined : more(made()));
      for (let job = next(); job; job = next()) {
        jobs.push(job);
        results.push(await job.work(tx));
      }
      return results;
    });
    for (const [index, job] of jobs.entries()) job.resolve(results[index] as never);
  } catch (error) {
    ended = true;
    const away = isAway(error);
    // Those that were not begun would wait as long, and in vain.
    if (away) for (let job = more(0); job; job = more(0)) jobs.push(job);
    if (away || jobs.length === 1) for (const job of jobs) job.reject(error);
    else for (const job of jobs) await together(run, [job]);
  }
};

/** Each work by itself would wait as long, and in vain. */
const isAway = (error: unknown): boolean =>
  error instanceof CommitUnknown ||
  (error instanceof StorageUnavailable && error.reason !== 'conflict' && error.reason !== 'slow');

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
  const patient: Job[] = [];
  let busy = false;
  let flushing = false;

  const run: Run = async (work) => {
    try {
      return await database.transact(work);
    } catch (error) {
      if (error instanceof CommitUnknown) throw error;
      const reason = unavailability(error);
      throw reason ? new StorageUnavailable(reason, { cause: error }) : error;
    }
  };

  const drain = async (): Promise<void> => {
    flushing = false;
    const first = [...patient.splice(0), ...waiting.splice(0, 1)];
    await together(run, first, (made) => (made < LONGEST_GROUP ? waiting.shift() : undefined));
    busy = false;
    if (waiting.length > 0 || flushing) begin();
  };

  const begin = (): void => {
    if (busy) return;
    busy = true;
    afterRounds(GATHERING_ROUNDS, drain);
  };

  return {
    write(work) {
      const written = put(waiting, work);
      begin();
      return written;
    },
    writeSoon(work) {
      return put(patient, work);
    },
    flush() {
      if (patient.length === 0) return;
      flushing = true;
      begin();
    },
  };
};

/** Collisions end at once for all but one of the transactions, so a few tries suffice. */
const TRIES = 5;

/** PostgreSQL runs works side by side; one that collided, or lost its connection before the commit, runs again. */
const retrying = (database: Database): Writer => {
  const patient: Job[] = [];

  const write: Run = async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      let committing = false;
      try {
        return await database.transact(async (...transaction) => {
          const result = await work(...transaction);
          committing = true;
          return result;
        });
      } catch (error) {
        const reason = unavailability(error);
        if (!reason) throw error;
        if (committing && (reason === 'lost' || reason === 'slow')) throw new CommitUnknown('lost', { cause: error });
        if (attempt === TRIES || (reason !== 'conflict' && reason !== 'lost')) {
          throw new StorageUnavailable(reason, { cause: error });
        }
      }
    }
  };

  const flush = (): void => {
    if (patient.length > 0) void together(write, patient.splice(0));
  };

  return {
    write,
    writeSoon(work) {
      const written = put(patient, work);
      // There is no commit of others to share: those of one moment share their own.
      if (patient.length === 1) afterRounds(GATHERING_ROUNDS, flush);
      return written;
    },
    flush,
  };
};
