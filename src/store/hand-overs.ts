import type { Instant } from '../domain/clock.js';
import type { Consent, HandOverReason } from '../domain/hand-over.js';
import type { Db, Sealing } from './records.js';

/** A case offered to another post. Its id is that of the obligation to accept it. */
export interface HandOver {
  readonly id: string;
  readonly caseId: string;
  readonly fromMember: string;
  readonly fromPost: string;
  readonly toPosts: readonly string[];
  readonly reason: HandOverReason;
  readonly consent: Consent;
  /** The sender's own words. */
  readonly note: string | null;
  /** `timed_out`: not accepted in time; the rungs above are called, and it can still be accepted. */
  readonly state: 'offered' | 'timed_out' | 'accepted' | 'declined' | 'withdrawn';
  readonly offeredAt: Instant;
  readonly settledAt: Instant | null;
}

interface Row extends Omit<HandOver, 'toPosts' | 'note' | 'offeredAt' | 'settledAt'> {
  toPosts: string;
  sealedNote: string | null;
  offeredAt: bigint;
  settledAt: bigint | null;
}

const NOTE = 'hand-over.note';

/** Offers of cases from post to post. */
export const handOvers = (db: Db, { seal }: Sealing) => {
  const open = ({ sealedNote, toPosts, offeredAt, settledAt, ...row }: Row): HandOver => ({
    ...row,
    toPosts: JSON.parse(toPosts) as string[],
    note: sealedNote === null ? null : seal.open(NOTE, sealedNote),
    offeredAt: Number(offeredAt),
    settledAt: settledAt === null ? null : Number(settledAt),
  });

  return {
    async add(h: Omit<HandOver, 'state' | 'settledAt'>): Promise<void> {
      const sealedNote = h.note === null ? null : seal.seal(NOTE, h.note);
      await db.$executeRaw`
        INSERT INTO "HandOver" ("id", "caseId", "fromMember", "fromPost", "toPosts", "reason", "consent", "sealedNote",
          "state", "offeredAt")
        VALUES (${h.id}, ${h.caseId}, ${h.fromMember}, ${h.fromPost}, ${JSON.stringify(h.toPosts)}, ${h.reason},
          ${h.consent}, ${sealedNote}, 'offered', ${h.offeredAt})
        ON CONFLICT ("id") DO NOTHING`;
    },

    async byId(id: string): Promise<HandOver | null> {
      const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "HandOver" WHERE "id" = ${id}`;
      return row ? open(row) : null;
    },

    /** All of a case, oldest first. */
    async ofCase(caseId: string): Promise<HandOver[]> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT * FROM "HandOver" WHERE "caseId" = ${caseId} ORDER BY "offeredAt", "id"`;
      return rows.map(open);
    },

    /** The one that waits for an answer; a case has one at most. */
    async waiting(caseId: string): Promise<HandOver | null> {
      return (await this.ofCase(caseId)).find(({ state }) => state === 'offered' || state === 'timed_out') ?? null;
    },

    /** False when it was settled before, or has timed out before. */
    async settle(id: string, state: Exclude<HandOver['state'], 'offered'>, now: Instant): Promise<boolean> {
      const settledAt = state === 'timed_out' ? null : now;
      return (
        (await db.$executeRaw`
          UPDATE "HandOver" SET "state" = ${state}, "settledAt" = ${settledAt}
          WHERE "id" = ${id} AND "state" IN ('offered', 'timed_out') AND "state" <> ${state}`) > 0
      );
    },
  };
};
