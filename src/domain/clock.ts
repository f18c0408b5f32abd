/**
 * The one source of time. Everything that needs the present takes it as an argument or asks this port;
 * nothing else may read the system clock (a lint rule says so).
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `ms` milliseconds, 24 days at the most, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Times are told in this zone, and days begin and end in it, where no other is known: that of the city this was made for. */
export const HOME_ZONE = 'Asia/Shanghai';

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Local dates, such as `2026-10-01`, that are holidays or working days whatever weekday they are. */
export type NamedDays = ReadonlyMap<string, 'holiday' | 'workday'>;
