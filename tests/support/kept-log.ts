import type { Log } from '../../src/domain/log.js';
import { waitFor } from './bot-api/state.js';

/** A log that a test reads: `level sentence {"about":…}` for each line. */
export const keptLog = () => {
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const line = (level: string) => (about: object, sentence: string) => {
    lines.push(`${level} ${sentence} ${JSON.stringify(about)}`);
    for (const listen of listeners) listen();
  };
  const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  return {
    log,
    lines,

    /** Resolves when a line with these words has been logged. */
    until: (words: string): Promise<unknown> =>
      waitFor(listeners, () => lines.some((entry) => entry.includes(words)) || undefined, {
        timeoutMs: 15_000,
        otherwise: () => `Not logged: ${words}`,
      }),

    /** Takes back logged lines that a story meant to cause; returns how many. */
    forget(words: string): number {
      const others = lines.filter((entry) => !entry.includes(words));
      const taken = lines.length - others.length;
      lines.splice(0, lines.length, ...others);
      return taken;
    },
  };
};
