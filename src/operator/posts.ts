import type { Command } from './command.js';

export const posts: Command = {
  takes: '',
  about: 'list the post codes of the directory',
  async run(args, desk) {
    if (args.length > 0) return undefined;
    return { lines: (await desk.posts()).map(({ code, name }) => `${code}\t${name}`) };
  },
};
