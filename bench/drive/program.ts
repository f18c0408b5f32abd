import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program under measure, in a process of its own. */
export interface Program {
  readonly name: string;
  /** Resolves as `work` does; rejects with a clear sentence when the program ends before. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Resolves when a line of its output holds these words. */
  says(words: string): Promise<void>;
  /** Processor seconds so far. */
  cpu(): number;
  /** Memory it has in use now, MB. */
  memory(): number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL to whoever takes longer than 10 s. */
  stop(): Promise<void>;
}

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;
const LONGEST_STOP = 10_000;

/** Starts `node …args`. Of what it writes to its error output the end is kept, for the sentence. */
export const startProgram = (name: string, args: readonly string[], env: Readonly<Record<string, string>>): Program => {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  const running = pidOf(name, child);
  const abandon = () => child.kill('SIGKILL');
  process.once('exit', abandon);
  let said = '';
  let errors = '';
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-8_000);
    for (const listen of listeners) listen();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk}`.slice(-2_000);
  });
  let ending = false;
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.removeListener('exit', abandon);
      resolve();
    });
  });
  const died = gone.then((): never => {
    const how = child.signalCode ?? `code ${child.exitCode}`;
    throw new Error(`${name} ended (${how}) while it was measured. Its last words:\n${errors.trim() || 'none'}`);
  });
  died.catch(() => undefined);

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    ending = true;
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP);
    await gone;
    clearTimeout(late);
  };

  return {
    name,
    during: (work) => (ending ? work : Promise.race([work, died])),
    says: (words) =>
      new Promise((resolve) => {
        const look = () => {
          if (!said.includes(words)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    cpu() {
      const stat = readFileSync(`/proc/${running}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${running}/status`, 'utf8'))?.[1]) / 1_024,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
};

const pidOf = (name: string, { pid }: ChildProcess): number => {
  if (pid === undefined) throw new Error(`${name} could not be started: is Node.js at ${process.execPath}?`);
  return pid;
};
