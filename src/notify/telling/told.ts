import type { Instant } from '../../domain/clock.js';
import type { ClaimedRow, Event, Records } from '../../store/store.js';

/**
 * The id of news for a reporter: which news it is, and of which of their reports, can be read from it when it has arrived.
 * It begins with the first of these, by which it is erased.
 */
export const newsId = ([first, ...others]: readonly [string, ...string[]], key: string, id: string): string =>
  [`${first}:news:${key}:${id}`, ...others].join('+');

/** So many reports are told of in one message: their ids stand in its own, which an index holds. */
export const MOST_TOLD_OF = 40;

/** News for a reporter: which it is, of which reports, and when it was said to any; null where it is another message. */
export const newsIn = ({
  kind,
  id,
}: ClaimedRow): { readonly reportIds: readonly string[]; readonly news: string; readonly said: string } | null => {
  const [whole = '', ...others] = id.split('+');
  const [, first, news, said = ''] = (kind === 'reply' && /^(.+?):news:([^:]+):(.*)/.exec(whole)) || [];
  return first && news ? { reportIds: [first, ...others], news, said } : null;
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
  if (told) {
    const data = { news: told.news, ...facts };
    return told.reportIds.map((reportId) => ({ at: now, kind: 'reporter.told', reportId, data }));
  }
  return [
    { ...about(row, now), kind: 'message.arrived', data: { kind: row.kind, epoch: row.epoch ?? null, ...facts } },
  ];
};

/** What the record says of a message that was given up: whom it was for did not hear it by this way. */
export const failedEvents = (row: ClaimedRow, failure: string, now: Instant): Event[] => {
  const { channel } = row.address;
  const told = newsIn(row);
  if (told) {
    const data = { news: told.news, channel, failure };
    return told.reportIds.map((reportId) => ({ at: now, kind: 'reporter.not_told', reportId, data }));
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
