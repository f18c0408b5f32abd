import { SECOND } from '../domain/clock.js';
import { LEVELS } from '../domain/level.js';
import type { Event, Store } from '../store/store.js';
import type { Meter } from './meter.js';

/** What happened → what a ladder did. Kinds that are not named here count as nothing. */
const STEPS: Readonly<Record<string, string>> = {
  'obligation.opened': 'opened',
  'member.paged': 'paged',
  'member.nudged': 'nudged',
  'obligation.climbed': 'climbed',
  'obligation.repeated': 'repeated',
  'obligation.reopened': 'reopened',
  'obligation.declined': 'declined',
  'obligation.acknowledged': 'taken',
  'child.safety_confirmed': 'safe',
  'promise.missed': 'missed',
  'rung.empty': 'empty',
  'member.unreachable': 'unreachable',
};

const count = (meter: Meter, { kind, data }: Event): void => {
  const step = STEPS[kind];
  if (step) meter.steps.inc({ step });
  if (kind === 'obligation.acknowledged' && typeof data?.waited === 'number') {
    const level = LEVELS.find((known) => known === data.level) ?? 'other';
    meter.acknowledgeSeconds.observe({ level }, Math.max(0, data.waited) / SECOND);
  }
  if (kind === 'operator.alarmed') meter.alarms.inc({ alarm: String(data?.alarm).replace(/^operator-(alarm-)?/, '') });
};

/** The same store; what its works put on record is counted once it is committed, and not when it was rolled back. */
export const countCommits = (store: Store, meter: Meter): Store => ({
  ...store,
  async write(work) {
    let added: readonly Event[] = [];
    try {
      const result = await store.write(async (tx) => {
        const done = await work(tx);
        added = tx.events.added;
        return done;
      });
      meter.commits.inc({ result: 'committed' });
      for (const event of added) count(meter, event);
      return result;
    } catch (error) {
      meter.commits.inc({ result: store.isAway(error) ? 'away' : 'failed' });
      throw error;
    }
  },
});
