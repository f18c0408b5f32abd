import { areaOf, assess, type Draft } from '../domain/draft.js';
import type { TextRef } from '../domain/effect.js';
import { openObligation } from '../notify/open.js';
import { freeCaseNumber, receiptFor, receiptHash, reportIdFor } from './ids.js';
import type { Moment } from './moment.js';

/**
 * Files a report, opens its case and the obligation to acknowledge it, and calls the first rung, all in this
 * transaction. Returns what the reporter is told: the receipt, and by when a person will have looked.
 */
export const fileReport = async (m: Moment, serial: number, draft: Draft, partial: boolean): Promise<TextRef> => {
  const { tx, frame, seal, now } = m;
  const id = reportIdFor(seal, m.chatKey, serial);
  const found = assess(draft, { earlierReports: 0 });
  const area = areaOf(draft);
  const receipt = receiptFor(seal, id);

  await tx.reports.saveCase({
    id,
    number: await freeCaseNumber(seal, tx, id),
    area,
    level: found.level,
    status: 'received',
    openedAt: now,
    updatedAt: now,
  });
  const obligation = await openObligation(frame, tx, { reportId: id, caseId: id, level: found.level, area }, now);
  await tx.reports.save({
    id,
    caseId: id,
    channel: m.address.channel,
    receiptHash: receiptHash(seal, receipt),
    area,
    level: found.level,
    triage: found,
    draft,
    partial,
    promisedBy: obligation.dueAt,
    createdAt: now,
    updatedAt: now,
  });
  await tx.reports.saveReporter({ reportId: id, address: m.address, locale: m.locale });
  await tx.events.add({
    at: now,
    kind: 'report.filed',
    caseId: id,
    reportId: id,
    data: { level: found.level, rules: found.version, partial, channel: m.address.channel },
  });
  return { key: partial ? 'receipt-partial' : 'receipt-given', args: { receipt, by: { at: obligation.dueAt } } };
};
