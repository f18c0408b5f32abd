import sql, { join } from 'sql-template-tag';
import type { Address, OutMessage } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Mail, Mailbox } from '../domain/mailbox.js';
import type { Db, Sealing } from './records.js';

const MESSAGE = 'mail';
/** Chats asked for in one statement: always so many, so that PostgreSQL keeps one plan. */
const AT_ONCE = 20;

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

    async newest(chats) {
      const found = new Map<string, Instant>();
      for (let from = 0; from < chats.length; from += AT_ONCE) {
        const some = chats.slice(from, from + AT_ONCE);
        const keys = Array.from({ length: AT_ONCE }, (_, index) => key(some[index] ?? some[0] ?? ''));
        const each = keys.map(
          (one) => sql`
            SELECT CAST(${one} AS TEXT) AS "chatKey", (SELECT MAX("position") FROM "Mail" WHERE "chatKey" = ${one}) AS "at"`,
        );
        const rows = await db.$queryRaw<{ chatKey: string; at: bigint | null }[]>(join(each, ' UNION ALL '));
        for (const { chatKey: one, at } of rows) if (at !== null) found.set(one, Number(at));
      }
      return chats.map((chat) => found.get(key(chat)) ?? null);
    },

    async clear(chat) {
      await db.$executeRaw`DELETE FROM "Mail" WHERE "chatKey" = ${key(chat)}`;
    },

    async forget(before) {
      return db.$executeRaw`DELETE FROM "Mail" WHERE "position" < ${before}`;
    },
  };
};
