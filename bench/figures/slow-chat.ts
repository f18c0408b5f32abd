import { inFolder } from '../drive/folder.js';
import { TOKEN } from '../drive/names.js';
import { startPlatform, type Trouble } from '../drive/platform.js';
import { median, percentile } from '../drive/statistics.js';
import { type Mode, openSubject } from '../drive/subject.js';
import { startTalks, watchdog } from '../drive/talks.js';
import { type Figure, judged, type Row, rounded, type Table } from '../figure.js';
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
    let met = 0;
    const phases = async () => {
      // Twice as long as a phase until the code is compiled.
      await collect();
      await collect();
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, [, trouble]] of PHASES.entries()) {
          platform.trouble = (chat) => {
            if (chat !== TROUBLED || !trouble) return undefined;
            met += 1;
            return trouble;
          };
          found[index]?.push(await collect());
          platform.trouble = () => undefined;
          // What waited for the chat in trouble leaves now; that is nobody's phase.
          if (trouble) await collect();
        }
      }
    };
    try {
      await program.during(dog.during(phases()));
      if (met === 0) throw new Error('the chat in trouble was never written to: give more --turns');
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
        const at = (share: number) => ({
          calm: calm.map((one) => percentile(one, share)),
          troubled: rounds.map((one) => percentile(one, share)),
        });
        const [p50, p99] = [at(0.5), at(0.99)];
        const added = median(p50.troubled.map((ms, round) => ms - (p50.calm[round] ?? 0)));
        const ratio = median(p99.troubled.map((ms, round) => ms / (p99.calm[round] ?? 0)));
        const seen = ({ calm, troubled }: typeof p50) => ({
          'calm ms': rounded(median(calm)),
          'then ms': rounded(median(troubled)),
        });
        rows.push(judged(`${what}: p50, ms more`, added, { atMost: 200 }, seen(p50)));
        rows.push(judged(`${what}: p99, times`, ratio, { atMost: 1.2 }, seen(p99)));
      }
      tables.push({ title: `One chat in trouble, ${mode}: ${PEOPLE} others`, rows });
    }
    return tables;
  },
};
