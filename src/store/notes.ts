import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** Something written about a case by whoever works on it. */
export interface CaseNote {
  /** Deterministic: writing it twice is nothing. */
  readonly id: string;
  readonly caseId: string;
  /** What kind of act it was written with, such as `note` or `assessed`. */
  readonly kind: string;
  readonly at: Instant;
  readonly memberId: string;
  readonly postCode: string;
  readonly text: string;
}

const TEXT = 'case.note';

type Row = Omit<CaseNote, 'at' | 'text'> & { at: bigint; sealedText: string };

/** What is written about cases; sealed. */
export const notes = (db: Db, { seal }: Sealing) => ({
  async add(note: CaseNote): Promise<void> {
    const sealed = seal.seal(TEXT, note.text);
    await db.$executeRaw`
      INSERT INTO "CaseNote" ("id", "caseId", "kind", "at", "memberId", "postCode", "sealedText")
      VALUES (${note.id}, ${note.caseId}, ${note.kind}, ${note.at}, ${note.memberId}, ${note.postCode}, ${sealed})
      ON CONFLICT ("id") DO NOTHING`;
  },

  /** The newest `limit` notes of a case and of those linked to it, oldest first. */
  async ofCase(caseId: string, limit: number): Promise<CaseNote[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "CaseNote" WHERE "caseId" = ${caseId}
        OR "caseId" IN (SELECT "id" FROM "Case" WHERE "mergedInto" = ${caseId})
      ORDER BY "at" DESC, "id" DESC LIMIT ${limit}`;
    return rows
      .map(({ sealedText, ...row }) => ({ ...row, at: Number(row.at), text: seal.open(TEXT, sealedText) }))
      .reverse();
  },

  async byId(id: string): Promise<CaseNote | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "CaseNote" WHERE "id" = ${id}`;
    if (!row) return null;
    const { sealedText, ...note } = row;
    return { ...note, at: Number(note.at), text: seal.open(TEXT, sealedText) };
  },
});
