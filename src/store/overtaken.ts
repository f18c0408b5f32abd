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
  if (!calls || row.obligationId === undefined || row.epoch === undefined) return false;
  const lock = engine === 'postgresql' ? sql`FOR SHARE` : empty;
  const excluded = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Obligation" o JOIN "Conflict" c ON c."caseId" = o."caseId"
    WHERE o."id" = ${row.obligationId} AND c."memberId" = ${row.memberId ?? ''} LIMIT 1`;
  if (excluded.length > 0 || maybeSent) return excluded.length > 0;
  const [o] = await db.$queryRaw<{ state: string; epoch: number | bigint }[]>`
    SELECT "state", "epoch" FROM "Obligation" WHERE "id" = ${row.obligationId} ${lock}`;
  return o !== undefined && o.state !== 'open' && Number(o.epoch) > row.epoch;
};
