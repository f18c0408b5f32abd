import { IANAZone } from 'luxon';
import { DAY, type Instant, MINUTE } from '../domain/clock.js';

/** A local date as a number: days since 1970-01-01. */
export type LocalDay = number;

/** Clocks change on quarters of an hour of UTC only (since 1972), so one answer holds for a quarter. */
const QUARTER = 15 * MINUTE;
/** Quarters remembered for a zone: asking anew costs 20 µs, and a moment of a ladder asks up to thirty times. */
const REMEMBERED = 10_000;
const offsets = new Map<string, Map<number, number>>();

/** Local time less UTC, in ms. */
const offset = (timezone: string, at: Instant): number => {
  const quarter = Math.floor(at / QUARTER);
  const known = offsets.get(timezone) ?? new Map<number, number>();
  offsets.set(timezone, known);
  const remembered = known.get(quarter);
  if (remembered !== undefined) return remembered;
  if (known.size >= REMEMBERED) known.clear();
  const found = IANAZone.create(timezone).offset(quarter * QUARTER) * MINUTE;
  known.set(quarter, found);
  return found;
};

const local = (at: Instant, timezone: string): number => at + offset(timezone, at);

/** The local date at an instant. */
export const dayOf = (at: Instant, timezone: string): LocalDay => Math.floor(local(at, timezone) / DAY);

/** The local time of day at an instant, in ms after midnight as a clock on the wall shows it. */
export const timeOfDay = (at: Instant, timezone: string): number => {
  const wall = local(at, timezone);
  return wall - Math.floor(wall / DAY) * DAY;
};

/** `2026-10-01` */
export const isoDate = (day: LocalDay): string => new Date(day * DAY).toISOString().slice(0, 10);

/** `"09:30"` in ms after midnight. */
export const readTime = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
};

/**
 * The instant at which a wall clock shows this time on this date. A time that comes twice when clocks go back is its
 * first coming; a time that is skipped when they go forward is as long after the jump as it is after the jump's start.
 * Luxon's own answer to the first depends on the day it is asked, so it is worked out here.
 */
export const instantOf = (day: LocalDay, time: number, timezone: string): Instant => {
  const wall = day * DAY + time;
  const before = offset(timezone, wall - DAY);
  const after = offset(timezone, wall + DAY);
  const early = wall - before;
  const late = wall - after;
  return offset(timezone, early) === before || offset(timezone, late) !== after ? early : late;
};
