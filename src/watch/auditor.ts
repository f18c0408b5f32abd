import { HOUR, type Instant, MINUTE, SECOND } from '../domain/clock.js';
import { LEVELS } from '../domain/level.js';
import type { Log } from '../domain/log.js';
import type { Frame } from '../notify/frame.js';
import { tellUnheld } from '../notify/holding/unheld.js';
import { openBeginStandIns, openEndStandIns } from '../notify/ladder/stand-ins.js';
import { endOver, raise } from '../notify/telling/raise.js';
import type { Store } from '../store/store.js';
import type { ChannelHealth } from './channel-health.js';
import { type Figures, openLook } from './look.js';
import { openMendSetBack } from './mend-set-back.js';
import { mendTimers } from './mend-timers.js';
import { openMendUnheld } from './mend-unheld.js';
import type { Meter } from './meter.js';
import type { Pulse } from './pulse.js';
import { TROUBLES, troublesOf } from './troubles.js';

export interface AuditorDeps {
  /** What its works leave to be sent leaves when they are committed. */
  readonly store: Store;
  readonly frame: Frame;
  readonly log: Log;
  readonly meter: Meter;
  readonly pulse: Pulse;
  readonly health: ChannelHealth;
}

/** What the last audit came to. */
export interface Verdict {
  readonly at: Instant;
  /** Names of what is wrong. */
  readonly troubles: readonly string[];
  readonly operatorReachable: boolean;
  /** False when something is wrong and nobody could be told by any channel. */
  readonly heard: boolean;
}

/** Looks each minute at what ought not to be, mends what it can, and calls the operator for the rest. */
export const openAuditor = ({ store, frame, log, meter, pulse, health }: AuditorDeps) => {
  const look = openLook(frame);
  const beginStandIns = openBeginStandIns(store, frame, log);
  const endStandIns = openEndStandIns(store, frame, log);
  const mendUnheld = openMendUnheld(store, frame, log);
  const mendSetBack = openMendSetBack(store, frame, log);
  let startedAt: Instant | undefined;
  let running: Promise<void> | undefined;
  let verdict: Verdict | undefined;
  let said = '';
  let saidAt: Instant = 0;

  const show = (figures: Figures, mended: number, troubles: readonly string[]): void => {
    for (const level of LEVELS) {
      meter.open.set({ level }, figures.open[level]);
      meter.top.set({ level }, figures.top[level]);
    }
    for (const name of ['overdue', 'pending', 'claimed', 'expired'] as const) meter[name].set(figures[name]);
    meter.oldest.set(figures.oldest / SECOND);
    meter.timerless.set(mended);
    meter.posts.set(figures.unreachable.length);
    meter.parked.set({ what: 'turn' }, figures.parkedTurns);
    meter.parked.set({ what: 'chat' }, figures.parkedChats);
    meter.operator.set(figures.operatorReachable ? 1 : 0);
    for (const channel of frame.channels) meter.channelDown.set({ channel }, health.down.has(channel) ? 1 : 0);
    const standing = new Set(troubles);
    for (const matter of TROUBLES) meter.matters.set({ matter }, standing.has(matter) ? 1 : 0);
  };

  /** One line when something is wrong: when it is new, and each hour while it stays. */
  const tell = (
    figures: Figures & { readonly unheld: number },
    mended: number,
    { troubles, heard, operatorReachable }: Verdict,
    now: Instant,
  ) => {
    const top = LEVELS.reduce((sum, level) => sum + figures.top[level], 0);
    const wrong = [...troubles, ...(top > 0 ? ['top'] : []), ...(operatorReachable ? [] : ['operator'])].join(' ');
    if (wrong === said && now - saidAt < HOUR && now >= saidAt) return;
    if (wrong === '' && said === '') return;
    said = wrong;
    saidAt = now;
    if (wrong === '') return log.info({}, 'the audit finds nothing wrong any more');
    const { unreachable, open: _, top: __, operatorReachable: ___, ...counts } = figures;
    const about = { wrong, ...counts, top, mended, posts: unreachable.length, operatorReachable };
    if (!operatorReachable)
      log.error(
        about,
        'the audit found something wrong, and no operator nor duty desk can be reached by any channel: bind somebody, `npm run huyou -- gaps` says to which post',
      );
    else if (heard) log.warn(about, 'the audit found something wrong');
    else log.error(about, 'the audit found something wrong, and nobody could be told');
  };

  /** How many of the cases that could not be opened still cannot: some may be erased, or restored, and nobody asks for them. */
  const ruinedNow = async (): Promise<number> => {
    const { ruined } = frame;
    if (ruined === undefined || ruined.size === 0) return 0;
    const opened = await store.write(async (tx) => {
      const all: string[] = [];
      for (const caseId of ruined) if (!(await tx.conflicts.ofCase(caseId)).ruined) all.push(caseId);
      return all;
    });
    for (const caseId of opened) ruined.delete(caseId);
    return ruined.size;
  };

  const once = async (now: Instant): Promise<void> => {
    health.look(now);
    await mendSetBack(now);
    const mended = await mendTimers(store, frame, log, now);
    await beginStandIns(now);
    await endStandIns(now);
    await mendUnheld(now);
    const figures = await look(store.read, now);
    const standstill = pulse.standstill(now);
    const troubles = troublesOf({
      figures,
      mended,
      standstill,
      down: health.down,
      ruined: await ruinedNow(),
    });
    const { heard, unheld } = await store.write(async (tx) => {
      const cases = await tellUnheld(frame, tx, now);
      let all = cases.heard;
      for (const trouble of troubles) all = (await raise(frame, tx, trouble, now)) && all;
      await endOver(frame, tx, now);
      return { heard: all, unheld: cases.standing };
    });
    const { operatorReachable } = figures;
    const names = [...(unheld > 0 ? ['unheld'] : []), ...troubles.map(({ name }) => name)];
    verdict = {
      at: now,
      troubles: names,
      operatorReachable,
      // What was told an hour ago and still stands, with nobody left to call, is not heard any more.
      heard: heard && (operatorReachable || names.length === 0),
    };
    show(figures, mended, names);
    tell({ ...figures, unheld }, mended, verdict, now);
    meter.auditAt.set(now / SECOND);
  };

  return {
    /** Audits when a minute has passed since the last one. @throws what the store threw; then it is tried again. */
    run(now: Instant): Promise<void> {
      if (running) return running;
      if (startedAt !== undefined && now - startedAt < MINUTE && now >= startedAt) return Promise.resolve();
      startedAt = now;
      running = once(now)
        .catch((error: unknown) => {
          verdict = undefined;
          meter.auditFailures.inc();
          throw error;
        })
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    /** Undefined before the first audit and after one that failed. */
    verdict: (): Verdict | undefined => verdict,
  };
};
export type Auditor = ReturnType<typeof openAuditor>;
