import type { Moment } from '../cases/moment.js';
import type { Turn } from '../domain/channel.js';
import type { AskedReminder } from '../flows/event.js';
import { mayAnswerReminder } from '../flows/words.js';

/** The reminder that a typed turn may be an answer to. Most turns cannot be one, and cost no look. */
export const askedIn = async (m: Moment, turn: Turn): Promise<AskedReminder | undefined> => {
  if (turn.kind !== 'text' || !mayAnswerReminder(turn.text)) return undefined;
  return (await m.tx.reminders.asked(m.chatKey, m.now)) ?? undefined;
};
