import type { Instant } from '../domain/clock.js';
import type { Db } from './records.js';

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
export const events = (db: Db) => ({
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

  /** All events of a case, oldest first. */
  async ofCase(caseId: string): Promise<Event[]> {
    const rows = await db.event.findMany({ where: { caseId }, orderBy: { seq: 'asc' } });
    return rows.map((row) => ({
      at: Number(row.at),
      kind: row.kind,
      caseId: row.caseId ?? undefined,
      reportId: row.reportId ?? undefined,
      obligationId: row.obligationId ?? undefined,
      memberId: row.memberId ?? undefined,
      postCode: row.postCode ?? undefined,
      data: JSON.parse(row.data),
    }));
  },

  /** Members who declined this obligation at this rung. */
  async declinedAt(obligationId: string, rung: number): Promise<string[]> {
    const rows = await db.event.findMany({ where: { obligationId, kind: 'obligation.declined' } });
    return rows.flatMap((row) =>
      row.memberId && (JSON.parse(row.data) as { rung?: number }).rung === rung ? [row.memberId] : [],
    );
  },
});
