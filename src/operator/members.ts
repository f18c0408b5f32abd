import type { Instant } from '../domain/clock.js';
import type { Listed } from '../files/write-members.js';
import type { Store } from '../store/store.js';
import type { Command } from './command.js';

const iso = (at: Instant): string => new Date(at).toISOString();

/** Everybody who has not left. */
export const listMembers = async (store: Store, now: Instant): Promise<Listed[]> => {
  const { members } = store.read;
  const listed: Listed[] = [];
  for (const { id, name, offDutySince } of await members.all(now)) {
    const chats = await members.addresses(id);
    const standIns = await members.standIns(id, now);
    listed.push({
      id,
      name,
      posts: await members.heldBy(id),
      channels: chats.map(({ address, blocked }) => (blocked ? `${address.channel} (blocked)` : address.channel)),
      duty: offDutySince === null ? 'on duty' : `off duty since ${iso(offDutySince)}`,
      standIns: standIns.map(({ postCode, startsAt, endsAt }) => `${postCode} ${iso(startsAt)}/${iso(endsAt)}`),
    });
  }
  return listed;
};

export const members: Command = {
  takes: '',
  about: 'list the members: id, name, posts, chats by channel, duty, stand-ins',
  async run(args, desk) {
    if (args.length > 0) return undefined;
    const listed = await desk.withStore((store) => listMembers(store, desk.now));
    return {
      lines: listed.map(({ id, name, posts, channels, duty, standIns }) =>
        [id, name, posts.join('|') || '-', channels.join('|') || '-', duty, ...standIns].join('\t'),
      ),
    };
  },
};
