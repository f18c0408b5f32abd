import { type Config, ConfigProblem } from './config.js';
import { say } from './domain/say.js';
import { isLess, type ServedAs } from './domain/served-as.js';
import type { Records } from './store/store.js';

const howOf = ({ trial, directoryFile }: Config): ServedAs => {
  if (trial) return 'trial';
  return directoryFile === undefined ? 'sample' : 'directory';
};

/**
 * Keeps how this database is served from this start on, and returns how it was before.
 * @throws {ConfigProblem} where the settings of an earlier start are missing, as in a terminal in which they were not set.
 */
export const serveAs = async (tx: Records, config: Config): Promise<ServedAs | null> => {
  const before = await tx.servedAs.last();
  const now = howOf(config);
  if (isLess(now, before)) throw new ConfigProblem([say(`settings-missing-${before}`)]);
  if (now !== before) await tx.servedAs.save(now);
  return before;
};
