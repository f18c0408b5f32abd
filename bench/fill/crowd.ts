import { type Bulk, copyRow, N } from './bulk.js';

/** A day: far enough for nothing of the crowd to come due meanwhile, ms. */
const FAR = 24 * 3_600_000;

/** The obligation of the one report that was filed for real; it is put off so that it stays out of what is measured. */
export const putOffTemplate = (bulk: Bulk, now: number): Promise<void> =>
  bulk.run(`UPDATE "Obligation" SET "nextDueAt" = ${now + 2 * FAR} WHERE "nextDueAt" IS NOT NULL`);

/** `count` open obligations with their cases, none of them due. */
export const addOpen = async (bulk: Bulk, count: number, now: number): Promise<void> => {
  const id = `'open-' || ${N}`;
  await copyRow(bulk, 'Case', 'true', count, { id, number: `'OPEN-' || ${N}` });
  await copyRow(bulk, 'Obligation', `"state" = 'open'`, count, {
    id: `${id} || '-ack'`,
    caseId: id,
    reportId: id,
    nextDueAt: `${now + FAR} + ${N}`,
  });
};

/** `count` obligations that have to climb at `at`, with their cases, reports and reporters. */
export const addDue = async (
  bulk: Bulk,
  { name, count, at, level }: { name: string; count: number; at: number; level: string },
): Promise<void> => {
  const id = `'${name}-' || ${N}`;
  await copyRow(bulk, 'Case', `"number" NOT LIKE 'OPEN-%'`, count, {
    id,
    number: `upper('${name}-') || ${N}`,
    level: `'${level}'`,
  });
  await copyRow(bulk, 'Report', 'true', count, {
    id,
    caseId: id,
    receiptHash: `'${name}-' || ${N}`,
    level: `'${level}'`,
  });
  await copyRow(bulk, 'Reporter', 'true', count, { reportId: id });
  await copyRow(bulk, 'Obligation', `"state" = 'open'`, count, {
    id: `${id} || '-ack'`,
    caseId: id,
    reportId: id,
    level: `'${level}'`,
    rung: '0',
    // All nudges are done: what follows is the climb.
    nudge: '3',
    rungStartedAt: String(at - FAR),
    openedAt: String(at - FAR),
    dueAt: String(at + FAR),
    nextDueAt: String(at),
  });
};

/** `count` messages that were sent long ago. */
export const addSent = (bulk: Bulk, count: number): Promise<void> =>
  copyRow(bulk, 'Outbox', `"state" = 'sent' AND "kind" = 'page'`, count, {
    id: `'sent-' || ${N}`,
    position: N,
    obligationId: `'open-' || (${N} % 100000) || '-ack'`,
  });

/** `count` messages that may leave at `at`, all with the same sealed words. */
export const addPending = (bulk: Bulk, count: number, at: number, sealedMessage: string): Promise<void> =>
  copyRow(bulk, 'Outbox', `"state" = 'sent' AND "kind" = 'page'`, count, {
    id: `'pending-' || ${N}`,
    // Of each chat only the next may be claimed.
    chatKey: `'chat-' || ${N}`,
    position: `${at * 1_000} + ${N}`,
    state: `'pending'`,
    notBefore: String(at),
    sealedMessage: `'${sealedMessage}'`,
    settledAt: 'NULL',
    sentRef: 'NULL',
  });
