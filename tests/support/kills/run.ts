import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultPoint } from '../../../src/domain/fault-point.js';
import { makeInvite } from '../../../src/members/invite.js';
import { openDatabase } from '../../../src/store/engines/engine.js';
import { openSeal } from '../../../src/store/seal.js';
import { openStore } from '../../../src/store/store.js';
import { startFakeBotApi } from '../fake-bot-api.js';
import { type Findings, findingsOf, KEY } from './findings.js';
import { deskMember } from './member.js';
import { build, startProgram } from './program.js';
import { type Random, randomFrom } from './random.js';
import { newReporter, type Reporter } from './reporter.js';

const PUBLIC = '100001:public';
const DESK = '100002:desk';
const SUPERVISOR = 'TJ-120101-SCS';
/** Nobody is idle for longer than this but when they wait for something that does not come: a lease is 15 s. */
const PATIENCE = 45_000;

export interface KillRun {
  readonly seed: number;
  readonly databaseUrl: string;
  /** A folder that the run may write to. */
  readonly folder: string;
  readonly mode: 'polling' | 'webhook';
  /** How many people write at the same time. */
  readonly together: number;
  /** How many write in all; without it new ones come until the last kill. */
  readonly people?: number;
  /** How the program ends each time: after so many ms, or by itself at a fault point. */
  readonly kills: readonly (
    | { readonly after: number; readonly from: 'start' | 'ready' }
    | { readonly at: FaultPoint; readonly times: number }
  )[];
  /** How long people think before an answer, ms, on average. */
  readonly thinking: number;
  /** How long the member leaves a card alone, ms; beyond 2 s the ladder nudges. */
  readonly takesAfter?: number;
}

/** The built-in ladder without quiet hours, so that a run is the same by day and by night; nudged after 2 s. */
const ladderFile = async (folder: string): Promise<string> => {
  const ladder = JSON.parse(await readFile(resolve(import.meta.dirname, '../../../assets/ladder.json'), 'utf8'));
  const urgent = { ...ladder.levels.P1, nudges: ['PT0S', 'PT2S', 'PT40M'] };
  const file = join(folder, 'ladder.json');
  const levels = { P0: urgent, P1: urgent, P2: urgent, P3: urgent };
  await writeFile(file, JSON.stringify({ ...ladder, levels }));
  return file;
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

/** People report, a member takes the matters, and the program is killed again and again; then all is looked at. */
export const runUnderKills = async (run: KillRun): Promise<Findings> => {
  build();
  const random = randomFrom(run.seed);
  const api = await startFakeBotApi({ record: false });
  const store = await openStore(run.databaseUrl, openSeal(KEY));
  const invite = await makeInvite(store, [SUPERVISOR], Date.now());
  await store.close();
  const port = await freePort();
  const env = {
    HOME: run.folder,
    PORT: String(port),
    LOG_LEVEL: 'fatal',
    DATABASE_URL: run.databaseUrl,
    DATA_KEY: KEY.toString('base64'),
    LADDER_FILE: await ladderFile(run.folder),
    TELEGRAM_API_ROOT: api.apiRoot,
    // The fake has no limit of its own.
    TELEGRAM_RATE: '100000',
    TELEGRAM_PUBLIC_TOKEN: PUBLIC,
    TELEGRAM_DESK_TOKEN: DESK,
    ...(run.mode === 'webhook'
      ? {
          TELEGRAM_MODE: 'webhook',
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-this-run',
        }
      : {}),
  };

  /**
   * Telegram as it is: messages are there before their sender hears of it, so that a kill often falls in between; now
   * and then a chat is told to wait, or a call fails.
   */
  const platform = (token: string, chat: number): void => {
    const scope = { token, chat, method: 'sendMessage' };
    const weather = random();
    if (weather < 0.2) api.fails({ kind: 'answer', code: 429, retryAfter: 1 }, scope);
    else if (weather < 0.4) api.fails({ kind: 'answer', code: 500 }, scope);
    api.fails({ kind: 'lateAnswer', ms: 40 }, { ...scope, times: Number.POSITIVE_INFINITY });
  };

  let over = false;
  let killing = true;
  const killedAt: number[] = [];
  const reporters: Reporter[] = [];
  let program = startProgram(env);

  /** Acts at moments of its own until `done`, or until nothing more can come. */
  const live = async (act: () => void, done: () => boolean, pace: Random): Promise<void> => {
    while (!over && !done()) {
      act();
      await sleep(2 * run.thinking * pace());
    }
  };
  const person = async (): Promise<void> => {
    const pace = randomFrom(Math.floor(random() * 2 ** 32));
    const user = api.user(PUBLIC, { id: 7_000_000_000 + reporters.length, firstName: 'Reporter', languageCode: 'zh' });
    const reporter = newReporter(user, pace);
    platform(PUBLIC, user.id);
    reporters.push(reporter);
    await live(reporter.act, reporter.finished, pace);
  };
  const place = async (): Promise<void> => {
    while (!over && (run.people === undefined ? killing : reporters.length < run.people)) await person();
  };

  const killed = async (how: KillRun['kills'][number], next: () => typeof program): Promise<void> => {
    if ('after' in how) {
      if (how.from === 'ready' && !(await program.ready))
        throw new Error(`the program did not start: ${program.log()}`);
      await sleep(how.after);
      await program.end('SIGKILL');
    } else {
      const late = sleep(PATIENCE, undefined, { ref: false }).then(() => 'late');
      const signal = await Promise.race([program.ended, late]);
      if (signal !== 'SIGKILL') throw new Error(`"${how.at}" was not reached: ${signal} ${program.log()}`);
    }
    killedAt.push(Date.now());
    program = next();
  };

  try {
    if (!(await program.ready)) throw new Error(`the program did not start: ${program.log()}`);
    const desk = api.user(DESK, { id: 8_000_000_001, firstName: '督导员甲', languageCode: 'zh' });
    desk.says(`/start ${invite}`);
    await desk.sees('绑定成功');
    platform(DESK, desk.id);
    const member = deskMember(desk, run.takesAfter ?? 500, Date.now);
    const atDesk = live(member.act, () => false, randomFrom(1));

    const [first] = run.kills;
    if (first && 'at' in first) {
      await program.end('SIGTERM');
      program = startProgram(env, first);
    }
    const crowd = Array.from({ length: run.together }, place);
    for (const [index, how] of run.kills.entries()) {
      const next = run.kills[index + 1];
      await killed(how, () => startProgram(env, next && 'at' in next ? next : undefined));
    }
    killing = false;
    const late = sleep(PATIENCE, undefined, { ref: false });
    await Promise.race([Promise.all(crowd), late]);
    await drained(run.databaseUrl, member.hasAll);
    over = true;
    await Promise.all([...crowd, atDesk]);
    await program.end('SIGTERM');
    api.assertNothingUnexpected();
    return await findingsOf(run.databaseUrl, reporters, { member, messages: desk.messages }, killedAt);
  } finally {
    over = true;
    await program.end('SIGKILL');
    await api.close();
  }
};

/** Waits until nothing is to be sent, and the desk knows what it has. */
const drained = async (url: string, known: () => boolean): Promise<void> => {
  const database = await openDatabase(url);
  try {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(100)) {
      const waiting = await database.prisma.outbox.count({
        where: { state: { in: ['pending', 'claimed'] }, kind: { not: 'digest' } },
      });
      if (waiting === 0 && known()) return;
    }
  } finally {
    await database.close();
  }
};
