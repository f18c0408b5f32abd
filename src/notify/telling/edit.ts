import type { Rows } from '../../domain/acts.js';
import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { FALLS_BACK } from '../../domain/obligation.js';
import type { NewOutboxRow, Obligation, Records, SentCard } from '../../store/store.js';
import { type Frame, postName } from '../frame.js';
import { withoutConflicts } from '../ladder/recipients.js';
import { offerStands } from '../needs/need-stands.js';
import { lineCard, onCard } from './cards.js';

/** Who has it, as far as a card says it. */
export const holderFacts = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
): Promise<{ name: string; post: string }> => ({
  name: o.holderId ? ((await tx.members.nameOf(o.holderId)) ?? '') : '',
  post: postName(frame, o.holderPost),
});

/**
 * By when it is to be taken, or whoever has it is to have done it. What was taken and waits for a first step falls back at
 * its next moment; for a duty with a day of its own that moment is only a reminder, before the day or after it.
 */
export const owedBy = ({ kind, state, dueAt, nextDueAt }: Obligation): Instant =>
  state !== 'open' && FALLS_BACK.includes(kind) ? (nextDueAt ?? dueAt) : dueAt;

/** It was taken since it was promised, and is called for again: nothing followed, or whoever had it could not go on. */
export const fellBack = ({ kind, state, heldAt }: Obligation): boolean =>
  state === 'open' && FALLS_BACK.includes(kind) && heldAt !== null;

/** Whether that has passed. What was taken by its time, and fell back, has no other: its promise was kept. */
export const isOverdue = (o: Obligation, now: Instant): boolean =>
  owedBy(o) <= now && !(fellBack(o) && o.breachedAt === null);

/** What whoever has it is told: by when it is to be done, or was. */
export const mineLine = (o: Obligation, number: string, now: Instant): TextRef => {
  const args = { number, by: { at: owedBy(o) } };
  if (o.kind === 'acknowledge') return { key: 'card-mine', args };
  return {
    key: `card-duty-mine${isOverdue(o, now) ? '-late' : ''}`,
    args: { ...args, duty: { key: `duty-${o.kind}` } },
  };
};

/** What the cards of an obligation say once it is not open any more. */
const standing = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  number: string,
  mine: boolean,
  now: Instant,
): Promise<TextRef> => {
  if (o.kind === 'offer_help') {
    return { key: `offer-card-${(await tx.needs.offer(o.id))?.state ?? 'silent'}`, args: { number } };
  }
  const need = o.kind === 'help' && o.state === 'done' ? await tx.needs.byId(o.subjectId ?? '') : null;
  if (need && need.state !== 'done') {
    return { key: need.state === 'withdrawn' ? 'help-withdrawn' : 'help-card-left', args: { number } };
  }
  if (o.kind === 'referral' && o.state === 'done') {
    const referral = await tx.referrals.byId(o.id);
    if (referral?.state !== 'done') return { key: 'referral-over', args: { number } };
  }
  if (o.state === 'done') {
    const closedAt = (await tx.cases.byId(o.caseId))?.closedAt ?? null;
    // Ended with its case, not done by anybody.
    if (closedAt !== null && o.closedAt === closedAt) return { key: 'card-closed', args: { number } };
    // Withdrawn, or back with its sender: who has the case is nobody else's to know.
    if (o.kind === 'accept_handover' && o.holderId === null) return { key: 'card-handover-over', args: { number } };
    if (o.kind === 'second_look' && o.holderId === null) return { key: 'look-ended', args: { number } };
    if (o.kind === 'conference' && o.holderId === null) return { key: 'conference-ended', args: { number } };
    if (o.kind === 'convene' && o.holderId === null) return { key: 'convene-ended', args: { number } };
    const facts = { number, at: { at: o.closedAt ?? 0 }, ...(await holderFacts(frame, tx, o)) };
    if (o.kind !== 'acknowledge') return { key: 'card-duty-done', args: { ...facts, duty: { key: `duty-${o.kind}` } } };
    return { key: 'card-safe', args: facts };
  }
  if (mine) return mineLine(o, number, now);
  return { key: 'card-taken', args: { number, at: { at: o.heldAt ?? 0 }, ...(await holderFacts(frame, tx, o)) } };
};

/** What whoever held a case last can do with it once it is closed. */
const REOPENING: Rows = [['reopen']];

/** Whether it ended with its case, and the member held that last. */
const closedBy = async (tx: Records, o: Obligation, memberId: string | null): Promise<boolean> => {
  const matter = o.state === 'done' && memberId !== null ? await tx.cases.byId(o.caseId) : null;
  return matter !== null && matter.holderId === memberId && matter.closedAt !== null && matter.closedAt === o.closedAt;
};

/**
 * Brings one card that arrived in line with how the obligation stands: by changing it, or else by a new message. Null where
 * whoever has it has left, and is told nothing more.
 */
export const editRow = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  card: SentCard,
  now: Instant,
): Promise<NewOutboxRow | null> => {
  const mine = o.state === 'acknowledged' && card.memberId === o.holderId;
  const chats = card.memberId ? await tx.members.addresses(card.memberId) : [];
  if (card.memberId !== null && chats.length === 0) return null;
  const here = chats.find(
    ({ address }) => address.channel === card.address.channel && address.chat === card.address.chat,
  );
  const timezone = frame.posts.find(({ code }) => code === card.postCode)?.timezone ?? frame.timezone;
  const reader = { locale: here?.locale ?? ('zh-CN' as const), timezone, channel: card.address.channel };
  const number = await tx.cases.number(o.caseId);
  const line = await standing(frame, tx, o, number, mine, now);
  const held = onCard(o, number, 'held');
  const stands = mine || (o.holderId === card.memberId && (await offerStands(tx, o)));
  const matter = stands ? held : (await closedBy(tx, o, card.memberId)) ? { ...held, acts: REOPENING } : undefined;
  const editable = card.sentRef !== null && frame.editing.has(card.address.channel);
  return {
    id: editable
      ? `${o.id}:${o.epoch}:edit:${card.id}`
      : `${o.id}:${o.epoch}:told:${card.memberId}:${card.address.channel}`,
    address: card.address,
    kind: 'edit',
    priority: 2,
    notBefore: now,
    message: lineCard(frame, reader, now, line, matter),
    obligationId: o.id,
    epoch: o.epoch,
    memberId: card.memberId ?? undefined,
    postCode: card.postCode ?? undefined,
    editsRef: editable ? (card.sentRef ?? undefined) : undefined,
  };
};

/** Every card already sent for an obligation is changed to say how it stands; whoever must not be told is not. */
export const editCards = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  const rows: NewOutboxRow[] = [];
  const cards = await tx.outbox.cards(o.id);
  const people = [...new Set(cards.flatMap(({ memberId }) => memberId ?? []))].map((memberId) => ({ memberId }));
  const told = new Set((await withoutConflicts(frame, tx, o.caseId, people)).map(({ memberId }) => memberId));
  for (const card of cards) {
    const row = card.memberId === null || told.has(card.memberId) ? await editRow(frame, tx, o, card, now) : null;
    if (row) rows.push(row);
  }
  await tx.outbox.add(rows, now);
};

/** A card of somebody whom it is not about any more: it says so alone, and nothing can be done with it. Null where no card can change. */
export const spentRow = async (
  frame: Frame,
  tx: Records,
  card: SentCard,
  { id, priority, line }: { readonly id: string; readonly priority: number; readonly line: TextRef },
  now: Instant,
): Promise<NewOutboxRow | null> => {
  if (card.sentRef === null || card.memberId === null || !frame.editing.has(card.address.channel)) return null;
  const { channel, chat } = card.address;
  const here = (await tx.members.addresses(card.memberId)).find(
    ({ address }) => address.channel === channel && address.chat === chat,
  );
  const reader = { locale: here?.locale ?? ('zh-CN' as const), timezone: frame.timezone, channel };
  return {
    id: `${id}:${card.id}`,
    address: card.address,
    kind: 'edit',
    priority,
    notBefore: now,
    message: lineCard(frame, reader, now, line),
    memberId: card.memberId,
    editsRef: card.sentRef,
  };
};

/** A card of somebody who must not be told any more: it says nothing. */
export const voidRow = (
  frame: Frame,
  tx: Records,
  caseId: string,
  card: SentCard,
  now: Instant,
): Promise<NewOutboxRow | null> =>
  spentRow(frame, tx, card, { id: `void:${caseId}`, priority: 1, line: { key: 'card-void' } }, now);
