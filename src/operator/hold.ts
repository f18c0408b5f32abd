import { ConfigProblem } from '../config.js';
import { say } from '../domain/say.js';
import { givePost, takePost } from '../members/change-posts.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { memberNamed, postNamed } from './named.js';

export const hold: Command = {
  takes: say('hold-takes'),
  about: say('hold-about'),
  async run([id, code, ...more], desk) {
    if (id === undefined || code === undefined || more.length > 0) return undefined;
    const frame = await frameOf(desk);
    const post = postNamed(frame.posts, code);
    await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        await givePost(frame, tx, id, code, desk.now);
      }),
    );
    return { lines: [say('hold-done', { member: id, name: post.name, code })] };
  },
};

export const unhold: Command = {
  takes: say('hold-takes'),
  about: say('unhold-about'),
  async run([id, code, ...more], desk) {
    if (id === undefined || code === undefined || more.length > 0) return undefined;
    const frame = await frameOf(desk);
    const left = await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        if (!(await takePost(frame, tx, id, code, desk.now))) {
          throw new ConfigProblem([say('unhold-not-held', { member: id, code })]);
        }
        return tx.members.holders([code], desk.now, { offDutyToo: true });
      }),
    );
    const warning = left.length === 0 ? [say('post-nobodys', { code })] : [];
    return { lines: [say('unhold-done', { member: id, code }), ...warning] };
  },
};
