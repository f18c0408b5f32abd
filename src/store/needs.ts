import sql, { join } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import type { Need as NeedKind } from '../domain/need.js';
import type { Holder } from './cases.js';
import type { Db, Sealing } from './records.js';

export type NeedState = 'open' | 'chosen' | 'done' | 'withdrawn' | 'unmet';
export type OfferState = 'asked' | 'offered' | 'declined' | 'silent' | 'chosen' | 'thanked' | 'left';

/** What a helper is told; nothing of it says who the child is. Codes are those of the questions it answers. */
export interface Brief {
  readonly span: string;
  readonly begin: string;
  readonly band: string;
  readonly words: string;
}

/** What a plan asks of others. */
export interface Need {
  readonly id: string;
  /** The case that it is of now: of one that is linked to another, that other. */
  readonly caseId: string;
  readonly kind: NeedKind;
  readonly brief: Brief;
  /** The help has begun by then. */
  readonly dueAt: Instant;
  /** Who is asked so far: 1 the district, 2 the city too. */
  readonly round: number;
  readonly state: NeedState;
  readonly chosenPost: string | null;
  readonly chosenMember: string | null;
  readonly openedAt: Instant;
  readonly settledAt: Instant | null;
}

/** A post that was asked, and what it said; its id is that of the obligation to answer. */
export interface Offer {
  readonly id: string;
  readonly needId: string;
  readonly postCode: string;
  readonly memberId: string | null;
  readonly state: OfferState;
  readonly note: string | null;
  readonly at: Instant;
}

export const BRIEF = 'need.brief';
const NOTE = 'offer.note';

type NeedRow = Omit<Need, 'brief' | 'dueAt' | 'round' | 'openedAt' | 'settledAt'> &
  Record<'dueAt' | 'openedAt', bigint> & { round: number | bigint; settledAt: bigint | null; sealedBrief: string };
type OfferRow = Omit<Offer, 'note' | 'at'> & { sealedNote: string | null; at: bigint };

/** A need goes with its case to the one that it is linked to, and comes back with it. */
const ofCaseNow = sql`
  SELECT n."id", COALESCE(c."mergedInto", n."caseId") AS "caseId", n."kind", n."sealedBrief", n."dueAt", n."round", n."state",
    n."chosenPost", n."chosenMember", n."openedAt", n."settledAt"
  FROM "Need" n LEFT JOIN "Case" c ON c."id" = n."caseId"`;

/** Needs of plans, and the offers to meet them; what people wrote is sealed. */
export const needs = (db: Db, { seal, engine }: Sealing) => {
  const openNeed = ({ sealedBrief, ...row }: NeedRow): Need => ({
    ...row,
    brief: JSON.parse(seal.open(BRIEF, sealedBrief)) as Brief,
    dueAt: Number(row.dueAt),
    round: Number(row.round),
    openedAt: Number(row.openedAt),
    settledAt: row.settledAt === null ? null : Number(row.settledAt),
  });
  const openOffer = ({ sealedNote, ...row }: OfferRow): Offer => ({
    ...row,
    note: sealedNote === null ? null : seal.open(NOTE, sealedNote),
    at: Number(row.at),
  });

  return {
    /** False when it was opened before. */
    async add(need: Pick<Need, 'id' | 'caseId' | 'kind' | 'brief' | 'dueAt' | 'openedAt'>): Promise<boolean> {
      const sealed = seal.seal(BRIEF, JSON.stringify(need.brief));
      return (
        (await db.$executeRaw`
          INSERT INTO "Need" ("id", "caseId", "kind", "sealedBrief", "dueAt", "round", "state", "openedAt")
          VALUES (${need.id}, ${need.caseId}, ${need.kind}, ${sealed}, ${need.dueAt}, 1, 'open', ${need.openedAt})
          ON CONFLICT ("id") DO NOTHING`) > 0
      );
    },

    async byId(id: string): Promise<Need | null> {
      const [row] = await db.$queryRaw<NeedRow[]>`${ofCaseNow} WHERE n."id" = ${id}`;
      return row ? openNeed(row) : null;
    },

    /**
     * Reads a need and keeps it for this transaction: who answers for another post at the same time is waited for, and
     * what they said is seen.
     */
    async hold(id: string): Promise<Need | null> {
      if (engine === 'sqlite') return this.byId(id);
      const [row] = await db.$queryRaw<NeedRow[]>`${ofCaseNow} WHERE n."id" = ${id} FOR UPDATE OF n`;
      return row ? openNeed(row) : null;
    },

    /** What is needed, by the ids of the needs. */
    async kinds(ids: readonly string[]): Promise<ReadonlyMap<string, NeedKind>> {
      if (ids.length === 0) return new Map();
      const rows = await db.$queryRaw<{ id: string; kind: NeedKind }[]>`
        SELECT "id", "kind" FROM "Need" WHERE "id" IN (${join([...ids])})`;
      return new Map(rows.map(({ id, kind }) => [id, kind]));
    },

    async ofCase(caseId: string): Promise<Need[]> {
      const rows = await db.$queryRaw<NeedRow[]>`
        ${ofCaseNow} WHERE n."caseId" = ${caseId}
          OR n."caseId" IN (SELECT "id" FROM "Case" WHERE "mergedInto" = ${caseId}) ORDER BY n."openedAt", n."id"`;
      return rows.map(openNeed);
    },

    /** The city is asked too. */
    async widen(id: string): Promise<void> {
      await db.$executeRaw`UPDATE "Need" SET "round" = 2 WHERE "id" = ${id}`;
    },

    /** One post is to meet it. False when it is not to be chosen for any more: then nothing changed. */
    async choose(id: string, { postCode, memberId }: Holder): Promise<boolean> {
      return (
        (await db.$executeRaw`
          UPDATE "Need" SET "state" = 'chosen', "chosenPost" = ${postCode}, "chosenMember" = ${memberId}
          WHERE "id" = ${id} AND "state" = 'open'`) > 0
      );
    },

    /** From one of the states `from` to another; nobody is chosen where it is open again. False when it stood elsewhere. */
    async settle(id: string, from: readonly NeedState[], to: NeedState, now: Instant): Promise<boolean> {
      const read = await this.hold(id);
      if (!read || !from.includes(read.state)) return false;
      const kept = to === 'done';
      const settledAt = to === 'open' ? null : now;
      return (
        (await db.$executeRaw`
          UPDATE "Need" SET "state" = ${to}, "settledAt" = ${settledAt},
            "chosenPost" = ${kept ? read.chosenPost : null}, "chosenMember" = ${kept ? read.chosenMember : null}
          WHERE "id" = ${id} AND "state" = ${read.state}`) > 0
      );
    },

    /** Somebody is asked. */
    async ask(offer: Pick<Offer, 'id' | 'needId' | 'postCode' | 'at'>): Promise<void> {
      await db.$executeRaw`
        INSERT INTO "Offer" ("id", "needId", "postCode", "state", "at")
        VALUES (${offer.id}, ${offer.needId}, ${offer.postCode}, 'asked', ${offer.at})
        ON CONFLICT ("id") DO NOTHING`;
    },

    async offer(id: string): Promise<Offer | null> {
      const [row] = await db.$queryRaw<OfferRow[]>`SELECT * FROM "Offer" WHERE "id" = ${id}`;
      return row ? openOffer(row) : null;
    },

    async offersOf(needId: string): Promise<Offer[]> {
      const rows = await db.$queryRaw<OfferRow[]>`SELECT * FROM "Offer" WHERE "needId" = ${needId}`;
      const place = ({ id }: Offer): number => Number(/\d+$/.exec(id)?.[0] ?? 0);
      return rows.map(openOffer).sort((a, b) => place(a) - place(b));
    },

    /** What a post said, or what became of what it said; who spoke and their words stay where none are given. */
    async answer(
      id: string,
      next: Pick<Offer, 'state' | 'at'> & Partial<Pick<Offer, 'memberId' | 'note'>>,
    ): Promise<void> {
      const memberId = next.memberId ?? null;
      const sealed = next.note === undefined || next.note === null ? null : seal.seal(NOTE, next.note);
      await db.$executeRaw`
        UPDATE "Offer" SET "state" = ${next.state}, "at" = ${next.at},
          "memberId" = COALESCE(${memberId}, "memberId"), "sealedNote" = COALESCE(${sealed}, "sealedNote")
        WHERE "id" = ${id}`;
    },
  };
};
