import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, of a size that a test can use up. */
export interface SmallDisk {
  readonly folder: string;
  /** Uses up what is left. */
  fill(): void;
  /** Gives that back. */
  free(): void;
  remove(): void;
}

const run = (program: string, ...args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Mounts a file system of so many KiB in memory; undefined where this user may not. */
export const smallDisk = (size: number): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'huyou-disk-'));
  if (process.platform !== 'linux' || !run('mount', '-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      run('umount', '--lazy', folder);
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Whether this user may mount one; where not, tests that need it are skipped, and say so. */
export const canMount = ((): boolean => {
  const disk = smallDisk(64);
  disk?.remove();
  if (!disk) process.stderr.write('SKIPPED: a full disk needs a file system of its own, which only root may mount.\n');
  return disk !== undefined;
})();
