import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type FakeBotApi, type FakeUser, startFakeBotApi } from '../tests/support/fake-bot-api.js';

/** Chats that talk at the same time, and turns that are measured after the warm-up. */
const CHATS = 50;
const WARM_UP = 500;
const TURNS = 3_000;
const ROUNDS = 3;
const TOKEN = '100001:bench';
const root = resolve(import.meta.dirname, '..');
/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

type Kind = 'huyou' | 'bare';
interface Figures {
  readonly perSecond: number;
  readonly cpuPer1000: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
}

const cpuOf = async (pid: number): Promise<number> => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
};
const memoryOf = async (pid: number): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const start = (kind: Kind, api: FakeBotApi, folder: string): ChildProcess =>
  kind === 'bare'
    ? spawn(
        process.execPath,
        ['--import', 'tsx', join(root, 'bench/bare.ts'), api.apiRoot, TOKEN, join(folder, 'bare.db')],
        {
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      )
    : spawn(process.execPath, [join(root, 'dist/main.js')], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          PORT: '0',
          DATABASE_URL: `file:${join(folder, 'huyou.db')}`,
          LOG_LEVEL: 'fatal',
          TELEGRAM_API_ROOT: api.apiRoot,
          TELEGRAM_PUBLIC_TOKEN: TOKEN,
          TELEGRAM_RATE: '100000',
        },
      });

/** What a reporter answers, by what is offered: the first of these that is there. */
const ANSWERS = ['新的线索', '提交', '和平区', '3–7岁', '能', '没有'];
const CONCERN = '没人好好照顾';

/** Does the next thing in the chat; false when there is nothing to answer yet. */
const answer = (user: FakeUser): void => {
  const labels = user.lastSeen?.buttons.flat().map(({ text }) => text) ?? [];
  if (labels.includes(`✓ ${CONCERN}`)) user.presses('选好了');
  else if (labels.includes(CONCERN)) user.presses(CONCERN);
  else {
    const label = ANSWERS.find((one) => labels.includes(one));
    if (label !== undefined) user.presses(label);
    else user.says(labels.length > 0 && !labels.includes('返回') ? '/start' : '孩子常常一个人在家。');
  }
};

const shown = (user: FakeUser): string => {
  const last = user.lastSeen;
  return `${last?.id} ${last?.buttons
    .flat()
    .map(({ text }) => text)
    .join()}`;
};

const measure = async (kind: Kind): Promise<Figures> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-bench-'));
  const api = await startFakeBotApi({ record: false });
  const child = start(kind, api, folder);
  const pid = child.pid ?? 0;
  let turns = 0;
  let begun = { at: 0, cpu: 0 };
  let ended = { at: 0, cpu: 0 };
  const latencies: number[] = [];

  const talk = async (id: number): Promise<void> => {
    const user = api.user(TOKEN, { id, firstName: 'Reporter', languageCode: 'zh-hans' });
    for (let first = true; turns < WARM_UP + TURNS; first = false) {
      const before = shown(user);
      const asked = performance.now();
      if (first) user.says('/start');
      else answer(user);
      await user.until('an answer', () => (user.lastSeen?.buttons.length ?? 0) > 0 && shown(user) !== before, 60_000);
      turns += 1;
      if (turns === WARM_UP) begun = { at: performance.now(), cpu: await cpuOf(pid) };
      if (turns > WARM_UP) latencies.push(performance.now() - asked);
      if (turns === WARM_UP + TURNS) ended = { at: performance.now(), cpu: await cpuOf(pid) };
    }
  };
  await Promise.all(Array.from({ length: CHATS }, (_, index) => talk(1_000 + index)));
  const memory = await memoryOf(pid);
  const stopped = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  await stopped;
  await api.close();
  await rm(folder, { recursive: true, force: true });
  latencies.sort((a, b) => a - b);
  return {
    perSecond: (TURNS * 1_000) / (ended.at - begun.at),
    cpuPer1000: ((ended.cpu - begun.cpu) * 1_000) / TURNS,
    p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
    memory,
  };
};

/** Processor seconds from nothing to ready, on a built tree with an existing database. */
const startUp = async (): Promise<{ cpu: number; memory: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-bench-'));
  const env = { ...process.env, PORT: '0', DATABASE_URL: `file:${join(folder, 'huyou.db')}`, LOG_LEVEL: 'fatal' };
  let found = { cpu: 0, memory: 0 };
  for (let time = 0; time < 2; time += 1) {
    const child = spawn(process.execPath, [join(root, 'dist/main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((ready) => {
      child.stdout?.on('data', (chunk: Buffer) => chunk.includes('is running') && ready());
    });
    found = { cpu: await cpuOf(child.pid ?? 0), memory: await memoryOf(child.pid ?? 0) };
    const stopped = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await stopped;
  }
  await rm(folder, { recursive: true, force: true });
  return found;
};

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const rounds: Record<Kind, Figures[]> = { huyou: [], bare: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const kind of ['bare', 'huyou'] as const) rounds[kind].push(await measure(kind));
}
const of = (kind: Kind, key: keyof Figures): number => median(rounds[kind].map((figures) => figures[key]));
const rows = (['perSecond', 'cpuPer1000', 'p50', 'p99', 'memory'] as const).map((key) => ({
  figure: {
    perSecond: 'turns per second',
    cpuPer1000: 'CPU s per 1,000 turns',
    p50: 'reply p50, ms',
    p99: 'reply p99, ms',
    memory: 'memory, MB',
  }[key],
  huyou: Number(of('huyou', key).toFixed(2)),
  bare: Number(of('bare', key).toFixed(2)),
  ratio: Number((of('huyou', key) / of('bare', key)).toFixed(2)),
}));
console.table(rows);
const { cpu, memory } = await startUp();
console.log(`start to ready: ${cpu.toFixed(2)} s of CPU; memory at rest: ${memory.toFixed(0)} MB`);
process.exit(0);
