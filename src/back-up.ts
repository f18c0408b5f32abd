import type { Config } from './config.js';
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
export const backUpConfigured = async (config: Config, target: string): Promise<readonly string[]> => {
  const word = await backUp(config.databaseUrl, target);
  const besides = databaseFile(config.databaseUrl);
  const where = config.dataKey ? 'DATA_KEY' : `${besides}.key`;
  const key = await readDataKey({ value: config.dataKey, besides, writeWarning: () => undefined }).catch(
    (error: unknown) => {
      throw written(target, error instanceof Error ? error.message : 'its key cannot be read.');
    },
  );
  if (!opensCheck(openSeal(key), word))
    throw written(target, `${where} is not the key that this database is sealed with.`);
  return [
    `${target} holds the database as it was just now.`,
    `It can be read only with ${config.dataKey ? 'the value of DATA_KEY' : `the file ${where}`}: keep a copy of that too, in another place.`,
  ];
};

const written = (target: string, why: string): StorageProblem =>
  new StorageProblem(`${target} was written, but without its key nobody can read it. ${why}`);
