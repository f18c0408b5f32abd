import type { ChannelName } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import { type Line, say } from '../domain/say.js';
import type { Listed } from '../files/write-members.js';
import type { Store } from '../store/store.js';
import type { Command } from './command.js';

const iso = (at: Instant): string => new Date(at).toISOString();

/** A member and whatever can be told of them without a word: chats by their channel, the preferred first. */
export interface Known {
  readonly id: string;
  /** As their chat has it, which they choose. */
  readonly name: string;
  /** The names under which they were invited, where these are others. */
  readonly invitedAs: readonly string[];
  /** Those they hold; those they stand in for are with `standIns`. */
  readonly posts: readonly string[];
  readonly chats: readonly { readonly channel: ChannelName; readonly blocked: boolean }[];
  readonly offDutySince: Instant | null;
  readonly standIns: readonly string[];
}

/** Everybody who has not left. */
export const listMembers = async (store: Store, now: Instant): Promise<Known[]> => {
  const { members } = store.read;
  const listed: Known[] = [];
  for (const { id, name, offDutySince } of await members.all(now)) {
    const chats = await members.addresses(id);
    const standIns = await members.standIns(id, now);
    listed.push({
      id,
      name,
      invitedAs: (await members.namesOf(id)).filter((one) => one !== name),
      posts: await members.heldBy(id),
      chats: chats.map(({ address, blocked }) => ({ channel: address.channel, blocked })),
      offDutySince,
      standIns: standIns.map(({ postCode, startsAt, endsAt }) => `${postCode} ${iso(startsAt)}/${iso(endsAt)}`),
    });
  }
  return listed;
};

/** As a file has them, in the words of the terminal that asked for it; whoever reads the file again reads none of these. */
export const filed = ({ chats, offDutySince, ...member }: Known, inWords: (line: Line) => string): Listed => ({
  ...member,
  channels: chats.map((chat) => inWords(chatTold(chat))),
  duty: inWords(dutyTold(offDutySince)),
});

const chatTold = ({ channel, blocked }: Known['chats'][number]): Line =>
  blocked ? say('member-chat-blocked', { channel }) : channel;
const dutyTold = (since: Instant | null): Line =>
  since === null ? say('member-on-duty') : say('member-off-duty', { since: iso(since) });

const chatsTold = (chats: Known['chats']): Line =>
  chats.map(chatTold).reduce((chats, chat) => say('member-chats', { chats, chat }));

const told = ({ id, name, invitedAs, posts, chats, offDutySince, standIns }: Known): Line =>
  say('member', {
    who: [id, invitedAs.length > 0 ? `${name} (${invitedAs.join('|')})` : name, posts.join('|') || '-'].join('\t'),
    chats: chats.length > 0 ? chatsTold(chats) : '-',
    duty: dutyTold(offDutySince),
    standIns: standIns.map((time) => `\t${time}`).join(''),
  });

export const members: Command = {
  takes: '',
  about: say('members-about'),
  async run(args, desk) {
    if (args.length > 0) return undefined;
    return { lines: (await desk.withStore((store) => listMembers(store, desk.now))).map(told) };
  },
};
