import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReport } from '../cases/file-report.js';
import type { Channel, Locale, OutMessage } from '../domain/channel.js';
import { DAY, type Instant } from '../domain/clock.js';
import type { Draft } from '../domain/draft.js';
import type { Log } from '../domain/log.js';
import type { Post } from '../domain/post.js';
import { loadDays, loadLadder } from '../files/load.js';
import { openFrame } from '../frame.js';
import { advance } from '../notify/advance.js';
import { openSender } from '../notify/sender.js';
import { openSeal } from '../store/seal.js';
import { type Event, openStore, type Store } from '../store/store.js';
import { openTexts } from '../texts/texts.js';
import type { Desk } from './command.js';

/** A message as it would leave. */
export interface Rehearsed {
  readonly at: Instant;
  /** What kind of message, such as `page`; `reply` for the reporter. */
  readonly kind: string;
  /** To whom: a member's id, or `reporter`. */
  readonly to: string;
  readonly message: OutMessage;
}

/** What would follow a report that nobody answers. */
export interface Rehearsal {
  readonly messages: readonly Rehearsed[];
  readonly events: readonly Event[];
}

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const REPORTER = 'reporter';

type People = ReadonlyMap<string, readonly string[]>;

/** Who can be reached now, and the posts they hold. */
const peopleNow = async (store: Store, posts: readonly Post[], now: Instant): Promise<People> => {
  const codes = posts.map(({ code }) => code);
  const people = new Map<string, string[]>();
  for (const { memberId, postCode } of await store.read.members.holders(codes, now)) {
    const reachable = (await store.read.members.addresses(memberId)).some(({ blocked }) => !blocked);
    if (reachable) people.set(memberId, [...(people.get(memberId) ?? []), postCode]);
  }
  return people;
};

/** As if each post were held by somebody who can be reached. */
const somebodyEverywhere = (posts: readonly Post[]): People => new Map(posts.map(({ code }) => [code, [code]]));

const seat = (store: Store, people: People, locale: Locale, now: Instant): Promise<void> =>
  store.write(async (tx) => {
    for (const [id, codes] of people) {
      await tx.members.add(id, '', now);
      await tx.members.hold(id, codes, now);
      await tx.members.bind(id, { channel: 'web', chat: id }, locale);
    }
  });

/** What is rehearsed. */
export interface Play {
  readonly draft: Draft;
  readonly at: Instant;
  readonly days: number;
  /** As if each post were held by somebody who can be reached, instead of by those who hold it now. */
  readonly everybody: boolean;
}

/**
 * Plays a report through the service's own ladders, on a database of its own that is thrown away, for so many days in
 * which nobody answers. Nothing leaves.
 */
export const rehearse = async (desk: Desk, { draft, at, days, everybody }: Play): Promise<Rehearsal> => {
  const config = desk.config();
  const posts = await desk.posts();
  const folder = await mkdtemp(join(tmpdir(), 'huyou-preview-'));
  const store = await openStore(`file:${join(folder, 'preview.db')}`, openSeal(Buffer.alloc(32)));
  let now = at;
  const messages: Rehearsed[] = [];
  const channel: Channel = {
    name: 'web',
    can: { buttons: true },
    start: async () => {},
    stop: async () => {},
    async send(chat, message, { kind = 'reply' }) {
      messages.push({ at: now, kind, to: chat, message });
      return { ref: String(messages.length) };
    },
  };
  const frame = openFrame({
    posts,
    ladder: await loadLadder(config.ladderFile, config.trial),
    days: await loadDays(config.calendarFile),
    texts: openTexts(),
    log: SILENT,
    trial: config.trial,
    channels: [channel],
    down: new Set(),
  });
  const clock = { now: () => now, sleep: () => new Promise<void>(() => {}) };
  const sender = openSender({
    store,
    channels: new Map([[channel.name, channel]]),
    clock,
    log: SILENT,
    frame,
    instance: 'preview',
    wake: () => {},
  });
  const settle = async (): Promise<void> => {
    await sender.drain();
    await sender.idle();
  };

  try {
    const people = everybody
      ? somebodyEverywhere(posts)
      : await desk.withStore((real) => peopleNow(real, posts, desk.now));
    await seat(store, people, desk.locale, at);
    const address = { channel: 'web', chat: REPORTER } as const;
    await store.write(async (tx) => {
      const m = { tx, frame, seal: store.seal, now, address, chatKey: store.chatKey(address), locale: desk.locale };
      await fileReport({ ...m, member: null }, 1, draft, false);
    });
    await settle();
    for (;;) {
      const next = [await store.read.obligations.nextDue(), await store.read.outbox.nextLeaves()];
      const due = Math.min(...next.map((moment) => moment ?? Number.POSITIVE_INFINITY));
      if (due > at + days * DAY) break;
      now = Math.max(now, due);
      for (const { id } of await store.read.obligations.due(now, 100)) {
        await store.write((tx) => advance(frame, tx, id, now));
      }
      await settle();
    }
    const [first] = await store.read.obligations.open(1);
    return { messages, events: first ? await store.read.events.ofCase(first.caseId) : [] };
  } finally {
    await sender.stop();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};
