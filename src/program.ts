import { pino } from 'pino';
import { type App, type AppDeps, startApp } from './app.js';
import { systemClock } from './clock.js';
import { type Config, readConfig } from './config.js';
import { say } from './domain/say.js';
import { explain } from './explain.js';
import { openHeartbeat } from './heartbeat.js';
import { localeOf, openTerminal } from './texts/terminal.js';
import { welcome } from './welcome.js';

/** A stop that takes longer is cut short: what is not settled is sent again after the next start. */
const LONGEST_STOP = 20_000;

/** The language of the terminal, or of the journal, that this was started from. */
const terminal = () => openTerminal(localeOf(process.env));

const fail = (error: unknown): never => {
  const inWords = terminal();
  for (const sentence of explain(error)) process.stderr.write(`huyou: ${inWords(sentence)}\n`);
  process.exit(1);
};

const configured = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail(error);
  }
};

/** The program, from its environment to its end. `more` is for tests that end it at a fault point. */
export const runProgram = async (more: Pick<AppDeps, 'at'> = {}): Promise<void> => {
  const config = configured();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));

  const starting: Promise<App> = startApp(config, {
    ...more,
    clock: systemClock,
    log,
    heartbeat: openHeartbeat(systemClock),
    onQr: (url) => process.stdout.write(`${terminal()(say('wechat-scan', { url }))}\n`),
  }).catch(fail);

  let stopping = false;
  // Also while it starts: people may be answered by then.
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const cut = setTimeout(() => process.exit(1), LONGEST_STOP);
    starting
      .then((app) => app.stop())
      .then(
        () => {
          clearTimeout(cut);
          process.exit(0);
        },
        (error: unknown) => fail(error),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const app = await starting;
  if (stopping) return;
  const inWords = terminal();
  for (const line of await welcome(app, config, systemClock.now())) process.stdout.write(`${inWords(line)}\n`);
};
