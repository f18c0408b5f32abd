import type { Moment } from '../cases/moment.js';
import type { TextRef } from '../domain/effect.js';
import { tellAway } from '../notify/holding/away.js';
import { stepAside } from '../notify/ladder/step-aside.js';
import { callsForWaiting } from '../notify/outbox/waiting.js';
import type { NewOutboxRow } from '../store/store.js';

const MOST_COUNTED = 100;

/** A member goes off duty, or comes on again. What they hold stays theirs; `calls` are for what waited meanwhile. */
export const setDuty = async (m: Moment, on: boolean): Promise<{ said: TextRef; calls: NewOutboxRow[] }> => {
  const { tx, frame, now, member } = m;
  if (!member) return { said: { key: 'notice-refused' }, calls: [] };
  if (on) {
    const changed = await tx.members.setDuty(member.id, true, now);
    if (changed) await tx.events.add({ at: now, kind: 'member.came_on_duty', memberId: member.id });
    return { said: { key: 'on-duty' }, calls: changed ? await callsForWaiting(frame, tx, member.id, now) : [] };
  }
  let urgent = 0;
  if (member.offDutySince === null) {
    await tx.cases.inTurnOf([member.id]);
    await stepAside(frame, tx, member.id, undefined, () => tx.members.setDuty(member.id, false, now), now);
    await tx.events.add({ at: now, kind: 'member.went_off_duty', memberId: member.id });
    urgent = await tellAway(frame, tx, member.id, now);
  }
  const held = (await tx.obligations.ofMember(member.id, MOST_COUNTED)).filter(
    ({ holderId }) => holderId === member.id,
  );
  return { said: { key: 'off-duty', args: { count: held.length, urgent } }, calls: [] };
};

/** This chat is the first by which the member is called from now on. */
export const preferChat = async ({ tx, address, member, now }: Moment): Promise<TextRef> => {
  if (!member) return { key: 'notice-refused' };
  await tx.members.prefer(member.id, address);
  await tx.events.add({ at: now, kind: 'chat.preferred', memberId: member.id, data: { channel: address.channel } });
  return { key: 'chat-preferred' };
};
