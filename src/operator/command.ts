import { pino } from 'pino';
import { openConfiguredStore } from '../app.js';
import { type Config, ConfigProblem, readConfig } from '../config.js';
import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Post } from '../domain/post.js';
import { type Line, say } from '../domain/say.js';
import { loadDirectory } from '../files/load.js';
import { again } from '../notify/outbox/again.js';
import { databaseFile } from '../store/engines/engine.js';
import { isMade } from '../store/engines/place.js';
import type { Store } from '../store/store.js';
import { localeOf } from '../texts/terminal.js';

/** What a command works with. Nothing is opened before it is asked for. */
export interface Desk {
  readonly now: Instant;
  /** The language of the operator's terminal. */
  readonly locale: Locale;
  config(): Config;
  posts(): Promise<readonly Post[]>;
  /**
   * Opens the configured database for as long as `work` takes. One that is not there is made only with `make`: then `work` hears
   * what to tell the operator of it and of its key.
   * @throws {ConfigProblem} where there is none, and none is to be made.
   */
  withStore<T>(
    work: (store: Store, made?: readonly Line[]) => Promise<T>,
    options?: { readonly make: boolean },
  ): Promise<T>;
}

/** What a command came to: lines for the operator, and 1 where something is found to be wrong. */
export interface Result {
  readonly lines: readonly Line[];
  /** What is said beside lines that are kept as a file: it goes where errors go. */
  readonly notes?: readonly Line[];
  readonly exitCode?: 0 | 1;
}

/** An operator's command: `npm run huyou -- <name> …`. @throws {ConfigProblem} with sentences that say how to mend it. */
export interface Command {
  /** What follows the name, as the usage shows it; empty for nothing. */
  readonly takes: Line;
  /** The options among it. */
  readonly options?: readonly string[];
  /** One line, what it is for. */
  readonly about: Line;
  /** Undefined: it was called in a way that the usage does not show. */
  run(args: readonly string[], desk: Desk): Promise<Result | undefined>;
}

/** The desk of the environment at this moment. */
export const openDesk = (env: NodeJS.ProcessEnv, now: Instant): Desk => ({
  now,
  locale: localeOf(env),
  config: () => readConfig(env),
  posts: () => loadDirectory(readConfig(env).directoryFile),
  async withStore(work, { make } = { make: false }) {
    const config = readConfig(env);
    const place = databaseFile(config.databaseUrl) ?? say('database-elsewhere');
    const there = await isMade(config.databaseUrl);
    if (!there && !make) throw new ConfigProblem([say('database-missing', { place })]);
    const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
    const made: Line[] = there ? [] : [say('database-made', { place })];
    const onKeyMade = (file: string) => void made.push(say('key-made', { file }));
    const store = await openConfiguredStore(config, log, { onKeyMade });
    try {
      return await work({ ...store, write: (change) => again(() => store.write(change)) }, made);
    } finally {
      await store.close();
    }
  },
});
