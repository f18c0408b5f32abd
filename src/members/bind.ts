import { derivedId } from '../cases/ids.js';
import type { Moment } from '../cases/moment.js';
import type { TextRef } from '../domain/effect.js';
import { actingPost } from '../notify/acknowledge.js';
import { callRow } from '../notify/call.js';
import type { NewOutboxRow } from '../store/store.js';
import { inviteHash } from './invite.js';

/** Longest name shown to colleagues. */
const LONGEST_NAME = 40;
/** A newcomer is shown at most so many matters that already wait; the rest come with their ladders. */
const MOST_WAITING = 20;

/** How a newcomer is called for what already waits at a rung of theirs. */
const callsForWaiting = async (m: Moment, memberId: string): Promise<NewOutboxRow[]> => {
  const { tx, frame, now } = m;
  const member = await tx.members.byId(memberId);
  const calls: NewOutboxRow[] = [];
  if (!member) return calls;
  for (const o of await tx.obligations.open(MOST_WAITING * 10)) {
    const code = await actingPost(frame, tx, o, member);
    const post = frame.posts.find((known) => known.code === code);
    const row = post && (await callRow(frame, tx, o, { memberId, post }, 'page', now));
    if (row) calls.push(row);
  }
  return calls;
};

/** Binds this chat to the posts of an invite, and says how it went; `calls` are to leave after that. */
export const bindChat = async (
  m: Moment,
  code: string,
  displayName: string | undefined,
): Promise<{ bound: boolean; said: TextRef[]; calls: NewOutboxRow[] }> => {
  const { tx, frame, seal, now } = m;
  const hash = inviteHash(seal, code);
  const invite = await tx.members.invite(hash);
  const no = (key: string) => ({ bound: false, said: [{ key }], calls: [] });
  if (!invite) {
    await tx.events.add({ at: now, kind: 'bind.refused' });
    return no('bind-unknown');
  }
  // The same person pressing twice is no stranger.
  if (invite.usedBy !== null && invite.usedBy !== m.member?.id) return no('bind-used');
  if (invite.usedBy === null && invite.expiresAt <= now) return no('bind-expired');

  const memberId = m.member?.id ?? derivedId(seal, 'member-id', `${hash}:${m.chatKey}`);
  const posts = frame.posts.filter((post) => invite.postCodes.includes(post.code));
  const name =
    (displayName ?? '')
      .replace(/[\p{C}]/gu, '')
      .trim()
      .slice(0, LONGEST_NAME) ||
    (posts[0]?.name ?? '');
  if (!m.member) await tx.members.add(memberId, name, now);
  await tx.members.hold(memberId, invite.postCodes, now);
  await tx.members.bind(memberId, m.address, m.locale);
  await tx.members.useInvite(hash, memberId, now);
  for (const postCode of invite.postCodes) {
    await tx.events.add({ at: now, kind: 'member.bound', memberId, postCode });
  }
  const calls = await callsForWaiting(m, memberId);
  const many = posts.length > 3;
  const names = (many ? posts.slice(0, 3) : posts).map((post) => post.name).join('、');
  const listed = many ? { key: 'bind-many-posts', args: { posts: names, count: posts.length } } : names;
  return {
    bound: true,
    calls,
    said: [{ key: 'bind-done', args: { name: m.member?.name ?? name, posts: listed } }, { key: 'bind-safe-duty' }],
  };
};
