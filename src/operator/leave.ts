import { say } from '../domain/say.js';
import { leave as leaveNow } from '../members/change-posts.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { memberNamed } from './named.js';

export const leave: Command = {
  takes: say('leave-takes'),
  about: say('leave-about'),
  async run([id, ...more], desk) {
    if (id === undefined || more.length > 0) return undefined;
    const frame = await frameOf(desk);
    await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        await leaveNow(frame, tx, id, desk.now);
      }),
    );
    return { lines: [say('leave-done', { member: id })] };
  },
};
