// Builds the program into dist/: database clients, compiled code, pages, and dist/bin, which is run.
// `--if-stale` does nothing when dist/ is newer than everything it is made from.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  // What npm installed last: the bundle has the libraries in it.
  'node_modules/.package-lock.json',
].filter((path) => existsSync(join(root, path)));

const newest = (path) => {
  const { mtimeMs } = statSync(path);
  if (path.endsWith('generated') || !statSync(path).isDirectory()) return path.endsWith('generated') ? 0 : mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const fresh = () =>
  existsSync(stamp) && Math.max(...sources.map((path) => newest(join(root, path)))) <= statSync(stamp).mtimeMs;
const run =
  (script, ...args) =>
  (env) => {
    const { status, stdout } = spawnSync(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (status === 0) return;
    const why = `${script} failed, as is said above. Run \`npm ci\` here, and then this again.`;
    process.stderr.write(`${stdout}\nhuyou: it could not be built: ${why}\n`);
    process.exit(1);
  };

if (!process.argv.includes('--if-stale') || !fresh()) {
  process.stderr.write('Building Huyou…\n');
  const generate = run('node_modules/prisma/build/index.js', 'generate');
  generate({ DATABASE_URL: 'file:./data/huyou.db' });
  generate({ DATABASE_URL: 'postgresql://localhost/huyou' });
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')({});
  run('scripts/build-web.mjs')({});
  run('scripts/bundle.mjs')({});
  // Texts lie beside the code that reads them.
  for (const [locale, beside] of ['zh-CN', 'en'].flatMap((name) => [
    [name, 'texts'],
    [name, 'bin'],
  ])) {
    cpSync(join(root, 'src/texts', locale), join(root, 'dist', beside, locale), { recursive: true });
  }
  writeFileSync(stamp, '');
}
