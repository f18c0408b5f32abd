import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { POST_KINDS, type PostKind } from '../../src/domain/post.js';
import { CONCERNS, type Concern } from '../../src/domain/report.js';
import { kindsAt, ROUTES, routeFor } from '../../src/domain/routes.js';
import { parseLadder } from '../../src/files/ladder-file.js';

/** The table of lead agencies and others by concern, row by row. */
const TABLE: readonly (readonly [Concern, string, string])[] = [
  ['physical_violence', 'police', 'district_civil_affairs hospital community_child_director'],
  ['emotional_abuse', 'street_child_supervisor', 'womens_federation social_work_station'],
  ['sexual_harm', 'police', 'procuratorate hospital womens_federation education'],
  ['neglect', 'street_child_supervisor', 'community_child_director social_work_station'],
  ['left_alone', 'community_child_director', 'street_child_supervisor'],
  ['abandoned', 'police district_civil_affairs', 'hospital'],
  ['missing_runaway', 'police', 'school district_civil_affairs'],
  ['trafficking', 'police', 'district_civil_affairs'],
  ['begging', 'police district_civil_affairs', 'urban_management'],
  ['child_labour', 'labour', 'education police'],
  ['dropout', 'education', 'street_child_supervisor community_child_director'],
  ['school_bullying', 'school education', 'procuratorate'],
  ['online_harm', 'police cyberspace_affairs', 'youth_league'],
  ['self_harm_suicide', 'health', 'education social_work_station'],
  ['psychological', 'school health', 'social_work_station youth_league'],
  ['early_marriage_pregnancy', 'police', 'health womens_federation'],
  ['witness_dv', 'womens_federation', 'community_child_director'],
  ['guardian_unable', 'district_civil_affairs', 'street_child_supervisor disabled_federation medical_insurance'],
  ['material_need', 'district_civil_affairs', 'street_child_supervisor social_organisation'],
  ['medical_rehab', 'medical_insurance health disabled_federation', 'district_civil_affairs'],
  ['legal_hukou', 'police justice', 'district_civil_affairs'],
  ['other', 'street_child_supervisor', ''],
];
const kinds = (names: string): PostKind[] => names.split(' ').filter((name) => name !== '') as PostKind[];

const built = parseLadder(readFileSync('assets/ladder.json', 'utf8'));
if ('problems' in built) throw new Error('the built-in ladder does not read');
const { levels, routes } = built.ladder;

test('every concern has a route, in the order of the list', () =>
  expect(TABLE.map(([concern]) => concern)).toEqual([...CONCERNS]));

test.each(TABLE)('%s is led by %s, with %s', (concern, lead, others) => {
  expect(ROUTES[concern]).toEqual({ lead: kinds(lead), with: kinds(others) });
  expect(routes?.[concern]).toEqual(ROUTES[concern]);
});

test('every kind that a route calls is a kind of post', () => {
  for (const { lead, with: others } of Object.values(ROUTES)) {
    for (const kind of [...lead, ...others]) expect(POST_KINDS).toContain(kind);
  }
});

describe('several concerns', () => {
  test('whoever leads for one of them leads, and is not called beside the others as well', () =>
    expect(routeFor(['child_labour', 'physical_violence'], ROUTES)).toEqual({
      lead: ['labour', 'police'],
      with: ['education', 'district_civil_affairs', 'hospital', 'community_child_director'],
    }));

  test('none, or a ladder without routes: nobody besides', () => {
    expect(routeFor([], ROUTES)).toEqual({ lead: [], with: [] });
    expect(routeFor(['dropout'], {})).toEqual({ lead: [], with: [] });
  });
});

describe('who a rung calls', () => {
  const dropout = routeFor(['dropout'], ROUTES);
  const distress = routeFor(['psychological'], ROUTES);

  test('P3: the lead with the first rung, the others with the second', () => {
    expect(kindsAt(levels.P3, 0, distress, false)).toEqual(['school', 'health', 'community_child_director']);
    expect(kindsAt(levels.P3, 1, distress, false)).toEqual([
      'street_child_supervisor',
      'social_work_station',
      'youth_league',
    ]);
    expect(kindsAt(levels.P3, 2, distress, false)).toEqual(['district_civil_affairs']);
  });

  test('P1: all of them with the first rung', () =>
    expect(kindsAt(levels.P1, 0, distress, true)).toEqual([
      'school',
      'health',
      'street_child_supervisor',
      'social_work_station',
      'youth_league',
    ]));

  test('a ladder of one rung has no second to wait for', () =>
    expect(kindsAt({ ...levels.P3, rungs: [['community_child_director']] }, 0, distress, false)).toEqual([
      'school',
      'health',
      'community_child_director',
      'social_work_station',
      'youth_league',
    ]));

  test.each(Object.values(levels).map((policy, at) => [`P${at}`, policy] as const))(
    '%s: over all rungs no kind is called twice for one concern that is not on two rungs of the ladder itself',
    (_, policy) => {
      for (const concern of CONCERNS) {
        const all = policy.rungs.flatMap((__, rung) => kindsAt(policy, rung, routeFor([concern], ROUTES), false));
        expect(new Set(all).size).toBe(all.length);
      }
    },
  );

  test('no route: the rung alone', () => expect(kindsAt(levels.P3, 0, null, false)).toEqual(levels.P3.rungs[0]));
  test('what the ladder calls anyway keeps its own time', () =>
    expect(kindsAt(levels.P3, 0, dropout, false)).toEqual(['education', 'community_child_director']));
});
