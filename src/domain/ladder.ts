import { z } from 'zod';
import { DAY, HOUR } from './clock.js';
import { LEVELS, type Level } from './level.js';
import { POST_KINDS, type PostKind } from './post.js';
import { CONCERNS } from './report.js';
import { say } from './say.js';
import { stepsOf } from './steps.js';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, say('time-of-day-wrong').key);
/** A stretch of time in ms. */
const stretch = z.number().int().positive();
const WHOLE_DAYS = say('working-days-wrong').key;
/** So many working days: the same time of day on the n-th working day from then. */
const workingDays = z.strictObject({
  workingDays: z.number().int(WHOLE_DAYS).min(1, WHOLE_DAYS).max(60, WHOLE_DAYS),
});
/** The first such time of day, within the service window, that is still to come. */
const nextServiceTime = z.strictObject({ nextServiceTime: clockTime });

/**
 * The shape of a ladder over any way to write a stretch, ms in the store and ISO 8601 in a file, and over whom it may call: any
 * kind in the store, where ladders of older releases are.
 */
export const ladderSchemaOver = <Duration extends z.ZodType<number>>(
  duration: Duration,
  offset: z.ZodType<number>,
  kind: z.ZodType<PostKind>,
) => {
  const span = z.union([duration, workingDays]);
  const kinds = z.array(kind);
  const level = z.strictObject({
    /** `always`: around the clock. `service`: only while the service window is open. */
    clock: z.enum(['always', 'service']),
    /** When a rung is called, from its start; the first is the page itself. */
    nudges: z.array(z.union([offset, nextServiceTime])).min(1, say('nudges-empty').key),
    /** How long a rung has before the next is called too. */
    climbAfter: span,
    /** The promise: a named person has acknowledged by then, counted from the opening. */
    acknowledgeWithin: span,
    /** Opened, or a rung begun, while the window is shut: promise and climb fall on this time instead. */
    outsideServiceBy: clockTime.optional(),
    /** How long after its last call the top rung is called again, for ever. */
    repeatTop: span,
    /** The child's safety is confirmed by then, counted from the acknowledgement; elapsed time, whatever the clock. */
    followUpWithin: span,
    /** The clocks of the steps of a case (`steps.ts`); what is not here has its built-in time. */
    steps: z
      .strictObject({ assess: span, convene: span, plan: span, review: span, feedback: span, objection: span })
      .partial()
      .optional(),
    /** Who is called at each rung; the last repeats. */
    rungs: z.array(kinds.min(1, say('rung-empty').key)).min(1, say('rungs-empty').key),
    /** When no message of this level leaves; `holidays`: nor on days that are not working days. */
    quietHours: z.strictObject({ from: clockTime, to: clockTime, holidays: z.boolean() }).optional(),
  });
  return z.strictObject({
    version: z.string().min(1),
    /** The service window of every day, or, at a level that is quiet on holidays, of every working day. */
    service: z
      .strictObject({ from: clockTime, to: clockTime })
      .refine(({ from, to }) => from < to, say('service-window-wrong').key),
    levels: z.strictObject({ P0: level, P1: level, P2: level, P3: level }),
    /** Whom each concern calls besides; absent in a ladder from before there were any. */
    routes: z.partialRecord(z.enum(CONCERNS), z.strictObject({ lead: kinds, with: kinds })).optional(),
  });
};

/** A ladder as it is snapshotted with an obligation; durations in ms. */
export const ladderSchema = ladderSchemaOver(stretch, z.number().int().nonnegative(), z.enum(POST_KINDS));
export type Ladder = z.infer<typeof ladderSchema>;
export type LevelPolicy = Ladder['levels'][Level];
/** Milliseconds, or working days. */
export type Span = LevelPolicy['climbAfter'];
/** Milliseconds from the start of the rung, or the next such time of day in service. */
export type Offset = LevelPolicy['nudges'][number];
export type ServiceWindow = Ladder['service'];
export type QuietHours = NonNullable<LevelPolicy['quietHours']>;

/** From a nudge in the afternoon to the next morning, where a day is squeezed into minutes. */
const TO_NEXT_MORNING = 17 * HOUR;

/**
 * The same ladder, `factor` times faster and around the clock, for a trial: nobody waits a working day to see it
 * climb. A working day counts as 24 hours, then everything is divided.
 */
export const faster = (ladder: Ladder, factor: number): Ladder => {
  const shrink = (ms: number): number => Math.max(1, Math.round(ms / factor));
  const span = (value: Span): number => shrink(typeof value === 'number' ? value : value.workingDays * DAY);
  const offset = (value: Offset): number => {
    if (typeof value === 'number') return value === 0 ? 0 : shrink(value);
    return shrink(TO_NEXT_MORNING);
  };
  const level = (policy: LevelPolicy, name: Level): LevelPolicy => ({
    clock: 'always',
    nudges: policy.nudges.map(offset),
    climbAfter: span(policy.climbAfter),
    acknowledgeWithin: span(policy.acknowledgeWithin),
    repeatTop: span(policy.repeatTop),
    followUpWithin: span(policy.followUpWithin),
    steps: Object.fromEntries(Object.entries(stepsOf(ladder.levels, name)).map(([step, value]) => [step, span(value)])),
    rungs: policy.rungs,
  });
  const [P0, P1, P2, P3] = LEVELS.map((name) => level(ladder.levels[name], name)) as [
    LevelPolicy,
    LevelPolicy,
    LevelPolicy,
    LevelPolicy,
  ];
  return { ...ladder, version: `${ladder.version}/${factor}`, levels: { P0, P1, P2, P3 } };
};
