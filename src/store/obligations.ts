import sql, { empty } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import type { ObligationKind } from '../domain/obligation.js';
import type { Route } from '../domain/routes.js';
import type { Db, Sealing } from './records.js';

/** What one post must do by a time. */
export interface Obligation {
  readonly id: string;
  readonly caseId: string;
  readonly reportId: string;
  readonly kind: ObligationKind;
  readonly level: Level;
  readonly area: string;
  readonly timezone: string;
  /** The ladder it was opened with, and follows to its end. */
  readonly policyVersion: string;
  readonly rung: number;
  /** How many calls this rung has had: 1 after the first page. */
  readonly nudge: number;
  readonly rungStartedAt: Instant;
  readonly openedAt: Instant;
  /** The promise: somebody has acknowledged by then. */
  readonly dueAt: Instant;
  readonly breachedAt: Instant | null;
  readonly nextDueAt: Instant | null;
  /** Rises by one on every transition. */
  readonly epoch: number;
  readonly state: 'open' | 'acknowledged' | 'done';
  readonly holderId: string | null;
  readonly holderPost: string | null;
  readonly heldAt: Instant | null;
  readonly closedAt: Instant | null;
  /** JSON array of rungs, each an array of post codes; null where the rungs follow from the level. */
  readonly targets: string | null;
  /** Sealed: the side actors whom its concerns call; opened by `routeOf`. */
  readonly sealedRoute: string | null;
  /** What it is about besides the case: a hand-over, a need, a reminder. */
  readonly subjectId: string | null;
}

const ROUTE = 'obligation.route';

type Row = Record<keyof Obligation, string | number | bigint | null>;

const instant = (value: string | number | bigint | null | undefined): Instant | null =>
  value === null || value === undefined ? null : Number(value);

const open = (row: Row): Obligation => ({
  id: String(row.id),
  caseId: String(row.caseId),
  reportId: String(row.reportId),
  kind: row.kind as ObligationKind,
  level: row.level as Level,
  area: String(row.area),
  timezone: String(row.timezone),
  policyVersion: String(row.policyVersion),
  rung: Number(row.rung),
  nudge: Number(row.nudge),
  rungStartedAt: Number(row.rungStartedAt),
  openedAt: Number(row.openedAt),
  dueAt: Number(row.dueAt),
  breachedAt: instant(row.breachedAt),
  nextDueAt: instant(row.nextDueAt),
  epoch: Number(row.epoch),
  state: row.state as Obligation['state'],
  holderId: row.holderId as string | null,
  holderPost: row.holderPost as string | null,
  heldAt: instant(row.heldAt),
  closedAt: instant(row.closedAt),
  targets: row.targets as string | null,
  sealedRoute: row.sealedRoute as string | null,
  subjectId: row.subjectId as string | null,
});

/**
 * What posts must do. Every change is fenced by the epoch that was read. `routes`: those that these records sealed; whoever
 * opens an obligation asks next whom it calls.
 */
export const obligations = (
  db: Db,
  { engine, seal }: Pick<Sealing, 'engine' | 'seal'>,
  routes = new Map<string, Route>(),
) => ({
  /** False when it was opened before. */
  async add(o: Obligation): Promise<boolean> {
    return (
      (await db.$executeRaw`
        INSERT INTO "Obligation" ("id", "caseId", "reportId", "kind", "level", "area", "timezone", "policyVersion",
          "rung", "nudge", "rungStartedAt", "openedAt", "dueAt", "breachedAt", "nextDueAt", "epoch", "state",
          "holderId", "holderPost", "heldAt", "closedAt", "targets", "sealedRoute", "subjectId")
        VALUES (${o.id}, ${o.caseId}, ${o.reportId}, ${o.kind}, ${o.level}, ${o.area}, ${o.timezone}, ${o.policyVersion},
          ${o.rung}, ${o.nudge}, ${o.rungStartedAt}, ${o.openedAt}, ${o.dueAt}, ${o.breachedAt}, ${o.nextDueAt},
          ${o.epoch}, ${o.state}, ${o.holderId}, ${o.holderPost}, ${o.heldAt}, ${o.closedAt}, ${o.targets},
          ${o.sealedRoute}, ${o.subjectId})
        ON CONFLICT ("id") DO NOTHING`) > 0
    );
  },

  sealRoute(route: Route): string {
    const sealed = seal.seal(ROUTE, JSON.stringify(route));
    routes.set(sealed, route);
    return sealed;
  },

  routeOf({ sealedRoute }: Obligation): Route | null {
    if (sealedRoute === null) return null;
    return routes.get(sealedRoute) ?? (JSON.parse(seal.open(ROUTE, sealedRoute)) as Route);
  },

  async byId(id: string): Promise<Obligation | null> {
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Obligation" WHERE "id" = ${id}`;
    return row ? open(row) : null;
  },

  /**
   * Reads obligations as they will stand while this transaction commits: whoever is taking one right now is waited for.
   * What is written because of what this said cannot be missed by both.
   */
  async standing(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Obligation>> {
    if (ids.size === 0) return new Map();
    const named = JSON.stringify([...ids]);
    // Whoever moves several of one case has it in turn: they are not met halfway.
    if (engine === 'postgresql' && ids.size > 1) {
      await db.$queryRaw`
        SELECT 1 FROM "Case" WHERE "id" IN (SELECT "caseId" FROM "Obligation"
          WHERE "id" IN (SELECT jsonb_array_elements_text(${named}::jsonb)))
        ORDER BY "id" FOR SHARE`;
    }
    // In one order everywhere: two that wait for each other would wait for ever.
    const rows =
      engine === 'sqlite'
        ? await db.$queryRaw<Row[]>`SELECT o.* FROM json_each(${named}) CROSS JOIN "Obligation" o ON o."id" = value`
        : await db.$queryRaw<Row[]>`
            SELECT * FROM "Obligation" WHERE "id" IN (SELECT jsonb_array_elements_text(${named}::jsonb))
            ORDER BY "id" FOR SHARE`;
    return new Map(rows.map(open).map((o) => [o.id, o]));
  },

  /** Reads an obligation and keeps it for this transaction; null too when another transaction is at it right now. */
  async hold(id: string): Promise<Obligation | null> {
    if (engine === 'sqlite') return this.byId(id);
    const [row] = await db.$queryRaw<Row[]>`
      SELECT * FROM "Obligation" WHERE "id" = ${id} FOR UPDATE SKIP LOCKED`;
    return row ? open(row) : null;
  },

  /**
   * Reads an obligation and keeps it for this transaction; whoever is at it is waited for. What becomes of it by what several people
   * did, each alone, is thus decided by one after the other: of the last two who say no, the second is seen to be the last.
   */
  async keep(id: string): Promise<Obligation | null> {
    if (engine === 'sqlite') return this.byId(id);
    const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Obligation" WHERE "id" = ${id} FOR UPDATE`;
    return row ? open(row) : null;
  },

  /** What is still to be done on a case. */
  async ofCase(caseId: string): Promise<Obligation[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Obligation" WHERE "caseId" = ${caseId} AND "state" <> 'done' ORDER BY "openedAt", "id"`;
    return rows.map(open);
  },

  /** All that was ever to be done on a case, oldest first. */
  async allOfCase(caseId: string): Promise<Obligation[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Obligation" WHERE "caseId" = ${caseId} ORDER BY "openedAt", "id"`;
    return rows.map(open);
  },

  /** How many of a kind a case has had. */
  async countOf(caseId: string, kind: ObligationKind): Promise<number> {
    const [row] = await db.$queryRaw<{ n: bigint | number }[]>`
      SELECT COUNT(*) AS n FROM "Obligation" WHERE "caseId" = ${caseId} AND "kind" = ${kind}`;
    return Number(row?.n ?? 0);
  },

  /** What a member has taken and not done. */
  async heldBy(memberId: string): Promise<Obligation[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Obligation" WHERE "holderId" = ${memberId} AND "state" = 'acknowledged' ORDER BY "openedAt", "id"`;
    return rows.map(open);
  },

  /**
   * Writes `next` over the epoch that was read; the epoch rises by one. False when somebody else moved it first:
   * then nothing changed.
   */
  async move(read: Obligation, next: Partial<Obligation>): Promise<boolean> {
    const o = { ...read, ...next };
    return (
      (await db.$executeRaw`
        UPDATE "Obligation" SET "caseId" = ${o.caseId}, "level" = ${o.level}, "area" = ${o.area}, "timezone" = ${o.timezone}, "rung" = ${o.rung},
          "nudge" = ${o.nudge}, "rungStartedAt" = ${o.rungStartedAt}, "dueAt" = ${o.dueAt},
          "breachedAt" = ${o.breachedAt}, "nextDueAt" = ${o.nextDueAt}, "epoch" = ${read.epoch + 1},
          "state" = ${o.state}, "holderId" = ${o.holderId}, "holderPost" = ${o.holderPost}, "heldAt" = ${o.heldAt},
          "closedAt" = ${o.closedAt}, "targets" = ${o.targets},
          "sealedRoute" = ${o.sealedRoute}
        WHERE "id" = ${read.id} AND "epoch" = ${read.epoch}`) > 0
    );
  },

  /** Obligations that nobody has taken, most urgent first. */
  async open(limit: number): Promise<Obligation[]> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM "Obligation" WHERE "state" = 'open' AND "nextDueAt" IS NOT NULL
      ORDER BY "level", "nextDueAt" LIMIT ${limit}`;
    return rows.map(open);
  },

  /** The obligations that are due, most urgent first. */
  async due(now: Instant, limit: number): Promise<Pick<Obligation, 'id' | 'level' | 'caseId'>[]> {
    return db.$queryRaw<Pick<Obligation, 'id' | 'level' | 'caseId'>[]>`
      SELECT "id", "level", "caseId" FROM "Obligation" WHERE "nextDueAt" IS NOT NULL AND "nextDueAt" <= ${now}
      ORDER BY "level", "nextDueAt" LIMIT ${limit}`;
  },

  /** When the next obligation is due; null when none is. */
  async nextDue(): Promise<Instant | null> {
    const [row] = await db.$queryRaw<{ at: bigint | null }[]>`
      SELECT MIN("nextDueAt") AS "at" FROM "Obligation" WHERE "nextDueAt" IS NOT NULL`;
    return instant(row?.at);
  },

  /**
   * What a member was called for and nobody finished, and what the member holds; most urgent first. `from`: only what
   * comes after that place in the order; or before it (`back`), the nearest to it first.
   */
  async ofMember(
    memberId: string,
    limit: number,
    from?: Pick<Obligation, 'openedAt' | 'id'> & { readonly level: string; readonly back?: boolean },
  ): Promise<(Obligation & { number: string; ofCase: Level })[]> {
    const place = from && sql`(${from.level}, ${from.openedAt}, ${from.id})`;
    const on = place ? sql`AND (o."level", o."openedAt", o."id") > ${place}` : empty;
    const before = place ? sql`AND (o."level", o."openedAt", o."id") < ${place}` : empty;
    const rows = await db.$queryRaw<(Row & { number: string; ofCase: Level })[]>`
      SELECT o.*, c."number", c."level" AS "ofCase" FROM "Obligation" o JOIN "Case" c ON c."id" = o."caseId"
      WHERE ((o."state" = 'acknowledged' AND o."holderId" = ${memberId})
        OR (o."state" = 'open' AND o."id" IN (SELECT "obligationId" FROM "Outbox" WHERE "memberId" = ${memberId})
          AND NOT EXISTS (SELECT 1 FROM "Conflict" x WHERE x."caseId" = o."caseId" AND x."memberId" = ${memberId})))
        ${from?.back ? before : on}
      ORDER BY ${from?.back ? sql`o."level" DESC, o."openedAt" DESC, o."id" DESC` : sql`o."level", o."openedAt", o."id"`}
      LIMIT ${limit}`;
    return rows.map((row) => ({ ...open(row), number: row.number, ofCase: row.ofCase }));
  },

  /** What a member said that they can help with, and nobody is chosen for yet. */
  async offeredBy(memberId: string, limit: number): Promise<(Obligation & { number: string })[]> {
    const rows = await db.$queryRaw<(Row & { number: string })[]>`
      SELECT o.*, c."number" FROM "Obligation" o JOIN "Case" c ON c."id" = o."caseId"
        JOIN "Offer" f ON f."id" = o."id" JOIN "Need" n ON n."id" = f."needId"
      WHERE f."memberId" = ${memberId} AND f."state" = 'offered' AND n."state" = 'open'
        AND NOT EXISTS (SELECT 1 FROM "Conflict" x WHERE x."caseId" = o."caseId" AND x."memberId" = ${memberId})
      ORDER BY o."openedAt", o."id" LIMIT ${limit}`;
    return rows.map((row) => ({ ...open(row), number: row.number }));
  },

  /** True when this member was called for this obligation. */
  async called(id: string, memberId: string): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Outbox" WHERE "obligationId" = ${id} AND "memberId" = ${memberId} LIMIT 1`;
    return rows.length > 0;
  },

  /** The posts in which this member was called for this obligation, from `since` on, the last first; empty: they were not. */
  async calledAs(id: string, memberId: string, since: Instant = 0): Promise<readonly string[]> {
    const rows = await db.$queryRaw<{ postCode: string | null }[]>`
      SELECT "postCode" FROM "Outbox"
      WHERE "obligationId" = ${id} AND "memberId" = ${memberId} AND "createdAt" >= ${since}
      ORDER BY "epoch" DESC, "position" DESC`;
    return rows.map(({ postCode }) => postCode ?? '');
  },
});
