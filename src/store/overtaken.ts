import sql, { empty } from 'sql-template-tag';
import type { ClaimedRow } from './outbox-row.js';
import type { Db, Sealing } from './records.js';

/**
 * True when somebody took the matter while this call was on its way, or whom it calls must not be told any more: it must
 * not be tried again. What may have arrived is brought in line where the matter was taken, and waits for that. The obligation
 * is looked at under a lock that whoever takes it waits for, or else they would not see the row that is given back, nor
 * we that they took it. Who takes it locks in the same order: the obligation, then its messages.
 */
export const overtaken = async (
  db: Db,
  engine: Sealing['engine'],
  row: ClaimedRow,
  maybeSent: boolean,
): Promise<boolean> => {
  const calls = row.kind === 'page' || row.kind === 'nudge' || row.kind === 'inform';
  const changes = row.kind === 'edit' && row.obligationId !== undefined;
  if ((calls || changes) && (await isExcluded(db, row))) return true;
  if (!calls || row.obligationId === undefined || row.epoch === undefined || maybeSent) return false;
  const lock = engine === 'postgresql' ? sql`FOR SHARE` : empty;
  const [o] = await db.$queryRaw<{ state: string; epoch: number | bigint }[]>`
    SELECT "state", "epoch" FROM "Obligation" WHERE "id" = ${row.obligationId} ${lock}`;
  return o !== undefined && o.state !== 'open' && Number(o.epoch) > row.epoch;
};

/** Whether it is on record that a message's reader must not be told of its case. What is told beside any obligation begins with what it is about. */
const isExcluded = async (db: Db, { id, obligationId, memberId }: ClaimedRow): Promise<boolean> => {
  if (memberId === undefined) return false;
  const about = obligationId ?? id.split(':')[0] ?? '';
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Conflict" c WHERE c."memberId" = ${memberId} AND c."caseId" IN (
      SELECT ${about} UNION ALL SELECT "caseId" FROM "Obligation" WHERE "id" = ${about}
      UNION ALL SELECT "caseId" FROM "Report" WHERE "id" = ${about}
      UNION ALL SELECT "mergedInto" FROM "Case" WHERE "id" = ${about}
      UNION ALL SELECT "caseId" FROM "Need" WHERE "id" = ${about}) LIMIT 1`;
  return found.length > 0;
};
