import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReport } from '../cases/reports/file-report.js';
import type { Channel, OutMessage } from '../domain/channel.js';
import { DAY, type Instant } from '../domain/clock.js';
import type { Draft } from '../domain/draft.js';
import type { Log } from '../domain/log.js';
import type { Post } from '../domain/post.js';
import { loadDays, loadHotlines, loadLadder } from '../files/load.js';
import { openFrame } from '../frame.js';
import { advance } from '../notify/ladder/advance.js';
import { openBeginStandIns, openEndStandIns } from '../notify/ladder/stand-ins.js';
import { openSender } from '../notify/outbox/sender.js';
import { OPERATORS } from '../notify/telling/tell.js';
import { openSeal } from '../store/seal.js';
import { type Event, openStore, type Store } from '../store/store.js';
import { openTexts } from '../texts/texts.js';
import { isDatabaseThere } from './check.js';
import type { Desk } from './command.js';
import { channelsOf } from './frame.js';
import { type Seat, seat, seatsOf, somebodyEverywhere } from './seats.js';

/** A message as it would leave. */
export interface Rehearsed {
  readonly at: Instant;
  /** What kind of message, such as `page`; `reply` for the reporter. */
  readonly kind: string;
  /** To whom: a member's id, or `reporter`. */
  readonly to: string;
  /** The post that it calls them in; of what is told beside, one that they were called in before, or have. */
  readonly post?: string | undefined;
  readonly message: OutMessage;
}

/** What would follow a report that nobody answers. */
export interface Rehearsal {
  readonly messages: readonly Rehearsed[];
  readonly events: readonly Event[];
  /** Until then it was played: to its end, or until there were messages enough. */
  readonly until: Instant;
}

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const REPORTER = 'reporter';

/** With the id of its row, by which the post is found. */
type Sent = Omit<Rehearsed, 'post'> & { readonly row: string };

/** Adds to each message the post that its row names; one that names none still goes to somebody in a post of theirs. */
const withPosts = async (
  store: Store,
  posts: readonly Post[],
  seats: readonly Seat[],
  sent: readonly Sent[],
  caseId: string | undefined,
): Promise<Rehearsed[]> => {
  const called = new Map<string, string | null>();
  for (const { id } of caseId === undefined ? [] : await store.read.obligations.allOfCase(caseId)) {
    for (const card of await store.read.outbox.cards(id)) called.set(card.id, card.postCode);
  }
  const alarmed = new Set(posts.filter(({ kind }) => OPERATORS.some((one) => one === kind)).map(({ code }) => code));
  const has = new Map(
    seats.map(({ id, posts: own, standIns }) => [id, [...own, ...standIns.map(({ postCode }) => postCode)]]),
  );
  const last = new Map<string, string>();
  return sent.map(({ row, ...message }) => {
    const own = has.get(message.to) ?? [];
    const named = called.get(row) ?? undefined;
    if (named !== undefined) last.set(message.to, named);
    const alarm = message.kind === 'alarm' ? own.find((code) => alarmed.has(code)) : undefined;
    return { ...message, post: named ?? alarm ?? last.get(message.to) ?? own[0] };
  });
};

/** When a time as stand-in begins or ends: the service calls then whoever stands in for what waits, and whoever is left. */
const turnsOf = (seats: readonly Seat[]): readonly Instant[] =>
  seats.flatMap(({ standIns }) => standIns.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])).sort((a, b) => a - b);

/** What is rehearsed. */
export interface Play {
  readonly draft: Draft;
  readonly at: Instant;
  readonly days: number;
  /** After so many messages it ends: a ladder that goes on goes on like this, and in a trial every few seconds. */
  readonly most: number;
  /** As if each post were held by somebody who can be reached, instead of by those who hold it now. */
  readonly everybody: boolean;
}

/**
 * Plays a report through the service's own ladders, on a database of its own that is thrown away, for so many days in
 * which nobody answers. Nothing leaves.
 */
export const rehearse = async (desk: Desk, { draft, at, days, most, everybody }: Play): Promise<Rehearsal> => {
  const config = desk.config();
  const posts = await desk.posts();
  const ladder = await loadLadder(config.ladderFile, config.trial);
  const namedDays = await loadDays(config.calendarFile);
  const hotlines = await loadHotlines(config.hotlinesFile);
  const folder = await mkdtemp(join(tmpdir(), 'huyou-preview-'));
  // The members' names are in it: should it be left behind, nobody can read them.
  const store = await openStore(`file:${join(folder, 'preview.db')}`, openSeal(randomBytes(32)));
  let now = at;
  const sent: Sent[] = [];
  const channel: Channel = {
    name: 'web',
    can: { buttons: true },
    start: async () => {},
    stop: async () => {},
    async send(chat, message, { id, kind = 'reply' }) {
      sent.push({ at: now, kind, to: chat, row: id, message });
      return { ref: String(sent.length) };
    },
  };
  const frame = openFrame({
    posts,
    ladder,
    days: namedDays,
    texts: openTexts({ hotlines }),
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
    const channels = new Set(channelsOf(config));
    const seats = everybody
      ? somebodyEverywhere(posts)
      : (await isDatabaseThere(desk))
        ? await desk.withStore((real) => seatsOf(real, { posts, channels }, at))
        : [];
    await seat(store, seats, desk.locale, at);
    const begin = openBeginStandIns(store, frame, SILENT);
    const end = openEndStandIns(store, frame, SILENT);
    await begin(at);
    await end(at);
    const turns = turnsOf(seats);
    const address = { channel: 'web', chat: REPORTER } as const;
    await store.write(async (tx) => {
      const m = { tx, frame, seal: store.seal, now, address, chatKey: store.chatKey(address), locale: desk.locale };
      await fileReport({ ...m, member: null }, 1, draft, false);
    });
    await settle();
    // Where nobody can be reached a ladder goes on without a message.
    let steps = 0;
    const goesOn = () => sent.length < most && steps < 2 * most;
    for (; goesOn(); steps += 1) {
      const turn = turns.find((moment) => moment > now) ?? null;
      const next = [await store.read.obligations.nextDue(), await store.read.outbox.nextLeaves(), turn];
      const due = Math.min(...next.map((moment) => moment ?? Number.POSITIVE_INFINITY));
      if (due > at + days * DAY) break;
      now = Math.max(now, due);
      for (const { id } of await store.read.obligations.due(now, 100)) {
        await store.write((tx) => advance(frame, tx, id, now));
      }
      await settle();
      if (now !== turn) continue;
      await begin(now);
      await end(now);
      await settle();
    }
    const [first] = await store.read.obligations.open(1);
    const messages = await withPosts(store, posts, seats, sent, first?.caseId);
    const until = goesOn() ? at + days * DAY : now;
    return { messages, events: first ? await store.read.events.ofCase(first.caseId) : [], until };
  } finally {
    await sender.stop();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};
