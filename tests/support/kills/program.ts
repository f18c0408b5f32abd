import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { FaultPoint } from '../../../src/domain/fault-point.js';

const root = resolve(import.meta.dirname, '../../..');

/** Builds what is spawned here, unless it is built. */
export const build = (): void =>
  void execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'ignore' });

/** The built program in a process of its own. */
export interface Program {
  /** Resolves when it serves; false when it ended before. */
  readonly ready: Promise<boolean>;
  /** Resolves with the signal that ended it, or null. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** Ends it as `kill -9` does, or asks it to end, and waits for that. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** The last it wrote to its log. */
  log(): string;
}

/** Starts the program; with a `point` the one that kills itself when it reaches that for the n-th time. */
export const startProgram = (
  env: Readonly<Record<string, string>>,
  point?: { readonly at: FaultPoint; readonly times: number },
): Program => {
  const main = point
    ? [join(root, 'tests/support/kills/killable-main.mjs'), point.at, String(point.times)]
    : [join(root, 'dist/bin/main.js')];
  const child: ChildProcess = spawn(process.execPath, main, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = new Promise<NodeJS.Signals | null>((done) => {
    child.once('close', (_, signal) => done(signal));
  });
  const ready = new Promise<boolean>((done) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (out.length < 10_000) out += chunk;
      if (out.includes('is running')) done(true);
    });
    void ended.then(() => done(false));
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err = `${err}${chunk}`.slice(-4_000);
  });
  return {
    ready,
    ended,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
    log: () => err,
  };
};
