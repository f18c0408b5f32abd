import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpersFor } from '../../src/domain/helpers.js';
import type { Need } from '../../src/domain/need.js';
import type { Post } from '../../src/domain/post.js';
import { DISTRICTS } from '../../src/domain/report.js';
import { parseDirectory } from '../../src/files/directory-file.js';

const HEADER = 'code,name,kind,sector,area,reports_to,timezone,services';
const line = (services: string, kind = 'social_organisation', sector = 'social_org') =>
  parseDirectory(`${HEADER}\nA,甲,${kind},${sector},120101,,Asia/Shanghai,${services}\n`);

describe('what a post can meet, in the directory', () => {
  test.each<[string, readonly Need[] | undefined]>([
    ['', undefined],
    ['tutoring', ['tutoring']],
    ['legal_aid | respite_care', ['legal_aid', 'respite_care']],
  ])('“%s”', (cell, services) => {
    expect(line(cell)).toMatchObject({ posts: [{ code: 'A' }] });
    expect((line(cell) as { posts: Post[] }).posts[0]?.services).toEqual(services);
  });

  test.each([
    ['a need that is unknown', line('tutoring|cooking'), /^Line 2: services "cooking" is unknown: use counselling, /],
    ['a post that helps nobody', line('tutoring', 'police', 'government'), /^Line 2: services are only for the kinds /],
    ['the column twice', parseDirectory(`${HEADER},services\nx`), /^Line 1: column services is there twice/],
  ])('%s is said with its line', (_, result, sentence) => {
    expect('problems' in result && result.problems[0]?.message).toMatch(sentence);
  });
});

const post = (code: string, area: string, services?: readonly Need[], kind: Post['kind'] = 'social_organisation') =>
  ({ code, name: code, kind, sector: 'social_org', area, timezone: 'Asia/Shanghai', services }) satisfies Post;

describe('whom a need is offered to', () => {
  const posts = [
    post('city', '12', ['tutoring', 'legal_aid']),
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
    ['legal_aid', '120101', [[], ['city']]],
    ['mentoring', '120101', [[], []]],
  ])('%s in %s', (need, area, rounds) => {
    expect(helpersFor(need, area, posts).map((round) => round.map(({ code }) => code))).toEqual(rounds);
  });

  const sample = parseDirectory(readFileSync('assets/sample-directory.csv'));
  test.each(DISTRICTS)('in %s of the sample, a station and an organisation', (district) => {
    const [here] = helpersFor('counselling', district, 'posts' in sample ? sample.posts : []);
    expect(here.map(({ kind }) => kind).sort()).toEqual(['social_organisation', 'social_work_station']);
  });
});
