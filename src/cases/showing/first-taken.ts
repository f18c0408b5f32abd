import type { Instant } from '../../domain/clock.js';
import type { Event } from '../../store/events.js';

/** How a promise that somebody takes it was first kept. */
export interface FirstTaken {
  readonly at: Instant;
  /** By when the child was to be confirmed safe then; null where its record does not say. */
  readonly safeBy: Instant | null;
}

type Row = Readonly<Record<string, unknown>>;

const instantIn = (row: Row, column: 'dueAt' | 'nextDueAt'): Instant | null =>
  typeof row[column] === 'number' ? row[column] : null;

/**
 * When something was first taken, and by when the child was to be safe from then, as the record of the obligation tells it:
 * that it fell back, or changed hands, gives nobody more time. A rise of the level brings the day nearer; danger that is told
 * later is promised anew, and counts by itself.
 */
export const firstTaken = (record: readonly Event[]): FirstTaken | null =>
  record.reduce<FirstTaken | null>((taken, { at, kind, data }) => {
    const row = (data?.row ?? {}) as Row;
    const by = instantIn(row, 'nextDueAt');
    if (kind === 'obligation.redirected' && instantIn(row, 'dueAt') !== null) return null;
    if (taken === null) return row.state === 'acknowledged' ? { at, safeBy: by } : null;
    const hastened = kind === 'duty.hastened' && by !== null && taken.safeBy !== null;
    return hastened ? { at: taken.at, safeBy: Math.min(taken.safeBy, by) } : taken;
  }, null);
