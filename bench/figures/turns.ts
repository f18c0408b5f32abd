import { inFolder } from '../drive/folder.js';
import { TOKEN } from '../drive/names.js';
import { startPlatform } from '../drive/platform.js';
import { median, percentile } from '../drive/statistics.js';
import { type Mode, openSubject, type SubjectName, TITLES } from '../drive/subject.js';
import { startTalks, watchdog } from '../drive/talks.js';
import { type Figure, type Goal, judged, type Row, rounded } from '../figure.js';
import type { Options } from '../options.js';

interface Measured {
  readonly perSecond: number;
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
  readonly driver: number;
  readonly calls: number;
}

/**
 * Turns before the measured ones: until everybody was answered, the code is compiled and the caches are full. Seen: what a
 * turn costs falls until about the 3,000th, by a quarter.
 */
const WARM_UP = 3_000;
const ANSWERED_TWICE = 2;

/** One round of one subject, in a process and with a database of its own. */
export const measure = (name: SubjectName, mode: Mode, { chats, turns }: Options): Promise<Measured> =>
  inFolder(async (folder) => {
    const platform = await startPlatform();
    const subject = await openSubject(name, mode, platform, folder);
    const program = subject.start();
    const bot = platform.bot(TOKEN);
    const dog = watchdog(name);
    const now = () => {
      const { user, system } = process.cpuUsage();
      const calls = [...bot.calls.values()].reduce((sum, n) => sum + n, 0);
      return { at: performance.now(), cpu: program.cpu(), driver: (user + system) / 1e6, calls };
    };
    const latencies: number[] = [];
    const answers = new Map<number, number>();
    let warm = 0;
    let begun = { at: 0, cpu: 0, driver: 0, calls: 0 };
    const ended = new Promise<typeof begun>((resolve) => {
      let count = 0;
      const talks = startTalks(bot, { count: chats }, (ms, chat) => {
        dog.beat();
        count += 1;
        if (begun.at > 0) {
          latencies.push(ms);
          if (latencies.length < turns) return;
          talks.stop();
          resolve(now());
          return;
        }
        const times = (answers.get(chat) ?? 0) + 1;
        answers.set(chat, times);
        if (times === ANSWERED_TWICE) warm += 1;
        if (warm === chats && count >= WARM_UP) begun = now();
      });
    });
    try {
      const end = await program.during(dog.during(ended));
      return {
        perSecond: (turns * 1_000) / (end.at - begun.at),
        cpu: ((end.cpu - begun.cpu) * 1_000) / turns,
        p50: percentile(latencies, 0.5),
        p99: percentile(latencies, 0.99),
        memory: program.memory(),
        driver: ((end.driver - begun.driver) * 1_000) / turns,
        calls: (end.calls - begun.calls) / turns,
      };
    } finally {
      await program.kill();
      await platform.close();
    }
  });

const COLUMNS: readonly (readonly [keyof Measured, string])[] = [
  ['perSecond', 'turns/s'],
  ['cpu', 'CPU s/1,000'],
  ['p50', 'p50 ms'],
  ['p99', 'p99 ms'],
  ['memory', 'MB'],
  ['driver', "driver's CPU s/1,000"],
  ['calls', 'calls/turn'],
];

const GOALS: readonly (readonly [SubjectName, keyof Measured, string, Goal])[] = [
  ['bare', 'perSecond', 'turns/s', { atLeast: 0.8 }],
  ['bare', 'cpu', 'CPU', { atMost: 1.7 }],
  ['bare', 'memory', 'memory', { atMost: 2.2 }],
  ['grammy', 'perSecond', 'turns/s', { atLeast: 1.2 }],
  ['grammy', 'p99', 'p99', { atMost: 1 }],
  ['grammy-prisma', 'perSecond', 'turns/s', { atLeast: 1.8 }],
  ['grammy-prisma', 'p99', 'p99', { atMost: 1 }],
  ['telegraf', 'perSecond', 'turns/s', { atLeast: 1.2 }],
  ['telegraf', 'p99', 'p99', { atMost: 1 }],
];

/** Rounds are interleaved: what the machine does meanwhile falls upon all alike. */
export const turns: Figure = {
  name: 'turns',
  about: 'durable turns per second, CPU, latency and memory of the whole bot beside others',
  async run(options) {
    const tables = [];
    for (const mode of options.modes) {
      const found = new Map(options.subjects.map((name) => [name, [] as Measured[]]));
      for (let round = 0; round < options.rounds; round += 1) {
        for (const [name, rounds] of found) {
          rounds.push(await measure(name, mode, options));
          process.stderr.write(`  ${mode} ${name}: ${rounds.at(-1)?.perSecond.toFixed(0)} turns/s\n`);
        }
      }
      const of = (name: SubjectName, key: keyof Measured) => median((found.get(name) ?? []).map((one) => one[key]));
      const seen = [...found.keys()].map(
        (name): Row => ({
          subject: TITLES[name],
          ...Object.fromEntries(COLUMNS.map(([key, title]) => [title, rounded(of(name, key))])),
        }),
      );
      tables.push({ title: `Turns, ${mode}, ${options.chats} chats at a time`, rows: seen });
      // A ratio is taken within each round, so that both sides had the same machine.
      const ratio = (name: SubjectName, key: keyof Measured) =>
        median((found.get('huyou') ?? []).map((one, round) => one[key] / (found.get(name)?.[round]?.[key] ?? 0)));
      const rows = GOALS.filter(([name]) => found.has(name) && found.has('huyou')).map(([name, key, title, goal]) =>
        judged(`${title}, Huyou ÷ ${TITLES[name]}`, ratio(name, key), goal),
      );
      if (rows.length > 0) tables.push({ title: `Turns, ${mode}: ratios`, rows });
    }
    return tables;
  },
};
