import type { Address, ChannelName, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Draft } from '../domain/draft.js';
import type { Level } from '../domain/level.js';
import type { Triage } from '../domain/triage.js';
import type { Db, Sealing } from './records.js';
import { SealProblem } from './seal.js';

/** One submission by one reporter. */
export interface Report {
  readonly id: string;
  readonly caseId: string;
  readonly channel: ChannelName;
  readonly receiptHash: string;
  readonly area: string;
  readonly level: Level;
  /** What set the level, and why. Sealed like the answers it names. */
  readonly triage: Triage;
  readonly draft: Draft;
  readonly partial: boolean;
  readonly promisedBy: Instant;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A report, with the keyed hash of the chat that it came from. */
export type NearReport = Report & { readonly reporterKey: string | null };

/** How to tell a reporter how it went on. */
export interface Reporter {
  readonly reportId: string;
  readonly address: Address;
  readonly locale: Locale;
}

/** For what a draft is sealed. */
export const DRAFT = 'report.draft';
const TRIAGE = 'report.triage';

interface ReportRow {
  id: string;
  caseId: string;
  channel: string;
  receiptHash: string;
  area: string;
  level: string;
  sealedTriage: string;
  sealedDraft: string;
  partial: boolean;
  promisedBy: bigint;
  createdAt: bigint;
  updatedAt: bigint;
}

/** Reports, and the way back to their reporters. */
export const reports = (db: Db, { seal, chats, chatKey }: Sealing) => {
  const open = (row: ReportRow | undefined): Report | null =>
    row
      ? {
          id: row.id,
          caseId: row.caseId,
          channel: row.channel as ChannelName,
          receiptHash: row.receiptHash,
          area: row.area,
          level: row.level as Level,
          triage: JSON.parse(seal.open(TRIAGE, row.sealedTriage)) as Triage,
          draft: JSON.parse(seal.open(DRAFT, row.sealedDraft)) as Draft,
          partial: row.partial,
          promisedBy: Number(row.promisedBy),
          createdAt: Number(row.createdAt),
          updatedAt: Number(row.updatedAt),
        }
      : null;

  /** Null too for one that cannot be opened any more. */
  const readable = (row: ReportRow | undefined): Report | null => {
    try {
      return open(row);
    } catch (error) {
      if (error instanceof SealProblem) return null;
      throw error;
    }
  };

  return {
    async byId(id: string): Promise<Report | null> {
      const [row] = await db.$queryRaw<ReportRow[]>`SELECT * FROM "Report" WHERE "id" = ${id}`;
      return open(row);
    },

    /** The same where nothing is to stop at one that cannot be opened any more: that is null as well. */
    async readable(id: string): Promise<Report | null> {
      const [row] = await db.$queryRaw<ReportRow[]>`SELECT * FROM "Report" WHERE "id" = ${id}`;
      return readable(row);
    },

    async byReceipt(receiptHash: string): Promise<Report | null> {
      const [row] = await db.$queryRaw<ReportRow[]>`SELECT * FROM "Report" WHERE "receiptHash" = ${receiptHash}`;
      return open(row);
    },

    async ofCase(caseId: string): Promise<Report[]> {
      const rows = await db.$queryRaw<ReportRow[]>`
        SELECT * FROM "Report" WHERE "caseId" = ${caseId} ORDER BY "createdAt", "id"`;
      return rows.flatMap((row) => open(row) ?? []);
    },

    /**
     * The newest `limit` reports of an area that were filed up to `until`, apart from those of one case. Costs one
     * unsealing each: to be asked for when a person is to judge, not at every turn.
     */
    async near(where: {
      readonly area: string;
      readonly until: Instant;
      readonly besides: string;
      readonly limit: number;
    }): Promise<NearReport[]> {
      const rows = await db.$queryRaw<(ReportRow & { reporterKey: string | null })[]>`
        SELECT r.*, p."chatKey" AS "reporterKey" FROM "Report" r LEFT JOIN "Reporter" p ON p."reportId" = r."id"
        WHERE r."area" = ${where.area} AND r."createdAt" <= ${where.until} AND r."caseId" <> ${where.besides}
        ORDER BY r."createdAt" DESC LIMIT ${where.limit}`;
      return rows.flatMap((row) => {
        const report = readable(row);
        return report ? { ...report, reporterKey: row.reporterKey } : [];
      });
    },

    /** The keyed hash of the chat that reported; null when it was erased. */
    async reporterKey(reportId: string): Promise<string | null> {
      const [row] = await db.$queryRaw<{ chatKey: string }[]>`
        SELECT "chatKey" FROM "Reporter" WHERE "reportId" = ${reportId}`;
      return row?.chatKey ?? null;
    },

    /** Where the child of a case is, its reports say too: they are compared with others of the district. */
    async place(caseId: string, area: string, now: Instant): Promise<void> {
      await db.$executeRaw`UPDATE "Report" SET "area" = ${area}, "updatedAt" = ${now} WHERE "caseId" = ${caseId}`;
    },

    /** All reports of a case become another's; each keeps in mind which case it was opened with. */
    async moveCase(from: string, into: string): Promise<void> {
      await db.$executeRaw`
        UPDATE "Report" SET "originCaseId" = COALESCE("originCaseId", "caseId"), "caseId" = ${into}
        WHERE "caseId" = ${from}`;
    },

    /** The reports that were opened with `origin` are its own again. */
    async moveBack(origin: string, from: string): Promise<void> {
      await db.$executeRaw`
        UPDATE "Report" SET "caseId" = ${origin}, "originCaseId" = NULL
        WHERE "caseId" = ${from} AND "originCaseId" = ${origin}`;
    },

    /** The numbers of the cases that linked reports were opened with, by report. */
    async origins(caseId: string): Promise<ReadonlyMap<string, string>> {
      const rows = await db.$queryRaw<{ id: string; number: string }[]>`
        SELECT r."id", c."number" FROM "Report" r JOIN "Case" c ON c."id" = r."originCaseId"
        WHERE r."caseId" = ${caseId}`;
      return new Map(rows.map(({ id, number }) => [id, number]));
    },

    /** How many other reports of the same case were filed before this one, from `since` on. */
    async earlier(
      { id, caseId, createdAt }: Pick<Report, 'id' | 'caseId' | 'createdAt'>,
      since: Instant,
    ): Promise<number> {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM "Report" WHERE "caseId" = ${caseId} AND "id" <> ${id} AND "createdAt" >= ${since}
          AND "createdAt" <= ${createdAt}`;
      return rows.length;
    },

    /** How many urgent reports came from the chat of this one within so long up to it, itself among them; 0 where the chat was erased. */
    async urgentOfChat(reportId: string, within: number): Promise<number> {
      const [row] = await db.$queryRaw<{ n: bigint | number }[]>`
        SELECT COUNT(*) AS n FROM "Reporter" own JOIN "Report" one ON one."id" = own."reportId"
          JOIN "Reporter" beside ON beside."chatKey" = own."chatKey" JOIN "Report" r ON r."id" = beside."reportId"
        WHERE own."reportId" = ${reportId} AND r."level" IN ('P0', 'P1')
          AND r."createdAt" <= one."createdAt" AND r."createdAt" > one."createdAt" - ${within}`;
      return Number(row?.n ?? 0);
    },

    /** The reports whose news come to a chat, newest first. */
    async ofChat(chatKey: string): Promise<Report[]> {
      const rows = await db.$queryRaw<ReportRow[]>`
        SELECT r.* FROM "Report" r JOIN "Reporter" p ON p."reportId" = r."id" WHERE p."chatKey" = ${chatKey}
        ORDER BY r."createdAt" DESC, r."id" LIMIT 200`;
      return rows.flatMap((row) => open(row) ?? []);
    },

    /** The same; null where one of them cannot be opened any more. */
    async wholeChat(chatKey: string): Promise<Report[] | null> {
      try {
        return await this.ofChat(chatKey);
      } catch (error) {
        if (error instanceof SealProblem) return null;
        throw error;
      }
    },

    /** Of the reports whose news come to a chat, those whose outcome it was told or shown, the last one first. */
    async outcomesShown(chatKey: string): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT r."id" FROM "Reporter" p JOIN "Report" r ON r."id" = p."reportId"
          JOIN "Event" e ON e."caseId" IN (r."caseId", r."originCaseId") AND e."reportId" = r."id"
        WHERE p."chatKey" = ${chatKey} AND e."kind" = 'reporter.outcome_told'
        GROUP BY r."id" ORDER BY MAX(e."seq") DESC`;
      return rows.map(({ id }) => id);
    },

    async save(report: Report): Promise<void> {
      const triage = seal.seal(TRIAGE, JSON.stringify(report.triage));
      const draft = seal.seal(DRAFT, JSON.stringify(report.draft));
      await db.$executeRaw`
        INSERT INTO "Report" ("id", "caseId", "channel", "receiptHash", "area", "level", "sealedTriage", "sealedDraft",
          "partial", "promisedBy", "createdAt", "updatedAt")
        VALUES (${report.id}, ${report.caseId}, ${report.channel}, ${report.receiptHash}, ${report.area},
          ${report.level}, ${triage}, ${draft}, ${report.partial}, ${report.promisedBy}, ${report.createdAt},
          ${report.updatedAt})
        ON CONFLICT ("id") DO UPDATE SET "area" = excluded."area", "level" = excluded."level",
          "sealedTriage" = excluded."sealedTriage", "sealedDraft" = excluded."sealedDraft",
          "partial" = excluded."partial", "promisedBy" = excluded."promisedBy", "updatedAt" = excluded."updatedAt"`;
    },

    /** Remembers, sealed and apart from the report, where its reporter can be told. */
    async saveReporter({ reportId, address, locale }: Reporter): Promise<void> {
      const sealed = chats.of(address).sealed;
      await db.$executeRaw`
        INSERT INTO "Reporter" ("reportId", "chatKey", "channel", "sealedAddress", "locale")
        VALUES (${reportId}, ${chatKey(address)}, ${address.channel}, ${sealed}, ${locale})
        ON CONFLICT ("reportId") DO UPDATE SET "chatKey" = excluded."chatKey", "channel" = excluded."channel",
          "sealedAddress" = excluded."sealedAddress", "locale" = excluded."locale"`;
    },

    /** News of what was reported from this chat comes in this language from now on. */
    async speak(key: string, locale: Locale): Promise<void> {
      await db.$executeRaw`UPDATE "Reporter" SET "locale" = ${locale} WHERE "chatKey" = ${key}`;
    },

    async reporter(reportId: string): Promise<Reporter | null> {
      const [row] = await db.$queryRaw<{ sealedAddress: string; locale: string }[]>`
        SELECT "sealedAddress", "locale" FROM "Reporter" WHERE "reportId" = ${reportId}`;
      return row
        ? {
            reportId,
            address: chats.open(row.sealedAddress),
            locale: row.locale as Locale,
          }
        : null;
    },
  };
};
