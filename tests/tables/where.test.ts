import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Each path of the repository that a page names between backticks. */
const paths = (page: string): string[] => [
  ...new Set(
    [...readFileSync(page, 'utf8').matchAll(/`((?:assets|docs|prisma|scripts|src|tests)\/[\w./-]*\w)`/g)].map(
      ([, path]) => path ?? '',
    ),
  ),
];

test.each(['docs/where.md', 'CONTRIBUTING.md'])('each file that %s names is there', (page) => {
  expect(paths(page).length).toBeGreaterThan(5);
  expect(paths(page).filter((path) => !existsSync(path))).toEqual([]);
});

test('each room of src, of its cases and of notify has its line in docs/where.md', () => {
  const rooms = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [`${folder}/${one.name}`] : []));
  const known = paths('docs/where.md');
  const all = [...rooms('src'), ...rooms('src/cases'), ...rooms('src/notify')].filter((room) => room !== 'src/notify');
  expect(all.filter((room) => !known.includes(room))).toEqual([]);
});
