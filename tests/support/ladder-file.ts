import { readFileSync } from 'node:fs';
import { parseLadder } from '../../src/files/ladder-file.js';
import { english } from './terminal.js';

/** The built-in ladder, as it is written. */
export const BUILT_IN = readFileSync('assets/ladder.json', 'utf8');

/** The built-in ladder with one thing changed. */
// biome-ignore lint/suspicious/noExplicitAny: a test spoils any place of the file
export const spoil = (change: (file: any) => void): string => {
  const file = JSON.parse(BUILT_IN);
  change(file);
  return JSON.stringify(file);
};

/** What is wrong with a ladder: nothing, where it can be read. */
export const problems = (json: string) => {
  const result = parseLadder(json);
  return 'problems' in result ? result.problems.map(({ path, message }) => ({ path, message: english(message) })) : [];
};
