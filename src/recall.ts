import type { Saved } from './flows/flow.js';
import type { Conversation } from './store/store.js';

/** A chat as it was saved, with its state as the flow gave it. */
export interface Recalled extends Conversation {
  readonly saved: Saved;
}

/** Chats remembered; each is some kilobytes, and a person answers the next question within minutes. */
const MOST_RECALLED = 1_000;

/**
 * Chats as this process committed them last, so that the next turn reads, opens and checks nothing. Never trusted: a turn
 * saves over the revision it began with, and one that another process moved meanwhile is run again on what is stored.
 */
export const openRecall = () => {
  const chats = new Map<string, Recalled>();
  return {
    get: (chatKey: string): Recalled | undefined => chats.get(chatKey),

    /** What was committed. */
    keep(chat: Recalled): void {
      // Behind the others, so that who was silent longest is forgotten first.
      chats.delete(chat.chatKey);
      chats.set(chat.chatKey, chat);
      if (chats.size > MOST_RECALLED) chats.delete(chats.keys().next().value ?? '');
    },

    /** It is not known any more what is stored. */
    forget(chatKey: string): void {
      chats.delete(chatKey);
    },
  };
};
