// Builds what browsers load into dist/web: one script for each page (from src/web/client), one style sheet and the icon (from
// src/web/assets). On a slow line each further file is a second; types are looked at by `npm run types`.
// `--if-stale` does nothing when dist/web is newer than every source.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src/web/client', 'src/web/assets'].map((folder) => join(root, folder));
const stamp = join(root, 'dist/web/.built');

/** The pages' scripts; what they import goes into each. */
const SCRIPTS = ['chat', 'desk', 'sign-in'];
/** Style sheets in the order in which they win. */
const STYLES = ['base', 'talk', 'desk', 'fit'];

const changed = (folder) =>
  Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs), statSync(folder).mtimeMs);
const fresh = () => existsSync(stamp) && Math.max(...sources.map(changed)) < statSync(stamp).mtimeMs;

if (!process.argv.includes('--if-stale') || !fresh()) {
  // What was renamed must not be served on.
  for (const part of ['client', 'assets']) rmSync(join(root, 'dist/web', part), { recursive: true, force: true });
  buildSync({
    absWorkingDir: root,
    entryPoints: SCRIPTS.map((name) => `src/web/client/${name}.ts`),
    outdir: 'dist/web/client',
    bundle: true,
    minify: true,
    format: 'esm',
    // As in tsconfig.web.json: phones are old.
    target: 'es2019',
    charset: 'utf8',
    logLevel: 'warning',
  });
  const assets = (name) => join(root, 'src/web/assets', name);
  mkdirSync(join(root, 'dist/web/assets'), { recursive: true });
  const styles = STYLES.map((name) => readFileSync(assets(`${name}.css`), 'utf8'));
  // White space and remarks alone: what is written twice for old browsers stays.
  const { code } = transformSync(styles.join('\n'), { loader: 'css', minifyWhitespace: true, charset: 'utf8' });
  writeFileSync(join(root, 'dist/web/assets/pages.css'), code);
  copyFileSync(assets('icon.svg'), join(root, 'dist/web/assets/icon.svg'));
  writeFileSync(stamp, '');
}
