import { afterEach, beforeAll, expect, test } from 'vitest';
import { makeInvite } from '../../src/members/invite.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Store } from '../../src/store/store.js';
import { freshDatabase } from '../support/engines.js';
import { type FakeBotApi, startFakeBotApi } from '../support/fake-bot-api.js';
import { type Forwarder, openForwarder } from '../support/forwarder.js';
import { type Person, telegramPerson } from '../support/people.js';
import type { TestDatabase } from '../support/postgres.js';
import { build, type Program, startProgram } from '../support/programs.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, PUBLIC_TOKEN } from '../support/world.js';

/** Reporters who talk at the same time. */
const REPORTERS = 12;
/** Longer than the lease of a message, ms. */
const BEYOND_LEASE = 50_000;

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
beforeAll(build);

interface Stage {
  readonly api: FakeBotApi;
  readonly balancer: Forwarder;
  readonly database: TestDatabase;
  readonly programs: Program[];
  readonly store: Store;
}

/** So many real programs in webhook mode on one PostgreSQL, behind a load balancer. */
const openStage = async (count: number): Promise<Stage> => {
  const api = await startFakeBotApi();
  const balancer = await openForwarder(3_000);
  const database = await freshDatabase();
  const key = Buffer.alloc(32, 1);
  const programs: Program[] = [];
  opened.push(
    () => database.drop(),
    () => api.close(),
    () => balancer.close(),
    async () => {
      for (const program of programs) program.signal('SIGKILL');
      await Promise.all(programs.map(({ ended }) => ended));
    },
  );
  const env = {
    DATABASE_URL: database.url,
    DATA_KEY: key.toString('base64'),
    TELEGRAM_API_ROOT: api.apiRoot,
    TELEGRAM_PUBLIC_TOKEN: PUBLIC_TOKEN,
    TELEGRAM_DESK_TOKEN: DESK_TOKEN,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-sixteen',
    TELEGRAM_RATE: '1000',
    PUBLIC_URL: balancer.url,
  };
  for (let n = 0; n < count; n += 1) programs.push(await startProgram(env));
  balancer.targets = programs.map(({ url }) => url);
  const store = await openStore(database.url, openSeal(key));
  opened.push(() => store.close());
  return { api, balancer, database, programs, store };
};

test('of three programs one is killed and one sleeps beyond its lease: nothing is lost, nothing is said twice unmarked', async () => {
  const { api, programs, store, database } = await openStage(3);
  const [, killed, paused] = programs as [Program, Program, Program];
  const director = telegramPerson(
    api,
    DESK_TOKEN,
    api.user(DESK_TOKEN, { id: 8_000_000_001, firstName: '督导员甲', languageCode: 'zh-hans' }),
  );
  await director.says(`/start ${await makeInvite(store, [HEPING.supervisor], Date.now())}`);
  await director.sees('绑定成功');

  const reporters = Array.from({ length: REPORTERS }, (_, n) =>
    api.user(PUBLIC_TOKEN, { id: 7_300_000 + n, firstName: 'Reporter', languageCode: 'zh-hans' }),
  );
  const patient = (person: Person): Person => ({
    ...person,
    // A turn whose program was killed or sleeps is answered when its lease has ended.
    sees: async (words) => {
      for (const end = Date.now() + 2 * BEYOND_LEASE; ; ) {
        try {
          return await person.sees(words);
        } catch (error) {
          if (Date.now() > end) throw error;
        }
      }
    },
  });
  let told = 0;
  const stories = reporters.map(async (user) => {
    const person = patient(telegramPerson(api, PUBLIC_TOKEN, user));
    await reportsNeglect(person);
    await person.sees('回执码');
    told += 1;
  });
  const all = Promise.all(stories);

  await api.until(
    PUBLIC_TOKEN,
    'all are in the middle',
    () => api.calls(PUBLIC_TOKEN, 'sendMessage').length > 30,
    30_000,
  );
  killed.signal('SIGKILL');
  paused.signal('SIGSTOP');
  const woken = new Promise((resolve) => setTimeout(resolve, BEYOND_LEASE)).then(() => paused.signal('SIGCONT'));
  await Promise.all([all, woken]);
  expect(told).toBe(REPORTERS);
  await api.until(
    DESK_TOKEN,
    'everybody at the desk is called',
    () => director.chat().filter((text) => text.includes('您有1件待接手事项')).length >= REPORTERS,
    60_000,
  );
  // What the sleeper still had under way comes to its end.
  await api.until(PUBLIC_TOKEN, 'quiet', () => api.bot(PUBLIC_TOKEN).pending.length === 0, 30_000);
  const watching = await openDatabase(database.url);
  opened.push(() => watching.close());
  const left = () => watching.prisma.outbox.groupBy({ by: ['state'], _count: true });
  for (const end = Date.now() + 60_000; Date.now() < end && (await left()).length > 1; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect((await left()).map(({ state }) => state)).toEqual(['sent']);
  const obligations = await store.read.obligations.open(1_000);
  expect(obligations).toHaveLength(REPORTERS);
  const cards = director.chat().filter((text) => text.includes('您有1件待接手事项'));
  const unmarked = cards.filter((text) => !text.includes('可能重发'));
  expect(new Set(unmarked.map((text) => /编号([0-9A-Z]+)/.exec(text)?.[1] ?? text)).size).toBe(unmarked.length);
  expect(cards.length).toBeLessThanOrEqual(2 * REPORTERS);
  // One copy more at most, and it says so.
  for (const user of reporters) {
    const texts = user.messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
    const fresh = texts.filter((text) => !text.includes('可能重发'));
    expect(new Set(fresh).size).toBe(fresh.length);
    const receipts = user.messages.filter(({ from, text }) => from === 'bot' && text.includes('回执码'));
    expect(receipts.filter(({ text }) => !text.includes('可能重发'))).toHaveLength(1);
  }
}, 240_000);
