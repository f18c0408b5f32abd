import type { Address, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** A person who holds posts. */
export interface Member {
  readonly id: string;
  /** What colleagues see. */
  readonly name: string;
  readonly posts: readonly string[];
}

/** A chat of a member, in order of preference. */
export interface MemberAddress {
  readonly memberId: string;
  readonly address: Address;
  readonly locale: Locale;
  readonly blocked: boolean;
}

/** A post and who holds it. */
export interface Held {
  readonly memberId: string;
  readonly postCode: string;
}

/** A code by which a person binds a chat to posts, once. */
export interface Invite {
  readonly postCodes: readonly string[];
  readonly expiresAt: Instant;
  readonly usedBy: string | null;
}

const NAME = 'member.name';

/** Members, the posts they hold, the chats they are reached at, and the invites that bind them. */
export const members = (db: Db, { seal, chats, chatKey, engine }: Sealing) => ({
  /** The member that a chat is bound to; null for a stranger and for a member who left. */
  async byAddress(address: Address): Promise<Member | null> {
    const [bound] = await db.$queryRaw<{ memberId: string }[]>`
      SELECT "memberId" FROM "MemberAddress" WHERE "chatKey" = ${chatKey(address)}`;
    return bound ? this.byId(bound.memberId) : null;
  },

  async byId(id: string): Promise<Member | null> {
    const [member] = await db.$queryRaw<{ sealedName: string }[]>`
      SELECT "sealedName" FROM "Member" WHERE "id" = ${id} AND "removedAt" IS NULL`;
    if (!member) return null;
    const holdings = await db.$queryRaw<{ postCode: string }[]>`
      SELECT "postCode" FROM "Holding" WHERE "memberId" = ${id} AND "until" IS NULL ORDER BY "postCode"`;
    return { id, name: seal.open(NAME, member.sealedName), posts: holdings.map((holding) => holding.postCode) };
  },

  /** The name of a member, also of one who left. */
  async nameOf(id: string): Promise<string | null> {
    const [member] = await db.$queryRaw<{ sealedName: string }[]>`SELECT "sealedName" FROM "Member" WHERE "id" = ${id}`;
    return member ? seal.open(NAME, member.sealedName) : null;
  },

  async add(id: string, name: string, now: Instant): Promise<void> {
    await db.member.create({ data: { id, sealedName: seal.seal(NAME, name), createdAt: now } });
  },

  async hold(memberId: string, postCodes: readonly string[], now: Instant): Promise<void> {
    for (const postCode of postCodes) {
      const key = { memberId, postCode };
      await db.holding.upsert({
        where: { memberId_postCode: key },
        create: { ...key, since: now },
        update: { until: null },
      });
    }
  },

  /** Who holds any of these posts now. */
  async holders(postCodes: readonly string[]): Promise<Held[]> {
    if (postCodes.length === 0) return [];
    const codes = JSON.stringify(postCodes);
    return engine === 'postgresql'
      ? db.$queryRaw<Held[]>`
          SELECT h."memberId", h."postCode" FROM "Holding" h JOIN "Member" m ON m."id" = h."memberId"
          WHERE h."postCode" IN (SELECT jsonb_array_elements_text(${codes}::jsonb)) AND h."until" IS NULL
            AND m."removedAt" IS NULL
          ORDER BY h."postCode", h."since"`
      : db.$queryRaw<Held[]>`
          SELECT h."memberId", h."postCode" FROM "Holding" h JOIN "Member" m ON m."id" = h."memberId"
          WHERE h."postCode" IN (SELECT value FROM json_each(${codes})) AND h."until" IS NULL
            AND m."removedAt" IS NULL
          ORDER BY h."postCode", h."since"`;
  },

  /** A member's chats, preferred first, blocked ones included; one that cannot be read is as if it were not there. */
  async addresses(memberId: string): Promise<MemberAddress[]> {
    const rows = await db.$queryRaw<{ sealedAddress: string; locale: string; blockedAt: bigint | null }[]>`
      SELECT "sealedAddress", "locale", "blockedAt" FROM "MemberAddress" WHERE "memberId" = ${memberId}
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

  /** Binds a chat to a member; a chat bound before moves over. */
  async bind(memberId: string, address: Address, locale: Locale): Promise<void> {
    const key = chatKey(address);
    const rank = await db.memberAddress.count({ where: { memberId, NOT: { chatKey: key } } });
    const data = {
      memberId,
      channel: address.channel,
      sealedAddress: chats.of(address).sealed,
      locale,
      rank,
      blockedAt: null,
    };
    await db.memberAddress.upsert({ where: { chatKey: key }, create: { chatKey: key, ...data }, update: data });
  },

  async setLocale(address: Address, locale: Locale): Promise<void> {
    await db.memberAddress.updateMany({ where: { chatKey: chatKey(address) }, data: { locale } });
  },

  /** Notes that a chat cannot be reached, or can again. */
  async block(address: Address, at: Instant | null): Promise<void> {
    await db.$executeRaw`UPDATE "MemberAddress" SET "blockedAt" = ${at} WHERE "chatKey" = ${chatKey(address)}`;
  },

  /** The chat has a new id on its platform. */
  async move(from: Address, to: Address): Promise<void> {
    await db.memberAddress.updateMany({
      where: { chatKey: chatKey(from) },
      data: { chatKey: chatKey(to), sealedAddress: chats.of(to).sealed },
    });
  },

  /** The person left: no post, no calls; what they did stays on record. */
  async remove(id: string, now: Instant): Promise<boolean> {
    const { count } = await db.member.updateMany({ where: { id, removedAt: null }, data: { removedAt: now } });
    return count > 0;
  },

  async addInvite(codeHash: string, postCodes: readonly string[], now: Instant, expiresAt: Instant): Promise<void> {
    await db.invite.create({
      data: { codeHash, postCodes: JSON.stringify(postCodes), createdAt: now, expiresAt },
    });
  },

  async invite(codeHash: string): Promise<Invite | null> {
    const row = await db.invite.findUnique({ where: { codeHash } });
    return row
      ? {
          postCodes: JSON.parse(row.postCodes) as string[],
          expiresAt: Number(row.expiresAt),
          usedBy: row.usedBy,
        }
      : null;
  },

  /** Uses an invite up. False when somebody used it first. */
  async useInvite(codeHash: string, memberId: string, now: Instant): Promise<boolean> {
    const { count } = await db.invite.updateMany({
      where: { codeHash, usedBy: null },
      data: { usedBy: memberId, usedAt: now },
    });
    return count > 0;
  },
});
