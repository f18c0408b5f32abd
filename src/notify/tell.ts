import type { Instant } from '../domain/clock.js';
import type { TextRef } from '../domain/effect.js';
import type { Records } from '../store/store.js';
import { reachableAddress } from './call.js';
import { lineCard, type MatterOnCard } from './cards.js';
import type { Frame } from './frame.js';

/**
 * Tells a reporter how it goes on, where they can still be reached. `id` makes the same news once.
 */
export const tellReporter = async (
  frame: Frame,
  tx: Records,
  reportId: string,
  news: TextRef,
  id: string,
  now: Instant,
): Promise<void> => {
  const reporter = await tx.reports.reporter(reportId);
  if (!reporter || !frame.channels.has(reporter.address.channel)) return;
  await tx.outbox.add(
    [
      {
        id: `${reportId}:news:${id}`,
        address: reporter.address,
        kind: 'reply',
        priority: 1,
        notBefore: now,
        message: frame.texts.render(reporter.locale, { lines: [news] }, { timezone: frame.timezone, now }),
      },
    ],
    now,
  );
};

/** Tells one member a line about a matter, with what they can do with it. */
export const tellMember = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  line: TextRef,
  options: { id: string; priority: number; matter?: MatterOnCard; epoch: number },
  now: Instant,
): Promise<void> => {
  const to = await reachableAddress(frame, tx, memberId);
  if (!to) return;
  const reader = { locale: to.locale, timezone: frame.timezone, channel: to.address.channel };
  await tx.outbox.add(
    [
      {
        id: `${options.id}:${memberId}`,
        address: to.address,
        kind: 'inform',
        priority: options.priority,
        notBefore: now,
        message: lineCard(frame, reader, now, line, options.matter),
        obligationId: options.matter?.id,
        epoch: options.epoch,
        memberId,
      },
    ],
    now,
  );
};

/**
 * Calls whoever keeps the service running, by every chat of theirs that works, and says so in the log. With nobody
 * in that post, the duty desk is called.
 */
export const alarmOperator = async (
  frame: Frame,
  tx: Records,
  alarm: TextRef,
  id: string,
  now: Instant,
  except?: string,
): Promise<void> => {
  frame.log.error({ alarm: alarm.key }, 'operator alarm');
  const codes = (kind: string) => frame.posts.filter((post) => post.kind === kind).map((post) => post.code);
  const operators = await tx.members.holders(codes('operator'));
  const called = operators.length > 0 ? operators : await tx.members.holders(codes('bot_duty_desk'));
  for (const memberId of new Set(called.map((holder) => holder.memberId))) {
    for (const { address, locale, blocked } of await tx.members.addresses(memberId)) {
      if (blocked || address.channel === except || !frame.channels.has(address.channel)) continue;
      const reader = { locale, timezone: frame.timezone, channel: address.channel };
      await tx.outbox.add(
        [
          {
            id: `alarm:${id}:${memberId}:${address.channel}`,
            address,
            kind: 'alarm',
            priority: 0,
            notBefore: now,
            message: lineCard(frame, reader, now, alarm),
            memberId,
          },
        ],
        now,
      );
    }
  }
};
