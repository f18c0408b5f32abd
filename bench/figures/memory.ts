import { inFolder } from '../drive/folder.js';
import { TOKEN } from '../drive/names.js';
import { startPlatform } from '../drive/platform.js';
import { median } from '../drive/statistics.js';
import { type Mode, openSubject } from '../drive/subject.js';
import { startTalks, watchdog } from '../drive/talks.js';
import { type Figure, judged, rounded, type Table } from '../figure.js';
import type { Options } from '../options.js';

const EARLY = 1_000;
/** Looks are spread over as many turns, since a collector's wave is higher than what is looked for. */
const SPREAD = 500;

const measure = (mode: Mode, { chats, long }: Options): Promise<{ early: number; late: number }> =>
  inFolder(async (folder) => {
    const platform = await startPlatform();
    const subject = await openSubject('huyou', mode, platform, folder);
    const program = subject.start();
    const dog = watchdog(subject.name);
    const early: number[] = [];
    const late: number[] = [];
    const ended = new Promise<void>((resolve) => {
      let count = 0;
      const talks = startTalks(platform.bot(TOKEN), { count: chats }, () => {
        dog.beat();
        count += 1;
        if (count > EARLY && count <= EARLY + SPREAD) early.push(program.memory());
        if (count > long - SPREAD) late.push(program.memory());
        if (count % 10_000 === 0) process.stderr.write(`  ${mode}: ${count} turns\n`);
        if (count < long) return;
        talks.stop();
        resolve();
      });
    });
    try {
      await program.during(dog.during(ended));
      return { early: median(early), late: median(late) };
    } finally {
      await program.kill();
      await platform.close();
    }
  });

/** Whatever is kept for each turn, chat or report shows here. */
export const memory: Figure = {
  name: 'memory',
  about: 'memory after many turns against after a thousand',
  async run(options) {
    const tables: Table[] = [];
    for (const mode of options.modes) {
      const { early, late } = await measure(mode, options);
      const mb = { [`after ${EARLY}, MB`]: rounded(early), [`after ${options.long}, MB`]: rounded(late) };
      tables.push({
        title: `Memory, ${mode}`,
        rows: [judged(`memory after ${options.long} turns`, late / early, { atMost: 1.2 }, mb)],
      });
    }
    return tables;
  },
};
