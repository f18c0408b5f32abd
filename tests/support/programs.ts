import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

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
    const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/main.js')], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: '0', LOG_LEVEL: 'silent', ...env },
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    let out = '';
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      out += chunk;
      const url = /chat {3}(http\S+?)\/?\s/.exec(out)?.[1];
      if (url) started({ pid: child.pid ?? 0, url, signal: (name) => void child.kill(name), ended });
    });
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}: ${said}`)));
  });
