// Builds the program into dist/: database clients, compiled code, pages, and dist/bin, which is run.
// `--if-stale` does nothing when dist/ is newer than everything it is made from. Of several at once one builds, the others wait.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const sources = [
  'src',
  'prisma',
  'prisma.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.web.json',
  'package.json',
  'scripts/build.mjs',
  'scripts/build-web.mjs',
  'scripts/bundle.mjs',
  'scripts/one-at-a-time.mjs',
  // What npm installed last: the bundle has the libraries in it.
  'node_modules/.package-lock.json',
].filter((path) => existsSync(join(root, path)));

const newest = (path) => {
  const { mtimeMs } = statSync(path);
  if (path.endsWith('generated') || !statSync(path).isDirectory()) return path.endsWith('generated') ? 0 : mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const fresh = () => {
  // Another build may take the stamp away at any moment.
  const built = statSync(stamp, { throwIfNoEntry: false });
  return built !== undefined && Math.max(...sources.map((path) => newest(join(root, path)))) <= built.mtimeMs;
};
// In the language of the terminal, as `localeOf` finds it: the catalogues are not built yet.
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const inChinese = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale);
const say = (chinese, english) => process.stderr.write(`${inChinese ? chinese : english}\n`);
const fail = (chinese, english) => {
  say(`huyou: 没有构建成功:${chinese}`, `huyou: it could not be built: ${english}`);
  process.exit(1);
};
const PRISMA = 'node_modules/prisma/build/index.js';
const run = (script, args, env) => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}\n`);
  fail(
    `${script} 出错,原因见上面。请在这里运行 \`npm ci\`,再重新运行一次。`,
    `${script} failed, as is said above. Run \`npm ci\` here, and then this again.`,
  );
};

/** Every folder that a build writes to. */
const mayWrite = () => {
  const made = ['dist', 'src/store/generated'].map((path) => join(root, path));
  try {
    for (const folder of made) {
      mkdirSync(folder, { recursive: true });
      for (const inside of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
        accessSync(inside, constants.W_OK);
    }
    return true;
  } catch {
    return false;
  }
};

const build = (stillHere) => {
  say('正在构建护幼…', 'Building Huyou…');
  // What is half built is not to be taken for whole.
  rmSync(stamp, { force: true });
  for (const [script, args = [], env = {}] of [
    [PRISMA, ['generate'], { DATABASE_URL: 'file:./data/huyou.db' }],
    [PRISMA, ['generate'], { DATABASE_URL: 'postgresql://localhost/huyou' }],
    ['node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']],
    ['scripts/build-web.mjs'],
    ['scripts/bundle.mjs'],
  ]) {
    run(script, args, env);
    stillHere();
  }
  // Texts lie beside the code that reads them.
  for (const [folder, beside] of ['zh-CN', 'en', 'terminal'].flatMap((name) => [
    [name, 'texts'],
    [name, 'bin'],
  ])) {
    cpSync(join(root, 'src/texts', folder), join(root, 'dist', beside, folder), { recursive: true });
  }
  writeFileSync(stamp, '');
};

const isWanted = () => !process.argv.includes('--if-stale') || !fresh();
if (isWanted()) {
  if (!mayWrite()) {
    fail(
      `当前用户不能写入 ${root}。请让拥有这个文件夹的用户在那里运行 \`npm run build\`,再重新运行一次。`,
      `this user may not write to ${root}. Run \`npm run build\` there as the user whose folder it is, and then this again.`,
    );
  }
  await oneAtATime(
    join(root, 'dist/.building'),
    () => say('护幼正由另一次启动构建,请等它完成…', 'Huyou is being built by another start: waiting for it…'),
    (stillHere) => isWanted() && build(stillHere),
  );
}
