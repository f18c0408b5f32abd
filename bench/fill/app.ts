import { join } from 'node:path';
import type { App } from '../../src/app.js';
import type { Log } from '../../src/domain/log.js';
import { type DrivenClock, drivenClock } from '../../tests/support/driven-clock.js';
import { ROOT } from '../drive/folder.js';
import { built } from '../drive/huyou.js';

/** Huyou inside the bench's own process, on a clock that the bench sets. */
export const startInside = async (
  env: Readonly<Record<string, string>>,
  databaseUrl: string,
  at: number,
): Promise<{ app: App; clock: DrivenClock }> => {
  const { startApp } = await built<typeof import('../../src/app.js')>('app.js');
  const { readConfig } = await built<typeof import('../../src/config.js')>('config.js');
  const clock = drivenClock(new Date(at).toISOString());
  const quiet = () => undefined;
  const log: Log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (fields, message) => process.stderr.write(`  huyou says: ${message} ${JSON.stringify(fields)}\n`),
  };
  const more = {
    DATABASE_URL: databaseUrl,
    DIRECTORY_FILE: join(ROOT, 'assets/sample-directory.csv'),
    PORT: '0',
    LOG_LEVEL: 'silent',
  };
  const config = readConfig({ ...env, ...more });
  return { app: await startApp(config, { clock, log }), clock };
};
