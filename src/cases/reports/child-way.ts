import { mayTellInChat } from '../../domain/child.js';
import type { TextRef } from '../../domain/effect.js';
import { safeHoursOf } from '../../domain/safe-hours.js';
import { draftLines } from '../../flows/forms.js';
import type { Moment } from '../moment.js';

/** The answers in which a child says how it is reached. */
const WAY: readonly string[] = ['contact', 'reach'];

/**
 * For whoever is about to tell the reporters of a case: that one of them is the child, and how it hears of it where
 * nothing may come to its chat.
 */
export const childWay = async ({ tx }: Moment, caseId: string): Promise<TextRef[]> => {
  const drafts = (await tx.reports.ofCase(caseId)).flatMap(({ draft }) => (draft.kind === 'child' ? [draft] : []));
  if (drafts.length === 0) return [];
  const unseen = drafts.filter((draft) => !mayTellInChat(draft));
  const later = drafts.filter((draft) => mayTellInChat(draft) && safeHoursOf(draft) !== undefined);
  const ways = [...unseen, ...later]
    .flatMap(draftLines)
    .filter(({ id }) => WAY.includes(id))
    .map(({ question, answer }) => ({ key: 'report-line', args: { question, answer } }));
  return [
    { key: 'report-child' },
    ...(unseen.length > 0 ? [{ key: 'child-way' }] : []),
    ...(later.length > 0 ? [{ key: 'child-later' }] : []),
    ...ways,
  ];
};
