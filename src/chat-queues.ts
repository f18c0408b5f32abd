import type { Address } from './domain/channel.js';

/** Work for chats: one piece after the other for each, side by side for all. */
export const openChatQueues = () => {
  const queues = new Map<string, Promise<unknown>>();
  return {
    /** Runs `work` after everything that came before it for this chat. */
    inOrder<T>(address: Address, work: () => Promise<T>): Promise<T> {
      const key = `${address.channel}:${address.chat}`;
      const next = (queues.get(key) ?? Promise.resolve()).then(work, work);
      const settled = next.then(
        () => {},
        () => {},
      );
      queues.set(key, settled);
      void settled.then(() => queues.get(key) === settled && queues.delete(key));
      return next;
    },

    /** Resolves when no work is under way. */
    async idle(): Promise<void> {
      while (queues.size > 0) await Promise.all(queues.values());
    },
  };
};
