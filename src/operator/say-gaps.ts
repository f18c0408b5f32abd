import type { Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { TextRef } from '../domain/effect.js';
import { CONFIRM_WITHIN, type Hotline } from '../domain/hotline.js';
import { POST_KINDS, type PostKind } from '../domain/post.js';
import { CITY_AREA, type Concern, DISTRICTS } from '../domain/report.js';
import { type Line, say } from '../domain/say.js';
import type { Frame } from '../notify/frame.js';
import type { BareStreet, Calls, Gap } from '../notify/ladder/gaps.js';
import type { Texts } from '../texts/texts.js';

/** Shorter codes are a city or a province: a child's is a district, lies in one, or is not known. */
const DISTRICT_DIGITS = 6;

/** Where reports without a district go, every district, and every street and village that has posts of its own. */
export const areasOf = ({ posts }: Pick<Frame, 'posts'>): string[] => {
  const own = posts.map(({ area }) => area).filter((area) => area.length >= DISTRICT_DIGITS);
  return [...new Set([CITY_AREA, ...DISTRICTS, ...own])].sort();
};

/** How places and concerns are called. */
export interface Names {
  readonly area: (area: string) => Line;
  readonly concern: (concern: Concern) => string;
}

/** As the chats call them; in English a concern by its id, as a ladder's file does. */
export const namesIn = (locale: Locale, texts: Texts): Names => ({
  area: (area) => {
    if (area === CITY_AREA) return say('area-city', { area });
    if (!DISTRICTS.some((district) => district === area)) return area;
    return `${texts.text(locale, { key: `district-${area}` })} ${area}`;
  },
  concern: (concern) =>
    locale === 'en' ? concern.replaceAll('_', ' ') : texts.text(locale, { key: `concern-${concern}` }),
});

const nameOf = (kind: PostKind): TextRef => say(`kind-${kind}`);

/** `Called at P0 rung 1; leads for physical violence; beside others for dropout` */
const callsIn = ({ rungs, leads, beside }: Calls, { concern }: Names): TextRef =>
  say('gap-calls', {
    rungs: rungs.map(({ level, rung }) => say('rung-of', { level, rung: String(rung + 1) })),
    climbing: rungs.length,
    leads: leads.map(concern),
    leading: leads.length,
    beside: beside.map(concern),
    helping: beside.length,
  });

const codesOf = (posts: Gap['posts']): string[] => posts.map(({ code }) => code);
const codesIn = ({ posts }: Gap): string => codesOf(posts).join(', ');

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
export const sentences = (names: Names, gaps: readonly Gap[], areas: readonly string[]): TextRef[] => {
  // Of the kinds of a district none is looked for where reports without one go.
  const isEverywhere = (some: readonly Gap[]): boolean =>
    some.length >= areas.filter((area) => area !== CITY_AREA || some.some((gap) => gap.area === area)).length;
  const placeOf = ({ area, posts, instead }: Gap): Line => {
    const place = { area: names.area(area), codes: codesOf(posts), instead: codesOf(instead) };
    if (posts.length === 0) return place.area;
    return instead.length === 0 ? say('gap-posts', place) : say('gap-posts-instead', place);
  };
  const missing = (some: readonly Gap[]): TextRef =>
    isEverywhere(some) ? say('post-nowhere') : say('post-missing', { places: widest(some).map(placeOf) });
  const unheld = (some: readonly Gap[]): TextRef =>
    isEverywhere(some)
      ? say('post-unheld-anywhere', { codes: [...new Set(some.flatMap(({ posts }) => codesOf(posts)))] })
      : say('post-unheld', { places: widest(some).map(placeOf) });
  return POST_KINDS.flatMap((kind) => {
    const some = gaps.filter((gap) => gap.kind === kind);
    const [first] = some;
    if (!first) return [];
    const none = some.filter(({ posts }) => posts.length === 0);
    const idle = some.filter(({ posts }) => posts.length > 0);
    const where =
      idle.length === 0
        ? missing(none)
        : none.length === 0
          ? unheld(idle)
          : say('post-missing-and-unheld', { missing: missing(none), unheld: unheld(idle) });
    return [say('gap', { kind: nameOf(kind), where, calls: callsIn(first, names) })];
  });
};

/** The streets in which no child director can be reached, in one line. */
export const streetSentences = (streets: readonly BareStreet[]): TextRef[] => {
  if (streets.length === 0) return [];
  const told = streets.map(({ area, name, instead }) => {
    const street = `${area} ${name}`;
    return instead.length === 0
      ? say('street-nobody', { street })
      : say('street-instead', { street, instead: codesOf(instead) });
  });
  return [say('streets-bare', { kind: nameOf('community_child_director'), streets: told })];
};

/** What waits for a human because it could not be taken or restored, in one line. */
export const asideSentences = (
  aside: { readonly count: number; readonly since: Instant | null },
  days: number,
): TextRef[] => {
  if (aside.since === null) return [];
  const oldest = new Date(aside.since).toISOString().slice(0, 10);
  return [say('set-aside', { count: String(aside.count), oldest, days: String(days) })];
};

/** The help lines to call and confirm, in one line. */
export const hotlineSentences = (lines: readonly Hotline[]): TextRef[] => {
  if (lines.length === 0) return [];
  const hotlines = lines.map(({ id, number }) => `${id} ${number}`);
  return [say('hotlines-unconfirmed', { days: String(CONFIRM_WITHIN), hotlines })];
};
