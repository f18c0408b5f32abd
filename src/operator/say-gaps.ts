import type { Instant } from '../domain/clock.js';
import { CONFIRM_WITHIN, type Hotline } from '../domain/hotline.js';
import { POST_KINDS } from '../domain/post.js';
import { CITY_AREA, DISTRICTS } from '../domain/report.js';
import type { Frame } from '../notify/frame.js';
import type { BareStreet, Calls, Gap } from '../notify/ladder/gaps.js';

/** Shorter codes are a city or a province: a child's is a district, lies in one, or is not known. */
const DISTRICT_DIGITS = 6;

/** Where reports without a district go, every district, and every street and village that has posts of its own. */
export const areasOf = ({ posts }: Pick<Frame, 'posts'>): string[] => {
  const own = posts.map(({ area }) => area).filter((area) => area.length >= DISTRICT_DIGITS);
  return [...new Set([CITY_AREA, ...DISTRICTS, ...own])].sort();
};

const isDistrict = (area: string): boolean => DISTRICTS.some((district) => district === area);

const areaName = ({ texts }: Pick<Frame, 'texts'>, area: string): string =>
  isDistrict(area)
    ? `${texts.text('en', { key: `district-${area}` })} ${area}`
    : area === CITY_AREA
      ? `${area}, where reports without a district go`
      : area;

/** `Called at P0 rung 1; leads for physical violence; beside others for dropout` */
const callsIn = ({ rungs, leads, beside }: Calls): string => {
  const named = (what: string, all: readonly string[]): string[] =>
    all.length === 0 ? [] : [`${what} ${all.map((one) => one.replaceAll('_', ' ')).join(', ')}`];
  const climbing = rungs.map(({ level, rung }) => `${level} rung ${rung + 1}`);
  const all = [
    ...named('called at', climbing),
    ...named('leads for', leads),
    ...named('beside others for', beside),
  ].join('; ');
  return `${all.slice(0, 1).toUpperCase()}${all.slice(1)}`;
};

const codesIn = ({ posts }: Pick<Gap, 'posts'>): string => posts.map(({ code }) => code).join(', ');

/** Without the streets and villages that lack no more than the district around them does. */
const widest = (gaps: readonly Gap[]): readonly Gap[] => {
  const lacking = new Map(gaps.map((gap) => [gap.area, codesIn(gap)]));
  const covered = (gap: Gap): boolean => {
    for (let digits = gap.area.length - 1; digits > 0; digits -= 1) {
      const around = gap.area.slice(0, digits);
      if (around !== CITY_AREA && lacking.get(around) === codesIn(gap)) return true;
    }
    return false;
  };
  return gaps.filter((gap) => !covered(gap));
};

/**
 * One line for each kind of post that is missing somewhere, or that nobody holds who can be reached: where, and what it is
 * needed for.
 * @param areas all that were looked at
 */
export const sentences = (frame: Pick<Frame, 'texts'>, gaps: readonly Gap[], areas: readonly string[]): string[] => {
  const part = (what: string, some: readonly Gap[]): string[] => {
    if (some.length === 0) return [];
    // Of the kinds of a district none is looked for where reports without one go.
    const everywhere = areas.filter((area) => area !== CITY_AREA || some.some((gap) => gap.area === area));
    if (some.length < everywhere.length) return [`${what} in ${widest(some).map(placeOf).join(', ')}`];
    const codes = [...new Set(some.map(codesIn))].join(', ');
    return [`${what} anywhere${codes === '' ? '' : ` (${codes})`}`];
  };
  const placeOf = (gap: Gap): string => {
    if (gap.posts.length === 0) return areaName(frame, gap.area);
    const instead = gap.instead.length === 0 ? '' : `; in its place ${codesIn({ posts: gap.instead })} is called`;
    return `${areaName(frame, gap.area)} (${codesIn(gap)}${instead})`;
  };
  return POST_KINDS.flatMap((kind) => {
    const some = gaps.filter((gap) => gap.kind === kind);
    const [first] = some;
    if (!first) return [];
    const [missing, unheld] = [
      some.filter(({ posts }) => posts.length === 0),
      some.filter(({ posts }) => posts.length > 0),
    ];
    const where = [...part('no post', missing), ...part('nobody can be reached', unheld)];
    return [`${kind.replaceAll('_', ' ')}: ${where.join('; ')}. ${callsIn(first)}.`];
  });
};

/** The streets in which no child director can be reached, in one line. */
export const streetSentences = (streets: readonly BareStreet[]): string[] => {
  if (streets.length === 0) return [];
  const told = streets.map(({ area, name, instead }) => {
    const called = instead.length === 0 ? 'nobody is called' : `${codesIn({ posts: instead })} is called`;
    return `${area} ${name} (in its place ${called})`;
  });
  return [`community child director: nobody can be reached within ${told.join(', ')}.`];
};

/** What waits for a human because it could not be taken or restored, in one line. */
export const asideSentences = (aside: { readonly count: number; readonly since: Instant | null }, days: number) => {
  if (aside.since === null) return [];
  const oldest = new Date(aside.since).toISOString().slice(0, 10);
  return [
    `Set aside for a human, since it could not be taken or restored: ${aside.count}, the oldest on ${oldest}. The log of that day says why; each is erased after ${days} days.`,
  ];
};

/** The help lines to call and confirm, in one line. */
export const hotlineSentences = (lines: readonly Hotline[]): string[] => {
  if (lines.length === 0) return [];
  const told = lines.map(({ id, number }) => `${id} ${number}`).join(', ');
  return [
    `Help lines that nobody has confirmed for ${CONFIRM_WITHIN} days: ${told}. Call each, and write verified_on and verified_by into HOTLINES_FILE.`,
  ];
};
