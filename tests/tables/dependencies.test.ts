import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const IMPORTED = /(?:from |import\()'(?!node:)((?:@[\w.-]+\/)?\w[\w.-]*)/g;
const BUILDERS = ['@types/node', 'esbuild', 'prisma', 'typescript'];

test('where npm leaves out what is for developers, as on a server with NODE_ENV=production, it can still be built', async () => {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.includes('generated'));
  const texts = await Promise.all(sources.map((name) => readFile(join(root, 'src', name), 'utf8')));
  const imported = texts.flatMap((text) => [...text.matchAll(IMPORTED)].map(([, name = '']) => name));
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const needed = [...new Set(imported)].flatMap((name) => [name, `@types/${name}`]);
  const [{ dependencies, devDependencies }] = [packages['']];
  const left = [...needed, ...BUILDERS].filter(
    (name) => packages[`node_modules/${name}`]?.dev || name in devDependencies,
  );
  expect(left).toEqual([]);
  expect(imported).toContain('luxon');
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(BUILDERS));
});

// Since release 12 npm passes over what is not in this list, and a start without the SQLite driver opens no database.
test('what a package runs as it is installed is allowed, or refused, by name', async () => {
  const [lock, ours] = await Promise.all(
    ['package-lock.json', 'package.json'].map(async (name) => JSON.parse(await readFile(join(root, name), 'utf8'))),
  );
  const run = Object.entries<{ hasInstallScript?: boolean }>(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(Object.keys(ours.allowScripts).sort()).toEqual(run.sort());
  expect(ours.allowScripts['better-sqlite3']).toBe(true);
});
