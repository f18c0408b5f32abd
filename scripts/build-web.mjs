// Builds what browsers load into dist/web: client/ (compiled from src/web/client) and assets/ (copied).
// `--if-stale` does nothing when dist/web is newer than every source.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src/web/client', 'src/web/assets'].map((folder) => join(root, folder));
const stamp = join(root, 'dist/web/.built');

const changed = (folder) =>
  Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs), statSync(folder).mtimeMs);
const fresh = () => existsSync(stamp) && Math.max(...sources.map(changed)) < statSync(stamp).mtimeMs;

if (!process.argv.includes('--if-stale') || !fresh()) {
  // What was renamed must not be served on.
  for (const part of ['client', 'assets']) rmSync(join(root, 'dist/web', part), { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.web.json')], { stdio: 'inherit' });
  cpSync(join(root, 'src/web/assets'), join(root, 'dist/web/assets'), { recursive: true });
  writeFileSync(stamp, '');
}
