import { say } from '../domain/say.js';
import { verifyCommand, wantedProof } from '../record/verify-command.js';
import { bytesOf } from './check.js';
import type { Command } from './command.js';

export const verify: Command = {
  takes: say('verify-takes'),
  options: ['--head', '--said'],
  about: say('verify-about'),
  async run(args, desk) {
    const wanted = await wantedProof(args, bytesOf);
    const lines: string[] = [];
    const exitCode = await desk.withStore((store) => verifyCommand(store, wanted, (line) => void lines.push(line)));
    return { lines, exitCode: exitCode === 0 ? 0 : 1 };
  },
};
