import { ConfigProblem } from './config.js';
import { type Line, say } from './domain/say.js';
import {
  CommitUnknown,
  driverFault,
  StorageProblem,
  StorageUnavailable,
  type Unavailability,
  unavailability,
} from './store/engines/problem.js';

/** What only a database says; a network's own codes may be those of a platform. */
const OF_DATABASE = /^(SQLITE_\w+|[0-9X][0-9A-Z]{4})$/;

/** Of an error that came as the driver gave it, as before a database is wholly opened. */
const ofDriver = (error: unknown): Unavailability | undefined =>
  OF_DATABASE.test(driverFault(error)?.code ?? '') ? unavailability(error) : undefined;

/** What an error means to an operator, a sentence each: never a stack, never a secret. */
export const explain = (error: unknown): readonly Line[] => {
  if (error instanceof ConfigProblem) return error.sentences;
  if (error instanceof StorageProblem) return [error.sentence];
  // A damaged page may be met only after the database was opened.
  if (driverFault(error)?.code.startsWith('SQLITE_CORRUPT')) {
    return [say('database-damaged')];
  }
  // Of PostgreSQL alone: since release 15 only a database's owner makes tables in it.
  if (driverFault(error)?.code === '42501') return [say('postgresql-not-owner')];
  if (error instanceof CommitUnknown) return [say(`commit-unknown-${error.reason}`)];
  const away = error instanceof StorageUnavailable ? error.reason : ofDriver(error);
  if (away !== undefined) return [say('database-unusable', { remedy: say(`remedy-${away}`) })];
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return [say('port-taken')];
  if (code === 'EACCES' && syscall === 'listen') return [say('port-forbidden')];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return [say('host-elsewhere')];
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return [path === undefined ? say('path-forbidden-unnamed') : say('path-forbidden', { path })];
  }
  // The only package that is named at run time.
  if (code === 'ERR_MODULE_NOT_FOUND' && error instanceof Error && error.message.includes('wechaty-puppet')) {
    return [say('puppet-not-installed')];
  }
  if (error instanceof Error && /WECHATY_\w*TOKEN not found/.test(error.message)) return [say('puppet-needs-token')];
  if (error instanceof Error) return [say('fault-unforeseen', { message: error.message.replace(/\s+/g, ' ').trim() })];
  return [say('fault-unknown')];
};
