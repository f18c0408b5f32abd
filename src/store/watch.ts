import type { Log } from '../domain/log.js';
import { CommitUnknown, StorageUnavailable, type Unavailability } from './engines/problem.js';
import type { Writer } from './engines/write.js';

/** What an operator is to do about it, as the log says it. */
const REMEDIES: Readonly<Record<Unavailability, string>> = {
  busy: 'The database is held by another process, or has no connection left: end what holds it, or allow more.',
  full: 'The disk that holds the database is full: free some room.',
  failing: 'Reading or writing the database failed: look at the disk that holds it.',
  damaged: 'The database is damaged: stop the service and put a backup back.',
  read_only: 'The database cannot be written to: give this user the right to write to it and its folder.',
  lost: 'The connection to the database is lost: is the server running?',
  conflict: 'What was to be done kept colliding with other works: try again.',
  slow: 'The database does not answer in time: look at its load, and at what holds its locks.',
};

const AND = 'Reports wait until it works; they are tried again by themselves.';

/** A writer that tells the operator once when the database takes nothing more, and once when it does again. */
export interface WatchedWriter extends Writer {
  /** A damaged page was met: it does not heal by itself, even if the next work needs another one. */
  readonly damaged: boolean;
}

export const watched = (writer: Writer, log: Log): WatchedWriter => {
  let trouble: Unavailability | undefined;
  let damaged = false;

  const note = (error: unknown): void => {
    const away = error instanceof StorageUnavailable || error instanceof CommitUnknown;
    const reason = away ? error.reason : undefined;
    // A collision is between works; the database is well.
    if (reason === undefined || reason === 'conflict') return;
    damaged ||= reason === 'damaged';
    if (reason !== trouble) log.error({ reason }, `${REMEDIES[reason]} ${AND}`);
    trouble = reason;
  };

  const heard = async <T>(written: Promise<T>): Promise<T> => {
    try {
      const result = await written;
      if (trouble !== undefined) log.warn({ reason: trouble }, 'The database takes reports again.');
      trouble = undefined;
      return result;
    } catch (error) {
      note(error);
      throw error;
    }
  };

  return {
    get damaged() {
      return damaged;
    },
    write: (work) => heard(writer.write(work)),
    writeSoon: (work) => heard(writer.writeSoon(work)),
    flush: () => writer.flush(),
  };
};
