import { ConfigProblem } from './config.js';
import { StorageProblem } from './store/problem.js';

/** What an error means to an operator, a sentence each: never a stack, never a secret. */
export const explain = (error: unknown): readonly string[] => {
  if (error instanceof ConfigProblem) return error.sentences;
  if (error instanceof StorageProblem) return [error.message];
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return ['PORT is taken by another program: stop that program, or set PORT to another number.'];
  if (code === 'EACCES') return ['PORT may not be used by this user: set PORT to a number above 1023.'];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return ['HOST is no address of this machine: use 127.0.0.1 for this machine alone, 0.0.0.0 for all.'];
  }
  if (error instanceof Error) return [error.message];
  return ['it could not start, for a reason that is not known.'];
};
