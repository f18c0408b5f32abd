import type { Mail, Mailbox } from '../../src/domain/mailbox.js';

/** A mailbox in memory; `failing` makes it behave like a store whose database is away. */
export const openMemoryMailbox = (): Mailbox & { failing: boolean } => {
  const chats = new Map<string, Mail[]>();
  const of = (chat: string): Mail[] => {
    if (mailbox.failing) throw new Error('the database is away');
    const mails = chats.get(chat) ?? [];
    chats.set(chat, mails);
    return mails;
  };
  const mailbox = {
    failing: false,
    async put(chat: string, mail: Mail) {
      const mails = of(chat);
      if (!mails.some(({ id }) => id === mail.id)) mails.push(mail);
    },
    async replace(chat: string, id: string, message: Mail['message']) {
      const mails = of(chat);
      const index = mails.findIndex((mail) => mail.id === id);
      const before = mails[index];
      if (!before) return false;
      mails[index] = { ...before, message };
      return true;
    },
    async list(chat: string, limit: number) {
      return of(chat).slice(-limit);
    },
    async newest(chats: readonly string[]) {
      return chats.map((chat) => of(chat).at(-1)?.at ?? null);
    },
    async clear(chat: string) {
      of(chat).length = 0;
    },
  };
  return mailbox;
};
