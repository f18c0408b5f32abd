import { type Config, ConfigProblem } from './config.js';
import { say } from './domain/say.js';
import type { ServedAs } from './domain/served-as.js';
import type { Records, Store } from './store/store.js';

const howOf = ({ directoryFile }: Config): ServedAs => (directoryFile === undefined ? 'sample' : 'directory');

/**
 * How this database was served until now; null before its first start.
 * @throws {ConfigProblem} where its directory is missing, as in a terminal in which the settings were not set: every post of it would
 * be left out, and what is real might go on as a trial.
 */
export const servedBefore = async (tx: Records, config: Config): Promise<ServedAs | null> => {
  const before = await tx.servedAs.last();
  if (before === 'directory' && howOf(config) !== before) throw new ConfigProblem([say('directory-unset')]);
  return before;
};

/** Keeps how it is served from this start on; one that came to nothing leaves no trace. Where it cannot be written now, the next start does. */
export const keepServedAs = async (store: Store, config: Config, before: ServedAs | null): Promise<void> => {
  const now = howOf(config);
  if (now !== before) await store.write((tx) => tx.servedAs.save(now)).catch(() => undefined);
};
