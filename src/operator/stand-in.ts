import { ConfigProblem } from '../config.js';
import { standIn as agree } from '../members/change-posts.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { instantIn, memberNamed, postNamed, wrongTime } from './named.js';

export const standIn: Command = {
  takes: '<member-id> <post-code> <from> <to>',
  about: 'a member stands in for this post from an instant to an instant, as 2026-10-01T08:00+08:00',
  async run([id, code, from, to, ...more], desk) {
    if (id === undefined || code === undefined || from === undefined || to === undefined || more.length > 0) {
      return undefined;
    }
    const frame = await frameOf(desk);
    const post = postNamed(frame.posts, code);
    const [startsAt, endsAt] = [instantIn(from), instantIn(to)];
    const wrong = wrongTime(from, to, desk.now);
    if (wrong !== undefined || startsAt === null || endsAt === null) throw new ConfigProblem([`${wrong}.`]);
    await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        await agree(frame, tx, id, code, { startsAt, endsAt }, desk.now);
      }),
    );
    return { lines: [`${id} stands in for ${post.name} (${code}) from ${from} to ${to}.`] };
  },
};
