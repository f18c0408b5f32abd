import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The built program, as an operator runs it. */
export interface Program {
  readonly pid: number;
  readonly url: string;
  /** `SIGSTOP` and `SIGCONT` too. */
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has ended. */
  ended: Promise<void>;
}

/** Builds what is to be run, where it is not built yet. */
export const build = (): void => {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'ignore' });
};

/** Starts the program and resolves when it serves. `PORT` is 0 unless given. */
export const startProgram = (env: Record<string, string>): Promise<Program> =>
  new Promise((started, failed) => {
    const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/bin/main.js')], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: '0', LOG_LEVEL: 'silent', ...env },
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // Behind a proxy it names the address of that too.
    const here = env.PUBLIC_URL === undefined ? /chat {3}(http\S+?)\/?\s/ : /by a proxy to (http\S+)\s/;
    let out = '';
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const url = here.exec(out)?.[1];
      if (url) started({ pid: child.pid ?? 0, url, signal: (name) => void child.kill(name), ended });
    });
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}: ${said}`)));
  });

/** How a program ended, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs built programs in a folder until they end, with no setting but those given.
 * @param until sees what was printed so far and may stop it
 */
export const runnerIn =
  (folder: string) =>
  (
    program: 'main' | 'cli',
    env: Readonly<Record<string, string>>,
    args: readonly string[] = [],
    until?: (out: string, child: ChildProcess) => void,
    uid?: number,
  ): Promise<Ended> =>
    new Promise((done) => {
      const inherited = { PATH: process.env.PATH ?? '', HOME: folder };
      const child = spawn(process.execPath, [join(root, `dist/bin/${program}.js`), ...args], {
        cwd: folder,
        env: { ...inherited, PORT: '0', LOG_LEVEL: 'silent', ...env },
        ...(uid === undefined ? {} : { uid, gid: uid }),
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
        until?.(out, child);
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.on('close', (code) => done({ code, out, err }));
    });

/** Tells a program that serves to stop. */
export const stopped = (out: string, child: ChildProcess) => void (out.includes('running') && child.kill('SIGTERM'));

/** The built programs, and a folder of a test file's own, which is there before its tests and gone after them. */
export const programsInFolder = () => {
  let folder = '';
  const inFolder = (name: string): string => join(folder, name);
  beforeAll(async () => {
    build();
    folder = await mkdtemp(join(tmpdir(), 'huyou-start-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    inFolder,
    run: (...how: Parameters<ReturnType<typeof runnerIn>>): Promise<Ended> => runnerIn(folder)(...how),
    /** Writes a file there. Returns its path. */
    file: async (name: string, content: string | Buffer): Promise<string> => {
      await writeFile(inFolder(name), content);
      return inFolder(name);
    },
  };
};
