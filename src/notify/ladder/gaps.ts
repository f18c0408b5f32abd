import type { Instant } from '../../domain/clock.js';
import type { Ladder } from '../../domain/ladder.js';
import { LEVELS, type Level } from '../../domain/level.js';
import { allPlaces, type Place } from '../../domain/places.js';
import type { Post, PostKind } from '../../domain/post.js';
import { CITY_AREA, CONCERNS, type Concern } from '../../domain/report.js';
import { postsFor, waysFor } from '../../domain/routing.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { OPERATORS } from '../telling/tell.js';
import { reachableAddress } from './reach.js';

/** Where a ladder, or a concern, would call somebody and would reach nobody. */
export interface Gap {
  readonly area: string;
  readonly kind: PostKind;
  /** The posts that answer for the area and that nobody reachable holds; none: there is no such post. */
  readonly posts: readonly Post[];
  /** Who is called in their place meanwhile: wider posts of the kind, which somebody who can be reached holds. */
  readonly instead: readonly Post[];
  /** The rungs that call this kind, counted from 0. */
  readonly rungs: readonly { readonly level: Level; readonly rung: number }[];
  /** The concerns for which this kind leads, and those for which it is called beside the others (domain.md 2.2). */
  readonly leads: readonly Concern[];
  readonly beside: readonly Concern[];
}

/** Who is called for what: by which rungs, and for which concerns. */
export type Calls = Pick<Gap, 'rungs' | 'leads' | 'beside'>;

/** The kinds of posts that are ever called, and for what. */
export const callsOf = ({ levels, routes }: Ladder): ReadonlyMap<PostKind, Calls> => {
  const found = new Map<PostKind, { rungs: Calls['rungs'][number][]; leads: Concern[]; beside: Concern[] }>();
  const of = (kind: PostKind) => {
    const known = found.get(kind) ?? { rungs: [], leads: [], beside: [] };
    found.set(kind, known);
    return known;
  };
  for (const level of LEVELS) {
    for (const [rung, kinds] of levels[level].rungs.entries())
      for (const kind of kinds) of(kind).rungs.push({ level, rung });
  }
  for (const concern of CONCERNS) {
    for (const kind of routes?.[concern]?.lead ?? []) of(kind).leads.push(concern);
    for (const kind of routes?.[concern]?.with ?? []) of(kind).beside.push(concern);
  }
  return found;
};

/**
 * Tells the kinds that are to be there for an area. For a report without a district those of the last rungs are, and whichever
 * have a post for the whole city: that the others have none is how it should be.
 */
const openDue = ({ posts, ladder }: Pick<Frame, 'posts' | 'ladder'>) => {
  const all = [...callsOf(ladder)];
  const inCity = all.filter(
    ([kind]) =>
      postsFor(kind, CITY_AREA, posts).length > 0 ||
      LEVELS.some((level) => ladder.levels[level].rungs.at(-1)?.includes(kind)),
  );
  return (area: string): readonly [PostKind, Calls][] => (area === CITY_AREA ? inCity : all);
};

/** The kinds for which a directory has no post at all in an area, whoever holds the others. */
export const missingIn = (frame: Pick<Frame, 'posts' | 'ladder'>, areas: readonly string[]): readonly Gap[] => {
  const dueIn = openDue(frame);
  return areas.flatMap((area) =>
    dueIn(area)
      .filter(([kind]) => postsFor(kind, area, frame.posts).length === 0)
      .map(([kind, calls]) => ({ area, kind, posts: [], instead: [], ...calls })),
  );
};

/** Whether an alarm of the service would be heard now: the same people are asked as it asks, those who are off duty too. */
export const alarmsHeard = async (frame: Frame, tx: Records, now: Instant): Promise<boolean> => {
  const codes = frame.posts.filter(({ kind }) => OPERATORS.some((one) => one === kind)).map(({ code }) => code);
  for (const { memberId } of await tx.members.holders(codes, now, { offDutyToo: true })) {
    if ((await reachableAddress(frame, tx, memberId)) !== null) return true;
  }
  return false;
};

/** Tells whether somebody who is on duty and has a chat that works holds one of some posts; of each post that is known once. */
const openReached = async (frame: Frame, tx: Records, now: Instant) => {
  const reached = new Set<string>();
  const asked = new Map<string, boolean>();
  const codes = frame.posts.map(({ code }) => code);
  for (const { memberId, postCode } of await tx.members.holders(codes, now)) {
    const works = asked.get(memberId) ?? (await reachableAddress(frame, tx, memberId)) !== null;
    asked.set(memberId, works);
    if (works) reached.add(postCode);
  }
  return (posts: readonly Post[]): boolean => posts.some(({ code }) => reached.has(code));
};

/**
 * What is missing for a child in each of these areas, by the same functions that call: a kind without a post that covers
 * the area, or with posts that nobody holds who is on duty and has a chat that works.
 */
export const gapsIn = async (
  frame: Frame,
  tx: Records,
  areas: readonly string[],
  now: Instant,
): Promise<readonly Gap[]> => {
  const anyReached = await openReached(frame, tx, now);
  const dueIn = openDue(frame);
  const gaps: Gap[] = [];
  for (const area of areas) {
    for (const [kind, calls] of dueIn(area)) {
      const [posts = [], ...wider] = waysFor(kind, area, frame.posts);
      if (!anyReached(posts)) gaps.push({ area, kind, posts, instead: wider.find(anyReached) ?? [], ...calls });
    }
  }
  return gaps;
};

const DIRECTOR: PostKind = 'community_child_director';
const STREET_DIGITS = 9;

/** A street that has posts, none of them a child director who can be reached there; `instead`: who is called in their place. */
export interface BareStreet extends Place {
  readonly instead: readonly Post[];
}

/** Each street in which no child director can be reached; not where it has a post of its own for one, which is a gap. */
export const bareStreets = async (frame: Frame, tx: Records, now: Instant): Promise<readonly BareStreet[]> => {
  const { posts, ladder } = frame;
  const [first] = callsOf(ladder).get(DIRECTOR)?.rungs ?? [];
  if (!first) return [];
  const anyReached = await openReached(frame, tx, now);
  // Where nobody of a rung can be reached the next is called at once.
  const kinds = [DIRECTOR, ...ladder.levels[first.level].rungs.slice(first.rung).flat()];
  const directors = new Map<string, Post[]>();
  for (const post of posts.filter(({ kind }) => kind === DIRECTOR)) {
    const street = post.area.slice(0, STREET_DIGITS);
    directors.set(street, [...(directors.get(street) ?? []), post]);
  }
  return allPlaces(posts).flatMap((street): BareStreet[] => {
    const inIt = directors.get(street.area) ?? [];
    const own = inIt.some(({ area }) => area === street.area);
    if (street.area.length !== STREET_DIGITS || own || anyReached(inIt)) return [];
    const steps = kinds.flatMap((kind) => waysFor(kind, street.area, posts));
    return [{ ...street, instead: steps.find(anyReached) ?? [] }];
  });
};
