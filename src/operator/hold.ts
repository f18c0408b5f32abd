import { ConfigProblem } from '../config.js';
import { givePost, takePost } from '../members/change-posts.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { memberNamed, postNamed } from './named.js';

export const hold: Command = {
  takes: '<member-id> <post-code>',
  about: 'a member holds this post too, and is called for what waits there',
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
    return { lines: [`${id} holds ${post.name} (${code}).`] };
  },
};

export const unhold: Command = {
  takes: '<member-id> <post-code>',
  about: 'a member gives this post up; what waited for them alone goes to the next rung',
  async run([id, code, ...more], desk) {
    if (id === undefined || code === undefined || more.length > 0) return undefined;
    const frame = await frameOf(desk);
    const left = await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        if (!(await takePost(frame, tx, id, code, desk.now))) {
          throw new ConfigProblem([`${id} does not hold ${code}: see \`npm run huyou -- members\`.`]);
        }
        return tx.members.holders([code], desk.now, { offDutyToo: true });
      }),
    );
    const warning = left.length === 0 ? [`Nobody holds ${code} now: what comes to it goes to the next rung.`] : [];
    return { lines: [`${id} does not hold ${code} any more.`, ...warning] };
  },
};
