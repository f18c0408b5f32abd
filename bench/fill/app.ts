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
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_KEY: env.DATA_KEY,
    LADDER_FILE: env.LADDER_FILE,
    DIRECTORY_FILE: join(ROOT, 'assets/sample-directory.csv'),
    TELEGRAM_API_ROOT: env.TELEGRAM_API_ROOT,
    TELEGRAM_PUBLIC_TOKEN: env.TELEGRAM_PUBLIC_TOKEN,
    TELEGRAM_DESK_TOKEN: env.TELEGRAM_DESK_TOKEN,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  return { app: await startApp(config, { clock, log }), clock };
};
