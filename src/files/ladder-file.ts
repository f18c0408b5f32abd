import { createHash } from 'node:crypto';
import { Duration } from 'luxon';
import { z } from 'zod';
import { HOUR } from '../domain/clock.js';
import { isOfFamily } from '../domain/directory.js';
import type { TextRef } from '../domain/effect.js';
import { type Ladder, type LevelPolicy, ladderSchemaOver, type Offset, type Span } from '../domain/ladder.js';
import { LEVELS, type Level } from '../domain/level.js';
import { POST_KINDS } from '../domain/post.js';
import { ROUTES } from '../domain/routes.js';
import { asIssue, say } from '../domain/say.js';
import { stepsOf } from '../domain/steps.js';
import { readJson } from './read-json.js';
import { sayIssue } from './say-issue.js';

/** Something to mend in a ladder file; `message` is one sentence that names the place. */
export interface LadderProblem {
  /** Where, as `levels.P0.nudges.1`; empty for the whole file. */
  readonly path: string;
  readonly message: TextRef;
}
export type LadderResult = { readonly ladder: Ladder } | { readonly problems: LadderProblem[] };

/** Days, weeks, hours, minutes, seconds: a month or a year has no fixed length. */
const ISO_8601 = /^P(?!$)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;
/** No rung waits longer than a year. */
const LONGEST = Duration.fromObject({ days: 366 }).toMillis();

const duration = (least: number) =>
  z.string().transform((text, context) => {
    const ms = ISO_8601.test(text) ? Duration.fromISO(text).toMillis() : Number.NaN;
    if (ms >= least && ms <= LONGEST) return ms;
    context.addIssue(asIssue(least > 0 ? say('duration-wrong') : say('offset-wrong')));
    return z.NEVER;
  });

const calledKind = z.enum(POST_KINDS).refine((kind) => !isOfFamily(kind), say('family-called').key);

const fileSchema = ladderSchemaOver(duration(1_000), duration(0), calledKind).omit({ version: true });

/** What is wrong with a level, and at which of its keys. */
type Wrong = readonly [key: string, sentence: TextRef];

/** What types cannot say of one level: moves that could never happen, or would all happen at once. */
const levelProblems = ({ nudges, climbAfter, quietHours, clock, outsideServiceBy }: LevelPolicy): Wrong[] => {
  const found: Wrong[] = [];
  const fixed = nudges.filter((offset: Offset): offset is number => typeof offset === 'number');
  if (nudges[0] !== 0) found.push(['nudges.0', say('first-nudge-late')]);
  if (fixed.some((offset, index) => offset <= (fixed[index - 1] ?? -1)))
    found.push(['nudges', say('nudges-unordered')]);
  const late = typeof climbAfter === 'number' && fixed.some((offset) => offset >= climbAfter);
  if (late) found.push(['nudges', say('nudge-late')]);
  if (outsideServiceBy !== undefined && clock === 'always') {
    found.push(['outsideServiceBy', say('outside-service-idle')]);
  }
  if (quietHours?.from === quietHours?.to && quietHours) found.push(['quietHours', say('quiet-hours-always')]);
  return found;
};

/**
 * The longest that an urgent level may take, in hours: to call the next, and until the child is seen. A bureau may be slower than
 * the built-in 15 minutes and one hour, yet a slip of the pen is not to become a child's month. P0 is seen within a day whatever
 * happens (domain.md 5.3); P1 keeps at least to the times that P2 has.
 */
const LONGEST_URGENT: Partial<Record<Level, { readonly call: number; readonly seen: number }>> = {
  P0: { call: 1, seen: 24 },
  P1: { call: 24, seen: 72 },
};

const tooSlow = (policy: LevelPolicy, { call, seen }: { readonly call: number; readonly seen: number }): Wrong[] => {
  const longer = (span: Span, hours: number): boolean => typeof span !== 'number' || span > hours * HOUR;
  const late = (['climbAfter', 'acknowledgeWithin', 'repeatTop'] as const).filter(
    (key) => typeof policy[key] === 'number' && longer(policy[key], call),
  );
  return [
    ...late.map((key): Wrong => [key, say('urgent-call-late', { hours: call })]),
    ...(longer(policy.followUpWithin, seen)
      ? [['followUpWithin', say('urgent-child-unseen', { hours: seen })] as const]
      : []),
  ];
};

/** Whatever waits for the morning, or for a working day, would leave a child alone overnight (domain.md 5.4). */
const urgentProblems = (policy: LevelPolicy, level: Level): Wrong[] => {
  const longest = LONGEST_URGENT[level];
  if (!longest) return [];
  const waits = (key: string, span: Span | Offset): Wrong[] =>
    typeof span === 'number' ? [] : [[key, say('urgent-span')]];
  return [
    ...(policy.clock === 'always' ? [] : [['clock', say('urgent-clock')] as const]),
    ...(policy.quietHours ? [['quietHours', say('urgent-quiet')] as const] : []),
    ...policy.nudges.flatMap((offset, index) => waits(`nudges.${index}`, offset)),
    ...(['climbAfter', 'acknowledgeWithin', 'repeatTop'] as const).flatMap((key) => waits(key, policy[key])),
    ...tooSlow(policy, longest),
  ];
};

const hint = (issue: z.core.$ZodIssue, content: unknown): TextRef => {
  if (issue.code !== 'invalid_union') return sayIssue(issue, content, 'assets/ladder.json');
  // Of the ways to write a value, the one that has the right type tells best what is wrong with it.
  const closest = issue.errors.find((way) => way.every(({ code }) => code !== 'invalid_type'))?.[0];
  return closest ? hint({ ...closest, path: [...issue.path, ...closest.path] }, content) : say('span-wrong');
};

const atPlace = (path: string, wrong: TextRef): LadderProblem => ({
  path,
  message: say('at-place', { place: path === '' ? say('place-top') : path, wrong }),
});

/** A name for this content that is the same wherever and however it is laid out. */
const versionOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

/**
 * Reads a ladder: JSON, durations in ISO 8601, unknown keys refused. Its version is a hash of what it means, so that
 * the same ladder has the same version on every machine. Answers with everything that is wrong; never throws.
 */
export const parseLadder = (json: string): LadderResult => {
  const read = readJson(json, say('the-ladder'));
  if ('wrong' in read) return { problems: [{ path: '', message: read.wrong }] };
  const { content } = read;
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => atPlace(issue.path.join('.'), hint(issue, content))) };
  }
  const { service } = parsed.data;
  // A step that the file gives no time keeps its built-in one, and so stands in the snapshot; but the conference, which the
  // release before does not know: `stepsOf` gives it its time whenever a snapshot is read.
  const levels = Object.fromEntries(
    LEVELS.map((name) => {
      const { convene: _, ...builtIn } = stepsOf(parsed.data.levels, name);
      return [name, { ...parsed.data.levels[name], steps: { ...builtIn, ...parsed.data.levels[name].steps } }];
    }),
  ) as Ladder['levels'];
  // A concern that the file does not name keeps its built-in route.
  const routes = { ...ROUTES, ...parsed.data.routes };
  const shut = (time: string | undefined): boolean => time !== undefined && (time < service.from || time > service.to);
  const problems = LEVELS.map((name) => [name, levels[name]] as const).flatMap(([name, policy]) => [
    ...[...levelProblems(policy), ...urgentProblems(policy, name)].map(([key, wrong]) =>
      atPlace(`levels.${name}.${key}`, wrong),
    ),
    ...(shut(policy.outsideServiceBy) ||
    policy.nudges.some((offset) => typeof offset !== 'number' && shut(offset.nextServiceTime))
      ? [atPlace(`levels.${name}`, say('time-outside-service'))]
      : []),
  ]);
  return problems.length > 0
    ? { problems }
    : { ladder: { version: versionOf({ service, levels, routes }), service, levels, routes } };
};
