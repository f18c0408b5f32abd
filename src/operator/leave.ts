import { leave as leaveNow } from '../members/change-posts.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { memberNamed } from './named.js';

export const leave: Command = {
  takes: '<member-id>',
  about: 'a member leaves: no post and no call any more; what waited for them alone goes to the next rung',
  async run([id, ...more], desk) {
    if (id === undefined || more.length > 0) return undefined;
    const frame = await frameOf(desk);
    await desk.withStore((store) =>
      store.write(async (tx) => {
        await memberNamed(tx, id, desk.now);
        await leaveNow(frame, tx, id, desk.now);
      }),
    );
    return { lines: [`${id} has left.`] };
  },
};
