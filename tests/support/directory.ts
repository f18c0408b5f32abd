import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { removeFolder } from './world.js';

const SAMPLE = 'assets/sample-directory.csv';

/** A folder that is gone when the test has ended. */
export const folderOfTest = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-directory-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
};

/** The sample directory with other service hours at these posts: a file that is gone when the test has ended. */
export const directoryWithHours = async (hours: Readonly<Record<string, string>>): Promise<string> => {
  const file = join(await folderOfTest(), 'directory.csv');
  const lines = (await readFile(SAMPLE, 'utf8')).split('\n').map((line) => {
    const cells = line.split(',');
    const own = hours[cells[0] ?? ''];
    return own === undefined ? line : cells.with(7, own).join(',');
  });
  await writeFile(file, lines.join('\n'));
  return file;
};
