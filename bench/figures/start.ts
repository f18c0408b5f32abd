import { join } from 'node:path';
import { inFolder, ROOT } from '../drive/folder.js';
import { startProgram } from '../drive/program.js';
import { median } from '../drive/statistics.js';
import { type Figure, judged, rounded } from '../figure.js';

/** Long enough for what the start leaves behind to be collected. */
const REST = 3_000;

/** On a built tree with an existing database, no token: the first start makes the database and is not counted. */
export const start: Figure = {
  name: 'start',
  about: 'CPU from nothing to ready, and memory at rest',
  run: ({ rounds }) =>
    inFolder(async (folder) => {
      const env = { PORT: '0', DATABASE_URL: `file:${join(folder, 'huyou.db')}`, LOG_LEVEL: 'fatal' };
      const cpu: number[] = [];
      const memory: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const program = startProgram('huyou', [join(ROOT, 'dist/bin/main.js')], env);
        await program.during(program.says('is running'));
        if (round > 0) {
          cpu.push(program.cpu());
          await program.during(new Promise((rest) => setTimeout(rest, REST)));
          memory.push(program.memory());
        }
        await program.stop();
      }
      return [
        {
          title: 'Start',
          rows: [
            judged('start to ready, s of CPU', median(cpu), { atMost: 2 }),
            { what: 'memory at rest, MB', value: rounded(median(memory)) },
          ],
        },
      ];
    }),
};
