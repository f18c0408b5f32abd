import type { Address, ChannelName, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import type { ReportDraft } from '../domain/report.js';
import type { Triage } from '../domain/triage.js';
import type { Db, Sealing } from './records.js';

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
  readonly draft: ReportDraft;
  readonly partial: boolean;
  readonly promisedBy: Instant;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** How to tell a reporter how it went on. */
export interface Reporter {
  readonly reportId: string;
  readonly address: Address;
  readonly locale: Locale;
}

/** The child's matter. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly area: string;
  readonly level: Level;
  readonly status: 'received' | 'acknowledged' | 'safety_checked';
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
}

const DRAFT = 'report.draft';
const TRIAGE = 'report.triage';
const ADDRESS = 'address';

/** Reports, the way back to their reporters, and the cases they belong to. */
export const reports = (db: Db, { seal, chatKey }: Sealing) => {
  const open = (row: {
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
  }): Report => ({
    id: row.id,
    caseId: row.caseId,
    channel: row.channel as ChannelName,
    receiptHash: row.receiptHash,
    area: row.area,
    level: row.level as Level,
    triage: JSON.parse(seal.open(TRIAGE, row.sealedTriage)) as Triage,
    draft: JSON.parse(seal.open(DRAFT, row.sealedDraft)) as ReportDraft,
    partial: row.partial,
    promisedBy: Number(row.promisedBy),
    createdAt: Number(row.createdAt),
    updatedAt: Number(row.updatedAt),
  });

  const row = ({ draft, triage, ...report }: Report) => ({
    ...report,
    sealedTriage: seal.seal(TRIAGE, JSON.stringify(triage)),
    sealedDraft: seal.seal(DRAFT, JSON.stringify(draft)),
  });

  return {
    async byId(id: string): Promise<Report | null> {
      const found = await db.report.findUnique({ where: { id } });
      return found ? open(found) : null;
    },

    async byReceipt(receiptHash: string): Promise<Report | null> {
      const found = await db.report.findUnique({ where: { receiptHash } });
      return found ? open(found) : null;
    },

    async save(report: Report): Promise<void> {
      const data = row(report);
      await db.report.upsert({ where: { id: report.id }, create: data, update: data });
    },

    /** Remembers, sealed and apart from the report, where its reporter can be told. */
    async saveReporter(reporter: Reporter): Promise<void> {
      const data = {
        reportId: reporter.reportId,
        chatKey: chatKey(reporter.address),
        channel: reporter.address.channel,
        sealedAddress: seal.seal(ADDRESS, JSON.stringify(reporter.address)),
        locale: reporter.locale,
      };
      await db.reporter.upsert({ where: { reportId: reporter.reportId }, create: data, update: data });
    },

    async reporter(reportId: string): Promise<Reporter | null> {
      const found = await db.reporter.findUnique({ where: { reportId } });
      return found
        ? {
            reportId,
            address: JSON.parse(seal.open(ADDRESS, found.sealedAddress)) as Address,
            locale: found.locale as Locale,
          }
        : null;
    },

    async saveCase(next: Case): Promise<void> {
      await db.case.upsert({ where: { id: next.id }, create: next, update: next });
    },

    async numberTaken(number: string): Promise<boolean> {
      return (await db.case.count({ where: { number } })) > 0;
    },

    async case(id: string): Promise<Case | null> {
      const found = await db.case.findUnique({ where: { id } });
      return found
        ? ({ ...found, openedAt: Number(found.openedAt), updatedAt: Number(found.updatedAt) } as Case)
        : null;
    },
  };
};
