import { DAY, type Instant } from '../../domain/clock.js';
import type { OpenHours } from '../../domain/hours.js';
import type { Ladder, LevelPolicy } from '../../domain/ladder.js';
import type { Level } from '../../domain/level.js';
import type { Post } from '../../domain/post.js';
import type { Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { type LadderMoments, ladderMoments, type NextMove } from '../times/ladder-moments.js';
import { deferClosed, deferQuiet } from '../times/service-hours.js';

/** The rules an obligation follows: those of its level, in the ladder it was opened with. */
export const policyOf = async (frame: Frame, tx: Records, o: Obligation): Promise<LevelPolicy> =>
  (await frame.ladderOf(tx, o.policyVersion)).levels[o.level];

const momentsOf = async (frame: Frame, tx: Records, o: Obligation): Promise<LadderMoments> =>
  ladderMoments(await frame.ladderOf(tx, o.policyVersion), o.level, o.timezone, frame.calendar);

/** The rungs of an obligation whose posts are named instead of following from its level: codes of posts. */
export const namedRungs = ({ targets }: Obligation): string[][] | null =>
  targets === null ? null : (JSON.parse(targets) as string[][]);

/** The last rung, which is called again for ever. */
export const topOf = async (frame: Frame, tx: Records, o: Obligation): Promise<number> =>
  (namedRungs(o) ?? (await policyOf(frame, tx, o)).rungs).length - 1;

/** The promise to the reporter of a report opened at `openedAt`. */
export const acknowledgeBy = (
  frame: Frame,
  ladder: Ladder,
  level: Level,
  timezone: string,
  openedAt: Instant,
): Instant => ladderMoments(ladder, level, timezone, frame.calendar).acknowledgeDueAt(openedAt);

/** By when the child's safety is confirmed once somebody took it at `heldAt`. */
export const followUpBy = async (frame: Frame, tx: Records, o: Obligation, heldAt: Instant): Promise<Instant> =>
  (await momentsOf(frame, tx, o)).followUpDueAt(heldAt);

/** Until when the obligation's rung has time. */
export const rungEndsAt = async (frame: Frame, tx: Records, o: Obligation): Promise<Instant> =>
  (await momentsOf(frame, tx, o)).climbAt(o.rungStartedAt);

/** Until when the rung has time that will be running `at` then, if nobody takes it before. */
export const laterRungEndsAt = async (frame: Frame, tx: Records, o: Obligation, at: Instant): Promise<Instant> => {
  const { climbAt } = await momentsOf(frame, tx, o);
  let ends = climbAt(o.rungStartedAt);
  while (ends <= at) ends = climbAt(ends);
  return ends;
};

/** Quiet and hours of a post that have nothing in common for so long never will. */
const LONGEST_WAIT = 30 * DAY;

/**
 * When a message of this level may leave that was to leave `at`, for a person in `timezone`, and within the `hours` of
 * their post, where these hold (`hoursOf`). Hours that are all within the quiet are the post's own word, and count.
 */
export const mayLeaveAt = (
  frame: Frame,
  policy: LevelPolicy,
  timezone: string,
  at: Instant,
  hours?: readonly OpenHours[],
): Instant => {
  let leaves = at;
  while (leaves - at <= LONGEST_WAIT) {
    const loud = deferQuiet(leaves, timezone, policy.quietHours, frame.calendar);
    const open = deferClosed(loud, timezone, hours, frame.calendar);
    if (open === loud) return open;
    leaves = open;
  }
  return deferClosed(at, timezone, hours, frame.calendar);
};

/** The hours within which a post is called at this level: none hold for what is urgent. */
export const hoursOf = (post: Post | undefined, level: Level): readonly OpenHours[] | undefined =>
  level >= 'P2' ? post?.hours : undefined;

/** What the ladder does next by itself. */
export const nextMove = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<NextMove> =>
  (await momentsOf(frame, tx, o)).nextMove({ ...o, top: await topOf(frame, tx, o) }, now);

/** When the ladder has to be looked at next: its next move, or the promise about to be missed. */
export const nextMoment = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<Instant> => {
  const { at } = await nextMove(frame, tx, o, now);
  return o.breachedAt === null && o.dueAt > now ? Math.min(at, o.dueAt) : at;
};

/** Of the time there is, so much has passed when whoever has it is reminded. */
const REMINDED_AFTER = 0.8;

/** When somebody is reminded of what is due at `dueAt`. */
export const remindAt = (openedAt: Instant, dueAt: Instant): Instant =>
  Math.max(openedAt, Math.floor(openedAt + (dueAt - openedAt) * REMINDED_AFTER));
