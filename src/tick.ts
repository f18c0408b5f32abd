import { type Clock, DAY, HOUR, type Instant } from './domain/clock.js';
import type { Log } from './domain/log.js';
import { advance } from './notify/advance.js';
import type { Frame } from './notify/frame.js';
import type { Sender } from './notify/sender.js';
import { RaceLost, type Store } from './store/store.js';
import type { Turns } from './turns.js';
import type { Watch } from './watch/watch.js';

/** Rows looked at in one go; between two goes the urgent messages of the first leave. */
const AT_ONCE = 100;
/** No platform repeats an update this old. */
const UPDATES_KEPT = 7 * DAY;
/** What the pages showed; the report itself is kept elsewhere. */
const MAIL_KEPT = 30 * DAY;

export interface TickDeps {
  readonly store: Store;
  readonly turns: Turns;
  readonly sender: Sender;
  readonly frame: Frame;
  readonly clock: Clock;
  readonly log: Log;
  readonly watch: Pick<Watch, 'tickBegins' | 'audit' | 'tickEnds'>;
}

/** The service's own heartbeat: wakes chats, moves ladders, sends what is due. What fails, fails alone. */
export const openTick = ({ store, turns, sender, frame, clock, log, watch }: TickDeps) => {
  let running: Promise<void> | undefined;
  let stopped = false;
  let sweptAt: Instant = 0;
  /** The stages of this tick in which something failed. */
  let failed: string[] = [];

  const alone = async (stage: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed.push(stage);
      log.error(
        { stage, error: error instanceof Error ? error.name : 'error' },
        'a stage of the tick failed; the next tick tries again',
      );
    }
  };

  /** Goes through what is due, each row by itself; a row that fails is passed over until the next tick. */
  const each = async (
    stage: string,
    due: (limit: number) => Promise<string[]>,
    work: (id: string) => Promise<void>,
  ): Promise<void> => {
    const passed = new Set<string>();
    for (;;) {
      const ids = (await due(AT_ONCE + passed.size)).filter((id) => !passed.has(id));
      for (const id of ids) {
        passed.add(id);
        await alone(stage, () => work(id));
      }
      await sender.drain();
      if (ids.length < AT_ONCE || stopped) return;
    }
  };

  const wakeChats = (now: Instant): Promise<void> =>
    each(
      'chats',
      (limit) => store.read.conversations.due(now, limit),
      (key) => turns.wakeChat(key),
    );

  const moveLadders = (now: Instant): Promise<void> =>
    each(
      'ladders',
      (limit) => store.read.obligations.due(now, limit),
      async (id) => {
        try {
          await store.write((tx) => advance(frame, tx, id, now));
        } catch (error) {
          // Somebody moved it in the same instant: it is looked at again when it is due again.
          if (!(error instanceof RaceLost)) throw error;
        }
      },
    );

  const send = async (now: Instant): Promise<void> => {
    if (!(await store.read.outbox.anyDue(now))) return;
    await store.write((tx) => tx.outbox.releaseExpired(now));
    await sender.drain();
  };

  const sweep = async (now: Instant): Promise<void> => {
    if (now - sweptAt < HOUR) return;
    sweptAt = now;
    await store.write(async (tx) => {
      await tx.updates.forget(now - UPDATES_KEPT);
      await tx.mail.forget(now - MAIL_KEPT);
    });
  };

  const once = async (now: Instant): Promise<void> => {
    failed = [];
    watch.tickBegins(now);
    await alone('ladders', () => moveLadders(now));
    await alone('outbox', () => send(now));
    await alone('chats', () => wakeChats(now));
    await alone('sweep', () => sweep(now));
    await alone('audit', () => watch.audit(now));
    watch.tickEnds(clock.now(), failed);
  };

  return {
    /** One tick; a second call while one runs waits for it instead of running beside it. */
    run(): Promise<void> {
      if (stopped) return Promise.resolve();
      running ??= once(clock.now()).finally(() => {
        running = undefined;
      });
      return running;
    },

    async stop(): Promise<void> {
      stopped = true;
      await running;
    },
  };
};
export type Tick = ReturnType<typeof openTick>;
