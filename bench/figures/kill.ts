import Database from 'better-sqlite3';
import { inFolder } from '../drive/folder.js';
import { TOKEN } from '../drive/names.js';
import { startPeople } from '../drive/people.js';
import { type BenchBot, startPlatform } from '../drive/platform.js';
import { type Mode, openSubject, type SubjectName, TITLES } from '../drive/subject.js';
import { type Figure, judged, type Row, type Table } from '../figure.js';

const KILLS = 8;
/** ms a process is let work before it is killed. */
const LIFE = 1_000;

interface Ended {
  readonly finished: number;
  readonly repeated: number;
  readonly twice: number;
  /** Told that their report was filed, and it is not there. */
  readonly lost: number;
  readonly copies: number;
}

/** How many people's reports there are, and how many people have more than one. */
const reported = (name: SubjectName, file: string): { people: number; twice: number } => {
  const database = new Database(file);
  try {
    const [table, who] = name === 'huyou' ? ['Reporter', 'chatKey'] : ['report', 'chat'];
    return database
      .prepare(
        `SELECT COUNT(*) AS people, COALESCE(SUM(n > 1), 0) AS twice FROM (SELECT COUNT(*) AS n FROM "${table}" GROUP BY "${who}")`,
      )
      .get() as { people: number; twice: number };
  } finally {
    database.close();
  }
};

/** Resolves once the program that was just started has called the platform. */
const atWork = (bot: BenchBot): Promise<void> => {
  const callsNow = () => [...bot.calls.values()].reduce((sum, n) => sum + n, 0);
  const before = callsNow();
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (callsNow() === before) return;
      clearInterval(look);
      resolve();
    }, 10);
  });
};

const endure = (name: SubjectName, mode: Mode, count: number): Promise<Ended> =>
  inFolder(async (folder) => {
    const platform = await startPlatform();
    const subject = await openSubject(name, mode, platform, folder);
    const bot = platform.bot(TOKEN);
    let program = subject.start();
    try {
      await program.during(atWork(bot));
      const people = startPeople(bot, count);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await program.during(new Promise((resolve) => setTimeout(resolve, LIFE)));
        await program.kill();
        const working = atWork(bot);
        program = subject.start();
        await program.during(working);
      }
      people.loseTheirPatience();
      await program.during(people.done);
      await program.stop();
      const { fates } = people;
      const finished = fates.filter((fate) => fate.finished).length;
      const inStore = reported(name, subject.file);
      return {
        finished,
        repeated: fates.filter(({ repeated }) => repeated > 0).length,
        twice: inStore.twice,
        lost: Math.max(0, finished - inStore.people),
        copies: fates.reduce((sum, { copies }) => sum + copies, 0),
      };
    } finally {
      await program.kill();
      await platform.close();
    }
  });

/** The bare poller asks nothing, so there is nothing that it could lose. */
export const kill: Figure = {
  name: 'kill',
  about: 'people answering while the program is killed every second, eight times',
  async run({ modes, subjects, people }) {
    const tables: Table[] = [];
    for (const mode of modes) {
      const rows: Row[] = [];
      const goals: Row[] = [];
      for (const name of subjects.filter((subject) => subject !== 'bare')) {
        const ended = await endure(name, mode, people);
        rows.push({
          subject: TITLES[name],
          finished: ended.finished,
          'had to repeat': ended.repeated,
          'reports twice': ended.twice,
          'reports lost': ended.lost,
          'copies of a question': ended.copies,
        });
        if (name !== 'huyou') continue;
        goals.push(
          judged('Huyou: people who finish', ended.finished, { atLeast: people }),
          judged('Huyou: people who had to repeat themselves', ended.repeated, { atMost: 0 }),
          judged('Huyou: people with two reports', ended.twice, { atMost: 0 }),
        );
      }
      tables.push({ title: `Kill, ${mode}: ${people} people, ${KILLS} kills`, rows });
      if (goals.length > 0) tables.push({ title: `Kill, ${mode}: goals`, rows: goals });
    }
    return tables;
  },
};
