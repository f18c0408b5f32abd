import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The top of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Runs `work` with a folder of its own, which is removed afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-bench-'));
  const abandon = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', abandon);
  try {
    return await work(folder);
  } finally {
    process.removeListener('exit', abandon);
    await rm(folder, { recursive: true, force: true });
  }
};

/** A port below those that systems give out by themselves, so that nobody is given it before it is used. */
export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    probe.once('error', () => done(freePort()));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(port)));
  });
