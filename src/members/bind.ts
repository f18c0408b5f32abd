import { derivedId } from '../cases/ids.js';
import type { Moment } from '../cases/moment.js';
import type { TextRef } from '../domain/effect.js';
import { LONGEST_NAME } from '../domain/post.js';
import { dropWhatIsKeptFrom } from '../notify/ladder/excluded.js';
import { reachableAddress } from '../notify/ladder/reach.js';
import { callsForWaiting } from '../notify/outbox/waiting.js';
import type { Invite, NewOutboxRow } from '../store/store.js';
import { inviteHash } from './invite.js';

/** How binding went; `calls` are to leave after that. */
interface Bound {
  readonly bound: boolean;
  readonly said: TextRef[];
  readonly calls: NewOutboxRow[];
}

const no = (key: string): Bound => ({ bound: false, said: [{ key }], calls: [] });

/** Uses the invite up for a member. False when another chat used it in the same instant. */
type Use = (memberId: string) => Promise<boolean>;

/** The posts of an invite are held from now on, or stood in for. */
const takePosts = async ({ tx, now }: Moment, invite: Invite, memberId: string): Promise<void> => {
  if (!invite.standIn) await tx.members.hold(memberId, invite.postCodes, now);
  for (const postCode of invite.postCodes) {
    const { standIn } = invite;
    if (standIn) await tx.members.standIn(memberId, postCode, standIn.startsAt, standIn.endsAt);
    await tx.events.add({ at: now, kind: 'member.bound', memberId, postCode, data: { ...standIn } });
  }
};

/** What can be seen of the name of a chat, and was not lost on its way: so it stands in the list that an operator keeps. */
const seenOf = (name: string): string => name.replace(/[\p{C}\uFFFD]/gu, '').trim();

/** One more chat of a member, the last to be tried until they say otherwise. */
const bindFurther = async (m: Moment, memberId: string, use: Use): Promise<Bound> => {
  const { tx, now } = m;
  const member = await tx.members.byId(memberId, now);
  if (!member) return no('bind-unknown');
  if (m.member && m.member.id !== memberId) return no('bind-other-member');
  if (!(await use(memberId))) return no('bind-used');
  const lost = (await reachableAddress(m.frame, tx, memberId)) === null;
  await tx.cases.inTurnOf([memberId]);
  await tx.members.bind(memberId, m.address, m.locale);
  const data = { channel: m.address.channel };
  await tx.events.add({ at: now, kind: 'member.chat_bound', memberId, data });
  await dropWhatIsKeptFrom(m.frame, tx, memberId, now);
  const said = [{ key: 'bind-further', args: { name: member.name } }, { key: 'bind-safe-duty' }];
  return { bound: true, said, calls: lost ? await callsForWaiting(m.frame, tx, memberId, now) : [] };
};

/** Binds this chat to the posts of an invite, or to its member, and says how it went. */
export const bindChat = async (m: Moment, code: string, displayName: string | undefined): Promise<Bound> => {
  const { tx, frame, seal, now } = m;
  const hash = inviteHash(seal, code);
  const invite = await tx.invites.byHash(hash);
  if (!invite) {
    await tx.events.add({ at: now, kind: 'bind.refused' });
    return no('bind-unknown');
  }
  // The same person pressing twice is no stranger.
  if (invite.usedBy !== null && invite.usedBy !== m.member?.id) return no('bind-used');
  if (invite.usedBy === null && invite.expiresAt <= now) return no('bind-expired');
  const use: Use = async (by) => invite.usedBy !== null || tx.invites.use(hash, by, now);
  if (invite.memberId !== undefined) return bindFurther(m, invite.memberId, use);

  // A code that was used gives nothing anew: of its posts some may have been taken away since.
  const again = m.member !== null && invite.usedBy !== null;
  const held = again ? await tx.members.postsOf(m.member.id) : invite.postCodes;
  const posts = frame.posts.filter(({ code }) => invite.postCodes.includes(code) && held.includes(code));
  // Left out of the directory since, or not in it before the next start: nothing would ever reach them.
  if (posts.length === 0) return no(again ? 'bind-used' : 'bind-no-post');
  const memberId = m.member?.id ?? derivedId(seal, 'member-id', `${hash}:${m.chatKey}`);
  if (!(await use(memberId))) return no('bind-used');
  const name = seenOf(seenOf(displayName ?? '').slice(0, LONGEST_NAME)) || (posts[0]?.name ?? '');
  await tx.cases.inTurnOf([memberId]);
  if (!m.member) await tx.members.add(memberId, name, now);
  if (!again) await takePosts(m, invite, memberId);
  await tx.members.bind(memberId, m.address, m.locale);
  await dropWhatIsKeptFrom(frame, tx, memberId, now);
  const calls = await callsForWaiting(frame, tx, memberId, now);
  const many = posts.length > 3;
  const names = (many ? posts.slice(0, 3) : posts).map((post) => post.name).join('、');
  const listed = many ? { key: 'bind-many-posts', args: { posts: names, count: posts.length } } : names;
  const done: TextRef = invite.standIn
    ? {
        key: 'bind-stand-in',
        args: {
          name: m.member?.name ?? name,
          posts: listed,
          from: { at: invite.standIn.startsAt },
          until: { at: invite.standIn.endsAt },
        },
      }
    : { key: 'bind-done', args: { name: m.member?.name ?? name, posts: listed } };
  return { bound: true, calls, said: [done, { key: 'bind-safe-duty' }] };
};
