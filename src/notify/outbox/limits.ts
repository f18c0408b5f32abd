import { setMaxListeners } from 'node:events';
import { type Clock, type Instant, SECOND } from '../../domain/clock.js';

/** What begins in the same moment has one limit. */
const MOMENT = SECOND / 4;

interface Group {
  readonly begun: Instant;
  readonly passed: AbortController;
  readonly over: AbortController;
  members: number;
}

/** The time that one piece of work may take. */
export interface Limit {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
  /** The work is done; to be called once. */
  end(): void;
}

/**
 * Limits of `length` ms, or up to a moment less: what begins in the same moment shares a timer and a signal, since two
 * of their own for each message cost as much as the message.
 */
export const openLimits = (clock: Clock, length: number) => {
  let latest: Group | undefined;

  const begin = (now: Instant): Group => {
    const group: Group = { begun: now, passed: new AbortController(), over: new AbortController(), members: 0 };
    setMaxListeners(0, group.passed.signal);
    void clock.sleep(length, group.over.signal).then(() => {
      if (latest === group) latest = undefined;
      if (!group.over.signal.aborted) group.passed.abort();
    });
    return group;
  };

  return (): Limit => {
    const now = clock.now();
    if (latest === undefined || now < latest.begun || now >= latest.begun + MOMENT) latest = begin(now);
    const group = latest;
    group.members += 1;
    return {
      signal: group.passed.signal,
      end() {
        group.members -= 1;
        if (group.members > 0) return;
        if (latest === group) latest = undefined;
        // Given, so that no error with a stack is made for it.
        group.over.abort('over');
      },
    };
  };
};
export type Limits = ReturnType<typeof openLimits>;
