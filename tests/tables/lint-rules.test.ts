import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huyou-lint-'));
  await cp(join(root, 'biome.json'), join(folder, 'biome.json'));
  await cp(join(root, 'lint'), join(folder, 'lint'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the linter says of `code` in `file`, with the project's own rules. */
const lint = async (file: string, code: string): Promise<string> => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), `${code}\n`);
  return new Promise((done) => {
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    execFile(process.execPath, [biome, 'lint', '--vcs-enabled=false', file], { cwd: folder }, (_, out, err) =>
      done(out + err),
    );
  });
};
const using = (path: string) => `import { it } from '${path}';\nexport const same = it;`;

describe('the rule against the system clock', () => {
  test.each([
    'export const now = Date.now();',
    'export const now = new Date();',
    'export const now = performance.now();',
    'export const wait = () => setTimeout(() => {}, 5);',
    'export const beat = () => setInterval(() => {}, 5);',
  ])('is alive: %s', async (code) => {
    expect(await lint('src/notify/sample.ts', code)).toContain('Only src/clock.ts asks the system');
  });

  test('lets a date be made of a given instant', async () => {
    expect(await lint('src/notify/sample.ts', 'export const at = new Date(5);')).toContain('No fixes applied');
  });

  test('spares the one clock', async () => {
    expect(await lint('src/clock.ts', 'export const now = Date.now();')).not.toContain('Only src/clock.ts');
  });
});

describe('the arrows between rooms', () => {
  test.each([
    ['src/domain/sample.ts', '../store/store.js'],
    ['src/domain/sample.ts', 'luxon'],
    ['src/flows/report/sample.ts', '../../texts/texts.js'],
    ['src/texts/sample.ts', '../flows/flow.js'],
    ['src/store/sample.ts', '../notify/call.js'],
    ['src/notify/sample.ts', '../bots/web.js'],
    ['src/notify/sample.ts', '@prisma/client'],
    ['src/notify/sample.ts', '../store/generated/sqlite/client.js'],
    ['src/bots/sample.ts', '../notify/call.js'],
    ['src/cases/sample.ts', '../bots/web.js'],
    ['src/members/sample.ts', '../turns.js'],
  ])('%s may not use %s', async (file, path) => {
    expect(await lint(file, using(path))).toContain('noRestrictedImports');
  });

  test.each([
    ['src/flows/sample.ts', '../domain/report.js'],
    ['src/notify/sample.ts', '../store/store.js'],
    ['src/cases/sample.ts', '../notify/call.js'],
    ['src/domain/sample.ts', 'zod'],
  ])('%s may use %s', async (file, path) => {
    expect(await lint(file, using(path))).not.toContain('noRestrictedImports');
  });
});
