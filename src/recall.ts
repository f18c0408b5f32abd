import type { Saved } from './flows/flow.js';
import type { Conversation, Store } from './store/store.js';

/** A chat as it was saved, with its state as the flow gave it. */
export interface Recalled extends Conversation {
  readonly saved: Saved;
}

/** Chats remembered; each is some kilobytes, and a person answers the next question within minutes. */
const MOST_RECALLED = 1_000;

/**
 * Chats of which an answer is awaited, as this process committed them last, so that the next turn reads, opens and checks
 * nothing. Never trusted: a turn saves over the revision it began with, and one that was moved meanwhile is run again on
 * what is stored. Of no use on a database that other processes share: there the next turn is as likely theirs, and what is
 * remembered here would be a turn run twice.
 */
export const openRecall = (engine: Store['engine']) => {
  const chats = new Map<string, Recalled>();
  return {
    get: (chatKey: string): Recalled | undefined => chats.get(chatKey),

    /** What was committed. */
    keep(chat: Recalled): void {
      chats.delete(chat.chatKey);
      // A chat that waits for nobody leaves none of its words here.
      if (engine !== 'sqlite' || chat.wakeAt === null) return;
      // Behind the others, so that who was silent longest is forgotten first.
      chats.set(chat.chatKey, chat);
      if (chats.size > MOST_RECALLED) chats.delete(chats.keys().next().value ?? '');
    },

    /** It is not known any more what is stored. */
    forget(chatKey: string): void {
      chats.delete(chatKey);
    },
  };
};
