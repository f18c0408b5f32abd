import { ConfigProblem } from './config.js';
import type { Line } from './domain/say.js';
import {
  driverFault,
  StorageProblem,
  StorageUnavailable,
  type Unavailability,
  unavailability,
} from './store/engines/problem.js';
import { REMEDIES } from './store/watch.js';

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
    return ['The database that DATABASE_URL names is damaged; restore it from a backup.'];
  }
  const away = error instanceof StorageUnavailable ? error.reason : ofDriver(error);
  if (away !== undefined) return [`DATABASE_URL names a database that cannot be used now. ${REMEDIES[away]}`];
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return ['PORT is taken by another program: stop that program, or set PORT to another number.'];
  if (code === 'EACCES' && syscall === 'listen')
    return ['PORT may not be used by this user: set PORT to a number above 1023.'];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return ['HOST is no address of this machine: use 127.0.0.1 for this machine alone, 0.0.0.0 for all.'];
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return [`${path ?? 'A file'} cannot be read or written by this user: give it the right to, or use another place.`];
  }
  // The only package that is named at run time.
  if (code === 'ERR_MODULE_NOT_FOUND' && error instanceof Error && error.message.includes('wechaty-puppet')) {
    return ['WECHAT_PUPPET names a package that is not installed: install it with npm, or correct the name.'];
  }
  if (error instanceof Error && /WECHATY_\w*TOKEN not found/.test(error.message)) {
    return [
      'WECHAT_PUPPET names a puppet that needs a token: set WECHAT_PUPPET_OPTIONS=\'{"token":"…"}\' to the one of its provider.',
    ];
  }
  if (error instanceof Error) return [error.message.replace(/\s+/g, ' ').trim()];
  return ['it could not start, for a reason that is not known.'];
};
