import { say } from '../domain/say.js';
import type { Command } from './command.js';

export const posts: Command = {
  takes: '',
  about: say('posts-about'),
  async run(args, desk) {
    if (args.length > 0) return undefined;
    return { lines: (await desk.posts()).map(({ code, name }) => `${code}\t${name}`) };
  },
};
