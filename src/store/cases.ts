import sql, { empty, join } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import { type CaseStatus, endedAs, type Outcome } from '../domain/obligation.js';
import { keepCases, namedBy, ofFamily, theirs } from './in-turn.js';
import type { Db, Sealing } from './records.js';

/** The child's matter. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly area: string;
  readonly level: Level;
  readonly status: CaseStatus;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** Who is responsible for the child now; null while nobody has taken it. */
  readonly holderId: string | null;
  readonly holderPost: string | null;
  readonly heldAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly outcome: Outcome | null;
  /** The case that its reports are linked to now; null while it stands by itself. */
  readonly mergedInto: string | null;
  /** When its words were erased; null while they are there, and once it was opened again or something was told of it. */
  readonly erasedAt: Instant | null;
  /** Since when the operator has its words kept. */
  readonly keptAt: Instant | null;
}

/** A person in their post. */
export interface Holder {
  readonly memberId: string;
  readonly postCode: string;
}

type Row = Omit<Case, 'openedAt' | 'updatedAt' | 'heldAt' | 'closedAt' | 'erasedAt' | 'keptAt'> &
  Record<'openedAt' | 'updatedAt', bigint> &
  Record<'heldAt' | 'closedAt' | 'erasedAt' | 'keptAt' | 'freedAt', bigint | null>;

const instant = (value: bigint | null): Instant | null => (value === null ? null : Number(value));

const open = ({ freedAt: _, ...row }: Row): Case => ({
  ...row,
  openedAt: Number(row.openedAt),
  updatedAt: Number(row.updatedAt),
  heldAt: instant(row.heldAt),
  closedAt: instant(row.closedAt),
  erasedAt: instant(row.erasedAt),
  keptAt: instant(row.keptAt),
});

/** Cases: each change touches only the columns it is about, so that two at once take nothing from each other. */
export const cases = (db: Db, { engine }: Pick<Sealing, 'engine'>) => ({
  /**
   * Of one for which nobody could be called, its status is set so by whoever opens it. False when it was opened before, or
   * another has its number.
   */
  async open(next: Pick<Case, 'id' | 'number' | 'area' | 'level' | 'openedAt'>): Promise<boolean> {
    const opened = await db.$executeRaw`
      INSERT INTO "Case" ("id", "number", "area", "level", "status", "openedAt", "updatedAt")
      VALUES (${next.id}, ${next.number}, ${next.area}, ${next.level}, 'dispatched', ${next.openedAt}, ${next.openedAt})
      ON CONFLICT DO NOTHING`;
    return opened > 0;
  },

  async byId(id: string): Promise<Case | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Case" WHERE "id" = ${id}`;
    return row ? open(row) : null;
  },

  /** What cards call it; empty for a case that is not there. */
  async number(id: string): Promise<string> {
    return (await this.byId(id))?.number ?? '';
  },

  /**
   * Waits for whoever is at something of these cases, or of what is linked to them, and keeps them all for this transaction. `named`:
   * obligations or reports of them, their numbers, or their ids. Two that move different obligations of one case touch the case and
   * each other's obligations besides: unless one comes after the other, each would wait for what the other has, or write over it
   * what it had read before. To be asked once, before what is written is read: who keeps one case after the other may wait for
   * whoever keeps them the other way round.
   * @throws {RaceLost} when what was named became another case's while it was waited for.
   */
  inTurn: (...named: readonly string[]): Promise<void> => keepCases(db, engine, namedBy(named)),

  /** The same for all cases of which these members have something, or are called for something, beside those named. */
  inTurnOf: (memberIds: readonly string[], ...named: readonly string[]): Promise<void> =>
    keepCases(db, engine, [...namedBy(named), ...theirs(memberIds)]),

  /** The same for all cases of a family, by the key of its chat or one of its reminders: before these, as whoever ends a case does. */
  inTurnOfFamily: (by: string): Promise<void> => keepCases(db, engine, ofFamily(by)),

  /**
   * It is about the same child as `into`: nobody holds it any more, and what was linked to it goes with it. What is kept of it for
   * the police is kept there, though of `into` itself they need no more.
   */
  async merge(id: string, into: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Case" SET "freedAt" = NULL WHERE "id" = ${into} AND "freedAt" IS NOT NULL AND EXISTS (
        SELECT 1 FROM "Obligation" o WHERE o."caseId" = ${id} AND o."kind" = 'police_report' AND o."openedAt" >
          COALESCE((SELECT f."freedAt" FROM "Case" f WHERE f."id" = ${id}), 0))`;
    await db.$executeRaw`
      UPDATE "Case" SET "mergedInto" = ${into}, "updatedAt" = ${now} WHERE "mergedInto" = ${id}`;
    await db.$executeRaw`
      UPDATE "Case" SET "mergedInto" = ${into}, "status" = 'merged', "outcome" = 'duplicate', "closedAt" = ${now},
        "holderId" = NULL, "holderPost" = NULL, "heldAt" = NULL, "updatedAt" = ${now}
      WHERE "id" = ${id}`;
  },

  /** It is open again: after it was closed, or was linked to another. */
  async reopen(id: string, status: Extract<CaseStatus, 'reopened' | 'acknowledged'>, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Case" SET "mergedInto" = NULL, "status" = ${status}, "outcome" = NULL, "closedAt" = NULL,
        "erasedAt" = NULL, "updatedAt" = ${now}
      WHERE "id" = ${id}`;
  },

  /** Something was told of it after its words were erased: it is erased again in its time. */
  async toEraseAgain(id: string): Promise<void> {
    await db.$executeRaw`UPDATE "Case" SET "erasedAt" = NULL WHERE "id" = ${id} AND "erasedAt" IS NOT NULL`;
  },

  /** More is known of where the child is, or of how urgent it is. */
  async locate(id: string, next: Pick<Case, 'area' | 'level'>, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Case" SET "area" = ${next.area}, "level" = ${next.level}, "updatedAt" = ${now} WHERE "id" = ${id}`;
  },

  /** Somebody is responsible from now on, or, with null, nobody is. */
  async hold(id: string, holder: Holder | null, now: Instant): Promise<void> {
    const heldAt = holder && now;
    await db.$executeRaw`
      UPDATE "Case" SET "holderId" = ${holder?.memberId ?? null}, "holderPost" = ${holder?.postCode ?? null},
        "heldAt" = ${heldAt}, "updatedAt" = ${now}
      WHERE "id" = ${id}`;
  },

  async setStatus(id: string, status: CaseStatus, now: Instant): Promise<void> {
    await db.$executeRaw`UPDATE "Case" SET "status" = ${status}, "updatedAt" = ${now} WHERE "id" = ${id}`;
  },

  async byNumber(number: string): Promise<Case | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Case" WHERE "number" = ${number}`;
    return row ? open(row) : null;
  },

  /** The cases that were linked to these: by which number, and to which. */
  async linkedTo(
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly number: string; readonly mergedInto: string }[]> {
    if (ids.length === 0) return [];
    return db.$queryRaw<{ id: string; number: string; mergedInto: string }[]>`
      SELECT "id", "number", "mergedInto" FROM "Case" WHERE "mergedInto" IN (${join([...ids])})
      ORDER BY "openedAt", "id"`;
  },

  /** It is over; whoever held it stays on it as the last who did. */
  async close(id: string, outcome: Outcome, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Case" SET "status" = ${endedAs(outcome)}, "outcome" = ${outcome}, "closedAt" = ${now}, "updatedAt" = ${now}
      WHERE "id" = ${id}`;
  },

  /** The running cases of these posts, the most urgent first. */
  async ofPosts(postCodes: readonly string[], except: string, after: Case | null, limit: number): Promise<Case[]> {
    if (postCodes.length === 0) return [];
    const from = after
      ? sql`AND ("level", "openedAt", "id") > (${after.level}, ${after.openedAt}, ${after.id})`
      : empty;
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Case" WHERE "holderPost" IN (${join([...postCodes])})
        AND "holderId" <> ${except} AND "closedAt" IS NULL ${from}
      ORDER BY "level", "openedAt", "id" LIMIT ${limit}`;
    return rows.map(open);
  },

  /** The cases that a member is responsible for. */
  async heldBy(memberId: string): Promise<Case[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Case" WHERE "holderId" = ${memberId} AND "closedAt" IS NULL ORDER BY "level", "openedAt"`;
    return rows.map(open);
  },
});
