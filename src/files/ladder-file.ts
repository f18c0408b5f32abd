import { createHash } from 'node:crypto';
import { Duration } from 'luxon';
import { z } from 'zod';
import { HOUR } from '../domain/clock.js';
import { isOfFamily } from '../domain/directory.js';
import { type Ladder, type LevelPolicy, ladderSchemaOver, type Offset, type Span } from '../domain/ladder.js';
import { LEVELS, type Level } from '../domain/level.js';
import { POST_KINDS } from '../domain/post.js';
import { ROUTES } from '../domain/routes.js';
import { stepsOf } from '../domain/steps.js';
import { readJson } from './read-json.js';
import { sayIssue } from './say-issue.js';

/** Something to mend in a ladder file; `message` is one sentence that names the place. */
export interface LadderProblem {
  /** Where, as `levels.P0.nudges.1`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
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
    context.addIssue({
      code: 'custom',
      message: `"${text}" must be an ISO 8601 duration of ${least > 0 ? 'at least a second' : '0'} to a year, such as "PT15M" or "PT3H"`,
    });
    return z.NEVER;
  });

const calledKind = z.enum(POST_KINDS).refine((kind) => !isOfFamily(kind), {
  error: ({ input }) => `"${input}" is of the family, which is never called for a report: remove it`,
});

const fileSchema = ladderSchemaOver(duration(1_000), duration(0), calledKind).omit({ version: true });

/** What types cannot say of one level: moves that could never happen, or would all happen at once. */
const levelProblems = ({
  nudges,
  climbAfter,
  quietHours,
  clock,
  outsideServiceBy,
}: LevelPolicy): [string, string][] => {
  const found: [string, string][] = [];
  const fixed = nudges.filter((offset: Offset): offset is number => typeof offset === 'number');
  if (nudges[0] !== 0) found.push(['nudges.0', 'the first nudge is the page itself: write "PT0S"']);
  if (fixed.some((offset, index) => offset <= (fixed[index - 1] ?? -1))) {
    found.push(['nudges', 'each nudge must come later than the one before it']);
  }
  const late = typeof climbAfter === 'number' && fixed.some((offset) => offset >= climbAfter);
  if (late) found.push(['nudges', 'a nudge at or after climbAfter would never be sent: shorten it or climb later']);
  if (outsideServiceBy !== undefined && clock === 'always') {
    found.push(['outsideServiceBy', 'it means nothing with clock "always": remove it or set clock to "service"']);
  }
  if (quietHours?.from === quietHours?.to && quietHours) {
    found.push(['quietHours', 'from and to are the same, so no message would ever leave: make them differ']);
  }
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

const tooSlow = (policy: LevelPolicy, { call, seen }: { readonly call: number; readonly seen: number }) => {
  const problem = (key: string, what: string, hours: number): [string, string] => [
    key,
    `${what}: write "PT${hours}H" or less`,
  ];
  const longer = (span: Span, hours: number): boolean => typeof span !== 'number' || span > hours * HOUR;
  const late = (['climbAfter', 'acknowledgeWithin', 'repeatTop'] as const).filter(
    (key) => typeof policy[key] === 'number' && longer(policy[key], call),
  );
  const atMost = call === 1 ? 'an hour' : `${call} hours`;
  return [
    ...late.map((key) => problem(key, `so urgent a report waits ${atMost} at most`, call)),
    ...(longer(policy.followUpWithin, seen)
      ? [problem('followUpWithin', `so endangered a child is seen within ${seen} hours`, seen)]
      : []),
  ];
};

/** Whatever waits for the morning, or for a working day, would leave a child alone overnight (domain.md 5.4). */
const urgentProblems = (policy: LevelPolicy, level: Level): [string, string][] => {
  const longest = LONGEST_URGENT[level];
  if (!longest) return [];
  const anyHour = 'P0 and P1 call at any hour of any day';
  const waits = (key: string, span: Span | Offset): [string, string][] =>
    typeof span === 'number' ? [] : [[key, `${anyHour}: write a duration such as "PT1H"`]];
  return [
    ...(policy.clock === 'always' ? [] : [['clock', `${anyHour}: write "always"`] as [string, string]]),
    ...(policy.quietHours ? [['quietHours', `${anyHour}: remove it`] as [string, string]] : []),
    ...policy.nudges.flatMap((offset, index) => waits(`nudges.${index}`, offset)),
    ...(['climbAfter', 'acknowledgeWithin', 'repeatTop'] as const).flatMap((key) => waits(key, policy[key])),
    ...tooSlow(policy, longest),
  ];
};

const DURATION = 'an ISO 8601 duration such as "PT15M"';
const WORKING_DAYS = 'an object such as {"workingDays": 1}';

const hint = (issue: z.core.$ZodIssue, content: unknown): string => {
  if (issue.code !== 'invalid_union') return sayIssue(issue, content, 'assets/ladder.json');
  // Of the ways to write a value, the one that has the right type tells best what is wrong with it.
  const closest = issue.errors.find((way) => way.every(({ code }) => code !== 'invalid_type'));
  return closest?.[0]?.message ?? `must be ${DURATION}, or ${WORKING_DAYS}`;
};

/** A name for this content that is the same wherever and however it is laid out. */
const versionOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

/**
 * Reads a ladder: JSON, durations in ISO 8601, unknown keys refused. Its version is a hash of what it means, so that
 * the same ladder has the same version on every machine. Answers with everything that is wrong; never throws.
 */
export const parseLadder = (json: string): LadderResult => {
  const read = readJson(json, 'The ladder');
  if ('wrong' in read) return { problems: [{ path: '', message: read.wrong }] };
  const { content } = read;
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const path = issue.path.join('.');
      return { path, message: `At ${path === '' ? 'the top of the file' : path}: ${hint(issue, content)}.` };
    });
    return { problems };
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
    ...[...levelProblems(policy), ...urgentProblems(policy, name)].map(([key, message]) => ({
      path: `levels.${name}.${key}`,
      message: `At levels.${name}.${key}: ${message}.`,
    })),
    ...(shut(policy.outsideServiceBy) ||
    policy.nudges.some((offset) => typeof offset !== 'number' && shut(offset.nextServiceTime))
      ? [{ path: `levels.${name}`, message: `At levels.${name}: a time of day lies outside the service window.` }]
      : []),
  ]);
  return problems.length > 0
    ? { problems }
    : { ladder: { version: versionOf({ service, levels, routes }), service, levels, routes } };
};
