import { DAY, type Instant } from './clock.js';

/** Erased too early by so much, nobody has lost anything; and a service is rarely off for longer. */
const LEAP = 3 * DAY;
/** For so long an operator can put the clock right before it is believed. */
const BELIEVED_AFTER = DAY;

/** What the database last saw of the clock: what is erased by it cannot be had back. */
export interface ClockSeen {
  readonly at: Instant;
  /** Since when it has gone on without a leap. */
  readonly since: Instant;
  /** By how much it leapt then, ms; 0 where it did not. */
  readonly leapt: number;
}

/**
 * The clock is looked at again. Months since the last look are a clock that was set ahead, or a service that was off: it is
 * believed once the service has gone on with it for a day. So is one that nobody looked at before, or that was set back.
 */
export const lookAtClock = (last: ClockSeen | null, now: Instant): ClockSeen => {
  if (!last || now < last.since) return { at: now, since: now, leapt: 0 };
  const leapt = now - last.at;
  return leapt > LEAP ? { at: now, since: now, leapt } : { ...last, at: now };
};

/** Whether what is over by this clock may be erased. */
export const isBelieved = ({ at, since }: ClockSeen): boolean => at - since >= BELIEVED_AFTER;
