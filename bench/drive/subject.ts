import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort, ROOT } from './folder.js';
import { prepareHuyou } from './huyou.js';
import { DESK_CHATS, SECRET, TOKEN } from './names.js';
import type { Platform } from './platform.js';
import { type Program, startProgram } from './program.js';

export const SUBJECTS = ['huyou', 'bare', 'grammy', 'grammy-prisma', 'telegraf'] as const;
export type SubjectName = (typeof SUBJECTS)[number];
export const MODES = ['polling', 'webhook'] as const;
export type Mode = (typeof MODES)[number];

export const TITLES: Readonly<Record<SubjectName, string>> = {
  huyou: 'Huyou',
  bare: 'bare poller',
  grammy: 'grammY runner + conversations, SQLite',
  'grammy-prisma': 'grammY runner + conversations, Prisma',
  telegraf: 'Telegraf WizardScene, SQLite',
};

/** A bot that can be started, and started again on the same database. */
export interface Subject {
  readonly name: SubjectName;
  /** The database file. */
  readonly file: string;
  start(): Program;
}

let compiled = false;
/** Rivals run as plain JavaScript, like Huyou: a loader would be measured with them. */
export const compileRivals = (): void => {
  if (compiled) return;
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, 'bench/rivals')], {
    stdio: 'inherit',
  });
  compiled = true;
};

/** Makes a subject ready in `folder`; Huyou's desk members are bound. */
export const openSubject = async (
  name: SubjectName,
  mode: Mode,
  platform: Platform,
  folder: string,
): Promise<Subject> => {
  const port = await freePort();
  if (name === 'huyou') {
    const webhook = mode === 'webhook' ? { port, secret: SECRET } : undefined;
    const env = await prepareHuyou({ platform, folder, webhook });
    return {
      name,
      file: join(folder, 'huyou.db'),
      start: () => startProgram(name, [join(ROOT, 'dist/bin/main.js')], env),
    };
  }
  compileRivals();
  const [program, storage] = name.split('-');
  const file = join(folder, `${name}.db`);
  const env = {
    RIVAL_API_ROOT: platform.apiRoot,
    RIVAL_TOKEN: TOKEN,
    RIVAL_FILE: file,
    RIVAL_DESK: String(DESK_CHATS[0]),
    RIVAL_SECRET: SECRET,
    ...(mode === 'webhook' && { RIVAL_PORT: String(port) }),
    ...(storage === 'prisma' && { RIVAL_PRISMA: join(ROOT, 'dist/store/generated/sqlite/client.js') }),
  };
  for (const chat of DESK_CHATS) platform.bot(TOKEN).chat(chat, () => undefined);
  return { name, file, start: () => startProgram(name, [join(ROOT, `bench/.built/rivals/${program}.js`)], env) };
};
