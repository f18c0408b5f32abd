import { ConfigProblem } from '../config.js';
import { say } from '../domain/say.js';
import { standIn as agree } from '../members/change-posts.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { instantIn, memberNamed, postNamed, wrongTime } from './named.js';

export const standIn: Command = {
  takes: say('stand-in-takes'),
  about: say('stand-in-about'),
  async run([id, code, from, to, ...more], desk) {
    if (id === undefined || code === undefined || from === undefined || to === undefined || more.length > 0) {
      return undefined;
    }
    const frame = await frameOf(desk);
    const post = postNamed(frame.posts, code);
    const [startsAt, endsAt] = [instantIn(from), instantIn(to)];
    const wrong = wrongTime(from, to, desk.now);
    if (wrong !== undefined || startsAt === null || endsAt === null) {
      throw new ConfigProblem([say('stand-in-wrong', { wrong: wrong ?? from })]);
    }
    await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        await agree(frame, tx, id, code, { startsAt, endsAt }, desk.now);
      }),
    );
    return { lines: [say('stand-in-done', { member: id, name: post.name, code, from, to })] };
  },
};
