import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allPlaces, placeNamed } from '../../src/domain/places.js';
import type { Post } from '../../src/domain/post.js';
import { postsFor, waysFor } from '../../src/domain/routing.js';
import { parseDirectory } from '../../src/files/directory-file.js';
import { loadLadder } from '../../src/files/load.js';
import { missingIn } from '../../src/notify/ladder/gaps.js';
import { csvOf, goesRound, mended, plans, postsOf } from '../support/random-directory.js';

test('a directory is refused exactly when a way up goes round', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const posts = postsOf(plan);
      const read = parseDirectory(csvOf(posts));
      expect('problems' in read).toBe(goesRound(posts));
      expect(parseDirectory(csvOf(mended(posts)))).toHaveProperty('posts');
    }),
  );
});

const AREAS = ['12', '1201', '120101', '120102', '120101001', '120101002', '120101001001'];
const KINDS = ['police', 'health', 'community_child_director'] as const;

const directories: fc.Arbitrary<Post[]> = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...AREAS), fc.option(fc.nat(11), { nil: undefined })), {
    maxLength: 12,
  })
  .map((lines) =>
    lines.map(([kind, area, above], index) => ({
      code: `S${index}`,
      name: `岗位${index}`,
      kind,
      sector: 'government',
      area,
      timezone: 'Asia/Shanghai',
      ...(above === undefined ? {} : { reportsTo: `S${above}` }),
    })),
  );

test('who answers, and who is called instead, is as the whole directory read line by line says', () => {
  fc.assert(
    fc.property(directories, fc.constantFrom(...KINDS), fc.constantFrom(...AREAS, '110101'), (posts, kind, area) => {
      const covering = posts.filter((post) => post.kind === kind && area.startsWith(post.area));
      const widths = [...new Set(covering.map((post) => post.area.length))].sort((a, b) => b - a);
      const byWidth = widths.map((width) => covering.filter((post) => post.area.length === width));
      const [closest = []] = byWidth;
      const way = new Set<Post>();
      const up = (post: Post) => posts.find(({ code }) => code === post.reportsTo);
      for (const post of closest) for (let next = up(post); next && !way.has(next); next = up(next)) way.add(next);
      const steps = [closest, ...[...way].filter((post) => post.kind === kind).map((post) => [post]), ...byWidth];
      const called = steps.map((step, at) => step.filter((post) => !steps.slice(0, at).flat().includes(post)));

      expect(postsFor(kind, area, posts)).toEqual(closest);
      expect(waysFor(kind, area, posts)).toEqual(called.filter((step) => step.length > 0));
    }),
  );
});

test('a directory is read through once, however many areas are asked for', async () => {
  let looked = 0;
  const posts = [...Array(50).keys()].map(
    (index): Post => ({
      code: `S${index}`,
      name: `岗位${index}`,
      kind: 'police',
      sector: 'government',
      get area() {
        looked += 1;
        return `${120101100 + index}`;
      },
      timezone: 'Asia/Shanghai',
    }),
  );
  const areas = [...Array(100).keys()].map((index) => `${120101100 + index}`);
  expect(
    missingIn({ posts, ladder: await loadLadder(undefined, false) }, areas).filter(({ kind }) => kind === 'police'),
  ).toHaveLength(50);
  expect(looked).toBeLessThanOrEqual(2 * posts.length);

  // Each card names the place of its case.
  expect(allPlaces(posts)).toHaveLength(50);
  const once = looked;
  allPlaces(posts);
  placeNamed('友谊路街道', '120101', posts);
  expect(looked).toBe(once);
});
