import type { Instant } from '../../domain/clock.js';
import type { Ladder, Span } from '../../domain/ladder.js';
import type { Level } from '../../domain/level.js';
import type { Calendar } from './calendar.js';
import { addServiceTime, addWorkingDays, deferQuiet, inService, nextServiceTime } from './service-hours.js';

/** Where an obligation stands on its ladder. */
export interface Standing {
  readonly rung: number;
  /** How many calls this rung has had: 1 after the page. */
  readonly nudge: number;
  readonly rungStartedAt: Instant;
  /** The last rung, where it is not that of the level. */
  readonly top?: number;
}

/** What the ladder does next by itself, and how the obligation stands once it is done. */
export interface NextMove {
  /** When it is due; in the past when it is overdue. */
  readonly at: Instant;
  /** `nudge`: call the same rung again. `climb`: call the next too. `repeat`: call the top rung anew, and alarm. */
  readonly move: 'nudge' | 'climb' | 'repeat';
  readonly rung: number;
  readonly nudge: number;
}

/** The moments of one level of a ladder, for a post in one time zone. */
export interface LadderMoments {
  /** When a rung is called, from its start; the first is the page itself. */
  nudgeTimes(rungStartedAt: Instant): Instant[];
  /** When the next rung is called too, unless somebody acknowledged. */
  climbAt(rungStartedAt: Instant): Instant;
  /** The promise to the reporter: a named person has acknowledged by then. */
  acknowledgeDueAt(openedAt: Instant): Instant;
  /** By when the child's safety is confirmed. */
  followUpDueAt(heldAt: Instant): Instant;
  /** The end of a span that runs from `at`: elapsed time, or working days counted from the next time in service. */
  spanEndsAt(at: Instant, span: Span): Instant;
  /** When a message of this level may leave that was to leave `at`. */
  leavesAt(at: Instant): Instant;
  /**
   * The next move. What is due by `now` comes first, and only once: a climb or a repeat that is due makes the nudges
   * before it nothing, and several nudges that are due become one. After a `climb` or a `repeat` the rung starts at
   * `now`, so an outage of any length costs one move, not a storm.
   */
  nextMove(standing: Standing, now: Instant): NextMove;
}

/** Opens the moments of `level`; `timezone` is that of the posts that are called. */
export const ladderMoments = (ladder: Ladder, level: Level, timezone: string, calendar: Calendar): LadderMoments => {
  const policy = ladder.levels[level];
  const workingDaysOnly = policy.quietHours?.holidays ?? false;
  const hours = { timezone, window: ladder.service, workingDaysOnly, calendar };

  /** Time as this level counts it. */
  const run = (at: Instant, ms: number): Instant =>
    policy.clock === 'always' ? at + ms : addServiceTime(at, ms, hours);
  const after = (at: Instant, span: Span): Instant =>
    typeof span === 'number' ? run(at, span) : addWorkingDays(run(at, 0), span.workingDays, timezone, calendar);
  const whileOpen = (at: Instant, span: Span): Instant => {
    const by = policy.clock === 'service' ? policy.outsideServiceBy : undefined;
    return by !== undefined && !inService(at, hours) ? nextServiceTime(at, by, hours) : after(at, span);
  };

  const nudgeTimes = (rungStartedAt: Instant): Instant[] => {
    let previous = rungStartedAt;
    return policy.nudges.map((offset) => {
      previous =
        typeof offset === 'number'
          ? run(rungStartedAt, offset)
          : nextServiceTime(previous, offset.nextServiceTime, hours);
      return previous;
    });
  };
  const spanEndsAt = (at: Instant, span: Span): Instant => (typeof span === 'number' ? at + span : after(at, span));
  const climbAt = (rungStartedAt: Instant): Instant => whileOpen(rungStartedAt, policy.climbAfter);

  return {
    nudgeTimes,
    climbAt,
    acknowledgeDueAt: (openedAt) => whileOpen(openedAt, policy.acknowledgeWithin),
    followUpDueAt: (heldAt) => spanEndsAt(heldAt, policy.followUpWithin),
    spanEndsAt,
    leavesAt: (at) => deferQuiet(at, timezone, policy.quietHours, calendar),
    nextMove({ rung, nudge, rungStartedAt, top = policy.rungs.length - 1 }, now) {
      const end: NextMove =
        rung >= top
          ? { at: whileOpen(rungStartedAt, policy.repeatTop), move: 'repeat', rung, nudge: 1 }
          : { at: climbAt(rungStartedAt), move: 'climb', rung: rung + 1, nudge: 1 };
      if (end.at <= now) return end;
      const nudges = nudgeTimes(rungStartedAt)
        .map((at, index): NextMove => ({ at, move: 'nudge', rung, nudge: index + 1 }))
        .filter((call) => call.nudge > nudge && call.at < end.at);
      return nudges.findLast(({ at }) => at <= now) ?? nudges[0] ?? end;
    },
  };
};
