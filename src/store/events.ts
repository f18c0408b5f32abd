import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

type Fact = string | number | boolean | null;

/**
 * What happened. `data` holds ids, codes, counts and rule names; never a person's words. An obligation's transition
 * has `epoch`, from which to which, and `row`, the columns that changed and what they became.
 */
export interface Event {
  readonly at: Instant;
  readonly kind: string;
  readonly caseId?: string;
  readonly reportId?: string;
  readonly obligationId?: string;
  readonly memberId?: string;
  readonly postCode?: string;
  readonly data?: Readonly<Record<string, Fact | readonly string[] | Readonly<Record<string, Fact>>>>;
}

/** The append-only record. */
export const events = (db: Db, { seal, engine }: Pick<Sealing, 'seal' | 'engine'>) => ({
  /** What these records added, in order: known to have happened once their transaction is committed. */
  added: [] as Event[],

  async add(event: Event): Promise<void> {
    this.added.push(event);
    await db.$executeRaw`
      INSERT INTO "Event" ("at", "kind", "caseId", "reportId", "obligationId", "memberId", "postCode", "data")
      VALUES (${event.at}, ${event.kind}, ${event.caseId ?? null}, ${event.reportId ?? null},
        ${event.obligationId ?? null}, ${event.memberId ?? null}, ${event.postCode ?? null},
        ${JSON.stringify(event.data ?? {})})`;
  },

  /**
   * Puts many on record, in their order; on PostgreSQL, where each statement is a way to the server, in one. Where an event
   * names an obligation or a report alone, its case and its report are found.
   */
  async addAll(all: readonly Event[]): Promise<void> {
    if (all.length === 0) return;
    this.added.push(...all);
    if (engine === 'postgresql') {
      const given = JSON.stringify(all.map((event, n) => ({ ...event, n, data: JSON.stringify(event.data ?? {}) })));
      await db.$executeRaw`
        INSERT INTO "Event" ("at", "kind", "caseId", "reportId", "obligationId", "memberId", "postCode", "data")
        SELECT e."at", e."kind", COALESCE(e."caseId", o."caseId", r."caseId"), COALESCE(e."reportId", o."reportId"),
          e."obligationId", e."memberId", e."postCode", e."data"
        FROM jsonb_to_recordset(${given}::jsonb) AS e("n" INT, "at" BIGINT, "kind" TEXT, "caseId" TEXT, "reportId" TEXT,
            "obligationId" TEXT, "memberId" TEXT, "postCode" TEXT, "data" TEXT)
          LEFT JOIN "Obligation" o ON o."id" = e."obligationId" LEFT JOIN "Report" r ON r."id" = e."reportId"
        ORDER BY e."n"`;
      return;
    }
    for (const { at, kind, caseId, reportId, obligationId, memberId, postCode, data } of all) {
      await db.$executeRaw`
        INSERT INTO "Event" ("at", "kind", "caseId", "reportId", "obligationId", "memberId", "postCode", "data")
        VALUES (${at}, ${kind},
          COALESCE(${caseId ?? null}, (SELECT "caseId" FROM "Obligation" WHERE "id" = ${obligationId ?? null}),
            (SELECT "caseId" FROM "Report" WHERE "id" = ${reportId ?? null})),
          COALESCE(${reportId ?? null}, (SELECT "reportId" FROM "Obligation" WHERE "id" = ${obligationId ?? null})),
          ${obligationId ?? null}, ${memberId ?? null}, ${postCode ?? null}, ${JSON.stringify(data ?? {})})`;
    }
  },

  /** Stands for the words of a message: who has the words can show that they were sent, nobody can read them from it. */
  digestOf: (text: string): string => seal.digest('said', text),

  /** All events of a case, oldest first. */
  async ofCase(caseId: string): Promise<Event[]> {
    const rows = await db.$queryRaw<EventRow[]>`
      SELECT "at", "kind", "caseId", "reportId", "obligationId", "memberId", "postCode", "data" FROM "Event"
      WHERE "caseId" = ${caseId} ORDER BY "seq"`;
    return rows.map(opened);
  },

  /** All events of an obligation, whichever case it was of then, oldest first. */
  async ofObligation(id: string): Promise<Event[]> {
    const rows = await db.$queryRaw<EventRow[]>`
      SELECT "at", "kind", "caseId", "reportId", "obligationId", "memberId", "postCode", "data" FROM "Event"
      WHERE "obligationId" = ${id} ORDER BY "seq"`;
    return rows.map(opened);
  },

  /** Members who declined this obligation at this rung. */
  async declinedAt(obligationId: string, rung: number): Promise<string[]> {
    const rows = await db.$queryRaw<{ memberId: string | null; data: string }[]>`
      SELECT "memberId", "data" FROM "Event" WHERE "obligationId" = ${obligationId} AND "kind" = 'obligation.declined'`;
    return rows.flatMap((row) =>
      row.memberId && (JSON.parse(row.data) as { rung?: number }).rung === rung ? [row.memberId] : [],
    );
  },
});

interface EventRow {
  at: bigint | number;
  kind: string;
  caseId: string | null;
  reportId: string | null;
  obligationId: string | null;
  memberId: string | null;
  postCode: string | null;
  data: string;
}

const opened = (row: EventRow): Event => ({
  at: Number(row.at),
  kind: row.kind,
  caseId: row.caseId ?? undefined,
  reportId: row.reportId ?? undefined,
  obligationId: row.obligationId ?? undefined,
  memberId: row.memberId ?? undefined,
  postCode: row.postCode ?? undefined,
  data: JSON.parse(row.data),
});
