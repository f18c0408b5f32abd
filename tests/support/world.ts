import { rm } from 'node:fs/promises';
import { Duration } from 'luxon';
import { expect } from 'vitest';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { type App, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { makeInvite } from '../../src/members/invite.js';
import { COMMANDS } from '../../src/operator/commands.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { drivenClock } from './driven-clock.js';
import { freshDatabase, freshFile } from './engines.js';
import { startFakeBotApi } from './fake-bot-api.js';
import { openForwarder } from './forwarder.js';
import { crowded, openInvariants } from './invariants.js';
import { keptLog } from './kept-log.js';
import { nextMoment } from './next-moment.js';
import { type Person, telegramPerson, webPerson, wechatPerson } from './people.js';
import type { TestDatabase } from './postgres.js';
import { inEnglish, type Shown, shown } from './terminal.js';

export const PUBLIC_TOKEN = '100001:public-bot';
export const DESK_TOKEN = '100002:desk-bot';

/** 和平区: the posts of one district in the sample directory. */
export const HEPING = {
  director: 'TJ-120101-CCD',
  supervisor: 'TJ-120101-SCS',
  bureau: 'TJ-120101-DCA',
  wcwc: 'TJ-120101-DWO',
} as const;

export interface WorldOptions {
  readonly engine?: 'sqlite' | 'postgresql';
  /** An ISO 8601 instant; a Tuesday morning in Tianjin by default. */
  readonly at?: string;
  readonly wechat?: boolean;
  /** So many processes' worth of the service on one PostgreSQL, in webhook mode behind a load balancer. */
  readonly instances?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Where it is stored, instead of a fresh database; removed at the end as that would be. */
  readonly database?: TestDatabase;
}

/** The whole service on a driven clock, over the real libraries and real HTTP, before fake platforms. */
export const openWorld = async (options: WorldOptions = {}) => {
  const { instances, at = '2026-03-03T10:00:00+08:00' } = options;
  const { engine = instances === undefined ? 'sqlite' : 'postgresql' } = options;
  const clock = drivenClock(at);
  const api = await startFakeBotApi({ clock });
  const database = options.database ?? (await (engine === 'sqlite' ? freshFile : freshDatabase)());
  let watching = await openDatabase(database.url);
  let invariants = openInvariants(watching.prisma);
  const kept = keptLog();

  const mocker = new mock.Mocker();
  let me = mocker.createContact({ name: 'account' });
  const balancer = instances === undefined ? undefined : await openForwarder();
  const settings: Record<string, string> = {
    DATABASE_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    PORT: '0',
    TELEGRAM_PUBLIC_TOKEN: PUBLIC_TOKEN,
    TELEGRAM_DESK_TOKEN: DESK_TOKEN,
    TELEGRAM_API_ROOT: api.apiRoot,
    // The fake has no limit unless a story is about one.
    TELEGRAM_RATE: '100000',
    ...(balancer
      ? { TELEGRAM_MODE: 'webhook', PUBLIC_URL: balancer.url, TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-sixteen' }
      : {}),
    ...(options.wechat ? { WECHAT_PUPPET: 'wechaty-puppet-mock' } : {}),
    ...options.env,
  };
  const beats = new Set<() => Promise<void>>();
  const start = async (): Promise<App> => {
    const puppet = options.wechat ? new PuppetMock({ mocker }) : undefined;
    const heartbeat = (beat: () => Promise<void>) => {
      beats.add(beat);
      return { stop: async () => void beats.delete(beat) };
    };
    const started = await startApp(readConfig(settings), {
      clock,
      log: kept.log,
      heartbeat,
      ...(puppet ? { wechatPuppet: puppet as never } : {}),
    });
    if (puppet) mocker.login(me);
    return started;
  };
  const apps = [await start()];
  while (apps.length < (instances ?? 1)) apps.push(await start());
  if (balancer) balancer.targets = apps.map(({ url }) => url);
  let [app] = apps as [App];
  const tick = () => Promise.all(apps.map((one) => one.tick()));
  let people = 0;
  const pages: { leave(): void }[] = [];

  const world = {
    clock,
    api,
    logged: kept.lines,
    database,
    /** What the service was configured with. */
    settings: settings as Readonly<Record<string, string>>,
    get app() {
      return app;
    },
    /** All of them, where there are several. */
    apps: apps as readonly App[],
    mocker,

    /** A citizen, on the channel that is named. */
    async citizen(channel: 'telegram' | 'wechat' | 'web' = 'telegram'): Promise<Person> {
      people += 1;
      if (channel === 'wechat') return wechatPerson(mocker, me, `citizen ${people}`);
      if (channel === 'web') {
        const page = await webPerson(app.url, 'chat');
        pages.push(page);
        return page;
      }
      return telegramPerson(
        api,
        PUBLIC_TOKEN,
        api.user(PUBLIC_TOKEN, { id: 7_000_000_000 + people, firstName: 'Reporter', languageCode: 'zh-hans' }),
      );
    },

    /** A person at the desk who is bound to nothing yet. */
    stranger(): Person {
      people += 1;
      return telegramPerson(
        api,
        DESK_TOKEN,
        api.user(DESK_TOKEN, { id: 8_000_000_000 + people, firstName: '路人', languageCode: 'zh-hans' }),
      );
    },

    invite: (...posts: string[]): Promise<string> => makeInvite(app.store, posts, clock.now()),

    /** An operator's command, while the service runs. */
    async operates(name: string, ...args: string[]): Promise<Shown> {
      const run = COMMANDS[name]?.run(args, {
        now: clock.now(),
        locale: 'en',
        config: () => readConfig(settings),
        posts: async () => app.posts,
        withStore: (work) => work(app.store),
      });
      const result = run && (await inEnglish(run));
      if (!result) throw new Error(`not how ${name} is called: ${args.join(' ')}`);
      await tick();
      await world.settled();
      return shown(result);
    },

    /** The id of whoever holds a post. */
    async holderOf(postCode: string): Promise<string> {
      const [held] = await app.store.read.members.holders([postCode], clock.now(), { offDutyToo: true });
      if (!held) throw new Error(`nobody holds ${postCode}`);
      return held.memberId;
    },

    /** An invite to one more chat of a member. */
    inviteTo: (memberId: string): Promise<string> => makeInvite(app.store, [], clock.now(), { memberId }),

    /** Somebody at the desk of a channel sends an invite code. */
    async binds(code: string, channel: 'telegram' | 'wechat' = 'telegram'): Promise<Person> {
      people += 1;
      const person = channel === 'wechat' ? wechatPerson(mocker, me, `phone ${people}`) : world.stranger();
      await person.says(`绑定 ${code}`);
      return person;
    },

    /** A member who holds these posts, bound by an invite; named by the role. */
    async member(
      posts: string | readonly string[],
      role: string,
      channel: 'telegram' | 'wechat' | 'web' = 'telegram',
    ): Promise<Person> {
      people += 1;
      const code = await world.invite(...[posts].flat());
      let person: Person;
      if (channel === 'web') {
        const page = await webPerson(app.url, 'desk', { invite: code, name: role });
        pages.push(page);
        person = page;
      } else if (channel === 'wechat') {
        person = wechatPerson(mocker, me, role);
        await person.says(`绑定 ${code}`);
      } else {
        person = telegramPerson(
          api,
          DESK_TOKEN,
          api.user(DESK_TOKEN, { id: 8_000_000_000 + people, firstName: role, languageCode: 'zh-hans' }),
        );
        await person.says(`/start ${code}`);
      }
      await person.sees('绑定成功');
      return person;
    },

    /** Lets time pass, stopping at every moment at which something is due. `PT15M` */
    async later(duration: string): Promise<void> {
      const until = clock.now() + Duration.fromISO(duration).toMillis();
      await world.settled();
      while (clock.now() < until) {
        clock.set(await nextMoment(watching, clock.now(), until));
        await tick();
        await world.settled();
      }
    },

    /** Time jumps, as after an outage: one tick at the end of it. */
    async jump(duration: string): Promise<void> {
      await world.settled();
      clock.set(clock.now() + Duration.fromISO(duration).toMillis());
      await tick();
      await world.settled();
    },

    /** The heartbeat beats `late` after its last one, as it does each second; `waits` until the tick has ended. */
    async beat(late = 'PT1S', { waits = true } = {}): Promise<void> {
      clock.set(clock.now() + Duration.fromISO(late).toMillis());
      for (const beat of beats) await beat();
      if (!waits) return;
      await app.tick();
      await world.settled();
    },

    until: kept.until,
    forget: kept.forget,

    /** Changes the database behind the service's back; from then on nothing that must hold is asked of it. */
    async alter(sql: string): Promise<void> {
      invariants = { check: async () => {} };
      await watching.transact((tx) => tx.$executeRawUnsafe(sql));
    },

    /** Resolves when the platforms have nothing left to hand over and nothing is under way. */
    async settled(): Promise<void> {
      for (const token of [PUBLIC_TOKEN, DESK_TOKEN]) {
        if (!api.tokens.includes(token)) continue;
        await api.until(token, 'every update confirmed and every press answered', () => {
          const bot = api.bot(token);
          return bot.pending.length === 0 && bot.unanswered === 0;
        });
      }
      for (const one of apps) await one.idle();
      await invariants.check();
    },

    /** Stops the service as SIGTERM does and starts it again: on what `meanwhile` makes of its database, with `env` changed. */
    async restart({
      env = {},
      meanwhile,
    }: {
      env?: Record<string, string>;
      meanwhile?: () => Promise<void>;
    } = {}): Promise<void> {
      await app.stop();
      Object.assign(settings, env);
      if (meanwhile) {
        await watching.close();
        await meanwhile();
        watching = await openDatabase(database.url);
        invariants = openInvariants(watching.prisma);
      }
      if (options.wechat) me = mocker.createContact({ name: 'account' });
      app = await start();
      apps[0] = app;
    },

    /** What is stored, read from outside. */
    get query() {
      return watching.prisma;
    },

    async close(): Promise<void> {
      for (const page of pages) page.leave();
      for (const one of apps) await one.stop();
      await balancer?.close();
      const held = await invariants.check().catch((error: Error) => error);
      await watching.close();
      await api.close();
      await database.drop();
      api.assertNothingUnexpected();
      if (held) throw held;
      expect(crowded(api.calls(DESK_TOKEN)), 'no card has more buttons than it may').toEqual([]);
      expect(kept.lines.filter((entry) => entry.startsWith('error a stage of the tick failed'))).toEqual([]);
    },
  };
  return world;
};
export type World = Awaited<ReturnType<typeof openWorld>>;

/** Removes a folder and all in it. */
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
