import sql, { join, type Sql } from 'sql-template-tag';
import { RaceLost } from './conversations.js';
import type { Db, Sealing } from './records.js';

/** The cases of which these are obligations or reports, numbers, or ids. */
export const namedBy = (named: readonly string[]): Sql[] => {
  if (named.length === 0) return [];
  const all = join([...named]);
  return [
    sql`SELECT "caseId" FROM "Obligation" WHERE "id" IN (${all})`,
    sql`SELECT "caseId" FROM "Report" WHERE "id" IN (${all})`,
    sql`SELECT "id" FROM "Case" WHERE "number" IN (${all}) OR "id" IN (${all})`,
  ];
};

/** The cases that these members hold, and those of which they have something, or are called for something. */
export const theirs = (memberIds: readonly string[]): Sql[] => {
  if (memberIds.length === 0) return [];
  const all = join([...memberIds]);
  return [
    sql`SELECT "id" FROM "Case" WHERE "holderId" IN (${all}) AND "closedAt" IS NULL`,
    sql`SELECT "caseId" FROM "Obligation" WHERE "holderId" IN (${all}) AND "state" = 'acknowledged'`,
    sql`SELECT o."caseId" FROM "Outbox" b JOIN "Obligation" o ON o."id" = b."obligationId"
      WHERE b."memberId" IN (${all}) AND o."state" = 'open'`,
  ];
};

/** The cases that a family belongs to, was invited to, or is reminded for. */
export const ofFamily = (by: string): Sql[] => {
  const ids = sql`SELECT "id" FROM "Enrolment" WHERE "chatKey" = ${by}
    UNION ALL SELECT "enrolmentId" FROM "Reminder" WHERE "id" = ${by}`;
  return [
    sql`SELECT "caseId" FROM "Enrolment" WHERE "id" IN (${ids})`,
    sql`SELECT "caseId" FROM "Reminder" WHERE "enrolmentId" IN (${ids})`,
    sql`SELECT "caseId" FROM "FamilyInvite" WHERE "usedBy" IN (${ids})`,
  ];
};

/**
 * Keeps cases, with what is linked to them, for a transaction, in one order everywhere: two that wait for each other would wait for
 * ever. SQLite has one writer.
 * @throws {RaceLost} when others would have to be kept by the time that these are.
 */
export const keepCases = async (db: Db, engine: Sealing['engine'], which: readonly Sql[]): Promise<void> => {
  if (engine === 'sqlite' || which.length === 0) return;
  const found = sql`
    SELECT COALESCE(c."mergedInto", c."id") AS "id" FROM "Case" c WHERE c."id" IN (${join(which, ' UNION ALL ')})`;
  const kept = await db.$queryRaw<{ id: string }[]>`
    WITH found AS (${found})
    SELECT "id" FROM "Case" WHERE "id" IN (SELECT "id" FROM found
      UNION ALL SELECT l."id" FROM "Case" l JOIN found ON l."mergedInto" = found."id")
    ORDER BY "id" FOR NO KEY UPDATE`;
  const ids = new Set(kept.map(({ id }) => id));
  const now = await db.$queryRaw<{ id: string }[]>`${found}`;
  if (now.some(({ id }) => !ids.has(id))) throw new RaceLost('it is of another case now');
};
