import { pino } from 'pino';
import { openConfiguredStore } from './app.js';
import { backUpConfigured } from './back-up.js';
import { systemClock } from './clock.js';
import { ConfigProblem, readConfig } from './config.js';
import { explain } from './explain.js';
import { loadDirectory } from './files/load.js';
import { makeInvite } from './members/invite.js';
import { figuresCommand } from './record/figures-command.js';
import { verifyCommand } from './record/verify-command.js';
import type { Store } from './store/store.js';
import { openTexts } from './texts/texts.js';

const USAGE = `Usage: npm run huyou -- <command>
  invite <post-code>   print the code by which a member binds a chat to this post (works once, for seven days)
  posts                list the post codes of the directory
  backup <file>        write the SQLite database into a new file, while the service runs
  verify [--head HASH@POSITION]... [--said FILE]
                       go through the whole record and name what was changed or removed; --head: an end of it that was
                       noted before; --said: also find when the words in a file were told, and to whom
  figures [--by sector|post|district] [--from DATE] [--to DATE] [--csv FILE]
                       how long cases took to be acknowledged, to safety and to an outcome, and what that needed
`;

// `posts | head` stops reading before the end; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const [command, argument] = process.argv.slice(2);
const options = process.argv.slice(3);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const invite = async (code: string): Promise<void> => {
  const config = readConfig(process.env);
  const posts = await loadDirectory(config.directoryFile);
  const post = posts.find((known) => known.code === code);
  if (!post) {
    throw new ConfigProblem([`there is no post ${JSON.stringify(code)}: list them with \`npm run huyou -- posts\`.`]);
  }
  const store = await openConfiguredStore(config, pino({ level: config.logLevel, base: null }, pino.destination(2)));
  try {
    const printed = await makeInvite(store, [post.code], systemClock.now());
    process.stdout.write(
      [
        `Invite for ${post.name} (${post.code}), works once, for seven days:`,
        `  ${printed}`,
        `Telegram desk bot: /start ${printed}`,
        `WeChat: 绑定 ${printed}`,
        'Web: the field on the desk page',
        '',
      ].join('\n'),
    );
  } finally {
    await store.close();
  }
};

/** Does the work of a command on the configured store; the log goes to standard error. */
const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const config = readConfig(process.env);
  const store = await openConfiguredStore(config, pino({ level: config.logLevel, base: null }, pino.destination(2)));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

const figures = (): Promise<void> => {
  const { LC_ALL, LC_MESSAGES, LANG = '' } = process.env;
  const locale = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG) ? 'zh-CN' : 'en';
  return withStore((store) => figuresCommand(store, openTexts(), locale, options, print));
};

const list = async (): Promise<void> => {
  const config = readConfig(process.env);
  for (const { code, name } of await loadDirectory(config.directoryFile)) process.stdout.write(`${code}\t${name}\n`);
};

const backup = async (target: string): Promise<void> => {
  for (const line of await backUpConfigured(readConfig(process.env), target)) process.stdout.write(`${line}\n`);
};

try {
  if (command === 'invite' && argument !== undefined) await invite(argument);
  else if (command === 'posts') await list();
  else if (command === 'backup' && argument) await backup(argument);
  else if (command === 'verify') process.exitCode = await withStore((store) => verifyCommand(store, options, print));
  else if (command === 'figures') await figures();
  else {
    process.stderr.write(USAGE);
    process.exitCode = 1;
  }
} catch (error) {
  for (const sentence of explain(error)) process.stderr.write(`huyou: ${sentence}\n`);
  process.exitCode = 1;
}
