import type { ChannelName } from '../../domain/channel.js';
import { type ChildDraft, isChildsUnsent, mayTellInChat } from '../../domain/child.js';
import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { safeHoursOf } from '../../domain/safe-hours.js';
import type { Records, Report } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { deferClosed } from '../times/service-hours.js';

/** What a child told last from the chat of a report; null where none did. What cannot be opened any more may be a child's. */
const childIn = async (tx: Records, { id }: Report): Promise<ChildDraft | 'unknown' | null> => {
  const chatKey = await tx.reports.reporterKey(id);
  const told = chatKey === null ? [] : await tx.reports.wholeChat(chatKey);
  if (told === null) return 'unknown';
  const last = told.map(({ draft }) => draft).find((draft) => draft.kind === 'child');
  return last?.kind === 'child' ? last : null;
};

const mayTellBeside = ({ draft, partial }: Report, child: ChildDraft | 'unknown' | null): boolean => {
  if (child === 'unknown' || draft.left) return false;
  if (draft.kind === 'child' && !mayTellInChat(draft)) return false;
  if (draft.kind === undefined && partial && isChildsUnsent(draft)) return false;
  return child === null || mayTellInChat(child);
};

/**
 * Whether news of a report may come to the chat that it is told in: where a child wrote from it, by what the child said last
 * of who sees it, whatever else was reported from there.
 */
export const mayTellOf = async (tx: Records, report: Report): Promise<boolean> =>
  mayTellBeside(report, await childIn(tx, report));

/** News that says no more than by when somebody will look. */
export const saysBy = (key: string): boolean => /^reporter-(breach|lapsed)/.test(key);

/** It says no more than by when somebody will look, which is past by then. */
const isPastBy = ({ key, args }: TextRef, at: Instant): boolean => {
  const by = saysBy(key) ? args?.by : undefined;
  return typeof by === 'object' && 'at' in by && typeof by.at === 'number' && by.at < at;
};

/** When news of a report may come to its chat: now, or in the hours that a child named there; `failure`: why it does not come at all. */
export const comesTo = async (
  { channels, timezone, calendar }: Frame,
  tx: Records,
  report: Report,
  channel: ChannelName,
  news: TextRef,
  now: Instant,
): Promise<{ readonly at: Instant; readonly failure?: string }> => {
  if (!channels.has(channel)) return { at: now, failure: 'no_channel' };
  const child = await childIn(tx, report);
  if (!mayTellBeside(report, child)) return { at: now, failure: 'not_in_this_chat' };
  const at = child === null || child === 'unknown' ? now : deferClosed(now, timezone, safeHoursOf(child), calendar);
  return at > now && isPastBy(news, at) ? { at, failure: 'not_at_this_time' } : { at };
};
