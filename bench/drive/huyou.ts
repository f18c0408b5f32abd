import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seal } from '../../src/store/seal.js';
import type { Store } from '../../src/store/store.js';
import { ROOT } from './folder.js';
import { DESK_CHATS, DESK_TOKEN, TOKEN } from './names.js';
import type { Platform } from './platform.js';
import { startProgram } from './program.js';

export interface HuyouSettings {
  readonly platform: Platform;
  readonly folder: string;
  readonly webhook: { readonly port: number; readonly secret: string } | undefined;
  /** A SQLite file in the folder by default. */
  readonly databaseUrl?: string;
}

/** The posts that the desk's people hold, a person each: those of the first rungs of every level. */
const POSTS = ['TJ-120101-CCD', 'TJ-120101-SCS', 'TJ-12-BDD', 'TJ-120101-DCA'];

/** Huyou as it is built, not as it is written: a module of `dist`. */
export const built = async <T>(path: string): Promise<T> => (await import(join(ROOT, 'dist', path))) as T;

/** The built-in ladder without quiet hours, so that a figure is the same at night. */
const ladderWithoutNights = async (folder: string): Promise<string> => {
  const ladder = JSON.parse(await readFile(join(ROOT, 'assets/ladder.json'), 'utf8')) as {
    levels: Record<string, { quietHours?: unknown }>;
  };
  for (const level of Object.values(ladder.levels)) delete level.quietHours;
  const file = join(folder, 'ladder.json');
  await writeFile(file, JSON.stringify(ladder));
  return file;
};

/** The seal and the store of an environment made here. */
export const openSealOf = async (env: Readonly<Record<string, string>>): Promise<Seal> => {
  const { openSeal } = await built<typeof import('../../src/store/seal.js')>('store/seal.js');
  return openSeal(Buffer.from(env.DATA_KEY ?? '', 'base64'));
};
export const openStoreOf = async (env: Readonly<Record<string, string>>): Promise<Store> => {
  const { openStore } = await built<typeof import('../../src/store/store.js')>('store/store.js');
  return openStore(env.DATABASE_URL ?? '', await openSealOf(env));
};

/** Makes a database, starts Huyou once, and binds the desk's people by invites, as in life. Returns its environment. */
export const prepareHuyou = async (settings: HuyouSettings): Promise<Record<string, string>> => {
  const { platform, folder, webhook } = settings;
  const polling: Record<string, string> = {
    PORT: '0',
    DATABASE_URL: settings.databaseUrl ?? `file:${join(folder, 'huyou.db')}`,
    DATA_KEY: randomBytes(32).toString('base64'),
    LADDER_FILE: await ladderWithoutNights(folder),
    LOG_LEVEL: 'fatal',
    TELEGRAM_API_ROOT: platform.apiRoot,
    // The platform here has no limit of its own.
    TELEGRAM_RATE: '100000',
    TELEGRAM_PUBLIC_TOKEN: TOKEN,
    TELEGRAM_DESK_TOKEN: DESK_TOKEN,
  };
  const { makeInvite } = await built<typeof import('../../src/members/invite.js')>('members/invite.js');
  const store = await openStoreOf(polling);
  const invites: string[] = [];
  for (const post of POSTS) invites.push(await makeInvite(store, [post], Date.now()));
  await store.close();

  const program = startProgram('huyou', [join(ROOT, 'dist/bin/main.js')], polling);
  const bound = DESK_CHATS.map(
    (id, index) =>
      new Promise<void>((resolve) => {
        platform
          .bot(DESK_TOKEN)
          .chat(id, () => resolve())
          .says(`/start ${invites[index]}`);
      }),
  );
  await program.during(Promise.all(bound));
  await program.stop();
  for (const id of DESK_CHATS) platform.bot(DESK_TOKEN).chat(id, () => undefined);
  return webhook
    ? {
        ...polling,
        PORT: String(webhook.port),
        TELEGRAM_MODE: 'webhook',
        PUBLIC_URL: `http://127.0.0.1:${webhook.port}`,
        TELEGRAM_WEBHOOK_SECRET: webhook.secret,
      }
    : polling;
};
