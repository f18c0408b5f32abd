import { ConfigProblem } from '../config.js';
import { LONGEST_NAME } from '../domain/post.js';
import { unseenIn } from '../domain/unseen.js';
import { makeInvite } from '../members/invite.js';
import type { Command } from './command.js';
import { memberNamed, postNamed } from './named.js';

/** Reads `--name NAME` off the end; undefined where that is not how it is written. */
const named = (args: readonly string[]): { readonly rest: readonly string[]; readonly name?: string } | undefined => {
  const at = args.indexOf('--name');
  if (at < 0) return { rest: args };
  const name = args[at + 1]?.trim() ?? '';
  if (name.length > LONGEST_NAME)
    throw new ConfigProblem([`--name is longer than ${LONGEST_NAME} characters: shorten it.`]);
  const unseen = unseenIn(name);
  if (unseen !== undefined) throw new ConfigProblem([`--name ${unseen}.`]);
  return name === '' || args.length > at + 2 ? undefined : { rest: args.slice(0, at), name };
};

const NAMELESS =
  'No --name given: a report that names this person is matched with the name of their chat only, which they choose.';

/** How a code is used, on each channel. */
const ways = (code: string): string[] => [
  `  ${code}`,
  `Telegram desk bot: /start ${code}`,
  `WeChat: 绑定 ${code}`,
  'Web: the field on the desk page',
];

export const invite: Command = {
  takes: '<post-code> [--name NAME] | --member <member-id> [--name NAME]',
  about: 'print the code by which a member binds a chat to this post, or one more chat (once, for seven days)',
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
      return { lines: [`Invite for one more chat of ${id}, works once, for seven days:`, ...ways(printed)] };
    }
    if (id !== undefined) return undefined;
    const post = postNamed(await desk.posts(), code);
    const warning = read.name === undefined ? [NAMELESS] : [];
    const { printed, notes } = await desk.withStore(
      async (store, madeNow) => ({
        printed: await makeInvite(store, [post.code], desk.now, terms),
        notes: madeNow === undefined ? {} : { notes: [madeNow] },
      }),
      { make: true },
    );
    return {
      ...notes,
      lines: [`Invite for ${post.name} (${post.code}), works once, for seven days:`, ...ways(printed), ...warning],
    };
  },
};
