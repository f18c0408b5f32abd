import sql, { join, type Sql } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import { RESPONSIBLE } from '../domain/obligation.js';
import type { Db } from './records.js';

/** What cases are told apart by: the sector or the post that took them, or the district the child is in. */
export const GROUPINGS = ['sector', 'post', 'district'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * - `cases`: one each; those that are linked count as the one they are linked to, with all that happened to either. What
 *   happened to a duty is of the case whose duty it is now: also where that was linked meanwhile, and is taken apart
 * - `acknowledge`, `safety`, `outcome`: ms from a case's opening to the first acknowledgement, the first word that the
 *   child is safe, the last closing; a case that was opened again has no outcome
 * - `nudges`, `climbs`: how many a case needed until somebody had it; a climb is also the top called again, and a matter that
 *   fell back. What is called for beside it, such as to tell the police or to come to a conference, is not counted
 * - `declined`: hand-overs that were declined, counted where they were declined
 */
export type Measure = 'cases' | 'acknowledge' | 'safety' | 'outcome' | 'nudges' | 'climbs' | 'declined';

/** One measure of one group. Percentiles are by nearest rank: values that occurred. */
export interface Figure {
  /** A sector, a post's code or a district's; empty where nobody took it yet, or the district is not known. */
  readonly group: string;
  /** The post's name. */
  readonly name: string | null;
  readonly measure: Measure;
  readonly count: number;
  readonly sum: number;
  readonly median: number;
  readonly p90: number;
}

/** The group of a case by the post `p` that took or declined it, and by its place; GB/T 2260 has six digits to a district. */
const GROUPS: Readonly<Record<Grouping, Sql>> = {
  sector: sql`COALESCE(p."sector", '')`,
  post: sql`COALESCE(t."postCode", '')`,
  district: sql`CASE WHEN LENGTH(s."area") >= 6 THEN SUBSTR(s."area", 1, 6) ELSE '' END`,
};

/** What of the record counts. */
const TOLD = sql`'obligation.acknowledged', 'child.safety_confirmed', 'obligation.nudged', 'obligation.climbed',
  'obligation.repeated', 'obligation.reopened', 'handover.declined'`;

/** What the record says of how long things took and what they needed. */
export const figures = (db: Db) => ({
  /**
   * All measures of the cases that were opened from `from` on and before `to`, in one query. CROSS JOIN: SQLite begins with the
   * cases then, and finds what happened by its indexes; with JOIN it goes through all there is.
   */
  async by(grouping: Grouping, from: Instant, to: Instant): Promise<Figure[]> {
    const group = GROUPS[grouping];
    const rows = await db.$queryRaw<Record<keyof Figure, string | number | bigint>[]>`
      WITH "parts" AS MATERIALIZED (
        SELECT k."id" AS "part", c."id", c."area", c."openedAt", c."closedAt"
        FROM "Case" k JOIN "Case" c ON c."id" = COALESCE(k."mergedInto", k."id")
        WHERE c."openedAt" >= ${from} AND c."openedAt" < ${to}
      ), "happened" AS (
        SELECT c."part", e."seq", e."at", e."kind", e."postCode", o."kind" AS "duty"
        FROM "parts" c CROSS JOIN "Obligation" o CROSS JOIN "Event" e
        WHERE o."caseId" = c."part" AND e."obligationId" = o."id" AND e."kind" IN (${TOLD})
        UNION ALL SELECT c."part", e."seq", e."at", e."kind", e."postCode", NULL
        FROM "parts" c CROSS JOIN "Event" e LEFT JOIN "Obligation" o ON o."id" = e."obligationId"
        WHERE e."caseId" = c."part" AND e."kind" IN (${TOLD}) AND o."id" IS NULL
      ), "steps" AS (
        SELECT c."id", c."area", c."openedAt", c."closedAt",
          MIN(CASE WHEN e."kind" = 'obligation.acknowledged' THEN e."seq" END) AS "takenBy",
          MIN(CASE WHEN e."kind" = 'obligation.acknowledged' THEN e."at" END) AS "takenAt",
          MIN(CASE WHEN e."kind" = 'child.safety_confirmed' THEN e."at" END) AS "safeAt",
          SUM(CASE WHEN e."kind" = 'obligation.nudged' THEN 1 ELSE 0 END) AS "nudges",
          SUM(CASE WHEN e."kind" IN ('obligation.climbed', 'obligation.repeated', 'obligation.reopened') THEN 1 ELSE 0
            END) AS "climbs"
        FROM "parts" c LEFT JOIN "happened" e ON e."part" = c."part" AND (e."kind" = 'child.safety_confirmed'
          OR e."duty" IS NULL OR e."duty" IN (${join([...RESPONSIBLE])}))
        GROUP BY c."id", c."area", c."openedAt", c."closedAt"
      ), "grouped" AS (
        SELECT s.*, ${group} AS "group", p."name"
        FROM "steps" s LEFT JOIN "Event" t ON t."seq" = s."takenBy" LEFT JOIN "Post" p ON p."code" = t."postCode"
      ), "measured" AS (
        SELECT "group", "name", 'cases' AS "measure", 1 AS "value" FROM "grouped"
        UNION ALL SELECT "group", "name", 'acknowledge', "takenAt" - "openedAt" FROM "grouped" WHERE "takenAt" IS NOT NULL
        UNION ALL SELECT "group", "name", 'safety', "safeAt" - "openedAt" FROM "grouped" WHERE "safeAt" IS NOT NULL
        UNION ALL SELECT "group", "name", 'outcome', "closedAt" - "openedAt" FROM "grouped" WHERE "closedAt" IS NOT NULL
        UNION ALL SELECT "group", "name", 'nudges', "nudges" FROM "grouped"
        UNION ALL SELECT "group", "name", 'climbs', "climbs" FROM "grouped"
        UNION ALL SELECT ${group}, p."name", 'declined', 1
          FROM "parts" s JOIN "happened" t ON t."part" = s."part" AND t."kind" = 'handover.declined'
            LEFT JOIN "Post" p ON p."code" = t."postCode"
      ), "ranked" AS (
        SELECT "group", "name", "measure", "value",
          ROW_NUMBER() OVER (PARTITION BY "group", "measure" ORDER BY "value") AS "rank",
          COUNT(*) OVER (PARTITION BY "group", "measure") AS "of"
        FROM "measured"
      )
      SELECT "group", MAX("name") AS "name", "measure", COUNT(*) AS "count", CAST(SUM("value") AS BIGINT) AS "sum",
        MAX(CASE WHEN "rank" = ("of" + 1) / 2 THEN "value" END) AS "median",
        MAX(CASE WHEN "rank" = ("of" * 9 + 9) / 10 THEN "value" END) AS "p90"
      FROM "ranked" GROUP BY "group", "measure" ORDER BY "group", "measure"`;
    return rows.map((row) => ({
      group: String(row.group),
      name: row.name === null ? null : String(row.name),
      measure: row.measure as Measure,
      count: Number(row.count),
      sum: Number(row.sum),
      median: Number(row.median),
      p90: Number(row.p90),
    }));
  },
});
