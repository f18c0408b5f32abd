import { eraseCase } from './cases/closing/erase-case.js';
import { type Clock, DAY, HOUR, type Instant } from './domain/clock.js';
import { isBelieved, lookAtClock } from './domain/clock-seen.js';
import { keptSince } from './domain/erasure.js';
import type { AtFaultPoint } from './domain/fault-point.js';
import { errorName, type Log } from './domain/log.js';
import { remind } from './family/remind.js';
import type { Frame } from './notify/frame.js';
import { advance } from './notify/ladder/advance.js';
import type { Sender } from './notify/outbox/sender.js';
import { openLinker } from './record/link.js';
import { RaceLost, type Store } from './store/store.js';
import type { Turns } from './turns.js';
import type { Watch } from './watch/watch.js';

/** Rows looked at in one go. */
const AT_ONCE = 100;
/** Rows moved of these, before it is looked again what other instances left, and the urgent messages leave. */
const IN_ONE_GO = 25;
/**
 * Rows moved at a time. On SQLite all of a go share one commit, in their order; on PostgreSQL each takes a connection, and
 * the turns need the others.
 */
const LANES = { sqlite: IN_ONE_GO, postgresql: 4 } as const;
/** No platform repeats an update this old. */
const UPDATES_KEPT = 7 * DAY;
/** A budget or a pause that is over says nothing any more. */
const PACE_KEPT = HOUR;
/** What the pages showed; the report itself is kept elsewhere. */
const MAIL_KEPT = 30 * DAY;
/** For so long whoever comes too late hears that their invite has ended; then it is as if it had never been. */
const INVITES_KEPT = 30 * DAY;

/** Cases erased in a sweep: at most, of a backlog. */
const MOST_ERASED = 50;

export interface TickDeps {
  readonly store: Store;
  readonly turns: Turns;
  readonly sender: Sender;
  readonly frame: Frame;
  readonly clock: Clock;
  readonly log: Log;
  /** For so many days after its closing a case keeps its words. */
  readonly keepDays: number;
  readonly at?: AtFaultPoint;
  readonly watch: Pick<Watch, 'tickBegins' | 'audit' | 'tickEnds'>;
}

interface Due {
  readonly id: string;
  readonly level: string;
  readonly caseId?: string;
}

/** The most urgent first, but of those equally urgent from a place on, from 0 to 1: each instance has its own. */
const fromOwnPlace = (rows: readonly Due[], place: number): Due[] => {
  const urgent = rows.filter(({ level }) => level === rows[0]?.level);
  const from = Math.floor(urgent.length * place);
  return [...urgent.slice(from), ...urgent.slice(0, from), ...rows.slice(urgent.length)];
};

/** What is of one case goes one after the other: beside the first the second would only wait (`inTurn`), and take a connection for it. */
const byCase = (rows: readonly Due[]): readonly Due[][] => {
  const groups = new Map<string, Due[]>();
  for (const row of rows) {
    const key = row.caseId ?? row.id;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
};

/** Somebody moved it in the same instant: it is looked at again when it is due again. */
const unlessMoved = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RaceLost)) throw error;
  }
};

/** The service's own heartbeat: wakes chats, moves ladders, sends what is due. What fails, fails alone. */
export const openTick = (deps: TickDeps) => {
  const { store, turns, sender, frame, clock, log, keepDays, watch, at = () => {} } = deps;
  const place = Math.random();
  const lanes = LANES[store.engine];
  const link = openLinker({ store, log, at });
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
      log.error({ stage, error: errorName(error) }, 'a stage of the tick failed; the next tick tries again');
    }
  };

  /**
   * Goes through what is due, each row by itself; a row that fails is passed over until the next tick. Instances that
   * do so at once begin at different places among what is equally urgent, so that they seldom meet.
   */
  const each = async (
    stage: string,
    due: (limit: number) => Promise<Due[]>,
    work: (id: string) => Promise<void>,
  ): Promise<void> => {
    const passed = new Set<string>();
    for (;;) {
      const rows = (await due(AT_ONCE + passed.size)).filter(({ id }) => !passed.has(id));
      const go = (store.engine === 'sqlite' ? rows : fromOwnPlace(rows, place)).slice(0, IN_ONE_GO);
      for (const { id } of go) passed.add(id);
      const left = store.engine === 'sqlite' ? go.map((row) => [row]).values() : byCase(go).values();
      const lane = async (): Promise<void> => {
        for (const group of left) for (const { id } of group) await alone(stage, () => work(id));
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      await sender.drain();
      if (go.length === rows.length || stopped) return;
    }
  };

  const wakeChats = (now: Instant): Promise<void> =>
    each(
      'chats',
      async (limit) => (await store.read.conversations.due(now, limit)).map((id) => ({ id, level: '' })),
      (key) => turns.wakeChat(key),
    );

  const moveLadders = (now: Instant): Promise<void> =>
    each(
      'ladders',
      (limit) => store.read.obligations.due(now, limit),
      (id) =>
        unlessMoved(async () => {
          await store.write(async (tx) => {
            await advance(frame, tx, id, now);
            at('advance decided');
          });
          at('advance committed');
        }),
    );

  const remindFamilies = (now: Instant): Promise<void> =>
    each(
      'reminders',
      (limit) => store.read.reminders.due(now, limit),
      (id) => unlessMoved(() => store.write((tx) => remind(frame, store.seal, tx, id, now))),
    );

  const send = async (now: Instant): Promise<void> => {
    if (!(await store.read.outbox.anyDue(now))) return;
    await store.write((tx) => tx.outbox.releaseExpired(now));
    await sender.drain();
  };

  /** What is over by this clock, and cannot be had back. */
  const forget = async (now: Instant): Promise<void> => {
    await store.write(async (tx) => {
      await tx.mail.forget(now - MAIL_KEPT);
      await tx.invites.forget(now - INVITES_KEPT);
      const aside = await tx.erasure.forgetSetAside(keptSince(now, keepDays).closed, now);
      if (aside > 0) await tx.events.add({ at: now, kind: 'set_aside.erased', data: { erased: aside } });
      const erased = await tx.enrolments.erase(now);
      if (erased > 0) await tx.events.add({ at: now, kind: 'enrolment.erased', data: { erased } });
    });
    for (const id of await store.read.erasure.due(keptSince(now, keepDays), MOST_ERASED)) {
      const erase = async () => {
        await store.write((tx) => eraseCase(frame, tx, id, keptSince(now, keepDays), now));
      };
      await alone('sweep', () => unlessMoved(erase));
    }
  };

  const sweep = async (now: Instant): Promise<void> => {
    if (Math.abs(now - sweptAt) < HOUR) return;
    const seen = await store.write(async (tx) => {
      const next = lookAtClock(await tx.clockSeen.last(), now);
      await tx.clockSeen.save(next);
      await tx.updates.forget(now - UPDATES_KEPT);
      await tx.pace.forget(now - PACE_KEPT);
      return next;
    });
    if (seen.leapt > 0 && seen.since === now) {
      const days = Math.round(seen.leapt / DAY);
      log.warn(
        { days },
        'the clock leapt ahead, or the service was off: for a day nothing is erased by it; is it right?',
      );
    }
    if (isBelieved(seen)) await forget(now);
    // Last: what fails is done again by the next tick, and not in an hour.
    sweptAt = now;
  };

  const once = async (now: Instant): Promise<void> => {
    sender.settle();
    failed = [];
    watch.tickBegins(now);
    await alone('ladders', () => moveLadders(now));
    await alone('reminders', () => remindFamilies(now));
    await alone('outbox', () => send(now));
    await alone('chats', () => wakeChats(now));
    await alone('sweep', () => sweep(now));
    await alone('record', () => link(now));
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
