import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Hotline } from '../../src/domain/hotline.js';
import { removeFolder } from './world.js';

const SAMPLE = 'assets/sample-directory.csv';

/** A folder that is gone when the test has ended. */
export const folderOfTest = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'huyou-directory-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
};

/** A file of the two help lines that texts name, each with what is given of it. */
export const hotlinesWith = async (more: Partial<Hotline>, ofSecond: Partial<Hotline> = {}): Promise<string> => {
  const file = join(await folderOfTest(), 'hotlines.json');
  const lines = [
    { id: 'government', number: '022-5550', ...more },
    { id: 'psychological', number: '12356', ...more, ...ofSecond },
  ];
  await writeFile(file, JSON.stringify(lines));
  return file;
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

/** 河西区 with a duty desk of its own and posts of two streets; 宁河区 without any: a file that is gone when the test has ended. */
export const directoryWithStreets = async (): Promise<string> => {
  const file = join(await folderOfTest(), 'directory.csv');
  const sample = (await readFile(SAMPLE, 'utf8')).split('\n').filter((line) => !line.startsWith('TJ-120117-'));
  const post = (code: string, name: string, kind: string, sector: string, area: string, above: string) =>
    [code, name, kind, sector, area, above, 'Asia/Shanghai', '', ''].join(',');
  const streets = [
    post('TJ-120103-BDD', '河西区护幼值班席', 'bot_duty_desk', 'social_org', '120103', 'TJ-120103-DCA'),
    post('YYL-CCD', '河西区友谊路街道社区儿童主任', 'community_child_director', 'community', '120103001', 'YYL-SCS'),
    post(
      'YYL-SCS',
      '河西区友谊路街道儿童督导员',
      'street_child_supervisor',
      'government',
      '120103001',
      'TJ-120103-DCA',
    ),
    post('YYL-POL', '友谊路派出所', 'police', 'government', '120103001', 'TJ-120103-POL'),
    post(
      'DYM-SCS',
      '河西区大营门街道儿童督导员',
      'street_child_supervisor',
      'government',
      '120103002',
      'TJ-120103-DCA',
    ),
  ];
  await writeFile(file, [...sample.filter((line) => line !== ''), ...streets, ''].join('\n'));
  return file;
};
