import sql, { empty, join } from 'sql-template-tag';
import type { Address } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** The first half of the key of a lock on a member, of its own beside the other locks. */
const REMINDED = 3;

/** The pages and nudges of an obligation, from step to step. */
export const calls = (db: Db, { engine, chats, chatKey }: Sealing) => ({
  /**
   * Calls of earlier steps that have not left, to people who are called again: the newest alone says all.
   * COALESCE keeps a plan by the obligation, which has a few messages, where a member may have thousands.
   */
  async supersede(obligationId: string, epoch: number, memberIds: readonly string[], now: Instant): Promise<void> {
    if (memberIds.length === 0) return;
    await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'superseded', "settledAt" = ${now}
      WHERE "obligationId" = ${obligationId} AND "state" IN ('pending', 'gathered') AND "kind" IN ('page', 'nudge')
        AND "epoch" < ${epoch} AND "maybeSent" = ${false} AND COALESCE("memberId", '') IN (${join([...memberIds])})`;
  },

  /**
   * Calls that have not left to a member who is not called any more; with a `postCode`, those in that post. They are as if
   * they had never been made, so that they can be made again.
   */
  async withdraw(memberId: string, postCode?: string): Promise<void> {
    const inPost = postCode === undefined ? empty : sql`AND "postCode" = ${postCode}`;
    await db.$executeRaw`
      DELETE FROM "Outbox" WHERE "memberId" = ${memberId} AND "state" IN ('pending', 'gathered')
        AND "kind" IN ('page', 'nudge') AND "maybeSent" = ${false} ${inPost}`;
    if (postCode !== undefined) return;
    // One that is to tell something else besides, as that a ladder went on, is all that tells it.
    await db.$executeRaw`
      DELETE FROM "Outbox" WHERE "memberId" = ${memberId} AND "state" = 'pending' AND "kind" = 'digest' AND "maybeSent" = ${false}
        AND "id" NOT IN (SELECT g."digestId" FROM "Outbox" g
          WHERE g."memberId" = ${memberId} AND g."state" = 'gathered' AND g."digestId" IS NOT NULL)`;
  },

  /** Nothing that has not left goes to a member who has left, but for alarms: those are lost to nobody. */
  async withdrawAll(memberId: string): Promise<void> {
    await db.$executeRaw`
      DELETE FROM "Outbox" WHERE "memberId" = ${memberId} AND "state" IN ('pending', 'gathered')
        AND "kind" <> 'alarm' AND "maybeSent" = ${false}`;
  },

  /** The calls of this step to a member that were given up: how many, and by which of their chats. */
  async failed(
    obligationId: string,
    memberId: string,
    epoch: number,
  ): Promise<{ readonly count: number; readonly by: Address[] }> {
    const rows = await db.$queryRaw<{ sealedAddress: string | null }[]>`
      SELECT m."sealedAddress" FROM "Outbox" o LEFT JOIN "MemberAddress" m ON m."chatKey" = o."chatKey"
      WHERE o."obligationId" = ${obligationId} AND o."memberId" = ${memberId} AND o."epoch" = ${epoch}
        AND o."kind" IN ('page', 'nudge') AND o."state" = 'failed'`;
    return {
      count: rows.length,
      by: rows.flatMap(({ sealedAddress }) => (sealedAddress === null ? [] : [chats.open(sealedAddress)])),
    };
  },

  /** True when the card of this step came to a member, or was told by a digest. */
  async cameAt(obligationId: string, memberId: string, epoch: number): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Outbox" WHERE "obligationId" = ${obligationId} AND "memberId" = ${memberId}
        AND "epoch" = ${epoch} AND "kind" = 'page' AND ("state" = 'sent' OR "failure" = 'told by a digest') LIMIT 1`;
    return rows.length > 0;
  },

  /** True when a member was called again after this step. */
  async since(obligationId: string, memberId: string, epoch: number): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Outbox" WHERE "obligationId" = ${obligationId} AND "memberId" = ${memberId}
        AND "epoch" > ${epoch} AND "kind" IN ('page', 'nudge') LIMIT 1`;
    return rows.length > 0;
  },

  /** In which posts somebody was called, and by which steps, whether or not it arrived. */
  async posts(obligationId: string): Promise<{ readonly postCode: string; readonly epoch: number }[]> {
    const rows = await db.$queryRaw<{ postCode: string; epoch: number | bigint }[]>`
      SELECT DISTINCT "postCode", "epoch" FROM "Outbox" WHERE "obligationId" = ${obligationId}
        AND "kind" IN ('page', 'nudge') AND "postCode" IS NOT NULL AND "epoch" IS NOT NULL`;
    return rows.map(({ postCode, epoch }) => ({ postCode, epoch: Number(epoch) }));
  },

  /** Who was called since `from`, in which post and since when, where that is hoped for or arrived; the first of them first. */
  async hoped(
    obligationId: string,
    from: Instant,
  ): Promise<{ readonly memberId: string; readonly postCode: string; readonly since: Instant }[]> {
    const rows = await db.$queryRaw<{ memberId: string; postCode: string; since: bigint | number }[]>`
      SELECT "memberId", "postCode", MIN("createdAt") AS "since" FROM "Outbox"
      WHERE "obligationId" = ${obligationId} AND "createdAt" >= ${from} AND "kind" IN ('page', 'nudge')
        AND "memberId" IS NOT NULL AND "postCode" IS NOT NULL
        AND ("state" IN ('pending', 'gathered', 'claimed', 'sent') OR "failure" = 'told by a digest')
      GROUP BY "memberId", "postCode" ORDER BY "since", "memberId"`;
    return rows.map(({ memberId, postCode, since }) => ({ memberId, postCode, since: Number(since) }));
  },

  /** True when this step's call to a member leaves for this chat now. */
  async leavesNow(
    step: { readonly id: string; readonly epoch: number },
    memberId: string,
    address: Address,
    now: Instant,
  ): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Outbox" WHERE "obligationId" = ${step.id} AND "epoch" = ${step.epoch}
        AND COALESCE("memberId", '') = ${memberId} AND "chatKey" = ${chatKey(address)} AND "kind" = 'page'
        AND "state" = 'pending' AND "notBefore" <= ${now} LIMIT 1`;
    return rows.length > 0;
  },

  /** How a member was called since `from`: a call is hoped for or arrived, all failed, or there was none. */
  async standing(obligationId: string, memberId: string, from: Instant): Promise<'called' | 'failed' | 'none'> {
    const [row] = await db.$queryRaw<{ all: bigint | number; failed: bigint | number }[]>`
      SELECT COUNT(*) AS "all", SUM(CASE WHEN "state" = 'failed' THEN 1 ELSE 0 END) AS "failed" FROM "Outbox"
      WHERE "obligationId" = ${obligationId} AND "memberId" = ${memberId} AND "createdAt" >= ${from}
        AND "kind" IN ('page', 'nudge')`;
    if (Number(row?.all ?? 0) === 0) return 'none';
    return Number(row?.failed ?? 0) === Number(row?.all) ? 'failed' : 'called';
  },

  /**
   * An obligation was taken: what was not sent yet never leaves. A call that may have arrived stays: when its turn comes, its card is
   * brought in line instead.
   */
  async cancel(obligationId: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'taken', "settledAt" = ${now}
      WHERE "obligationId" = ${obligationId} AND "state" IN ('pending', 'gathered')
        AND ("kind" = 'inform' OR ("kind" IN ('page', 'nudge') AND "maybeSent" = ${false}))`;
  },

  /** A line about an obligation that is held for later, as one that says this text, never leaves. */
  async dropHeld(obligationId: string, key: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'overtaken', "settledAt" = ${now}
      WHERE "settledAt" IS NULL AND "state" = 'pending' AND "notBefore" > ${now} AND "kind" = 'inform'
        AND "id" LIKE ${`${obligationId}:%:${key}:%`}`;
  },

  /** True while one of the lines whose ids begin so, as of one step that say one text, is to come to somebody, or came. */
  async hears(lines: string): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Outbox" WHERE "id" BETWEEN ${lines} AND ${`${lines}zzzz`} AND "id" LIKE ${`${lines}%`}
        AND "state" IN ('pending', 'gathered', 'claimed', 'sent') LIMIT 1`;
    return rows.length > 0;
  },

  /** In which posts the calls of this step and those since are that are still hoped for or arrived; none: nobody hears of it. */
  async reaching(obligationId: string, epoch: number): Promise<readonly string[]> {
    const rows = await db.$queryRaw<{ postCode: string | null }[]>`
      SELECT "postCode" FROM "Outbox" WHERE "obligationId" = ${obligationId} AND "epoch" >= ${epoch}
        AND "kind" IN ('page', 'nudge')
        AND ("state" IN ('pending', 'gathered', 'claimed', 'sent') OR "failure" = 'told by a digest')`;
    return rows.map(({ postCode }) => postCode ?? '');
  },

  /**
   * Until this is committed nobody else puts out a nudge for these members: what is counted stays true. In one order for all, so
   * that two never wait for each other. SQLite has one writer.
   */
  async holdReminders(memberIds: readonly string[]): Promise<void> {
    if (engine === 'sqlite') return;
    await db.$executeRaw`
      SELECT pg_advisory_xact_lock(${REMINDED}::int, k."key") FROM (
        SELECT DISTINCT hashtext("value") AS "key" FROM json_array_elements_text(${JSON.stringify(memberIds)}::json) AS m("value")
        ORDER BY 1) AS k`;
  },

  /**
   * How many nudges were put out for a member from `since` to `until` (domain.md 5.4: at most 3 an hour). One of the very step of which
   * they have the card is none of the ladder's: they came anew, and were reminded of what waits. COALESCE: the page is looked
   * for by its obligation; a member may have thousands.
   */
  async nudgesSince(memberId: string, since: Instant, until: Instant): Promise<number> {
    const [row] = await db.$queryRaw<{ n: bigint | number }[]>`
      SELECT COUNT(*) AS n FROM "Outbox" o
      WHERE o."memberId" = ${memberId} AND o."kind" = 'nudge' AND o."createdAt" > ${since} AND o."createdAt" <= ${until}
        AND NOT EXISTS (SELECT 1 FROM "Outbox" p WHERE p."obligationId" = o."obligationId"
          AND COALESCE(p."memberId", '') = o."memberId" AND p."epoch" = o."epoch" AND p."kind" = 'page')`;
    return Number(row?.n ?? 0);
  },
});
