import { join } from 'node:path';
import { ROOT } from '../drive/folder.js';
import { prepareHuyou } from '../drive/huyou.js';
import { DESK_CHATS, DESK_TOKEN, TOKEN } from '../drive/names.js';
import type { Platform, Seen } from '../drive/platform.js';
import { startProgram } from '../drive/program.js';
import { answer, isFiled } from '../drive/reporter.js';

const REPORTER = 800;

/**
 * A database in which the desk's people are bound and one real report was filed and called somebody, whose rows are then copied. Returns the
 * environment that opens it.
 */
export const seedHuyou = async (
  platform: Platform,
  folder: string,
  databaseUrl: string,
): Promise<Record<string, string>> => {
  const env = await prepareHuyou({ platform, folder, webhook: undefined, databaseUrl });
  const program = startProgram('huyou', [join(ROOT, 'dist/bin/main.js')], env);
  const called = new Promise<void>((resolve) => {
    const read = ({ buttons }: Seen) => {
      if (buttons.some(({ text }) => text === '我已接手')) resolve();
    };
    for (const id of DESK_CHATS) platform.bot(DESK_TOKEN).chat(id, read);
  });
  const filed = new Promise<void>((resolve) => {
    const chat = platform.bot(TOKEN).chat(REPORTER, (message) => {
      if (isFiled(message)) resolve();
      else if (message.buttons.length > 0) answer(chat, message);
    });
    chat.says('/start');
  });
  await program.during(Promise.all([filed, called]));
  await program.stop();
  return env;
};
