import { type Instant, MINUTE } from '../domain/clock.js';
import { isBelieved } from '../domain/clock-seen.js';
import { LEVELS, type Level } from '../domain/level.js';
import type { Post } from '../domain/post.js';
import type { Frame } from '../notify/frame.js';
import { OPERATORS } from '../notify/telling/tell.js';
import type { Records } from '../store/store.js';

/** A tick moves what is due within a second and releases leases that ended; after so long it did not. */
const MISSED_AFTER = 2 * MINUTE;
/** A bureau's ladder changes a few times a year; obligations that are open follow one of these. */
const LADDERS_KEPT = 20;
/** So many posts are looked at in one audit: all of a city's each minute, a large province's within the hour. */
const POSTS_AT_ONCE = 500;

/** What an audit saw. Counts stop at 10,000. */
export interface Figures {
  readonly overdue: number;
  readonly pending: number;
  readonly claimed: number;
  readonly expired: number;
  /** How long the message that waits longest has been waiting, ms. */
  readonly oldest: number;
  readonly open: Readonly<Record<Level, number>>;
  readonly top: Readonly<Record<Level, number>>;
  readonly parkedTurns: number;
  readonly parkedChats: number;
  /** By how much the clock leapt ahead, ms, while it is not believed yet; 0 otherwise. */
  readonly leapt: number;
  readonly operatorReachable: boolean;
  /** Posts of the ladder that nobody reachable holds. */
  readonly unreachable: readonly Post[];
}

const LADDER_LEVELS = (): Record<Level, number> => ({ P0: 0, P1: 0, P2: 0, P3: 0 });

/** Looks at what is still to be dealt with, by cheap indexed figures; posts in turn, if there are many. */
export const openLook = (frame: Frame) => {
  const kinds = new Set(LEVELS.flatMap((level) => frame.ladder.levels[level].rungs.flat()));
  // A trial reaches nobody, and every page of it says so: that is not news.
  const ladderPosts = frame.trial ? [] : frame.posts.filter(({ kind }) => kinds.has(kind));
  const callable = frame.posts.filter(({ kind }) => (OPERATORS as readonly string[]).includes(kind));
  const unreachable = new Set<string>();
  let next = 0;

  const standing = async (records: Records): Promise<Pick<Figures, 'open' | 'top'>> => {
    const [open, top] = [LADDER_LEVELS(), LADDER_LEVELS()];
    for (const policyVersion of await records.policies.versions(LADDERS_KEPT)) {
      // One that cannot be read is for the tick to tell of; the audit goes on with what can.
      const ladder = await frame.ladderOf(records, policyVersion).catch(() => undefined);
      for (const level of LEVELS) {
        const here = await records.audit.standing({ policyVersion, level, rung: 0 });
        open[level] += here;
        if (!ladder) continue;
        const rung = ladder.levels[level].rungs.length - 1;
        if (here > 0) top[level] += await records.audit.standing({ policyVersion, level, rung });
      }
    }
    return { open, top };
  };

  const posts = async (records: Records, now: Instant): Promise<Pick<Figures, 'operatorReachable' | 'unreachable'>> => {
    const working = [...frame.channels].filter((channel) => !frame.down.has(channel));
    const looked = ladderPosts.slice(next, next + POSTS_AT_ONCE);
    next = next + POSTS_AT_ONCE < ladderPosts.length ? next + POSTS_AT_ONCE : 0;
    const codes = [...new Set([...callable, ...looked].map(({ code }) => code))];
    const reachable = await records.audit.reachable(codes, working, now);
    for (const { code } of looked) {
      if (reachable.has(code)) unreachable.delete(code);
      else unreachable.add(code);
    }
    return {
      operatorReachable: frame.trial || callable.some(({ code }) => reachable.has(code)),
      unreachable: ladderPosts.filter(({ code }) => unreachable.has(code)),
    };
  };

  return async (records: Records, now: Instant): Promise<Figures> => {
    const { audit } = records;
    const pending = await audit.pending();
    const troubled = await audit.troubled();
    const seen = await records.clockSeen.last();
    const waits = [pending.oldest, troubled.oldest].map((at) => (at === null ? 0 : Math.max(0, now - at)));
    return {
      overdue: (await audit.overdue(now - MISSED_AFTER)).count,
      pending: pending.count,
      oldest: Math.max(...waits),
      claimed: (await audit.claimed()).count,
      expired: (await audit.expired(now - MISSED_AFTER)).count,
      ...(await standing(records)),
      parkedTurns: await audit.parkedTurns(),
      parkedChats: await audit.parkedChats(),
      leapt: seen && !isBelieved(seen) ? seen.leapt : 0,
      ...(await posts(records, now)),
    };
  };
};
