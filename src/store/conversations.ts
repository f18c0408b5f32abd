import sql from 'sql-template-tag';
import type { Address, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';
import { type Seal, SealProblem } from './seal.js';

/** Where a chat stands. */
export interface Conversation {
  readonly chatKey: string;
  readonly address: Address;
  readonly locale: Locale;
  readonly flow: string;
  readonly version: number;
  /** Rises by one on every save; 0 was never saved. */
  readonly revision: number;
  /** The flow's saved state as JSON text; empty where it cannot be opened any more. */
  readonly state: string;
  readonly wakeAt: Instant | null;
  readonly parkedAt: Instant | null;
}

/** Somebody saved this chat since it was loaded: run the turn again on what is there now. */
export class RaceLost extends Error {
  override readonly name = 'RaceLost';
}

interface Row {
  chatKey: string;
  channel: string;
  sealedAddress: string;
  locale: string;
  flow: string;
  version: number;
  revision: number;
  sealedState: string;
  wakeAt: bigint | null;
  parkedAt: bigint | null;
}

/** What a saved state is sealed to. */
export const STATE = 'conversation.state';

/** Whoever writes in a chat that is damaged begins anew, and is not held up by what is lost. */
const opened = (seal: Seal, sealed: string): string => {
  try {
    return seal.open(STATE, sealed);
  } catch (error) {
    if (error instanceof SealProblem) return '';
    throw error;
  }
};

/** Chats and their one timer. */
export const conversations = (db: Db, { seal, chats, chatKey }: Sealing) => ({
  async load(address: Address): Promise<Conversation | null> {
    return this.byKey(chatKey(address), address);
  },

  /** `address` is given where it is known, and opened where it is not: null where nobody is to be written to from here. */
  async byKey(key: string, address?: Address): Promise<Conversation | null> {
    const [row] = await db.$queryRaw<Row[]>`
      SELECT "chatKey", "channel", "sealedAddress", "locale", "flow", "version", "revision", "sealedState", "wakeAt", "parkedAt"
      FROM "Conversation" WHERE "chatKey" = ${key}`;
    return row && (address || row.sealedAddress !== '')
      ? {
          chatKey: row.chatKey,
          address: address ?? chats.open(row.sealedAddress),
          locale: row.locale as Locale,
          flow: row.flow,
          version: Number(row.version),
          revision: Number(row.revision),
          state: opened(seal, row.sealedState),
          wakeAt: row.wakeAt === null ? null : Number(row.wakeAt),
          parkedAt: row.parkedAt === null ? null : Number(row.parkedAt),
        }
      : null;
  },

  /** Saves over the revision that was loaded. @throws {RaceLost} when another turn saved in between. */
  async save(next: Omit<Conversation, 'chatKey'>, now: Instant): Promise<void> {
    const { key, sealed: to } = chats.of(next.address);
    const state = seal.seal(STATE, next.state);
    const { locale, flow, version, revision, wakeAt, parkedAt } = next;
    // Without a timer nothing is said in it by itself: its row keeps the number of the next report, and not where it is.
    const sealed = wakeAt === null && parkedAt === null ? '' : to;
    const saved =
      revision === 0
        ? await db.$executeRaw`
            INSERT INTO "Conversation" ("chatKey", "channel", "sealedAddress", "locale", "flow", "version", "revision",
              "sealedState", "wakeAt", "parkedAt", "updatedAt")
            VALUES (${key}, ${next.address.channel}, ${sealed}, ${locale}, ${flow}, ${version}, 1, ${state}, ${wakeAt},
              ${parkedAt}, ${now})
            ON CONFLICT ("chatKey") DO NOTHING`
        : await db.$executeRaw`
            UPDATE "Conversation" SET "sealedAddress" = ${sealed}, "locale" = ${locale}, "flow" = ${flow}, "version" = ${version},
              "revision" = ${revision + 1}, "sealedState" = ${state}, "wakeAt" = ${wakeAt}, "parkedAt" = ${parkedAt},
              "updatedAt" = ${now}
            WHERE "chatKey" = ${key} AND "revision" = ${revision}`;
    if (saved === 0) throw new RaceLost('this chat was saved by another turn');
  },

  /** Keys of the chats whose timer is due, earliest first. */
  async due(now: Instant, limit: number): Promise<string[]> {
    const rows = await db.$queryRaw<{ chatKey: string }[]>`
      SELECT "chatKey" FROM "Conversation" WHERE "wakeAt" IS NOT NULL AND "wakeAt" <= ${now}
      ORDER BY "wakeAt" LIMIT ${limit}`;
    return rows.map((row) => row.chatKey);
  },

  /**
   * Keeps a saved state that cannot be gone on with, sealed, for a human; the chat itself begins anew. One that cannot be opened is
   * kept as it lies there.
   */
  async setAside(saved: Conversation, reason: string, now: Instant): Promise<void> {
    const own = sql`(SELECT "sealedState" FROM "Conversation" WHERE "chatKey" = ${saved.chatKey})`;
    const sealed = saved.state === '' ? own : seal.seal('inbound', saved.state);
    await db.$executeRaw`
      INSERT INTO "ParkedUpdate" ("id", "at", "channel", "error", "sealedInbound")
      VALUES (${`${saved.chatKey}:${saved.revision}`}, ${now}, ${saved.address.channel}, ${reason}, ${sealed})
      ON CONFLICT ("id") DO NOTHING`;
  },

  /**
   * Leaves the saved state of a chat whose timer is due as it is, for a human, and takes the timer away. False: it is not due
   * any more, as its person wrote meanwhile and went on.
   */
  async park(key: string, now: Instant): Promise<boolean> {
    const parked = await db.$executeRaw`
      UPDATE "Conversation" SET "parkedAt" = ${now}, "wakeAt" = NULL, "revision" = "revision" + 1
      WHERE "chatKey" = ${key} AND "wakeAt" <= ${now}`;
    return parked > 0;
  },

  /** Looks again at `at`: what is due now is for a newer release. */
  async postpone(key: string, at: Instant): Promise<void> {
    await db.$executeRaw`UPDATE "Conversation" SET "wakeAt" = ${at} WHERE "chatKey" = ${key}`;
  },
});
