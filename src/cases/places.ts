import type { TextRef } from '../domain/effect.js';
import { allPlaces, districtOf, type Place } from '../domain/places.js';
import type { Post } from '../domain/post.js';
import { CITY_AREA, DISTRICTS } from '../domain/report.js';
import type { Labels } from '../flows/flow.js';
import { plainly } from '../flows/words.js';

/** Where a member says that a case belongs. `whole`: the area itself, and nothing closer. */
export type Said =
  | { readonly kind: 'place'; readonly area: string; readonly whole: boolean; readonly page: number }
  | { readonly kind: 'several'; readonly areas: readonly string[] }
  | { readonly kind: 'unknown' };

const isDistrict = (area: string): boolean => DISTRICTS.some((one) => one === area);

/** How a place is called where somebody reads of it. */
export const placeText = (area: string, posts: readonly Post[]): TextRef => {
  if (!isDistrict(districtOf(area))) return { key: area === CITY_AREA ? 'place-city' : 'place-elsewhere', args: {} };
  const district = { key: `district-${districtOf(area)}` };
  const known = allPlaces(posts);
  const names = known.filter((one) => area.startsWith(one.area)).map(({ name }) => name);
  return names.length === 0 ? district : { key: 'place-below', args: { district, name: names.join('') } };
};

/** “全区”, “whole street”: nothing closer than what was said before it. */
const WHOLE =
  /(?:(?:全|整个)(?:区|街道?|镇|乡)|不清楚|不确定|all|(?:the )?whole (?:of it|district|street)?|not sure|unsure)$/;
/** At the end of a code that a button carries: the whole area, or a page of what is in it. */
const CODE = /^(\d{6}(?:\d{3}(?:\d{3})?)?)(all|p\d)?$/;

const tight = (text: string): string => plainly(text).replaceAll(' ', '');

/** What is left of a text after a label of the district: “河西友谊路街道” → “友谊路街道”; undefined: another district. */
const afterDistrict = (words: string, district: string, labels: Labels): string | undefined => {
  const names = labels(`district-${district}`).map(tight);
  const all = [...names, ...names.flatMap((name) => (name.endsWith('区') ? [name.slice(0, -1)] : [`${name}district`]))];
  const found = all.filter((name) => words.startsWith(name)).sort((a, b) => b.length - a.length)[0];
  return found === undefined ? undefined : words.slice(found.length).replace(/^[区,,、-]+/, '');
};

const called = (words: string, among: readonly Place[]): readonly Place[] => {
  const exactly = among.filter(({ name }) => tight(name) === words);
  if (exactly.length > 0) return exactly;
  return words.length < 2
    ? []
    : among.filter(({ name }) => tight(name).startsWith(words) || words.endsWith(tight(name)));
};

const one = (areas: readonly string[], whole: boolean): Said => {
  const [area, ...more] = areas;
  if (area === undefined) return { kind: 'unknown' };
  return more.length > 0 ? { kind: 'several', areas } : { kind: 'place', area, whole, page: 0 };
};

/**
 * What is meant by a code or by words: a district, a street or community that posts of the directory are named after, or
 * both together.
 */
export const placeSaid = (text: string, posts: readonly Post[], labels: Labels): Said => {
  const places = allPlaces(posts);
  const [, code, after = ''] = CODE.exec(tight(text)) ?? [];
  if (code !== undefined) {
    const known = isDistrict(code) || places.some(({ area }) => area === code);
    if (!known) return { kind: 'unknown' };
    const page = after.startsWith('p') ? Number(after.slice(1)) : 0;
    return { kind: 'place', area: code, whole: after === 'all', page };
  }
  const whole = WHOLE.test(plainly(text));
  const words = tight(plainly(text).replace(WHOLE, ''));
  const districts = DISTRICTS.flatMap((district) => {
    const rest = afterDistrict(words, district, labels);
    return rest === undefined ? [] : [{ district, rest }];
  });
  const alone = districts.find(({ rest }) => rest === '');
  if (alone) return one([alone.district], whole);
  if (districts.length === 0)
    return one(
      called(words, places).map(({ area }) => area),
      whole,
    );
  const within = districts.flatMap(({ district, rest }) =>
    called(
      rest,
      places.filter(({ area }) => area.startsWith(district)),
    ),
  );
  return one(
    within.map(({ area }) => area),
    whole,
  );
};
