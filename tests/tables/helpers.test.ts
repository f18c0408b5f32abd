import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpersFor } from '../../src/domain/helpers.js';
import type { Need } from '../../src/domain/need.js';
import type { Post } from '../../src/domain/post.js';
import { DISTRICTS } from '../../src/domain/report.js';
import { parseDirectory } from '../../src/files/directory-file.js';

const post = (code: string, area: string, services?: readonly Need[], kind: Post['kind'] = 'social_organisation') =>
  ({ code, name: code, kind, sector: 'social_org', area, timezone: 'Asia/Shanghai', services }) satisfies Post;

describe('whom a need is offered to', () => {
  const posts = [
    post('city', '12', ['tutoring', 'legal_aid']),
    post('city by four digits', '1201', ['legal_aid']),
    post('district', '120101', ['tutoring']),
    post('station', '120101', ['tutoring'], 'social_work_station'),
    post('street', '120101001', ['tutoring']),
    post('elsewhere', '120102', ['tutoring']),
    post('nothing', '120101'),
    post('police', '120101', ['tutoring'], 'police'),
  ];
  test.each<[Need, string, string[][]]>([
    ['tutoring', '120101001', [['district', 'station', 'street'], ['city']]],
    ['tutoring', '120101', [['district', 'station'], ['city']]],
    ['tutoring', '12', [[], ['city']]],
    ['legal_aid', '120101', [[], ['city', 'city by four digits']]],
    ['mentoring', '120101', [[], []]],
  ])('%s in %s', (need, area, rounds) => {
    expect(helpersFor(need, area, posts).map((round) => round.map(({ code }) => code))).toEqual(rounds);
  });

  const sample = parseDirectory(readFileSync('assets/sample-directory.csv'));
  test.each(DISTRICTS)('in %s of the sample, a station and an organisation', (district) => {
    const [here] = helpersFor('mentoring', district, 'posts' in sample ? sample.posts : []);
    expect(here.map(({ kind }) => kind).sort()).toEqual(['social_organisation', 'social_work_station']);
  });
});
