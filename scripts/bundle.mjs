// Puts the program and its libraries into few files, dist/bin: what a process would otherwise find, read and keep as some 590
// modules with their comments. Beside each file lies its map, by which `scripts/where.mjs` finds a place that a log names, and in
// LICENSES.txt stand the licences of all that is in them: few libraries have theirs in a comment that a bundler keeps.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist/bin');

// What was renamed must not be loaded on.
rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  absWorkingDir: root,
  entryPoints: ['dist/main.js', 'dist/cli.js'],
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  lineLimit: 160,
  sourcemap: 'external',
  legalComments: 'external',
  logLevel: 'warning',
  // Drivers with a part in C, and what brings hundreds of packages: found where it is installed, when it is asked for.
  external: ['better-sqlite3', 'pg-native', 'wechaty', 'wechaty-puppet'],
  // Libraries in the older form ask for the built-in modules of Node.js by that name.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

const libraries = new Set(
  Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
);
const licences = [...libraries].sort().map((folder) => {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const texts = readdirSync(path).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const said = texts.map((file) => readFileSync(join(path, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...said].join('\n\n');
});
writeFileSync(join(out, 'LICENSES.txt'), `${licences.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
