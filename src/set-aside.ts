import type { Moment } from './cases/moment.js';
import { HOUR, type Instant } from './domain/clock.js';
import type { Frame } from './notify/frame.js';
import { alarmOperator } from './notify/telling/tell.js';
import type { Recalled } from './recall.js';
import type { Conversation, Records } from './store/store.js';

/** The operator hears that something was kept for a human since `since`: once for an hour, however much it is. */
export const alarmParked = (frame: Frame, tx: Records, now: Instant, since: Instant = now): Promise<void> =>
  alarmOperator(frame, tx, { key: 'operator-alarm-parked' }, `parked:${Math.floor(since / HOUR)}`, now, null);

/**
 * What a chat had told that nobody can go on with is kept for a human, who hears of it. What was erased meanwhile is nothing to
 * keep.
 */
export const setAside = async (
  { frame, tx, now }: Moment,
  saved: Conversation | Recalled,
  reason: string,
  since: Instant,
): Promise<void> => {
  if (saved.state === '{}') return;
  await tx.conversations.setAside(saved, reason, since);
  await alarmParked(frame, tx, now, since);
};
