import { writeCode } from '../domain/codes.js';
import type { Case, Records, Store } from '../store/store.js';

type Seal = Store['seal'];

const digestBytes = (seal: Seal, purpose: string, text: string): Buffer =>
  Buffer.from(seal.digest(purpose, text), 'base64url');

/** Lower-case hex of a keyed hash: an id that says nothing and is the same when a turn is run again. */
export const derivedId = (seal: Seal, purpose: string, text: string): string =>
  digestBytes(seal, purpose, text).toString('hex').slice(0, 24);

/** The report that a chat files with its `serial`-th conversation. */
export const reportIdFor = (seal: Seal, chatKey: string, serial: number): string =>
  derivedId(seal, 'report-id', `${chatKey}:${serial}`);

/** The code a reporter keeps: 60 bits that only this service can derive, so that it need not be stored. */
export const receiptFor = (seal: Seal, reportId: string): string =>
  writeCode(digestBytes(seal, 'receipt', reportId), 12);

/** What is stored of a receipt. */
export const receiptHash = (seal: Seal, receipt: string): string => seal.digest('receipt-hash', receipt);

/**
 * Opens a case under a number that no other case has: eight characters without meaning or order. One that was opened before
 * stays as it is.
 */
export const openCase = async (
  seal: Seal,
  tx: Records,
  next: Pick<Case, 'id' | 'area' | 'level' | 'openedAt'>,
): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    const number = writeCode(digestBytes(seal, 'case-number', `${next.id}:${attempt}`), 8);
    if ((await tx.cases.open({ ...next, number })) || (await tx.cases.byId(next.id))) return;
  }
};
