import type { Config } from './config.js';
import { type Line, say } from './domain/say.js';
import { readDataKey } from './store/data-key.js';
import { backUp } from './store/engines/backup.js';
import { databaseFile } from './store/engines/engine.js';
import { StorageProblem } from './store/engines/problem.js';
import { openSeal } from './store/seal.js';
import { opensCheck } from './store/store.js';

/**
 * Backs the configured database up into `target`. Returns what the operator is to be told.
 * @throws {StorageProblem} also when the file was written and the key that it needs is not here.
 */
export const backUpConfigured = async (config: Config, target: string): Promise<readonly Line[]> => {
  const word = await backUp(config.databaseUrl, target);
  const besides = databaseFile(config.databaseUrl);
  const file = `${besides}.key`;
  const key = await readDataKey({ value: config.dataKey, besides }).catch((error: unknown) => {
    throw written(target, error instanceof StorageProblem ? error.sentence : say('backup-key-not-read'));
  });
  if (!opensCheck(openSeal(key), word)) {
    throw written(target, say('backup-key-another', { where: config.dataKey ? 'DATA_KEY' : file }));
  }
  return [
    say('backup-done', { target }),
    config.dataKey ? say('backup-needs-value') : say('backup-needs-file', { file }),
  ];
};

const written = (target: string, why: Line): StorageProblem =>
  new StorageProblem(say('backup-without-key', { target, why }));
