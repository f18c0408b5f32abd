import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type Clock, type Instant, SECOND } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';
import type { Mail, Mailbox } from '../domain/mailbox.js';
import type { Card } from '../web/client/wire.js';

/** What a page shows at most: a whole report and its follow-up are about forty messages. */
const NEWEST = 200;
/** Below the 30–60 s after which proxies cut a silent connection, and pages take it for dead; also how late what another instance changed or erased may come. */
const HEARTBEAT = 15 * SECOND;
/** After a round that failed: what it was to tell waits no whole heartbeat. Twice as long after each that fails again. */
const AGAIN = SECOND;
/** So many visitors' pages listen at once, some 50 KB of memory each: one program could open more than a machine has. */
const MOST_LISTENING = 2_000;

/** One event of a stream: `snapshot`, `message`, `edit` or `erased`. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

const card = ({ id, at, message }: Mail): Card => ({ id, at, ...message });

/**
 * What a page must be told so that it shows `mails`. `shown` is what it shows now, id → content, and is brought up to date.
 * The newest message gone means that the chat was erased; older ones only leave the window.
 */
export const changes = (shown: Map<string, string>, mails: readonly Mail[]): StreamEvent[] => {
  const events: StreamEvent[] = [];
  const newest = [...shown.keys()].at(-1);
  if (newest !== undefined && !mails.some(({ id }) => id === newest)) {
    shown.clear();
    events.push({ event: 'erased', data: '{}' });
  }
  for (const mail of mails) {
    const data = JSON.stringify(card(mail));
    const before = shown.get(mail.id);
    if (before === data) continue;
    events.push({ event: before === undefined ? 'message' : 'edit', data });
    shown.set(mail.id, data);
  }
  const current = new Set(mails.map(({ id }) => id));
  for (const id of shown.keys()) if (!current.has(id)) shown.delete(id);
  return events;
};

const pause = (failed: number): number => (failed === 0 ? HEARTBEAT : Math.min(HEARTBEAT, AGAIN * 2 ** (failed - 1)));

export interface Streams {
  /** Answers with a stream of a chat. It ends by itself when `allowed` says no. */
  open(c: Context, chat: string, allowed: () => Promise<boolean>): Response;
  /**
   * The same for a visitor, whom nobody knows. Where too many listen, who came first is let go, those who talk after all others: a
   * page comes back within seconds and misses nothing, and nobody is kept out by whoever holds many.
   */
  openToAll(c: Context, chat: string): Response;
  /** The mailbox of this chat may have changed: its pages are told at once. */
  wake(chat: string): void;
  /** Looks whether another instance put a message into a mailbox that is shown here: its pages are told at once. */
  look(): Promise<void>;
  /** Ends all streams. */
  close(): Promise<void>;
}

/**
 * Streams read the mailbox, the one truth, and tell the difference: a message put there by another instance arrives
 * with the next look, or else with the next heartbeat, and a page that lost its connection misses nothing.
 */
export const openStreams = (deps: { mailbox: Mailbox; clock: Clock; log: Log; mostListening?: number }): Streams => {
  const { mailbox, clock, log, mostListening = MOST_LISTENING } = deps;
  const wakers = new Map<string, Set<() => void>>();
  const running = new Map<Promise<void>, () => void>();
  /** Of visitors to whom nothing was said yet, and of the others, who came first. */
  const silent = new Set<() => void>();
  const talking = new Set<() => void>();
  let closed = false;
  /** When the newest message of each chat came, as of the last look. */
  let looked: ReadonlyMap<string, Instant | null> = new Map();
  let looking = false;

  const watch = (chat: string, waker: () => void): (() => void) => {
    const all = wakers.get(chat) ?? new Set();
    wakers.set(chat, all.add(waker));
    return () => {
      all.delete(waker);
      if (all.size === 0) wakers.delete(chat);
    };
  };

  const wake = (chat: string): void => {
    for (const waker of wakers.get(chat) ?? []) waker();
  };

  const letIn = (end: () => void): void => {
    silent.add(end);
    if (silent.size + talking.size <= mostListening) return;
    // To open a page costs nothing; whoever talks has begun to tell of a child.
    const these = silent.size > 1 || talking.size === 0 ? silent : talking;
    const [first] = these;
    if (first === undefined) return;
    these.delete(first);
    first();
  };

  const open = (c: Context, chat: string, allowed: () => Promise<boolean>, visits: boolean): Response => {
    // Nobody reads what follows the head, and nothing would ever end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    return streamSSE(c, async (page) => {
      let gone = false;
      let nap = new AbortController();
      let finished = () => {};
      const run = new Promise<void>((resolve) => {
        finished = resolve;
      });
      // A reader that stalls would hold a write, and so the stop, for ever: an abort lets go of it.
      const end = () => page.abort();
      running.set(run, end);
      page.onAbort(() => {
        gone = true;
        nap.abort();
      });
      const unwatch = watch(chat, () => nap.abort());
      if (visits) letIn(end);
      try {
        const shown = new Map<string, string>();
        let begun = false;
        let failed = 0;
        while (!gone && !closed) {
          nap = new AbortController();
          try {
            if (!(await allowed())) break;
            const mails = await mailbox.list(chat, NEWEST);
            if (mails.length > 0 && silent.delete(end)) talking.add(end);
            const news = changes(shown, mails);
            if (begun) for (const event of news) await page.writeSSE(event);
            else await page.writeSSE({ event: 'snapshot', data: JSON.stringify(mails.map(card)) });
            begun = true;
            failed = 0;
          } catch (error) {
            // The page keeps what it shows; the next round tries again.
            failed += 1;
            log.warn({ error: errorName(error) }, 'a page could not be brought up to date');
          }
          if (gone || closed) break;
          if (!nap.signal.aborted) await clock.sleep(pause(failed), nap.signal);
          if (!nap.signal.aborted) await page.writeSSE({ event: 'here', data: '{}' });
        }
      } finally {
        unwatch();
        silent.delete(end);
        talking.delete(end);
        running.delete(run);
        finished();
      }
    });
  };

  return {
    open: (c, chat, allowed) => open(c, chat, allowed, false),
    openToAll: (c, chat) => open(c, chat, async () => true, true),
    wake,
    async look() {
      if (looking || wakers.size === 0) return;
      looking = true;
      try {
        const chats = [...wakers.keys()];
        const newest = await mailbox.newest(chats);
        const now = new Map(chats.map((chat, index) => [chat, newest[index] ?? null]));
        for (const [chat, at] of now) if (at !== looked.get(chat)) wake(chat);
        looked = now;
      } catch {
        // The heartbeat of each stream finds it, and says what is wrong.
      } finally {
        looking = false;
      }
    },
    async close() {
      closed = true;
      for (const end of running.values()) end();
      await Promise.all(running.keys());
    },
  };
};
