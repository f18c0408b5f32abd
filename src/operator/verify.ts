import { verifyCommand, wantedProof } from '../record/verify-command.js';
import { bytesOf } from './check.js';
import type { Command } from './command.js';

export const verify: Command = {
  takes: '[--head HASH@POSITION]… [--said FILE]',
  about: 'go through the whole record and name what was changed or removed; --head: an end of it noted before',
  async run(args, desk) {
    const wanted = await wantedProof(args, bytesOf);
    const lines: string[] = [];
    const exitCode = await desk.withStore((store) => verifyCommand(store, wanted, (line) => void lines.push(line)));
    return { lines, exitCode: exitCode === 0 ? 0 : 1 };
  },
};
