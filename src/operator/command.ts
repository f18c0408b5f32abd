import { pino } from 'pino';
import { openConfiguredStore } from '../app.js';
import { type Config, readConfig } from '../config.js';
import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Post } from '../domain/post.js';
import { loadDirectory } from '../files/load.js';
import type { Store } from '../store/store.js';

/** What a command works with. Nothing is opened before it is asked for. */
export interface Desk {
  readonly now: Instant;
  /** The language of the operator's terminal. */
  readonly locale: Locale;
  config(): Config;
  posts(): Promise<readonly Post[]>;
  /** Opens the configured database for as long as `work` takes. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
}

/** What a command came to: lines for the operator, and 1 where something is found to be wrong. */
export interface Result {
  readonly lines: readonly string[];
  /** What is said beside lines that are kept as a file: it goes where errors go. */
  readonly notes?: readonly string[];
  readonly exitCode?: 0 | 1;
}

/** An operator's command: `npm run huyou -- <name> …`. @throws {ConfigProblem} with sentences that say how to mend it. */
export interface Command {
  /** What follows the name, as the usage shows it. */
  readonly takes: string;
  /** One line, what it is for. */
  readonly about: string;
  /** Undefined: it was called in a way that the usage does not show. */
  run(args: readonly string[], desk: Desk): Promise<Result | undefined>;
}

/** The desk of the environment at this moment. */
export const openDesk = (env: NodeJS.ProcessEnv, now: Instant): Desk => ({
  now,
  locale: /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh-CN' : 'en',
  config: () => readConfig(env),
  posts: () => loadDirectory(readConfig(env).directoryFile),
  async withStore(work) {
    const config = readConfig(env);
    const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
    const store = await openConfiguredStore(config, log);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  },
});
