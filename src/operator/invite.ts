import { ConfigProblem } from '../config.js';
import { makeInvite } from '../members/invite.js';
import type { Command } from './command.js';

export const invite: Command = {
  takes: '<post-code>',
  about: 'print the code by which a member binds a chat to this post (works once, for seven days)',
  async run([code, ...more], desk) {
    if (code === undefined || more.length > 0) return undefined;
    const post = (await desk.posts()).find((known) => known.code === code);
    if (!post) {
      throw new ConfigProblem([`there is no post ${JSON.stringify(code)}: list them with \`npm run huyou -- posts\`.`]);
    }
    const printed = await desk.withStore((store) => makeInvite(store, [post.code], desk.now));
    return {
      lines: [
        `Invite for ${post.name} (${post.code}), works once, for seven days:`,
        `  ${printed}`,
        `Telegram desk bot: /start ${printed}`,
        `WeChat: 绑定 ${printed}`,
        'Web: the field on the desk page',
      ],
    };
  },
};
