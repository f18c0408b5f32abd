import { join } from 'node:path';
import { freePort, ROOT } from '../drive/folder.js';
import { prepareHuyou } from '../drive/huyou.js';
import { TOKEN } from '../drive/names.js';
import type { Platform } from '../drive/platform.js';
import { startProgram } from '../drive/program.js';
import { answer, isFiled } from '../drive/reporter.js';

const REPORTER = 800;

/**
 * A database in which the desk's people are bound and one real report was filed, whose rows are then copied. Returns the
 * environment that opens it.
 */
export const seedHuyou = async (
  platform: Platform,
  folder: string,
  databaseUrl: string,
): Promise<Record<string, string>> => {
  const env = await prepareHuyou({ platform, folder, port: await freePort(), webhook: undefined, databaseUrl });
  const program = startProgram('huyou', [join(ROOT, 'dist/main.js')], env);
  const filed = new Promise<void>((resolve) => {
    const chat = platform.bot(TOKEN).chat(REPORTER, (message) => {
      if (isFiled(message)) resolve();
      else if (message.buttons.length > 0) answer(chat, message);
    });
    chat.says('/start');
  });
  await program.during(filed);
  await program.stop();
  return env;
};
