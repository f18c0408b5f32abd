import { ConfigProblem } from '../config.js';
import { LONGEST_NAME } from '../domain/post.js';
import { type Line, say } from '../domain/say.js';
import { unseenIn } from '../domain/unseen.js';
import { makeInvite } from '../members/invite.js';
import type { Command } from './command.js';
import { memberNamed, postNamed } from './named.js';

/** Reads `--name NAME` off the end; undefined where that is not how it is written. */
const named = (args: readonly string[]): { readonly rest: readonly string[]; readonly name?: string } | undefined => {
  const at = args.indexOf('--name');
  if (at < 0) return { rest: args };
  const name = args[at + 1]?.trim() ?? '';
  if (name.length > LONGEST_NAME) throw new ConfigProblem([say('name-long', { most: String(LONGEST_NAME) })]);
  const wrong = unseenIn(name);
  if (wrong !== undefined) throw new ConfigProblem([say('name-unseen', { wrong })]);
  return name === '' || args.length > at + 2 ? undefined : { rest: args.slice(0, at), name };
};

/** How a code is used, on each channel. */
const ways = (code: string, publicUrl: string | undefined): Line[] => [
  `  ${code}`,
  say('invite-by-telegram', { code }),
  say('invite-by-wechat', { code }),
  publicUrl === undefined ? say('invite-by-web') : say('invite-by-link', { link: `${publicUrl}/desk#invite=${code}` }),
];

export const invite: Command = {
  takes: say('invite-takes'),
  options: ['--name', '--member'],
  about: say('invite-about'),
  async run(args, desk) {
    const read = named(args);
    const [code, id, ...more] = read?.rest ?? [];
    if (read === undefined || code === undefined || more.length > 0) return undefined;
    const terms = read.name === undefined ? {} : { name: read.name };
    if (code === '--member') {
      if (id === undefined) return undefined;
      const printed = await desk.withStore(async (store) => {
        await memberNamed(store.read, id, desk.now);
        return makeInvite(store, [], desk.now, { memberId: id, ...terms });
      });
      return { lines: [say('invite-further', { member: id }), ...ways(printed, desk.config().publicUrl)] };
    }
    if (id !== undefined) return undefined;
    const post = postNamed(await desk.posts(), code);
    const warning = read.name === undefined ? [say('invite-nameless')] : [];
    const { printed, notes } = await desk.withStore(
      async (store, made = []) => ({
        printed: await makeInvite(store, [post.code], desk.now, terms),
        notes: made.length === 0 ? {} : { notes: made },
      }),
      { make: true },
    );
    return {
      ...notes,
      lines: [
        say('invite-post', { name: post.name, code: post.code }),
        ...ways(printed, desk.config().publicUrl),
        ...warning,
      ],
    };
  },
};
