import { DAY, type Instant } from './clock.js';
import { CITY_AREA, type ReportDraft } from './report.js';

/** Why two reports may be about one child. */
export const LIKE_REASONS = [
  'same_place',
  'same_words',
  'same_reporter',
  'same_concern',
  'same_age',
  'same_district',
  'siblings',
  'recent',
] as const;
export type LikeReason = (typeof LIKE_REASONS)[number];

/** What is compared of a report. */
export interface Comparable {
  readonly draft: ReportDraft;
  readonly area: string;
  readonly createdAt: Instant;
  /** Keyed hash of the chat that reported; null where it is not known any more. */
  readonly reporterKey: string | null;
}

/** How alike two reports are, and why; 0 with no reason is nothing in common. */
export interface Likeness {
  readonly score: number;
  readonly parts: readonly { readonly reason: LikeReason; readonly points: number }[];
}

/**
 * Points, thresholds and the span below are a PROPOSAL, not validated: calibrate on pairs that a district has judged.
 * They only ever propose; a person links.
 */
const POINTS = {
  same_place: 4,
  same_words: 2,
  same_reporter: 3,
  /** Each concern that both name, up to two. */
  same_concern: 1,
  same_age: 2,
  same_district: 1,
  siblings: 1,
  recent: 1,
} as const;

/** From so many points on a pair is proposed: a place alone with little else, or several weaker reasons together. */
export const LIKELY = 6;

/** Two reports farther apart than twelve months are not recent to each other (domain.md 5.2). */
export const RECENT = 365 * DAY;

/** Of the shorter place, so much is in the longer: one reporter writes the estate, another the estate and the gate. */
const PLACE_ALIKE = 0.6;
/** Of all that both observed, so much is the same. Two people seldom choose the same words. */
const WORDS_ALIKE = 0.2;
/** What two texts share by chance is less than this. */
const LEAST_SHARED = 2;

/** The parts of a text that can be shared: pairs of Chinese characters, and words of other scripts. Never a pin. */
export const grams = (text: string): ReadonlySet<string> => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(^|\n)pin: \S+/g, ' ');
  const found = new Set<string>(plain.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu));
  for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
    const characters = [...run];
    for (let at = 1; at < characters.length; at += 1) found.add(`${characters[at - 1]}${characters[at]}`);
  }
  return found;
};

/** What any place is called by, and numbers of houses: places that have nothing else in common are two. */
const OF_ANY_PLACE =
  /(?:\d+|[一二三四五六七八九十]+)\s*(?:号楼?|栋|幢|楼|单元|门|层|室)|小区|社区|街道|单元|门口|地铁站|车站|学校|小学|中学|幼儿园|超市|公园|医院|附近/g;

const shared = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number => [...a].filter((one) => b.has(one)).length;

/** How much of the shorter text is in the longer, 0 to 1; 0 where too little is shared to tell. */
export const containment = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = shared(a, b);
  return both < LEAST_SHARED ? 0 : both / Math.min(a.size, b.size);
};

/** How much of what both texts hold is in both, 0 to 1 (Jaccard); 0 where too little is shared to tell. */
export const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = shared(a, b);
  return both < LEAST_SHARED ? 0 : both / (a.size + b.size - both);
};

const proper = (place: string): ReadonlySet<string> => grams(place.normalize('NFKC').replace(OF_ANY_PLACE, ' '));

/** Whether two places are likely to be one: most of the shorter is in the longer, and a name of its own is in both. */
const isOnePlace = (a: string, b: string): boolean =>
  containment(grams(a), grams(b)) >= PLACE_ALIKE && shared(proper(a), proper(b)) > 0;

const SIBLINGS =
  /兄弟|姐妹|姊妹|兄妹|姐弟|哥哥|弟弟|姐姐|妹妹|双胞胎|[两二三四几]个(孩子|小孩|娃)|brother|sister|sibling|twins/i;

const words = ({ draft }: Comparable): string => draft.answers.observed ?? '';

/**
 * How alike two reports are. Symmetric; more in common never scores less; what is unsure or not answered counts neither
 * way. Reads words, but tells codes only.
 */
export const likeness = (a: Comparable, b: Comparable): Likeness => {
  const [mine, theirs] = [a.draft.answers, b.draft.answers];
  const concerns = shared(new Set(mine.concern), new Set(theirs.concern));
  const observed = overlap(grams(words(a)), grams(words(b)));
  const known = mine.age_band !== undefined && mine.age_band !== 'unsure';
  const times: Readonly<Record<LikeReason, number>> = {
    same_place: isOnePlace(mine.place ?? '', theirs.place ?? '') ? 1 : 0,
    same_words: observed >= WORDS_ALIKE ? 1 : 0,
    same_reporter: a.reporterKey !== null && a.reporterKey === b.reporterKey ? 1 : 0,
    same_concern: Math.min(concerns, 2),
    same_age: known && mine.age_band === theirs.age_band ? 1 : 0,
    same_district: a.area === b.area && a.area !== CITY_AREA ? 1 : 0,
    siblings: SIBLINGS.test(words(a)) && SIBLINGS.test(words(b)) ? 1 : 0,
    recent: Math.abs(a.createdAt - b.createdAt) <= RECENT ? 1 : 0,
  };
  const parts = LIKE_REASONS.map((reason) => ({ reason, points: times[reason] * POINTS[reason] })).filter(
    ({ points }) => points > 0,
  );
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
};
