import type { Post } from '../../../src/domain/post.js';
import { givePost, leave, standIn, takePost } from '../../../src/members/change-posts.js';
import { type Doings, pick } from './hands.js';
import type { PeopleHappening } from './what-happens.js';

/** People come and go, and are on duty or not. */
export const peopleOf = (posts: readonly Post[]): Doings<PeopleHappening> => ({
  async leave({ stage, members, write }, { who }) {
    const one = pick(members, who);
    if (one !== undefined) await write((tx) => leave(stage.frame, tx, one, stage.clock.now()));
  },
  // Behind everybody's back: of what they had the audit has to find it, of what they were called for the ladder.
  async vanish({ stage, members, vanished, write }, { who }) {
    const one = pick(members, who);
    if (one === undefined) return;
    vanished.add(one);
    await write((tx) => tx.members.remove(one, stage.clock.now()));
  },
  async 'lose post'({ stage, members, write }, { who }) {
    const one = pick(members, who);
    if (one === undefined) return;
    await write(async (tx) => {
      const at = stage.clock.now();
      for (const code of (await tx.members.byId(one, at))?.posts ?? []) await takePost(stage.frame, tx, one, code, at);
    });
  },
  async join({ stage, join, write }, now) {
    const post = pick(posts, now.post);
    if (!post) return;
    const one = await join();
    await write((tx) => givePost(stage.frame, tx, one, post.code, stage.clock.now()));
  },
  async block({ stage, members }, { who }) {
    const one = pick(members, who);
    if (one !== undefined) stage.blocked.add(one);
  },
  async unblock({ stage, members, says }, { who }) {
    const one = pick(members, who);
    if (one === undefined) return;
    stage.blocked.delete(one);
    await says(one, '我的待办');
  },
  async 'go off duty'({ members, says }, { who }) {
    const one = pick(members, who);
    if (one !== undefined) await says(one, '离岗');
  },
  async 'come on duty'({ members, says }, { who }) {
    const one = pick(members, who);
    if (one !== undefined) await says(one, '到岗');
  },
  async 'stand in'({ stage, members, write }, { who, post, inMs, ms }) {
    const [one, found] = [pick(members, who), pick(posts, post)];
    if (one === undefined || !found) return;
    const at = stage.clock.now();
    const span = { startsAt: at + inMs, endsAt: at + inMs + ms };
    await write((tx) => standIn(stage.frame, tx, one, found.code, span, at));
  },
});
