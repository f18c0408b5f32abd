import type { Address, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** A chat of a member, in order of preference. */
export interface MemberAddress {
  readonly memberId: string;
  readonly address: Address;
  readonly locale: Locale;
  readonly blocked: boolean;
}

/** The chats at which members are reached. */
export const memberChats = (db: Db, { chats, chatKey }: Pick<Sealing, 'chats' | 'chatKey'>) => ({
  /**
   * A member's chats, preferred first, blocked ones included; none of one who left. A chat that cannot be read is as if it
   * were not there.
   */
  async addresses(memberId: string): Promise<MemberAddress[]> {
    const rows = await db.$queryRaw<{ sealedAddress: string; locale: string; blockedAt: bigint | null }[]>`
      SELECT "sealedAddress", "locale", "blockedAt" FROM "MemberAddress" WHERE "memberId" = ${memberId}
        AND EXISTS (SELECT 1 FROM "Member" WHERE "id" = ${memberId} AND "removedAt" IS NULL)
      ORDER BY "rank", "chatKey"`;
    return rows.flatMap((row) => {
      try {
        const address = chats.open(row.sealedAddress);
        return [{ memberId, address, locale: row.locale as Locale, blocked: row.blockedAt !== null }];
      } catch {
        return [];
      }
    });
  },

  /** Binds a chat to a member, as the last to be tried; a chat bound to somebody else moves over. */
  async bind(memberId: string, address: Address, locale: Locale): Promise<void> {
    const key = chatKey(address);
    const { sealed } = chats.of(address);
    await db.$executeRaw`
      INSERT INTO "MemberAddress" ("chatKey", "memberId", "channel", "sealedAddress", "locale", "rank")
      VALUES (${key}, ${memberId}, ${address.channel}, ${sealed}, ${locale},
        COALESCE((SELECT MAX("rank") FROM "MemberAddress" WHERE "memberId" = ${memberId}), -1) + 1)
      ON CONFLICT ("chatKey") DO UPDATE SET "memberId" = excluded."memberId", "channel" = excluded."channel",
        "sealedAddress" = excluded."sealedAddress", "locale" = excluded."locale", "blockedAt" = NULL,
        "rank" = CASE WHEN "MemberAddress"."memberId" = excluded."memberId" THEN "MemberAddress"."rank" ELSE excluded."rank" END`;
  },

  /** This chat is the first to be tried from now on. */
  async prefer(memberId: string, address: Address): Promise<void> {
    await db.$executeRaw`
      UPDATE "MemberAddress" SET "rank" = CASE WHEN "chatKey" = ${chatKey(address)} THEN 0 ELSE "rank" + 1 END
      WHERE "memberId" = ${memberId}`;
  },

  async setLocale(address: Address, locale: Locale): Promise<void> {
    await db.$executeRaw`UPDATE "MemberAddress" SET "locale" = ${locale} WHERE "chatKey" = ${chatKey(address)}`;
  },

  /** Notes that a chat cannot be reached. */
  async block(address: Address, at: Instant): Promise<void> {
    await db.$executeRaw`UPDATE "MemberAddress" SET "blockedAt" = ${at} WHERE "chatKey" = ${chatKey(address)}`;
  },

  /** Whether a chat is noted as one that cannot be reached. */
  async isBlocked(address: Address): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "MemberAddress" WHERE "chatKey" = ${chatKey(address)} AND "blockedAt" IS NOT NULL`;
    return rows.length > 0;
  },

  /** Notes that a chat can be reached again. False where it always could. */
  async unblock(address: Address): Promise<boolean> {
    const key = chatKey(address);
    const changed = await db.$executeRaw`
      UPDATE "MemberAddress" SET "blockedAt" = NULL WHERE "chatKey" = ${key} AND "blockedAt" IS NOT NULL`;
    return changed > 0;
  },

  /** The chat has a new id on its platform. */
  async move(from: Address, to: Address): Promise<void> {
    await db.$executeRaw`
      UPDATE "MemberAddress" SET "chatKey" = ${chatKey(to)}, "sealedAddress" = ${chats.of(to).sealed}
      WHERE "chatKey" = ${chatKey(from)}`;
  },
});
