import { backUpConfigured } from '../back-up.js';
import { say } from '../domain/say.js';
import type { Command } from './command.js';

export const backup: Command = {
  takes: say('backup-takes'),
  about: say('backup-about'),
  async run([target, ...more], desk) {
    if (!target || more.length > 0) return undefined;
    return { lines: await backUpConfigured(desk.config(), target) };
  },
};
