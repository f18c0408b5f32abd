import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECOND } from '../../src/domain/clock.js';
import { SERVING_KINDS } from '../../src/domain/directory.js';
import type { Post } from '../../src/domain/post.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { allMeets, seldom, seldomKept } from '../support/network/all-meets.js';
import {
  dutyChanges,
  familyIsReminded,
  handsChange,
  opensAgain,
  othersHelp,
  partsAreAsked,
} from '../support/network/happenings.js';
import { goesThrough } from '../support/network/walk.js';
import { mended, peopled, plans, postsOf } from '../support/random-directory.js';

/** Who is there, and what happens. */
const PLAYED = {
  'hands change': [plans, handsChange],
  'parts are asked': [plans, partsAreAsked],
  'duty changes': [plans, dutyChanges],
  'cases are opened again': [plans, opensAgain],
  'others help': [peopled, othersHelp],
  'a family is reminded': [peopled, familyIsReminded],
  'all meets': [peopled, allMeets],
} as const;

/** Found once, kept for good; beside it a seed that nobody chose, which fast-check prints when it fails. */
const SEED = 1_660_932_866;

/** Those who can be asked to help say that they do. */
const withProfiles = (posts: readonly Post[]): Post[] =>
  posts.map((post) => (SERVING_KINDS.includes(post.kind) ? { ...post, services: ['mentoring'] } : post));

/** What the record says of it. */
const SELDOM = ['case.alike_proposed', 'case.told_apart', 'case.linked', 'case.unlinked', 'obligation.unlinked'].concat(
  ['message.failed', 'member.unreachable', 'reporter.returned', 'case.closed', 'case.erased'],
);
const SELDOM_KEPT = ['slip.viewed', 'case.noted', 'reporter.informed', 'reporter.told', 'checkin.missed'].concat([
  'case.kept',
  'case.freed',
  'case.erasure_asked',
  'case.erased',
  'holding.given',
  'holding.taken',
]);

/** What the engines may do differently, the second plays too. */
const BOTH = [
  ['hands change', undefined],
  ['cases are opened again', undefined],
  ['others help', undefined],
  ['a family is reminded', undefined],
  ['all meets', undefined],
] as const;
const SCHEDULES = {
  sqlite: [['hands change', SEED], ...BOTH, ['parts are asked', undefined], ['duty changes', undefined]],
  postgresql: BOTH,
} as const;

const RUNS = { sqlite: 25, postgresql: 6 };
/** On a machine that is busy with other things fewer schedules are tried, one at least. */
const LONGEST = 4 * SECOND;

describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('whoever takes, hands over, leaves or is in conflict, on %s', (engine, fresh) => {
  test.each(SCHEDULES[engine])(
    'each case has somebody responsible, or somebody who can be reached is called, or an alarm stands; nobody in conflict is told (%s, seed %s)',
    async (what, seed) => {
      const house = await openLadderHouse(await fresh());
      const begun = performance.now();
      let tried = 0;
      const property = fc.asyncProperty(...PLAYED[what], async (plan, schedule) => {
        if (tried > 0 && performance.now() - begun > LONGEST) return;
        tried += 1;
        const posts = withProfiles(mended(postsOf(plan)));
        const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', posts);
        try {
          await goesThrough(stage, posts, plan, schedule);
        } finally {
          await stage.close();
        }
      });
      try {
        await fc.assert(property, { numRuns: RUNS[engine], ...(seed === undefined ? {} : { seed }) });
      } finally {
        await house.close();
      }
    },
    60_000,
  );

  test.each([
    ['it meets', seldom, SELDOM],
    ['it is kept', seldomKept, SELDOM_KEPT],
  ] as const)(
    'what comes about seldom by chance holds too, and comes about (%s)',
    async (_, schedule, kinds) => {
      const house = await openLadderHouse(await fresh());
      const plan = { seats: Array.from({ length: 9 }, () => ({ there: true, above: null, people: 1 })) };
      const posts = withProfiles(postsOf(plan));
      const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', posts);
      try {
        await goesThrough(stage, posts, plan, schedule);
        const found = (await stage.query.event.findMany()).map(({ kind }) => kind);
        expect(found).toEqual(expect.arrayContaining([...kinds]));
      } finally {
        await stage.close();
        await house.close();
      }
    },
    60_000,
  );
});
