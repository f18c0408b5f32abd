import { join } from 'node:path';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { ROOT } from '../drive/folder.js';
import { openStoreOf, prepareHuyou } from '../drive/huyou.js';
import { DESK_TOKEN } from '../drive/names.js';
import { type BenchBot, type Platform, startPlatform } from '../drive/platform.js';
import { type Program, startProgram } from '../drive/program.js';
import { median } from '../drive/statistics.js';
import { compileRivals } from '../drive/subject.js';
import { type Figure, judged, rounded } from '../figure.js';
import { type Engine, withEngine } from '../fill/engines.js';

const TEXT = 'P1 · TJ-000000 · 请在 15:00 前接手。';
const BUTTONS = [
  { label: '我已接手', data: 'd.take.000000' },
  { label: '无法接手', data: 'd.decline.000000' },
];
const FIRST_CHAT = 10_000;
const BATCH = 500;

interface Drained {
  readonly perSecond: number;
  readonly cpu: number;
}

/** From the first send to the last row that is settled, as the database says. */
const drain = async (bot: BenchBot, program: Program, url: string, open: string, count: number): Promise<Drained> => {
  const client = new pg.Client({ connectionString: url });
  // A server that is removed after a fault ends its connections: the fault is what is to be told.
  client.on('error', () => undefined);
  await client.connect();
  const sent = () => bot.calls.get('sendMessage') ?? 0;
  const before = sent();
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const measured = async (): Promise<Drained> => {
    while (sent() === before) await pause(2);
    const begun = { at: performance.now(), cpu: program.cpu() };
    while (sent() < before + count) await pause(5);
    while ((await client.query(open)).rows.length > 0) await pause(5);
    const seconds = (performance.now() - begun.at) / 1_000;
    return { perSecond: count / seconds, cpu: ((program.cpu() - begun.cpu) * 1_000) / count };
  };
  try {
    return await program.during(measured());
  } finally {
    await client.end();
    await program.kill();
  }
};

const huyou = async (engine: Engine, platform: Platform, count: number): Promise<Drained> => {
  const databaseUrl = await engine.fresh();
  const env = await prepareHuyou({ platform, folder: engine.folder, webhook: undefined, databaseUrl });
  const store = await openStoreOf(env);
  const now = Date.now();
  for (let first = 0; first < count; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => ({
      id: `bench-${first + index}`,
      address: { channel: 'telegram-desk' as const, chat: String(FIRST_CHAT + first + index) },
      kind: 'alarm' as const,
      priority: 1,
      notBefore: now,
      message: { text: TEXT, choices: [BUTTONS], choose: 'one' as const },
    }));
    await store.write((tx) => tx.outbox.add(rows, now));
  }
  await store.close();
  const program = startProgram('huyou', [join(ROOT, 'dist/bin/main.js')], env);
  const open = `SELECT 1 FROM "Outbox" WHERE "state" IN ('pending', 'claimed') LIMIT 1`;
  return drain(platform.bot(DESK_TOKEN), program, databaseUrl, open, count);
};

const pgBoss = async (engine: Engine, platform: Platform, count: number): Promise<Drained> => {
  const url = await engine.fresh();
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('send');
  const reply_markup = { inline_keyboard: [BUTTONS.map(({ label, data }) => ({ text: label, callback_data: data }))] };
  const jobs = Array.from({ length: count }, (_, index) => ({
    name: 'send',
    data: { chat: FIRST_CHAT + index, text: TEXT, reply_markup },
  }));
  for (let first = 0; first < count; first += BATCH) await boss.insert(jobs.slice(first, first + BATCH));
  await boss.stop();
  compileRivals();
  const program = startProgram('pg-boss', [join(ROOT, 'bench/.built/rivals/pg-boss.js')], {
    RIVAL_DATABASE: url,
    RIVAL_API_ROOT: platform.apiRoot,
    RIVAL_TOKEN: DESK_TOKEN,
  });
  const open = `SELECT 1 FROM pgboss.job WHERE state < 'completed' AND name = 'send' LIMIT 1`;
  return drain(platform.bot(DESK_TOKEN), program, url, open, count);
};

/** The same messages by the same library to a platform that answers at once, 200 on their way at most. */
export const outbox: Figure = {
  name: 'outbox',
  about: 'messages a second out of PostgreSQL, beside pg-boss',
  run: ({ rounds, messages }) =>
    withEngine('postgresql', async (engine) => {
      const platform = await startPlatform();
      const found: { ours: Drained; theirs: Drained }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const theirs = await pgBoss(engine, platform, messages);
        found.push({ theirs, ours: await huyou(engine, platform, messages) });
      }
      await platform.close();
      const row = (subject: string, key: 'ours' | 'theirs') => ({
        subject,
        'messages/s': rounded(median(found.map((one) => one[key].perSecond))),
        'CPU s/1,000': rounded(median(found.map((one) => one[key].cpu))),
      });
      const ratio = median(found.map(({ ours, theirs }) => ours.perSecond / theirs.perSecond));
      return [
        { title: `Outbox on PostgreSQL, ${messages} messages`, rows: [row('Huyou', 'ours'), row('pg-boss', 'theirs')] },
        { title: 'Outbox: ratio', rows: [judged('messages/s, Huyou ÷ pg-boss', ratio, { atLeast: 1 })] },
      ];
    }),
};
