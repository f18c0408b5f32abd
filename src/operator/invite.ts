import { makeInvite } from '../members/invite.js';
import type { Command } from './command.js';
import { memberNamed, postNamed } from './named.js';

/** How a code is used, on each channel. */
const ways = (code: string): string[] => [
  `  ${code}`,
  `Telegram desk bot: /start ${code}`,
  `WeChat: 绑定 ${code}`,
  'Web: the field on the desk page',
];

export const invite: Command = {
  takes: '<post-code> | --member <member-id>',
  about: 'print the code by which a member binds a chat to this post, or one more chat (once, for seven days)',
  async run([code, id, ...more], desk) {
    if (code === undefined || more.length > 0) return undefined;
    if (code === '--member') {
      if (id === undefined) return undefined;
      const printed = await desk.withStore(async (store) => {
        await memberNamed(store.read, id, desk.now);
        return makeInvite(store, [], desk.now, { memberId: id });
      });
      return { lines: [`Invite for one more chat of ${id}, works once, for seven days:`, ...ways(printed)] };
    }
    if (id !== undefined) return undefined;
    const post = postNamed(await desk.posts(), code);
    const printed = await desk.withStore((store) => makeInvite(store, [post.code], desk.now));
    return { lines: [`Invite for ${post.name} (${post.code}), works once, for seven days:`, ...ways(printed)] };
  },
};
