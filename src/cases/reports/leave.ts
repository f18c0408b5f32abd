import type { Report } from '../../store/store.js';
import type { Moment } from '../moment.js';

/** What is not answered here any more, and was until now. */
const isLeft = ({ draft, partial }: Report): boolean => !draft.left && (draft.kind === 'child' || partial);

/**
 * Somebody leaves a chat quickly: what the platform lets go is gone, and what still waits to be said is not. What a child
 * reported from here is answered here no more until it comes back with its receipt, nor what anybody left in the midst of it:
 * somebody may look (promises.md 16).
 */
export const leaveChat = async ({ tx, address, chatKey, now }: Moment): Promise<void> => {
  await tx.outbox.cancelReplies(chatKey, now);
  if (address.channel === 'web') await tx.mail.clear(address.chat);
  const left = (await tx.reports.ofChat(chatKey)).filter(isLeft);
  await tx.cases.inTurn(...left.map(({ id }) => id));
  for (const { id } of left) {
    const report = await tx.reports.byId(id);
    if (!report || !isLeft(report)) continue;
    await tx.reports.save({ ...report, draft: { ...report.draft, left: true }, updatedAt: now });
  }
};
