import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import { type Line, say } from '../domain/say.js';
import { verifyCommand, type WantedProof } from '../record/verify-command.js';
import type { Head } from '../store/store.js';
import { bytesOf } from './check.js';
import type { Command } from './command.js';

const OPTIONS = { head: { type: 'string', multiple: true }, said: { type: 'string' } } as const;

const parseHead = (text: string): Head => {
  const [, hash, position] = /^([A-Za-z0-9_-]+)@(\d+)$/.exec(text.trim()) ?? [];
  if (hash === undefined || position === undefined) {
    throw new ConfigProblem([say('verify-head-wrong', { given: JSON.stringify(text) })]);
  }
  return { hash, position: Number(position) };
};

/** As an editor on any system saves them: its mark at the beginning, its line ends, and one more of these than the words had. */
const wordsIn = (bytes: Uint8Array, file: string): string[] => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const ends = [text, text.replaceAll('\r\n', '\n')];
    return [...new Set(ends.flatMap((one) => [one, one.replace(/\r?\n$/, '')]))];
  } catch {
    throw new ConfigProblem([say('verify-said-unreadable', { file })]);
  }
};

/** A hash may begin with a dash, which would be an option of its own. */
const withHeads = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => {
    const next = args[index + 1];
    if (args[index - 1] === '--head') return [];
    return arg === '--head' && next !== undefined ? [`--head=${next}`] : [arg];
  });

/**
 * `[--head HASH@POSITION]… [--said FILE]`.
 * @throws {ConfigProblem} when the arguments are wrong
 */
export const wantedProof = async (args: readonly string[]): Promise<WantedProof> => {
  const { head = [], said } = parseArgs({ args: withHeads(args), options: OPTIONS }).values;
  const noted = head.map(parseHead);
  return said === undefined ? { noted } : { noted, words: wordsIn(await bytesOf(said), said) };
};

export const verify: Command = {
  takes: say('verify-takes'),
  options: Object.keys(OPTIONS).map((name) => `--${name}`),
  about: say('verify-about'),
  async run(args, desk) {
    const wanted = await wantedProof(args);
    const lines: Line[] = [];
    const exitCode = await desk.withStore((store) => verifyCommand(store, wanted, (line) => void lines.push(line)));
    return { lines, exitCode: exitCode === 0 ? 0 : 1 };
  },
};
