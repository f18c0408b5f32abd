import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDirectory } from '../../src/files/directory-file.js';
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
