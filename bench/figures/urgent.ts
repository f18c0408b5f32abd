import { join } from 'node:path';
import { ROOT } from '../drive/folder.js';
import { DESK_CHATS, DESK_TOKEN, TOKEN } from '../drive/names.js';
import { type BenchBot, startPlatform } from '../drive/platform.js';
import { startProgram } from '../drive/program.js';
import { median, percentile } from '../drive/statistics.js';
import { type Figure, judged, rounded, type Table } from '../figure.js';
import { openBulk } from '../fill/bulk.js';
import { addDue, putOffTemplate } from '../fill/crowd.js';
import { type Engine, withEngine } from '../fill/engines.js';
import { seedHuyou } from '../fill/seed.js';
import type { Options } from '../options.js';

const REPORTS = 30;
/** Apart as far as one person's chat may be written to, ms: a platform's limit is no delay of ours. */
const APART = 1_000;
/** The chat of the city's duty desk, which every report of danger calls first. */
const DUTY = DESK_CHATS[2] as number;
const DANGER = '有';

/** Something lower is still to be moved, or to be sent. */
const LOWER_LEFT = (now: number): string => `
  SELECT 1 FROM "Obligation" WHERE "nextDueAt" <= ${now} AND "level" = 'P2'
  UNION ALL SELECT 1 FROM "Outbox" WHERE "state" = 'pending' AND "priority" > 1 AND "notBefore" <= ${now} LIMIT 1`;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The moments at which a chat of the desk is written to. */
const callsOf = (desk: BenchBot, id: number) => {
  let heard: (at: number) => void = () => undefined;
  desk.chat(id, () => heard(performance.now()));
  return {
    next: (): Promise<number> =>
      new Promise((resolve) => {
        heard = resolve;
      }),
  };
};

/** Somebody begins a report and says at once that there is danger; resolves with the moment of that press. */
const pressesDanger = (bot: BenchBot, id: number): Promise<number> =>
  new Promise((resolve) => {
    let pressed = false;
    const chat = bot.chat(id, (message) => {
      const danger = message.buttons.find(({ text }) => text === DANGER);
      if (!danger || pressed) return;
      pressed = true;
      resolve(performance.now());
      chat.presses(message, danger);
    });
    chat.says('/start');
  });

/**
 * Reports of danger come in while a tick has thousands of lower obligations to move. From the press to the call: the
 * turn and its commit are in it, so that the time from the commit is less.
 */
const ofEngine = async (engine: Engine, { messages }: Options): Promise<Table> => {
  const platform = await startPlatform();
  const url = await engine.fresh();
  const env = await seedHuyou(platform, engine.folder, url);
  const bulk = await openBulk(url);
  await putOffTemplate(bulk, Date.now());
  await addDue(bulk, { name: 'lower', count: messages, at: Date.now(), level: 'P2' });
  await bulk.close();

  const desk = platform.bot(DESK_TOKEN);
  const duty = callsOf(desk, DUTY);
  const delays: number[] = [];
  const watching = await openBulk(url);
  const lowerLeft = async () => (await watching.all(LOWER_LEFT(Date.now()))).length > 0;
  const before = desk.calls.get('sendMessage') ?? 0;
  const program = startProgram('huyou', [join(ROOT, 'dist/bin/main.js')], env);
  const reports = async () => {
    while (desk.calls.get('sendMessage') === before) await pause(10);
    for (let index = 0; index < REPORTS && (await lowerLeft()); index += 1) {
      const next = duty.next();
      const pressed = await pressesDanger(platform.bot(TOKEN), 2_000 + index);
      delays.push((await next) - pressed);
      await pause(APART);
    }
  };
  try {
    await program.during(reports());
  } finally {
    await program.kill();
    await watching.close();
    await platform.close();
  }
  if (delays.length === 0)
    throw new Error('all lower obligations had moved before the first report: give more --messages');
  return {
    title: `Urgent on ${engine.name}: ${delays.length} reports of danger while ${messages} lower obligations are due`,
    rows: [
      judged('danger pressed → duty desk called, p99 ms', percentile(delays, 0.99), { atMost: 1_000 }),
      { what: 'the same, median ms', value: rounded(median(delays)) },
    ],
  };
};

/** Nothing lower goes first. */
export const urgent: Figure = {
  name: 'urgent',
  about: 'how soon a report of danger calls somebody while thousands of lower ones are due',
  async run(options) {
    const tables: Table[] = [];
    for (const name of options.engines) tables.push(await withEngine(name, (engine) => ofEngine(engine, options)));
    return tables;
  },
};
