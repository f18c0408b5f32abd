import type { Channel, Receive } from '../domain/channel.js';
import { type Clock, type Instant, MINUTE } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';
import type { Store } from '../store/store.js';
import { type Auditor, type AuditorDeps, openAuditor } from './auditor.js';
import { openBeacon } from './beacon.js';
import { openChannelHealth } from './channel-health.js';
import { countCommits } from './count-commits.js';
import { countMessages } from './count-messages.js';
import { countTurns } from './count-turns.js';
import { openMeter } from './meter.js';
import { openPulse } from './pulse.js';

/** No tick and no audit for so long: the service does not do its work, whatever else it answers. */
const SILENT_AFTER = 3 * MINUTE;

/** How the service does, for whoever keeps it running. */
export interface Status {
  readonly ok: boolean;
  /** Names of what is wrong: `overdue`, `channel-wechat`, `operator` (nobody to call), `tick`, `audit`, … */
  readonly wrong: readonly string[];
  /** Ends of the last tick and the last audit; null when there was none. */
  readonly tickAt: Instant | null;
  readonly auditAt: Instant | null;
}

export interface WatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Called each minute while all goes well; a secret. */
  readonly heartbeatUrl?: string;
}

/** Watches the service from inside: counts, audits, calls the operator, and tells the outside that it is alive. */
export const openWatch = ({ clock, log, heartbeatUrl }: WatchOptions) => {
  const meter = openMeter();
  const health = openChannelHealth();
  const pulse = openPulse(meter, log);
  const beacon = openBeacon(heartbeatUrl, meter, clock, log);
  let auditor: Auditor | undefined;
  let tickAt: Instant | null = null;
  let lastFailed: readonly string[] = [];

  return {
    store: (store: Store): Store => countCommits(store, meter),
    channel: (channel: Channel): Channel => countMessages(channel, meter, health, clock),
    receive: (receive: Receive): Receive => countTurns(receive, meter, clock),
    /** Channels that do not work; it changes while the service runs. */
    down: health.down,

    /** From now on there is something to audit. */
    attend(deps: Pick<AuditorDeps, 'store' | 'frame'>): void {
      auditor = openAuditor({ ...deps, log, meter, pulse, health });
    },

    /** The heartbeat beats, each second, whether or not a tick still runs. */
    beat(now: Instant): void {
      if (!pulse.beat(now)) return;
      // The tick hangs and will not come to its audit.
      auditor?.run(now).catch((error: unknown) => {
        log.error({ error: errorName(error) }, 'the audit failed while a tick hangs');
      });
    },

    tickBegins: (now: Instant): void => pulse.begins(now),
    audit: async (now: Instant): Promise<void> => auditor?.run(now),
    /** `failed`: the stages in which something failed. */
    tickEnds(now: Instant, failed: readonly string[]): void {
      pulse.ends(now, failed);
      tickAt = now;
      lastFailed = failed;
      beacon.after(failed.length === 0 && (auditor?.verdict()?.heard ?? false), now);
    },

    status(): Status {
      const now = clock.now();
      const verdict = auditor?.verdict();
      const auditAt = verdict?.at ?? null;
      const silent = (at: Instant | null) => at === null || now - at > SILENT_AFTER;
      const wrong = [
        ...(verdict?.troubles ?? []),
        ...(verdict && !verdict.operatorReachable ? ['operator'] : []),
        ...(silent(tickAt) || lastFailed.length > 0 ? ['tick'] : []),
        ...(silent(auditAt) ? ['audit'] : []),
      ];
      return { ok: wrong.length === 0, wrong: [...new Set(wrong)], tickAt, auditAt };
    },

    metrics: async () => ({ text: await meter.text(), contentType: meter.contentType }),
    idle: (): Promise<void> => beacon.idle(),
    stop: (): Promise<void> => beacon.stop(),
  };
};
export type Watch = ReturnType<typeof openWatch>;
