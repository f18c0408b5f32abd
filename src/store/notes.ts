import { join } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import type { events } from './events.js';
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
  /** Its text, then empty, was erased. */
  readonly erased?: true;
}

/** The kind of event that says that a note was kept: its `data` has the id of the note, its kind and its digest. */
export const NOTE_KEPT = 'note.kept';

/** The kind of event that says that the words of its case were erased. */
export const CASE_ERASED = 'case.erased';

const TEXT = 'case.note';

/** What an erased note comes to: all that is left of it. */
export const blank = ({
  caseId,
  kind,
  at,
  memberId,
  postCode,
}: Record<'caseId' | 'kind' | 'at' | 'memberId' | 'postCode', unknown>): string =>
  `blank ${JSON.stringify([caseId, kind, String(at), memberId, postCode])}`;

type Row = Omit<CaseNote, 'at' | 'text'> & { at: bigint; sealedText: string };

/** What is written about cases; sealed, and each on record by its digest. */
export const notes = (
  db: Db,
  { seal }: Pick<Sealing, 'seal'>,
  record: Pick<ReturnType<typeof events>, 'add'>,
  open = ({ sealedText, ...row }: Row): CaseNote => ({
    ...row,
    at: Number(row.at),
    ...(sealedText === '' ? { text: '', erased: true as const } : { text: seal.open(TEXT, sealedText) }),
  }),
  // Over the words and not over what they were sealed to: a note that is sealed anew by a later key is still the same.
  digestOf = ({ id, caseId, kind, at, memberId, postCode, text }: CaseNote): string =>
    seal.digest('note', JSON.stringify([id, caseId, kind, at, memberId, postCode, text])),
) => ({
  /**
   * Keeps a note, and puts on record in the same transaction that it was kept. Under an id that ends with its instant what was
   * written besides in that instant, from another chat, is a note of its own; the same again, or under another id, is nothing.
   */
  async add(note: CaseNote): Promise<void> {
    const { id, caseId, kind, at, memberId, postCode } = note;
    const sealed = seal.seal(TEXT, note.text);
    const added = await db.$executeRaw`
      INSERT INTO "CaseNote" ("id", "caseId", "kind", "at", "memberId", "postCode", "sealedText")
      VALUES (${id}, ${caseId}, ${kind}, ${at}, ${memberId}, ${postCode}, ${sealed})
      ON CONFLICT ("id") DO NOTHING`;
    if (added > 0) {
      const data = { note: id, kind, digest: digestOf(note) };
      return record.add({ at, kind: NOTE_KEPT, caseId, memberId, postCode, data });
    }
    // What was not written must not be on record as if it were.
    const [first = '', nr = '1'] = id.split('~');
    if (!first.endsWith(`:${at}`)) return;
    const known = await this.byId(id);
    const other = known !== null && (known.memberId !== memberId || known.text !== note.text);
    if (other) await this.add({ ...note, id: `${first}~${Number(nr) + 1}` });
  },

  /** The newest note of a kind. */
  async latest(caseId: string, kind: string): Promise<CaseNote | null> {
    const [row] = await db.$queryRaw<Row[]>`
      SELECT * FROM "CaseNote" WHERE "caseId" = ${caseId} AND "kind" = ${kind} ORDER BY "at" DESC, "id" DESC LIMIT 1`;
    return row ? open(row) : null;
  },

  /** The newest `limit` notes of a case and of those linked to it, oldest first. */
  async ofCase(caseId: string, limit: number, without: readonly string[] = []): Promise<CaseNote[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "CaseNote" WHERE ("caseId" = ${caseId}
        OR "caseId" IN (SELECT "id" FROM "Case" WHERE "mergedInto" = ${caseId}))
        AND "kind" NOT IN (${join(['', ...without])})
      ORDER BY "at" DESC, "id" DESC LIMIT ${limit}`;
    return rows.map(open).reverse();
  },

  async byId(id: string): Promise<CaseNote | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "CaseNote" WHERE "id" = ${id}`;
    return row ? open(row) : null;
  },

  /** What the notes of these ids come to as they stand now, by their ids; null for one that cannot be opened, {@link blank} for one that was erased. */
  async digestsOf(ids: readonly string[]): Promise<Map<string, string | null>> {
    if (ids.length === 0) return new Map();
    // The time as text: whatever was put into that column in the meantime, it is read.
    const rows = await db.$queryRaw<(Omit<Row, 'at'> & { at: string })[]>`
      SELECT "id", "caseId", "kind", CAST("at" AS TEXT) AS "at", "memberId", "postCode", "sealedText"
      FROM "CaseNote" WHERE "id" IN (${join([...ids])})`;
    return new Map(
      rows.map(({ sealedText, ...row }) => {
        if (sealedText === '') return [row.id, blank(row)];
        try {
          return [row.id, digestOf({ ...row, at: Number(row.at), text: seal.open(TEXT, sealedText) })];
        } catch {
          return [row.id, null];
        }
      }),
    );
  },

  /** How many more notes there are than events that say that one was kept: those of releases that wrote no such event. */
  async unrecorded(): Promise<number> {
    const [row] = await db.$queryRaw<{ count: bigint | number }[]>`
      SELECT (SELECT COUNT(*) FROM "CaseNote") - (SELECT COUNT(*) FROM "Event" WHERE "kind" = ${NOTE_KEPT}) AS "count"`;
    return Math.max(0, Number(row?.count ?? 0));
  },
});
