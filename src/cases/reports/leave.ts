import type { Moment } from '../moment.js';

/**
 * Somebody leaves a chat quickly: what the platform lets go is gone, and what still waits to be said is not. What a child
 * reported from here is answered here no more until it comes back with its receipt, nor what anybody left in the midst of it:
 * somebody may look (promises.md 16).
 */
export const leaveChat = async ({ tx, address, chatKey, now }: Moment): Promise<void> => {
  await tx.outbox.cancelReplies(chatKey, now);
  if (address.channel === 'web') await tx.mail.clear(address.chat);
  for (const report of await tx.reports.ofChat(chatKey)) {
    const { draft, partial } = report;
    if (draft.left || (draft.kind !== 'child' && !partial)) continue;
    await tx.reports.save({ ...report, draft: { ...draft, left: true }, updatedAt: now });
  }
};
