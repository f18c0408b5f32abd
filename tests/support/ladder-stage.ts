import {
  type Address,
  type Channel,
  DeliveryError,
  type DeliveryFailure,
  type OutMessage,
} from '../../src/domain/channel.js';
import { DAY } from '../../src/domain/clock.js';
import { KEEP_DAYS } from '../../src/domain/erasure.js';
import { ladderSchema } from '../../src/domain/ladder.js';
import type { Level } from '../../src/domain/level.js';
import type { Log } from '../../src/domain/log.js';
import type { Post } from '../../src/domain/post.js';
import { loadDirectory, loadLadder } from '../../src/files/load.js';
import { openFlows } from '../../src/flows/flow.js';
import { changeDirectory } from '../../src/members/change-directory.js';
import type { Frame } from '../../src/notify/frame.js';
import { openObligation } from '../../src/notify/ladder/open.js';
import { openSender } from '../../src/notify/outbox/sender.js';
import { wakeAfter } from '../../src/notify/outbox/wake-after.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { openTexts } from '../../src/texts/texts.js';
import { openTick } from '../../src/tick.js';
import { openTurns } from '../../src/turns.js';
import { openWatch } from '../../src/watch/watch.js';
import { drivenClock } from './driven-clock.js';
import { openInvariants } from './invariants.js';
import type { TestDatabase } from './postgres.js';
import { unguard } from './unguarded.js';

/** How a platform may treat a message. `delivered` and `lost` look alike from here: no answer came. */
export type Treatment = Extract<DeliveryFailure, 'rate_limited' | 'unavailable' | 'rejected'> | 'delivered' | 'lost';

const sample = await loadDirectory(undefined);
const ladder = await loadLadder(undefined, false);
const calendar = openCalendar();
const texts = openTexts();

/** A store to play on, one schedule after the other, and a look at it from outside. */
export const openLadderHouse = async (database: TestDatabase) => {
  const store = await openStore(database.url, openSeal(Buffer.alloc(32, 7)));
  const watching = await openDatabase(database.url);
  // Each schedule begins on an empty record.
  await unguard(watching);
  await store.write((tx) => tx.directory.replace(sample, 0));
  return {
    store,
    watching,
    /** The directory as it lies there, whoever put it there last. */
    stored: sample,
    async empty(): Promise<void> {
      await watching.transact(async (tx) => {
        for (const table of PLAYED) await tx.$executeRawUnsafe(`DELETE FROM "${table}"`);
      });
    },
    async close(): Promise<void> {
      await watching.close();
      await store.close();
      await database.drop();
    },
  };
};
export type LadderHouse = Awaited<ReturnType<typeof openLadderHouse>>;

/** Whom a chat is with. */
const AUDIENCES: Partial<Record<Channel['name'], 'desk' | 'either'>> = { 'telegram-desk': 'desk', wechat: 'either' };

/** The tables in which a schedule leaves something. */
const PLAYED = [
  'Obligation',
  'Outbox',
  'Event',
  'Link',
  'Unlinked',
  'Conversation',
  'Update',
  'Report',
  'Reporter',
  'Case',
  'Member',
].concat(
  ['Holding', 'StandIn', 'MemberAddress', 'ParkedUpdate', 'Pace', 'Matter'],
  ['Need', 'Offer', 'CaseNote', 'Conflict', 'HandOver', 'Referral', 'Enrolment', 'Reminder', 'FamilyInvite'],
  ['Invite', 'Setting'],
);

/**
 * The service below its channels, which are scripted here: turns, ladders and sending on a real store. `posts`: the
 * directory, instead of the sample one.
 */
export const openLadderStage = async (house: LadderHouse, at: string, posts = sample) => {
  const { store, watching } = house;
  const clock = drivenClock(at);
  await house.empty();
  if (posts !== house.stored) await store.write((tx) => tx.directory.replace(posts, 0));
  house.stored = posts;
  const { check } = openInvariants(watching.prisma);
  const errors: string[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (about, sentence) => void errors.push(`${sentence} ${JSON.stringify(about)}`),
  };
  const planned = new Map<string, Treatment[]>();
  const blocked = new Set<string>();
  let hanging = false;
  let refs = 0;

  const sent: { readonly chat: string; readonly message: OutMessage }[] = [];
  const treat = async (chat: string, message: OutMessage): Promise<{ ref: string }> => {
    if (hanging) return new Promise(() => {});
    if (blocked.has(chat)) throw new DeliveryError('blocked', 'blocked');
    refs += 1;
    const treatment = planned.get(chat)?.shift();
    if (treatment === 'delivered' || treatment === 'lost') throw new DeliveryError('unknown', treatment);
    if (treatment !== undefined) throw new DeliveryError(treatment, 'as planned', { retryAfter: 20_000 });
    sent.push({ chat, message });
    return { ref: String(refs) };
  };
  const channel = (name: Channel['name']): Channel => ({
    name,
    can: { buttons: name !== 'wechat' },
    start: async () => {},
    stop: async () => {},
    send: treat,
    edit: async (chat, _, message) => void (await treat(chat, message)),
  });
  const channels = new Map(
    (['telegram-public', 'telegram-desk', 'wechat'] as const).map((name) => [name, channel(name)]),
  );
  const telegram = ['telegram-public', 'telegram-desk'] as const;
  const watch = openWatch({ clock, log });
  const frame: Frame & { posts: readonly Post[] } = {
    posts,
    ladder,
    ladderOf: async (records, version) =>
      version === ladder.version
        ? ladder
        : ladderSchema.parse(JSON.parse((await records.policies.json(version)) ?? '')),
    calendar,
    texts,
    log,
    trial: false,
    timezone: 'Asia/Shanghai',
    channels: new Set(channels.keys()),
    buttons: new Set(telegram),
    editing: new Set(telegram),
    down: watch.down,
    markRepeated: (message) => message,
  };

  let processes = 0;
  const leaving: Promise<void>[] = [];
  const start = async () => {
    processes += 1;
    if (store.engine === 'sqlite') await store.write((tx) => tx.outbox.releaseAll());
    let drain = () => {};
    const wake = () => drain();
    const sender = openSender({ store, channels, clock, log, frame, instance: `process-${processes}`, wake });
    drain = () => void sender.drain().catch(() => errors.push('the outbox could not be read'));
    const turns = openTurns({ store, sender, clock, log, frame, flows: openFlows(texts.labels), wake });
    watch.attend({ store: wakeAfter(store, wake), frame });
    const tick = openTick({ store, turns, sender, frame, clock, log, keepDays: KEEP_DAYS, watch });
    return { sender, turns, tick };
  };
  let running = await start();
  let updates = 0;
  let opened = 0;

  const stage = {
    clock,
    store,
    frame,
    query: watching.prisma,
    blocked,
    errors,
    check,

    /** What the platforms took, oldest first. */
    sent,

    /** Obligations of this level for 和平区, all opened in one instant. */
    async opens(level: Level, count: number): Promise<void> {
      await store.write(async (tx) => {
        for (let one = 0; one < count; one += 1) {
          opened += 1;
          const id = `r${String(opened).padStart(4, '0')}`;
          const [area, now] = ['120101', clock.now()];
          await tx.cases.open({ id, number: id.toUpperCase(), area, level, openedAt: now });
          await openObligation(frame, tx, { reportId: id, caseId: id, level, area }, now);
        }
      });
      await running.sender.drain();
      await stage.settle();
    },

    /** A member who holds posts, with one chat. */
    async member(name: string, ...held: string[]): Promise<void> {
      await store.write(async (tx) => {
        await tx.members.add(name, name, clock.now());
        await tx.members.hold(name, held, clock.now());
        await tx.members.bind(name, { channel: 'telegram-desk', chat: name }, 'zh-CN');
      });
    },

    /** A member does not hold any post any more, from now on. */
    async losesPosts(memberId: string): Promise<void> {
      const [until, who] = [clock.now(), memberId];
      await watching.transact(
        (tx) => tx.$executeRaw`UPDATE "Holding" SET "until" = ${until} WHERE "memberId" = ${who} AND "until" IS NULL`,
      );
    },

    /** Somebody's turn; with an `update` that came before, the same turn again. Returns the update's id. */
    async turn(address: Address, what: { text: string } | { data: string }, update?: string): Promise<string> {
      updates += 1;
      const updateId = update ?? `u${updates}`;
      const turn =
        'data' in what ? { kind: 'choice' as const, data: what.data } : { kind: 'text' as const, text: what.text };
      const audience = AUDIENCES[address.channel] ?? 'public';
      await running.turns.receive({ address, turn, updateId, at: clock.now(), audience });
      return updateId;
    },

    /** The timer of a chat is carried out, as the tick does that found it due. */
    wakes: (address: Address) => running.turns.wakeChat(store.chatKey(address)),

    /** The next messages to a chat fare so. */
    plan: (chat: string, ...treatments: Treatment[]) => void planned.set(chat, treatments),
    tick: () => running.tick.run(),

    /** Nothing is under way. */
    async settle(): Promise<void> {
      await running.turns.idle();
      await running.sender.idle();
    },

    /** SIGTERM, and a new process. */
    async restart(): Promise<void> {
      await running.tick.stop();
      await stage.settle();
      await running.sender.stop();
      running = await start();
    },

    /** The next process finds another directory. */
    async replaces(next: readonly Post[]): Promise<void> {
      await running.tick.stop();
      await stage.settle();
      await running.sender.stop();
      frame.posts = next;
      house.stored = [...next];
      await store.write((tx) => changeDirectory(frame, tx, clock.now()));
      running = await start();
      await running.sender.drain();
    },

    /** The process ends while all that it claimed is on its way; what it would still do, it does too late. */
    async crash(): Promise<void> {
      hanging = true;
      await running.tick.run();
      await running.turns.idle();
      leaving.push(running.sender.stop(), running.tick.stop());
      hanging = false;
      running = await start();
    },

    async close(): Promise<void> {
      await running.tick.stop();
      await running.sender.stop();
      // What a crashed process has under way comes to its end, too late; a schedule may have put the clock back by hours.
      clock.set(clock.now() + 365 * DAY);
      await Promise.all(leaving);
    },
  };
  return stage;
};
export type LadderStage = Awaited<ReturnType<typeof openLadderStage>>;
