import type { Post } from './post.js';
import { DISTRICTS } from './report.js';

/** How many digits an area has, by GB/T 2260 and the codes below it: a district, a street or town, a village or community. */
const DIGITS = [6, 9, 12] as const;

/** A place that has posts of its own, below a district. */
export interface Place {
  readonly area: string;
  /** What its posts are named after; a directory has no other name of it. */
  readonly name: string;
}

/** The district that an area is, or lies in. */
export const districtOf = (area: string): string => area.slice(0, DIGITS[0]);

/** “河西区友谊路街道儿童督导员” → “友谊路街道”; a post that is not named after its place: the whole name. */
const namedAfter = (area: string, name: string): string => {
  const inDistrict = name.replace(/^(?:[^市]{2,3}市)?(?:[^市区县街镇乡社]{1,4}[区县])?/, '');
  if (area.length === DIGITS[1]) return /^.+?(?:街道|街|镇|乡)(?!道)/.exec(inDistrict)?.[0] ?? name;
  return /^(?:.+?(?:街道|街|镇|乡))?(.+?(?:居委会|村委会|社区|村))/.exec(inDistrict)?.[1] ?? name;
};

/** The places right below an area that have posts, at them or further down: a district's streets, a street's communities. */
export const placesIn = (area: string, posts: readonly Post[]): readonly Place[] => {
  const digits = DIGITS.find((length) => length > area.length);
  if (digits === undefined || area.length < DIGITS[0]) return [];
  const below = posts.filter((post) => post.area.length >= digits && post.area.startsWith(area));
  const areas = [...new Set(below.map((post) => post.area.slice(0, digits)))].sort();
  return areas.map((one) => {
    const own = below.find((post) => post.area === one) ?? below.find((post) => post.area.startsWith(one));
    return { area: one, name: namedAfter(one, own?.name ?? one) };
  });
};

/** Looked up once for each directory: every card names the place of its case, and a whole city has thousands of posts. */
const known = new WeakMap<readonly Post[], readonly Place[]>();

/** All places below the districts that have posts, streets before what lies in them. */
export const allPlaces = (posts: readonly Post[]): readonly Place[] => {
  const before = known.get(posts);
  if (before) return before;
  const streets: Place[] = [];
  const communities: Place[] = [];
  for (const district of DISTRICTS) {
    const here = posts.filter(({ area }) => area.startsWith(district));
    const inIt = placesIn(district, here);
    streets.push(...inIt);
    communities.push(...inIt.flatMap(({ area }) => placesIn(area, here)));
  }
  const all = [...streets, ...communities];
  known.set(posts, all);
  return all;
};

/** What a street or community is called, as against a post that is named after something else. */
const PROPER = /(?:街道|街|镇|乡|居委会|村委会|社区|村)$/;
const NAMED = /\s|\p{P}/gu;

/**
 * The closest place in an area whose name stands in somebody's words, as in “友谊路街道谊景社区3号楼”: where they name one
 * street, or one community that does not lie in another street that they name. Otherwise, and where they name several, the
 * area itself: whoever takes it will say.
 */
export const placeNamed = (words: string, area: string, posts: readonly Post[]): string => {
  const said = words.normalize('NFKC').replace(NAMED, '');
  const inDistrict = (DISTRICTS as readonly string[]).includes(area);
  const among = allPlaces(posts).filter((place) => !inDistrict || place.area.startsWith(area));
  const named = among.filter(({ name }) => PROPER.test(name) && said.includes(name)).map((one) => one.area);
  // A community's name tells its street too.
  const closest = named.filter((one) => !named.some((other) => other !== one && other.startsWith(one)));
  const [only, ...more] = closest;
  return only !== undefined && more.length === 0 ? only : area;
};

/** True when some post of the district, or closer, answers for an area: those of the city answer for all, and know none. */
export const isAnsweredFor = (area: string, posts: readonly Post[]): boolean =>
  posts.some((post) => post.area.length >= DIGITS[0] && area.startsWith(post.area)) || placesIn(area, posts).length > 0;
