import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SERVING_KINDS } from '../../src/domain/directory.js';
import { NEEDS } from '../../src/domain/need.js';
import type { Post } from '../../src/domain/post.js';
import { CITY_AREA, DISTRICTS } from '../../src/domain/report.js';
import { ROUTES } from '../../src/domain/routes.js';
import { postsFor, waysFor } from '../../src/domain/routing.js';
import { parseDirectory } from '../../src/files/directory-file.js';

const post = (code: string, area: string, kind: Post['kind'] = 'police'): Post => ({
  code,
  name: code,
  kind,
  sector: 'government',
  area,
  timezone: 'Asia/Shanghai',
});
const posts = [
  post('city', '12'),
  post('district-a', '120101'),
  post('street-a', '120101001'),
  post('street-a-too', '120101001'),
  post('district-b', '120102'),
  post('health-a', '120101', 'health'),
];

describe('who answers for a child', () => {
  test.each<[string, string, string[]]>([
    ['the post of the very street', '120101001', ['street-a', 'street-a-too']],
    ['a village of that street', '120101001007', ['street-a', 'street-a-too']],
    ['another street: its district', '120101002', ['district-a']],
    ['the district', '120102', ['district-b']],
    ['a district without its own: the city', '120103', ['city']],
    ['district unknown: the city', CITY_AREA, ['city']],
    ['another city: nobody', '110101', []],
  ])('%s', (_, area, codes) => {
    expect(postsFor('police', area, posts).map(({ code }) => code)).toEqual(codes);
  });

  test('nobody of that kind: nobody', () => {
    expect(postsFor('labour', '120101', posts)).toEqual([]);
    expect(postsFor('health', CITY_AREA, posts)).toEqual([]);
  });
});

describe('who is called in the place of an empty seat', () => {
  const seats: readonly Post[] = [
    ...posts,
    { ...post('joint-station', '120101003'), reportsTo: 'bureau-a' },
    { ...post('bureau-a', '120101', 'district_civil_affairs'), reportsTo: 'squad-a' },
    { ...post('squad-a', '120101004'), reportsTo: 'joint-station' },
  ];
  test.each<[string, string, string[][]]>([
    [
      'a street: its own, then the district, then the city',
      '120101001',
      [['street-a', 'street-a-too'], ['district-a'], ['city']],
    ],
    ['a street without its own: the district, then the city', '120101002', [['district-a'], ['city']]],
    [
      'first whom it reports to, past posts of other kinds, and never in a circle',
      '120101003',
      [['joint-station'], ['squad-a'], ['district-a'], ['city']],
    ],
    ['the district, then the city: no street of it', '120102', [['district-b'], ['city']]],
    ['district unknown: the city alone', CITY_AREA, [['city']]],
    ['another city: nobody', '110101', []],
  ])('%s', (_, area, steps) => {
    expect(waysFor('police', area, seats).map((step) => step.map(({ code }) => code))).toEqual(steps);
  });
});

describe('the sample directory', () => {
  const result = parseDirectory(readFileSync('assets/sample-directory.csv'));
  const sample = 'posts' in result ? result.posts : [];

  test('reads without a problem', () => expect(result).not.toHaveProperty('problems'));

  test.each(DISTRICTS)('district %s has every rung and every side actor', (district) => {
    for (const kind of [
      'community_child_director',
      'street_child_supervisor',
      'district_civil_affairs',
      'district_wcwc_office',
      'police',
      'education',
      'health',
      'womens_federation',
      'social_work_station',
      'social_organisation',
    ] as const) {
      expect(postsFor(kind, district, sample)).toMatchObject([{ area: district, kind }]);
    }
  });

  test.each(Object.entries(ROUTES))('%s: whoever it calls is there, except the schools', (_, route) => {
    for (const kind of [...route.lead, ...route.with].filter((one) => one !== 'school')) {
      expect(postsFor(kind, '120116', sample), kind).not.toEqual([]);
    }
  });

  test.each(NEEDS)('somebody offers %s in every district', (need) => {
    for (const district of DISTRICTS) {
      const offering = SERVING_KINDS.flatMap((kind) => postsFor(kind, district, sample));
      expect(offering.some(({ services }) => services?.includes(need))).toBe(true);
    }
  });

  test('the city has its duty desk, its top rung and an operator, who also answer for a district unknown', () => {
    for (const kind of ['bot_duty_desk', 'city_civil_affairs', 'city_wcwc_office', 'operator'] as const) {
      expect(postsFor(kind, CITY_AREA, sample)).toMatchObject([{ area: CITY_AREA }]);
      expect(postsFor(kind, '120116', sample)).toMatchObject([{ area: CITY_AREA }]);
    }
    expect(postsFor('district_civil_affairs', CITY_AREA, sample)).toEqual([]);
  });
});
