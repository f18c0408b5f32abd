import { onCard } from '../../notify/telling/cards.js';
import { mineLine } from '../../notify/telling/edit.js';
import type { Obligation } from '../../store/store.js';
import type { DeskAnswer } from '../desk-answer.js';
import type { Moment } from '../moment.js';

/**
 * Whoever took something hears by when it is to be done, and what they can do with it: by their card, which is changed. Where
 * they have none in this chat, as when the call waits for the morning, was told with others or came to another chat of theirs,
 * it is said in words.
 */
export const takenAnswer = async (m: Moment, o: Obligation): Promise<DeskAnswer> => {
  const { tx, address, member, now } = m;
  const notice = { key: 'notice-taken' };
  const carded = (await tx.outbox.cards(o.id)).some(
    (card) =>
      card.memberId === member?.id && card.address.channel === address.channel && card.address.chat === address.chat,
  );
  // Pressed before it was noted that the card arrived: it is changed when that is.
  const changes = carded || (m.pressed && (await tx.outbox.arriving(o.id, m.chatKey)));
  if (changes || o.state !== 'acknowledged') return { notice };
  const number = await tx.cases.number(o.caseId);
  return { notice, lines: [mineLine(o, number, now)], matter: onCard(o, number, 'held') };
};
