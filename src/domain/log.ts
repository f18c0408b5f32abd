/** One line for an operator: what is known about it, then a plain sentence. */
export type LogLine = (about: object, sentence: string) => void;

/**
 * Where the parts of the service write what an operator may need; a pino logger fits.
 * Never a person's words, names or places, and never a secret, at any level.
 */
export interface Log {
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}

/** All that a log says of what was thrown: a message may hold a person's words. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
