import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** The end of the chain: what it comes to, and how long it is. */
export interface Head {
  readonly position: number;
  readonly hash: string;
}

/** An event as the chain seals it: every column, the numbers as digits, since the engines give them as different types. */
export interface LinkedEvent {
  readonly seq: string;
  readonly at: string;
  readonly kind: string;
  readonly caseId: string | null;
  readonly reportId: string | null;
  readonly obligationId: string | null;
  readonly memberId: string | null;
  readonly postCode: string | null;
  readonly data: string;
}

/** A link as it is stored, with the event that it names; null where there is none. */
export interface Link extends Head {
  readonly eventSeq: number;
  /** When it was linked. */
  readonly at: Instant;
  readonly event: LinkedEvent | null;
}

/** How an event stands in the chain: it has its link, or is noted as waiting for it, or was taken out. */
export interface Standing {
  readonly seq: number;
  readonly at: string;
  readonly linked: boolean;
  readonly waits: boolean;
}

type Value = string | number | bigint | null;
type Row = Record<keyof LinkedEvent, Value>;

/** One instance at a time appends, on PostgreSQL; any number that the other locks of this program do not use. */
const APPEND_LOCK = 72_707_370;

const read = (row: Row): LinkedEvent => ({
  ...row,
  kind: row.kind as string,
  caseId: row.caseId as string | null,
  reportId: row.reportId as string | null,
  obligationId: row.obligationId as string | null,
  memberId: row.memberId as string | null,
  postCode: row.postCode as string | null,
  data: row.data as string,
  seq: String(row.seq),
  at: String(row.at),
});

/** The chain over the record: each link's hash stands for its event and for all that was linked before. */
export const links = (db: Db, { seal, engine }: Pick<Sealing, 'seal' | 'engine'>) => ({
  /**
   * The hash of a link, HMAC-SHA-256 by a key that the database does not hold: who can write there but lacks the data
   * key cannot make a chain that holds. `before` is the hash of the link before it, empty for the first.
   */
  hash(before: string, position: number, at: Instant, e: LinkedEvent): string {
    const { seq, kind, caseId, reportId, obligationId, memberId, postCode, data } = e;
    const whole = [before, position, at, seq, e.at, kind, caseId, reportId, obligationId, memberId, postCode, data];
    return seal.digest('record', JSON.stringify(whole));
  },

  async anyWaiting(): Promise<boolean> {
    return (await db.$queryRaw<unknown[]>`SELECT 1 FROM "Unlinked" LIMIT 1`).length > 0;
  },

  async head(): Promise<Head | null> {
    const [row] = await db.$queryRaw<{ position: Value; hash: string }[]>`
      SELECT "position", "hash" FROM "Link" ORDER BY "position" DESC LIMIT 1`;
    return row ? { position: Number(row.position), hash: row.hash } : null;
  },

  async at(position: number): Promise<Head | null> {
    const [row] = await db.$queryRaw<
      { hash: string }[]
    >`SELECT "hash" FROM "Link" WHERE "position" = CAST(${position} AS BIGINT)`;
    return row ? { position, hash: row.hash } : null;
  },

  /**
   * Links up to `limit` events that wait, those with the lowest numbers first. Events committed later than higher
   * numbers are linked after them: the chain says in which order things came to be known. Returns the chain's ends
   * before and after and how many were linked; null while another instance is at it.
   */
  async append(
    now: Instant,
    limit: number,
  ): Promise<{ before: Head | null; head: Head | null; linked: number } | null> {
    if (engine === 'postgresql') {
      const [lock] = await db.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${APPEND_LOCK}) AS "mine"`;
      if (!lock?.mine) return null;
    }
    const rows = await db.$queryRaw<(Row & { position: Value })[]>`
      SELECT e."seq", e."at", e."kind", e."caseId", e."reportId", e."obligationId", e."memberId", e."postCode",
        e."data", l."position"
      FROM "Unlinked" u JOIN "Event" e ON e."seq" = u."seq" LEFT JOIN "Link" l ON l."eventSeq" = u."seq"
      ORDER BY u."seq" LIMIT ${limit}`;
    const before = await this.head();
    if (rows.length === 0) return { before, head: before, linked: 0 };
    let head = before;
    const fresh: { position: number; eventSeq: number; at: Instant; hash: string }[] = [];
    for (const { position: linked, ...row } of rows) {
      // Noted twice: it has its link.
      if (linked !== null) continue;
      const position = (head?.position ?? 0) + 1;
      head = { position, hash: this.hash(head?.hash ?? '', position, now, read(row)) };
      fresh.push({ ...head, eventSeq: Number(row.seq), at: now });
    }
    const given = JSON.stringify(fresh);
    const seqs = JSON.stringify(rows.map(({ seq }) => Number(seq)));
    if (engine === 'postgresql') {
      await db.$executeRaw`
        INSERT INTO "Link" ("position", "eventSeq", "at", "hash")
        SELECT "position", "eventSeq", "at", "hash"
        FROM jsonb_to_recordset(${given}::jsonb) AS l("position" INT, "eventSeq" INT, "at" BIGINT, "hash" TEXT)`;
      await db.$executeRaw`
        DELETE FROM "Unlinked" WHERE "seq" IN (SELECT "seq"::int FROM jsonb_array_elements_text(${seqs}::jsonb) AS s("seq"))`;
    } else {
      await db.$executeRaw`
        INSERT INTO "Link" ("position", "eventSeq", "at", "hash")
        SELECT value ->> 'position', value ->> 'eventSeq', value ->> 'at', value ->> 'hash' FROM json_each(${given})`;
      await db.$executeRaw`DELETE FROM "Unlinked" WHERE "seq" IN (SELECT value FROM json_each(${seqs}))`;
    }
    return { before, head, linked: fresh.length };
  },

  /** Up to `limit` links beyond the position `after`, in their order, each with its event. */
  async walk(after: number, limit: number): Promise<Link[]> {
    const rows = await db.$queryRaw<(Row & { position: Value; eventSeq: Value; linkedAt: Value; hash: string })[]>`
      SELECT l."position", l."eventSeq", l."at" AS "linkedAt", l."hash", e."seq", e."at", e."kind", e."caseId",
        e."reportId", e."obligationId", e."memberId", e."postCode", e."data"
      FROM "Link" l LEFT JOIN "Event" e ON e."seq" = l."eventSeq"
      WHERE l."position" > CAST(${after} AS BIGINT) ORDER BY l."position" LIMIT ${limit}`;
    return rows.map(({ position, eventSeq, linkedAt, hash, ...row }) => ({
      position: Number(position),
      eventSeq: Number(eventSeq),
      at: Number(linkedAt),
      hash,
      event: row.seq === null ? null : read(row),
    }));
  },

  /** Up to `limit` events numbered above `after`, in their order, and whether each has its link or waits for it. */
  async standing(after: number, limit: number): Promise<Standing[]> {
    const rows = await db.$queryRaw<{ seq: Value; at: Value; linked: Value; waiting: Value }[]>`
      SELECT e."seq", e."at", l."position" AS "linked", u."seq" AS "waiting"
      FROM (SELECT "seq", "at" FROM "Event" WHERE "seq" > CAST(${after} AS BIGINT) ORDER BY "seq" LIMIT ${limit}) AS e
        LEFT JOIN "Link" l ON l."eventSeq" = e."seq" LEFT JOIN "Unlinked" u ON u."seq" = e."seq"
      ORDER BY e."seq"`;
    return rows.map(({ seq, at, linked, waiting }) => ({
      seq: Number(seq),
      at: String(at),
      linked: linked !== null,
      waits: waiting !== null,
    }));
  },

  /** Numbers of events that were noted as waiting for their link and are not there; at most `limit`. */
  async vanished(limit: number): Promise<number[]> {
    const rows = await db.$queryRaw<{ seq: Value }[]>`
      SELECT u."seq" FROM "Unlinked" u LEFT JOIN "Event" e ON e."seq" = u."seq"
      WHERE e."seq" IS NULL ORDER BY u."seq" LIMIT ${limit}`;
    return rows.map(({ seq }) => Number(seq));
  },
});
