import sql, { empty, join } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import type { Reminder } from '../domain/reminder.js';
import type { Db, Sealing } from './records.js';

type Row = Record<keyof Reminder, string | number | bigint | null>;

const open = (row: Row): Reminder => ({
  id: String(row.id),
  enrolmentId: String(row.enrolmentId),
  caseId: row.caseId === null ? null : String(row.caseId),
  kind: row.kind as Reminder['kind'],
  rrule: String(row.rrule),
  dtstart: String(row.dtstart),
  timezone: String(row.timezone),
  onDate: row.onDate === null ? null : String(row.onDate),
  phase: row.phase as Reminder['phase'],
  occursAt: Number(row.occursAt),
  nextAt: row.nextAt === null ? null : Number(row.nextAt),
  epoch: Number(row.epoch),
  askedAt: row.askedAt === null ? null : Number(row.askedAt),
  answer: row.answer as Reminder['answer'],
  missed: Number(row.missed),
});

/** A reminder that waits for an answer in a chat. */
export interface Asked {
  readonly id: string;
  readonly occursAt: Instant;
  /** Nothing was said in the chat since: a number that is typed is an answer to it. */
  readonly newest: boolean;
}

/** What guardians are reminded of. Every change is fenced by the epoch that was read. */
export const reminders = (db: Db, { engine }: Pick<Sealing, 'engine'>) => ({
  /** Sets a reminder; the same id again is nothing. */
  async add(r: Reminder, now: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Reminder" ("id", "enrolmentId", "caseId", "kind", "rrule", "dtstart", "timezone", "onDate", "phase", "occursAt",
        "nextAt", "epoch", "askedAt", "answer", "missed", "createdAt")
      VALUES (${r.id}, ${r.enrolmentId}, ${r.caseId}, ${r.kind}, ${r.rrule}, ${r.dtstart}, ${r.timezone}, ${r.onDate}, ${r.phase},
        ${r.occursAt}, ${r.nextAt}, ${r.epoch}, ${r.askedAt}, ${r.answer}, ${r.missed}, ${now})
      ON CONFLICT ("id") DO NOTHING`;
  },

  async byId(id: string): Promise<Reminder | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Reminder" WHERE "id" = ${id}`;
    return row ? open(row) : null;
  },

  /** Reads a reminder and keeps it for this transaction; null too when another transaction is at it right now. */
  async hold(id: string): Promise<Reminder | null> {
    if (engine === 'sqlite') return this.byId(id);
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Reminder" WHERE "id" = ${id} FOR UPDATE SKIP LOCKED`;
    return row ? open(row) : null;
  },

  async ofEnrolment(enrolmentId: string): Promise<Reminder[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Reminder" WHERE "enrolmentId" = ${enrolmentId} AND "phase" <> 'over' ORDER BY "createdAt", "id"`;
    return rows.map(open);
  },

  /** The reminders that are due, the longest due first. */
  async due(now: Instant, limit: number): Promise<{ id: string; level: string }[]> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Reminder" WHERE "nextAt" IS NOT NULL AND "nextAt" <= ${now} ORDER BY "nextAt" LIMIT ${limit}`;
    return rows.map(({ id }) => ({ id, level: '' }));
  },

  /** What was asked last in a chat and still waits for its answer. */
  async asked(chatKey: string, now: Instant): Promise<Asked | null> {
    const [row] = await db.$queryRaw<{ id: string; occursAt: bigint; askedAt: bigint; updatedAt: bigint | null }[]>`
      SELECT r."id", r."occursAt", r."askedAt", c."updatedAt" FROM "Enrolment" e
      JOIN "Reminder" r ON r."enrolmentId" = e."id"
      LEFT JOIN "Conversation" c ON c."chatKey" = e."chatKey"
      WHERE e."chatKey" = ${chatKey} AND e."stoppedAt" IS NULL AND r."phase" IN ('asked', 'again', 'later')
        AND r."askedAt" <= ${now}
      ORDER BY r."askedAt" DESC, r."id" LIMIT 1`;
    if (!row) return null;
    const newest = row.updatedAt === null || Number(row.askedAt) >= Number(row.updatedAt);
    return { id: row.id, occursAt: Number(row.occursAt), newest };
  },

  /** Writes what became of a reminder. False when it moved since it was read: then nothing changed. */
  async move(read: Reminder, next: Reminder): Promise<boolean> {
    return (
      (await db.$executeRaw`
        UPDATE "Reminder" SET "phase" = ${next.phase}, "occursAt" = ${next.occursAt}, "nextAt" = ${next.nextAt},
          "epoch" = ${next.epoch}, "askedAt" = ${next.askedAt}, "answer" = ${next.answer}, "missed" = ${next.missed}
        WHERE "id" = ${read.id} AND "epoch" = ${read.epoch}`) > 0
    );
  },

  /** Ends what the desk set for a case; returns each, with the chat that it comes to. */
  async endOfCase(caseId: string): Promise<{ id: string; kind: Reminder['kind']; chatKey: string }[]> {
    const ended = await db.$queryRaw<{ id: string; kind: Reminder['kind']; chatKey: string }[]>`
      SELECT r."id", r."kind", e."chatKey" FROM "Reminder" r JOIN "Enrolment" e ON e."id" = r."enrolmentId"
      WHERE r."caseId" = ${caseId} AND r."phase" <> 'over' ORDER BY r."id"`;
    await db.$executeRaw`
      UPDATE "Reminder" SET "phase" = 'over', "nextAt" = NULL, "epoch" = "epoch" + 1
      WHERE "caseId" = ${caseId} AND "phase" <> 'over'`;
    return ended;
  },

  /** What the desk set for a case is another's from now on: all of it, or these and what was set for some families. */
  async moveCase(
    from: string,
    to: string,
    only?: { readonly ids: readonly string[]; readonly enrolmentIds: readonly string[] },
  ): Promise<void> {
    const some =
      only &&
      sql`AND ("id" IN (${join(['', ...only.ids])})
        OR "enrolmentId" IN (${join(['', ...only.enrolmentIds])}))`;
    await db.$executeRaw`UPDATE "Reminder" SET "caseId" = ${to} WHERE "caseId" = ${from} ${some ?? empty}`;
  },

  /** Ends all reminders of an enrolment; returns how many there were. */
  async end(enrolmentId: string): Promise<number> {
    return db.$executeRaw`
      UPDATE "Reminder" SET "phase" = 'over', "nextAt" = NULL, "epoch" = "epoch" + 1
      WHERE "enrolmentId" = ${enrolmentId} AND "phase" <> 'over'`;
  },
});
