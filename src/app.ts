import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { PuppetInterface } from 'wechaty-puppet/impls';
import { menuOf } from './bot-menu.js';
import type { TelegramChannel } from './bots/telegram.js';
import { webChannel } from './bots/web.js';
import type { Config } from './config.js';
import type { Address, Channel, ChannelName } from './domain/channel.js';
import type { Clock } from './domain/clock.js';
import type { AtFaultPoint } from './domain/fault-point.js';
import { CONFIRM_WITHIN, type Hotline, unconfirmed } from './domain/hotline.js';
import { errorName, type Log } from './domain/log.js';
import { loadDays, loadDirectory, loadHotlines, loadLadder } from './files/load.js';
import { openFlows } from './flows/flow.js';
import { openFrame } from './frame.js';
import { changeDirectory } from './members/change-directory.js';
import type { Frame } from './notify/frame.js';
import { again } from './notify/outbox/again.js';
import type { Which } from './notify/outbox/drain.js';
import { loseChat } from './notify/outbox/lost-chat.js';
import { openSender } from './notify/outbox/sender.js';
import { wakeAfter } from './notify/outbox/wake-after.js';
import { keepServedAs, servedBefore } from './serve-as.js';
import { readDataKey } from './store/data-key.js';
import { databaseFile } from './store/engines/engine.js';
import { refuseForeign } from './store/engines/place.js';
import { openSeal } from './store/seal.js';
import { type MemberAddress, openStore, type Store, type StoreOptions } from './store/store.js';
import { openTexts, type Texts } from './texts/texts.js';
import { openTick } from './tick.js';
import { openTurns } from './turns.js';
import { openWatch } from './watch/watch.js';
import { figureRoutes } from './web/figures.js';
import { type Route, serve } from './web/server.js';

/** The desk's heading names so many posts; only a trial's member holds more. */
const MOST_POSTS_SHOWN = 6;

const KEEP_IT =
  "Without it the reports in the database cannot be read: keep a copy, apart from the database's backups.";

export interface AppDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Wakes the tick; tests drive it by hand instead. */
  readonly heartbeat?: (beat: () => Promise<void>) => { stop(): Promise<void> };
  /** Stands in for the puppet that the configuration names. */
  readonly wechatPuppet?: PuppetInterface;
  readonly onQr?: (url: string) => void;
  /** Set by tests alone, which end the process at one of these points. */
  readonly at?: AtFaultPoint;
}

/** The running service. */
export interface App {
  readonly url: string;
  readonly routes: readonly Route[];
  readonly store: Store;
  readonly posts: Frame['posts'];
  /** The file of a data key that this start made. */
  readonly keyMade?: string | undefined;
  /** Until this start things were tried with this database. */
  readonly afterTrial: boolean;
  tick(): Promise<void>;
  /** Resolves when no turn and no message is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Opens the store of a configuration; `alone` for the service. `onKeyMade` hears where a data key was made.
 * @throws {StorageProblem} in words for the operator.
 */
export const openConfiguredStore = async (
  config: Config,
  log: Log,
  { onKeyMade, ...options }: StoreOptions & { readonly onKeyMade?: (file: string) => void } = {},
): Promise<Store> => {
  const file = databaseFile(config.databaseUrl);
  if (file !== undefined) await refuseForeign(file);
  const key = await readDataKey({
    value: config.dataKey,
    besides: file,
    onMade: (made) => {
      log.warn({}, `A data key was made in ${made}. ${KEEP_IT}`);
      onKeyMade?.(made);
    },
    onOpen: (open) => {
      if (options.alone)
        log.warn({}, `Anybody on this machine may read the data key in ${open}: take that right away (chmod 600).`);
    },
  });
  return openStore(config.databaseUrl, openSeal(key), log, options);
};

/** Builds everything, in order, and starts it: the only place that knows every adapter. */
export const startApp = async (config: Config, deps: AppDeps): Promise<App> => {
  const { clock, log } = deps;
  const posts = await loadDirectory(config.directoryFile);
  const ladder = await loadLadder(config.ladderFile, config.trial);
  const days = await loadDays(config.calendarFile);
  const hotlines = await loadHotlines(config.hotlinesFile);
  const texts = openTexts({
    hotlines,
    onProblem: (problem) => log.error({ problem: problem.message }, 'a text is missing'),
  });
  const watch = openWatch({ clock, log, heartbeatUrl: config.heartbeatUrl });
  let keyMade: string | undefined;
  const onKeyMade = (file: string) => {
    keyMade = file;
  };
  const store = watch.store(await openConfiguredStore(config, log, { alone: true, onKeyMade }));
  let drain = (_?: Which) => {};
  const waking = wakeAfter(store, () => drain());
  const opened: (() => Promise<void>)[] = [() => store.close()];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };

  try {
    const leave = (address: Address) => again(() => waking.write((tx) => loseChat(frame, tx, address, clock.now())));
    const web = webOf(config, deps, { store, texts, posts, leave });
    const telegram = await telegramChannels(config, deps, (audience) => menuOf(texts, audience));
    const channels: Channel[] = [web, ...telegram];
    if (config.wechat) {
      const { wechatChannel } = await import('./bots/wechat.js');
      const { puppet, options } = config.wechat;
      channels.push(wechatChannel({ puppet: deps.wechatPuppet ?? puppet, options, clock, log, onQr: deps.onQr }));
    }
    const byName = new Map<ChannelName, Channel>(channels.map((channel) => [channel.name, watch.channel(channel)]));

    const frame = openFrame({ posts, ladder, days, texts, log, trial: config.trial, channels, down: watch.down });
    const { before, dropped } = await again(() =>
      store.write(async (tx) => {
        const before = await servedBefore(tx, config);
        // The only service on this file: whatever was being sent, its sender is gone.
        if (store.engine === 'sqlite') await tx.outbox.releaseAll();
        return { before, dropped: await changeDirectory(frame, tx, clock.now()) };
      }),
    );
    if (dropped.length > 0) {
      log.warn({ posts: dropped }, 'posts are not in the directory any more; what ran there goes to those above');
    }
    if (!config.trial) warnOfUnconfirmed(hotlines, deps);

    const sender = openSender({
      store,
      channels: byName,
      clock,
      log,
      frame,
      instance: randomUUID(),
      wake: (which) => drain(which),
      at: deps.at,
    });
    drain = (which) =>
      void sender.drain(which).catch((error: unknown) => {
        log.error({ error: errorName(error) }, 'the outbox could not be read; the tick tries again');
      });
    const turns = openTurns({
      store,
      sender,
      clock,
      log,
      frame,
      flows: openFlows(texts.labels),
      wake: () => drain(),
      at: deps.at,
    });
    watch.attend({ store: waking, frame });
    const tick = openTick({ store, turns, sender, frame, clock, log, keepDays: config.keepDays, watch, at: deps.at });
    opened.push(() => watch.stop());
    opened.push(() => sender.stop());
    opened.push(() => tick.stop());

    const hooks = new Hono();
    for (const { webhook } of telegram) {
      if (webhook) hooks.post(webhook.path, (c) => webhook.handle(c.req.raw));
    }
    const served = await serve({
      host: config.host,
      port: config.port,
      hooks,
      routes: [web.app],
      hidden: [figureRoutes({ watch, token: config.metricsToken, proxied: config.publicUrl !== undefined })],
      health: () => store.ready(),
      log,
      text: (locale, key) => texts.text(locale, { key }),
      trial: config.trial,
    });
    opened.push(() => turns.idle());
    opened.push(() => served.close());
    // What a process that was killed left behind leaves at once.
    await sender.drain();
    for (const channel of channels) {
      await channel.start(watch.receive(turns.receive));
      opened.push(() => channel.stop());
    }
    const heart = deps.heartbeat?.(async () => {
      watch.beat(clock.now());
      // Not waited for: the next beat comes all the same, and sees it when a tick does not end.
      void tick.run();
      // Where instances share a database another may have written to a page that listens here.
      if (store.engine === 'postgresql') void web.look();
    });
    if (heart) opened.push(() => heart.stop());
    // What was due while the service was down is not left to the first beat.
    await tick.run();
    await keepServedAs(store, config, before);

    return {
      url: served.url,
      routes: served.routes,
      store,
      posts,
      keyMade,
      afterTrial: before === 'sample' && config.directoryFile !== undefined,
      tick: () => tick.run(),
      async idle() {
        await turns.idle();
        await sender.idle();
        await watch.idle();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Help lines are confirmed each quarter, or it is said at each start. */
const warnOfUnconfirmed = (hotlines: readonly Hotline[], { clock, log }: AppDeps): void => {
  const lines = unconfirmed(hotlines, clock.now()).map(({ id }) => id);
  if (lines.length === 0) return;
  log.warn({ lines }, `help lines that nobody has confirmed for ${CONFIRM_WITHIN} days: \`npm run huyou -- gaps\``);
};

interface WebDeps {
  readonly store: Store;
  readonly texts: Texts;
  readonly posts: Frame['posts'];
  /** Somebody signed out there. */
  readonly leave: (address: Address) => Promise<void>;
}

/** The pages of the chat and of the desk, over what the store holds for them. */
const webOf = (config: Config, { clock, log }: AppDeps, { store, texts, posts, leave }: WebDeps) =>
  webChannel({
    mailbox: {
      put: (chat, mail) => store.write((tx) => tx.mail.put(chat, mail)),
      replace: (chat, id, message) => store.write((tx) => tx.mail.replace(chat, id, message)),
      list: (chat, limit) => store.read.mail.list(chat, limit),
      newest: (chats) => store.read.mail.newest(chats),
      clear: (chat) => store.write((tx) => tx.mail.clear(chat)),
    },
    clock,
    log,
    secret: store.seal.secret('cookies'),
    trial: config.trial,
    text: (locale, key) => texts.text(locale, { key }),
    members: {
      nameOf: async (chat) => {
        const member = await store.read.members.byAddress({ channel: 'web', chat }, clock.now());
        // A page is blocked by its sign-out alone: a cookie that was kept from before it opens nothing.
        const open = ({ address, blocked }: MemberAddress) =>
          address.channel === 'web' && address.chat === chat && !blocked;
        if (!member || !(await store.read.members.addresses(member.id)).some(open)) return null;
        const held = posts.filter(({ code }) => member.posts.includes(code));
        const shown = held.slice(0, MOST_POSTS_SHOWN).map(({ name }) => name);
        return { name: member.name, posts: held.length > shown.length ? [...shown, `… (${held.length})`] : shown };
      },
      leave: (chat) => leave({ channel: 'web', chat }),
    },
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    proxied: config.publicUrl !== undefined,
  });

/** The Telegram bots that have a token; their libraries are loaded only then. */
const telegramChannels = async (
  { telegram }: Config,
  { clock, log }: AppDeps,
  menu: (audience: 'public' | 'desk') => ReturnType<typeof menuOf>,
): Promise<TelegramChannel[]> => {
  const { apiRoot, mode, rate } = telegram;
  // Telegram's own proportion: 30 a second in all, 1 to one chat.
  const common = { apiRoot, mode, clock, log, pace: { perSecond: rate, perChat: rate / 30 } };
  const found: TelegramChannel[] = [];
  if (telegram.publicToken) {
    const { telegramPublic } = await import('./bots/telegram-public.js');
    found.push(telegramPublic({ ...common, token: telegram.publicToken, commands: menu('public') }));
  }
  if (telegram.deskToken) {
    const { telegramDesk } = await import('./bots/telegram-desk.js');
    found.push(telegramDesk({ ...common, token: telegram.deskToken, commands: menu('desk') }));
  }
  return found;
};
