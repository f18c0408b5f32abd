import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
    'export const now = new Date;',
    'export const now = Date();',
    'export const ask = { now: Date.now };',
    'export const now = globalThis.Date.now();',
    'export const now = performance.now();',
    'export const now = process.hrtime.bigint();',
    'export const now = DateTime.now();',
    'export const now = DateTime.local();',
    'export const wait = () => setTimeout(() => {}, 5);',
    'export const wait = () => globalThis.setTimeout(() => {}, 5);',
    'export const beat = () => setInterval(() => {}, 5);',
    "export { setTimeout as wait } from 'node:timers/promises';",
  ])('is alive: %s', async (code) => {
    expect(await lint('src/notify/sample.ts', code)).toContain('Only src/clock.ts asks the system');
  });

  test('lets a date be made of a given instant', async () => {
    expect(await lint('src/notify/sample.ts', 'export const at = new Date(5);')).toContain('No fixes applied');
  });

  test.each(['src/clock.ts', 'src/program.ts', 'src/web/client/clock.ts'])('spares %s', async (file) => {
    expect(await lint(file, 'export const now = Date.now();')).not.toContain('Only src/clock.ts');
  });

  test.each(['src/turns.ts', 'src/web/client/chat.ts', 'src/flows/report/sample.ts'])('spares not %s', async (file) => {
    expect(await lint(file, 'export const now = Date.now();')).toContain('Only src/clock.ts');
  });
});

describe('the arrows between rooms', () => {
  test.each([
    ['src/domain/sample.ts', '../store/store.js'],
    ['src/domain/sample.ts', '../config.js'],
    ['src/domain/sample.ts', 'luxon'],
    ['src/domain/sample.ts', 'node:crypto'],
    ['src/flows/sample.ts', '../texts/texts.js'],
    ['src/flows/sample.ts', '../turns.js'],
    ['src/flows/report/sample.ts', '../../texts/texts.js'],
    ['src/flows/report/sample.ts', 'luxon'],
    ['src/texts/sample.ts', '../flows/flow.js'],
    ['src/store/sample.ts', '../notify/ladder/call.js'],
    ['src/store/sample.ts', 'luxon'],
    ['src/notify/sample.ts', '../bots/web.js'],
    ['src/notify/sample.ts', '../flows/flow.js'],
    ['src/notify/sample.ts', '@prisma/client'],
    ['src/notify/ladder/sample.ts', '../../bots/web.js'],
    ['src/notify/ladder/sample.ts', '../../store/generated/sqlite/client.js'],
    ['src/notify/times/sample.ts', '../frame.js'],
    ['src/store/engines/sample.ts', '../../notify/ladder/call.js'],
    ['src/notify/sample.ts', '../store/generated/sqlite/client.js'],
    ['src/bots/sample.ts', '../notify/ladder/call.js'],
    ['src/bots/sample.ts', '../store/store.js'],
    ['src/bots/sample.ts', '../web/pages.js'],
    ['src/bots/telegram-public.ts', 'telegraf'],
    ['src/bots/telegram-desk.ts', 'grammy'],
    ['src/bots/wechat-sample.ts', 'hono'],
    ['src/bots/web-sample.ts', '../texts/texts.js'],
    ['src/cases/sample.ts', '../bots/web.js'],
    ['src/operator/sample.ts', '../bots/web.js'],
    ['src/operator/sample.ts', '../main.js'],
    ['src/cases/sample.ts', '@prisma/client'],
    ['src/cases/acts/sample.ts', '../../bots/web.js'],
    ['src/cases/acts/sample.ts', '../../store/generated/sqlite/client.js'],
    ['src/cases/sample.ts', '../store/generated/sqlite/client.js'],
    ['src/members/sample.ts', '../turns.js'],
    ['src/family/sample.ts', '../bots/web.js'],
    ['src/family/sample.ts', 'ical.js'],
    ['src/flows/form/sample.ts', '../../texts/texts.js'],
    ['src/files/sample.ts', '../store/store.js'],
    ['src/watch/sample.ts', '../tick.js'],
    ['src/record/sample.ts', '../notify/telling/tell.js'],
    ['src/record/sample.ts', '../store/generated/sqlite/client.js'],
    ['src/watch/sample.ts', '../bots/web.js'],
    ['src/watch/sample.ts', '../store/generated/sqlite/client.js'],
    ['src/watch/sample.ts', 'hono'],
    ['src/notify/sample.ts', '../watch/watch.js'],
    ['src/store/sample.ts', 'prom-client'],
    ['src/web/sample.ts', '../bots/web.js'],
    ['src/web/client/sample.ts', '../pages.js'],
    ['src/tick.ts', './app.js'],
    ['src/turns.ts', './main.js'],
    ['src/turns.ts', '@prisma/client'],
    ['src/turns.ts', './store/generated/sqlite/client.js'],
    ['src/app.ts', './main.js'],
    ['src/app.ts', '@prisma/client'],
    ['src/app.ts', 'grammy'],
  ])('%s may not use %s', async (file, path) => {
    expect(await lint(file, using(path))).toContain('noRestrictedImports');
  });

  test.each([
    ['re-exports', `export * from '../store/store.js';`],
    ['dynamic imports', `export const it = await import('../store/store.js');`],
    ['types', `export type { Store } from '../store/store.js';`],
  ])('count %s too', async (_, code) => {
    expect(await lint('src/flows/sample.ts', code)).toContain('noRestrictedImports');
  });

  test('cannot be got round by a type that imports in place', async () => {
    const code = `export type Store = import('../store/store.js').Store;`;
    expect(await lint('src/flows/sample.ts', code)).toContain('Import the type at the top of the file');
  });

  test.each([
    ['src/domain/sample.ts', 'zod'],
    ['src/flows/sample.ts', '../domain/report.js'],
    ['src/flows/report/sample.ts', '../words.js'],
    ['src/texts/sample.ts', '@fluent/bundle'],
    ['src/store/sample.ts', './generated/sqlite/client.js'],
    ['src/notify/sample.ts', '../store/store.js'],
    ['src/bots/telegram-public.ts', 'grammy'],
    ['src/bots/telegram-post.ts', 'undici'],
    ['src/bots/telegram-desk.ts', 'telegraf'],
    ['src/bots/web-sample.ts', '../web/pages.js'],
    ['src/operator/sample.ts', '../app.js'],
    ['src/cases/sample.ts', '../notify/ladder/call.js'],
    ['src/cases/acts/sample.ts', '../../notify/holding/finish.js'],
    ['src/cases/acts/sample.ts', '../standing/responsible.js'],
    ['src/members/sample.ts', '../cases/ids.js'],
    ['src/family/sample.ts', '../cases/ids.js'],
    ['src/notify/ladder/sample.ts', '../holding/finish.js'],
    ['src/notify/times/recurrence.ts', 'ical.js'],
    ['src/store/engines/sample.ts', '../generated/sqlite/client.js'],
    ['src/flows/family/sample.ts', '../form/form.js'],
    ['src/watch/sample.ts', 'prom-client'],
    ['src/record/sample.ts', '../store/store.js'],
    ['src/record/sample.ts', 'csv-stringify/sync'],
    ['src/watch/sample.ts', '../notify/telling/raise.js'],
    ['src/watch/sample.ts', '../store/store.js'],
    ['src/welcome.ts', './app.js'],
  ])('%s may use %s', async (file, path) => {
    expect(await lint(file, using(path))).not.toContain('noRestrictedImports');
  });

  test('a new room is bound by arrows of its own', async () => {
    const { overrides } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8')) as {
      overrides: { includes: string[] }[];
    };
    const bound = overrides.flatMap(({ includes }) => includes);
    const entries = await readdir(join(root, 'src'), { withFileTypes: true });
    const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(rooms.filter((room) => !bound.some((path) => path.startsWith(`src/${room}/`)))).toEqual([]);
  });
});
