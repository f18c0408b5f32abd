import { backUpConfigured } from '../back-up.js';
import type { Command } from './command.js';

export const backup: Command = {
  takes: '<file>',
  about: 'write the SQLite database into a new file, while the service runs',
  async run([target, ...more], desk) {
    if (!target || more.length > 0) return undefined;
    return { lines: await backUpConfigured(desk.config(), target) };
  },
};
