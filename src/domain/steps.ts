import { DAY } from './clock.js';
import type { Ladder, Span } from './ladder.js';
import type { Level } from './level.js';

/** The clocks of a case beside those of its ladder, by what each is for. */
export type StepClock = 'assess' | 'convene' | 'plan' | 'review' | 'feedback' | 'objection';
/** `convene` is absent at a level that asks for no case conference. */
export type StepSpans = Readonly<Record<Exclude<StepClock, 'convene'>, Span>> & { readonly convene?: Span | undefined };

/** By when each reporter hears how it stands, closed or not (未成年人保护法 art 11(3) sets no days; domain.md 5.3). */
const FEEDBACK = { workingDays: 15 };
/** How long after the outcome a reporter can say that it is not solved: our proposal, a service target. */
const OBJECTION = 15 * DAY;

/**
 * What a ladder says nothing else about (domain.md 5.3): service targets of the bureau, no legal time limits. `assess`
 * and `convene` run from the acknowledgement. `plan`: P0 from there too, by the conference; P1 to P3 from the opening of the case.
 * `review`: from the step before. Where a case becomes more urgent, all but `feedback` from then.
 */
export const DEFAULT_STEPS: Readonly<Record<Level, StepSpans>> = {
  P0: { assess: DAY, convene: 3 * DAY, plan: 3 * DAY, review: DAY, feedback: FEEDBACK, objection: OBJECTION },
  P1: { assess: { workingDays: 3 }, plan: 14 * DAY, review: 7 * DAY, feedback: FEEDBACK, objection: OBJECTION },
  P2: { assess: { workingDays: 5 }, plan: 14 * DAY, review: 14 * DAY, feedback: FEEDBACK, objection: OBJECTION },
  P3: {
    assess: { workingDays: 15 },
    plan: { workingDays: 15 },
    review: 30 * DAY,
    feedback: FEEDBACK,
    objection: OBJECTION,
  },
};

/** The clocks of a level; also of a ladder from before there were any. */
export const stepsOf = (levels: Ladder['levels'], level: Level): StepSpans => ({
  ...DEFAULT_STEPS[level],
  ...levels[level].steps,
});
