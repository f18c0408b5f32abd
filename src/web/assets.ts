import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Folders that are public, below `dist/web`; nothing else there is served. */
const FOLDERS = ['assets', 'client'] as const;

/** The nearest folder upwards with a `package.json`: the same from `src/` and from `dist/`. */
const packageRoot = (from = dirname(fileURLToPath(import.meta.url))): string =>
  existsSync(join(from, 'package.json')) || dirname(from) === from ? from : packageRoot(dirname(from));

/** Where `scripts/build-web.mjs` puts what browsers load. */
const builtPages = (): string => join(packageRoot(), 'dist', 'web');

/**
 * Routes for style, script and icon, read once into memory.
 * @throws {Error} when they have not been built; the words tell the operator what to run.
 */
export const assetRoutes = (folder = builtPages()): Hono => {
  const app = new Hono();
  for (const part of FOLDERS) {
    if (!existsSync(join(folder, part)))
      throw new Error('the web pages are not built: run `node scripts/build-web.mjs`');
    for (const name of readdirSync(join(folder, part))) {
      const type = TYPES[extname(name)];
      if (!type) continue;
      const body = readFileSync(join(folder, part, name));
      // Packed once: on the slowest of lines that is five seconds. Weak, as it stands for both forms.
      const packed = new Uint8Array(gzipSync(body, { level: 9 }));
      const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      app.get(`/${part}/${name}`, (c) => {
        // Revalidated each time, so that a page never runs with the script of another release.
        const headers = { etag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
        if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
        const unpacks = /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(c.req.header('accept-encoding') ?? '');
        const form = { ...headers, 'content-type': type };
        return unpacks
          ? c.body(packed, 200, { ...form, 'content-encoding': 'gzip' })
          : c.body(new Uint8Array(body), 200, form);
      });
    }
  }
  return app;
};
