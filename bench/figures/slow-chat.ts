import { inFolder } from '../drive/folder.js';
import { TOKEN } from '../drive/names.js';
import { startPlatform, type Trouble } from '../drive/platform.js';
import { median, percentile } from '../drive/statistics.js';
import { type Mode, openSubject } from '../drive/subject.js';
import { startTalks, watchdog } from '../drive/talks.js';
import { type Figure, judged, type Row, type Table } from '../figure.js';
import type { Options } from '../options.js';

/** Few enough people, who think, for the processor not to be what they wait for. */
const PEOPLE = 25;
const THINK = 500;
/** The chat in trouble, and how often its person writes all the same, ms. */
const TROUBLED = 5_000;
const WRITES_EVERY = 250;

const PHASES: readonly (readonly [string, Trouble | undefined])[] = [
  ['calm', undefined],
  ['flooded: 429, wait 5 s', { retryAfter: 5 }],
  ['slow: answers in 9 s', { delayMs: 9_000 }],
];

/** Latencies of everybody else, by phase; one process lives through all phases of all rounds. */
const measure = (mode: Mode, { rounds, turns }: Options): Promise<number[][][]> =>
  inFolder(async (folder) => {
    const platform = await startPlatform();
    const subject = await openSubject('huyou', mode, platform, folder);
    const program = subject.start();
    const bot = platform.bot(TOKEN);
    const dog = watchdog(subject.name);
    const each = Math.ceil(turns / PHASES.length);
    const found: number[][][] = PHASES.map(() => []);
    let latencies: number[] = [];
    let enough: () => void = () => undefined;
    const collect = (): Promise<number[]> => {
      latencies = [];
      return new Promise((resolve) => {
        enough = () => latencies.length >= each && resolve(latencies);
      });
    };
    const talks = startTalks(bot, { count: PEOPLE, think: THINK }, (ms) => {
      dog.beat();
      latencies.push(ms);
      enough();
    });
    const troubled = bot.chat(TROUBLED, () => undefined);
    const writing = setInterval(() => troubled.says('还在吗'), WRITES_EVERY);
    const phases = async () => {
      await collect();
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, [, trouble]] of PHASES.entries()) {
          platform.trouble = (chat) => (chat === TROUBLED ? trouble : undefined);
          found[index]?.push(await collect());
        }
      }
    };
    try {
      await program.during(dog.during(phases()));
      return found;
    } finally {
      clearInterval(writing);
      talks.stop();
      await program.kill();
      await platform.close();
    }
  });

/** What one chat in trouble costs the others. */
export const slowChat: Figure = {
  name: 'slow-chat',
  about: 'what one flooded or slow chat costs the others',
  async run(options) {
    const tables: Table[] = [];
    for (const mode of options.modes) {
      const found = await measure(mode, options);
      const [calm = []] = found;
      const rows: Row[] = [];
      for (const [index, [what]] of PHASES.entries()) {
        if (index === 0) continue;
        const rounds = found[index] ?? [];
        const added = rounds.map((one, round) => percentile(one, 0.5) - percentile(calm[round] ?? [], 0.5));
        const ratio = rounds.map((one, round) => percentile(one, 0.99) / percentile(calm[round] ?? [], 0.99));
        rows.push(judged(`${what}: added delay, ms`, median(added), { atMost: 200 }));
        rows.push(judged(`${what}: p99 against calm`, median(ratio), { atMost: 1.2 }));
      }
      tables.push({ title: `One chat in trouble, ${mode}: ${PEOPLE} others`, rows });
    }
    return tables;
  },
};
