import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Post } from '../../src/domain/post.js';
import type { Frame } from '../../src/notify/frame.js';
import { rungsOver } from '../../src/notify/ladder/way-up.js';

const ladder = JSON.parse(readFileSync('assets/ladder.json', 'utf8')) as Frame['ladder'];
const AREAS = { city: '12', district: '120101', street: '120101003' } as const;
const post = (code: string, kind: Post['kind'], area: keyof typeof AREAS, reportsTo?: string): Post => ({
  code,
  name: code,
  kind,
  sector: 'government',
  area: AREAS[area],
  timezone: 'Asia/Shanghai',
  ...(reportsTo === undefined ? {} : { reportsTo }),
});
/** From a street up to the city; `over`: what is over the bureau and the office in the directory. */
const over = (code: string, bureau: string | undefined, office: string | undefined, top = ladder.levels.P2.rungs) => {
  const posts = [
    post('street', 'street_child_supervisor', 'street', 'bureau'),
    post('bureau', 'district_civil_affairs', 'district', bureau),
    post('office', 'district_wcwc_office', 'district', office),
    post('city', 'city_civil_affairs', 'city', 'head'),
    post('head', 'city_wcwc_office', 'city'),
  ];
  const levels = { ...ladder.levels, P2: { ...ladder.levels.P2, rungs: top } };
  const frame = { posts, ladder: { ...ladder, levels } } as unknown as Frame;
  return rungsOver(frame, code, { level: 'P2', area: AREAS.street }).map((rung) => rung.join('+'));
};
const DISTRICT = [['district_civil_affairs']] as const as unknown as typeof ladder.levels.P2.rungs;

test.each([
  ['a way that comes to the top stays as it is', over('street', 'office', 'head'), ['bureau', 'office', 'head']],
  ['one that ends at the bureau', over('street', undefined, 'head'), ['bureau', 'city+head']],
  ['one that ends at the office', over('street', 'office', undefined), ['bureau', 'office', 'city+head']],
  ['a post that reports to nobody', over('bureau', undefined, 'head'), ['city+head']],
  ['a post of the top itself', over('city', 'office', 'head'), ['head']],
  ['where the ladder ends below', over('street', 'office', 'head', DISTRICT), ['bureau', 'office', 'head']],
  ['a post over that ladder’s end', over('office', 'office', 'head', DISTRICT), ['head']],
])('over a post: %s', (_, rungs, expected) => expect(rungs).toEqual(expected));
