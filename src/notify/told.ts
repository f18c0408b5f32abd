import type { Instant } from '../domain/clock.js';
import type { ClaimedRow, Event, Records } from '../store/store.js';

/** The id of news for a reporter: which news it is can be read from it when it has arrived. */
export const newsId = (reportId: string, key: string, id: string): string => `${reportId}:news:${key}:${id}`;

const newsIn = ({ kind, id }: ClaimedRow): { reportId: string; news: string } | null => {
  const [, reportId, news] = (kind === 'reply' && /^(.+?):news:([^:]+)/.exec(id)) || [];
  return reportId && news ? { reportId, news } : null;
};

/**
 * What the record says of a message that arrived at its platform; nothing of answers within a conversation. `said`
 * stands for its words as they were put out, without the line that marks a repetition.
 */
export const arrivedEvents = (tx: Records, row: ClaimedRow, now: Instant): Event[] => {
  const told = newsIn(row);
  if (row.kind === 'reply' && !told) return [];
  const { channel } = row.address;
  const facts = { channel, said: tx.events.digestOf(row.message.text), ...(row.maybeSent ? { repeated: true } : {}) };
  if (told) return [{ at: now, kind: 'reporter.told', reportId: told.reportId, data: { news: told.news, ...facts } }];
  return [
    { ...about(row, now), kind: 'message.arrived', data: { kind: row.kind, epoch: row.epoch ?? null, ...facts } },
  ];
};

/** What the record says of a message that was given up: whom it was for did not hear it by this way. */
export const failedEvents = (row: ClaimedRow, failure: string, now: Instant): Event[] => {
  const { channel } = row.address;
  const told = newsIn(row);
  if (told) {
    return [
      { at: now, kind: 'reporter.not_told', reportId: told.reportId, data: { news: told.news, channel, failure } },
    ];
  }
  if (row.kind === 'reply') return [];
  return [
    {
      ...about(row, now),
      kind: 'message.failed',
      data: { kind: row.kind, epoch: row.epoch ?? null, channel, failure },
    },
  ];
};

const about = ({ obligationId, memberId, postCode }: ClaimedRow, at: Instant) => ({
  at,
  obligationId,
  memberId,
  postCode,
});
