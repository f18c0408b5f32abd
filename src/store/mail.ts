import type { Address, OutMessage } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Mail, Mailbox } from '../domain/mailbox.js';
import type { Db, Sealing } from './records.js';

const MESSAGE = 'mail';

/** A mailbox that forgets. */
export interface StoredMail extends Mailbox {
  /** Erases messages put before `before`. */
  forget(before: Instant): Promise<number>;
}

/** The web pages' messages, sealed. */
export const mail = (db: Db, { seal, chatKey }: Sealing): StoredMail => {
  const key = (chat: string): string => chatKey({ channel: 'web', chat } satisfies Address);
  return {
    async put(chat, { id, at, message }) {
      await db.$executeRaw`
        INSERT INTO "Mail" ("id", "chatKey", "position", "sealedMessage")
        VALUES (${id}, ${key(chat)}, ${at}, ${seal.seal(MESSAGE, JSON.stringify(message))})
        ON CONFLICT ("id") DO NOTHING`;
    },

    async replace(chat, id, message) {
      const sealed = seal.seal(MESSAGE, JSON.stringify(message));
      const changed = await db.$executeRaw`
        UPDATE "Mail" SET "sealedMessage" = ${sealed} WHERE "id" = ${id} AND "chatKey" = ${key(chat)}`;
      return changed > 0;
    },

    async list(chat, limit) {
      const rows = await db.$queryRaw<{ id: string; position: bigint; sealedMessage: string }[]>`
        SELECT "id", "position", "sealedMessage" FROM "Mail" WHERE "chatKey" = ${key(chat)}
        ORDER BY "position" DESC, "id" DESC LIMIT ${limit}`;
      return rows.reverse().map(
        (row): Mail => ({
          id: row.id,
          at: Number(row.position),
          message: JSON.parse(seal.open(MESSAGE, row.sealedMessage)) as OutMessage,
        }),
      );
    },

    async clear(chat) {
      await db.$executeRaw`DELETE FROM "Mail" WHERE "chatKey" = ${key(chat)}`;
    },

    async forget(before) {
      return db.$executeRaw`DELETE FROM "Mail" WHERE "position" < ${before}`;
    },
  };
};
