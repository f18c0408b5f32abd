import { spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** Permissions do not bind root: where the tests run as root, what they forbid is tried as `nobody`. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const STEPS = ['generate', 'generate', 'tsc', 'web', 'bundle'];

/** A folder to build in, with steps that only write down that they were done. */
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou 护幼 '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const step = (name: string) => `import { appendFileSync } from 'node:fs';
    const held = performance.now() + 30;
    while (performance.now() < held);
    appendFileSync(${JSON.stringify(join(folder, 'done'))}, '${name}\\n');`;
  const files: Record<string, string> = {
    'package.json': '{"type":"module"}',
    'src/texts/zh-CN/a.ftl': '',
    'src/texts/en/a.ftl': '',
    'src/texts/terminal/en/a.ftl': '',
    'node_modules/prisma/build/index.js': step('generate'),
    'node_modules/typescript/bin/tsc': step('tsc').replace(/^import (.*) from (.*);/, 'const $1 = require($2);'),
    'scripts/build-web.mjs': step('web'),
    'scripts/bundle.mjs': `${step('bundle')} await import('node:fs').then((fs) => fs.mkdirSync(${JSON.stringify(join(folder, 'dist/bin'))}, { recursive: true }));`,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  for (const script of ['build.mjs', 'one-at-a-time.mjs'])
    await cp(join(root, 'scripts', script), join(folder, 'scripts', script));
  return folder;
};

const built = (
  folder: string,
  uid?: number,
  language = 'C',
): Promise<{ readonly code: number | null; readonly err: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(folder, 'scripts/build.mjs'), '--if-stale'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: language },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, err }));
  });

const done = async (folder: string): Promise<string[]> =>
  (await readFile(join(folder, 'done'), 'utf8')).trimEnd().split('\n');

test('of three starts at once one builds, and the others say that they wait', async () => {
  const folder = await newFolder();
  // As an older release left it.
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist/.built'), '');
  await utimes(join(folder, 'dist/.built'), 1, 1);
  const all = await Promise.all([built(folder), built(folder), built(folder)]);
  expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await done(folder)).toEqual(STEPS);
  expect(all.filter(({ err }) => err.includes('waiting for it')).length).toBeGreaterThan(0);
  expect(await built(folder), 'nothing is left to do').toEqual({ code: 0, err: '' });
});

test('a build that was killed keeps nobody waiting, and is done again', async () => {
  const folder = await newFolder();
  const { pid: gone } = spawnSync(process.execPath, ['--eval', '']);
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist/.building'), String(gone));
  expect(await built(folder)).toEqual({ code: 0, err: 'Building Huyou…\n' });
  expect(await done(folder)).toEqual(STEPS);
});

test('whoever may not write there is told so, and who can build', async () => {
  const folder = await newFolder();
  await chmod(folder, 0o555);
  const { code, err } = await built(folder, NOBODY);
  expect(code).toBe(1);
  expect(err).toMatch(/^huyou: it could not be built: this user may not write to .*npm run build.*\n$/);
  expect((await built(folder, NOBODY, 'zh_CN.UTF-8')).err).toMatch(
    /^huyou: 没有构建成功:当前用户不能写入 .*npm run build.*\n$/,
  );
});
