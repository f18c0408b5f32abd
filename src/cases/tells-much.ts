import { tellsWho } from '../domain/tells-who.js';
import type { Moment } from './moment.js';

/** The names that are kept for a case: of who must not be told of it, and by which a child wants to be called. */
const namesKept = async ({ tx }: Moment, caseId: string): Promise<string[]> => {
  const reports = await tx.reports.ofCase(caseId);
  const children = reports.flatMap(({ draft }) => (draft.kind === 'child' ? (draft.answers.name ?? []) : []));
  return [...(await tx.conflicts.ofCase(caseId)).names, ...children];
};

/** Whether words that others will read hold a telephone number, or a name that is kept for the case. */
export const tellsMuch = async (m: Moment, caseId: string, words: string): Promise<boolean> =>
  tellsWho(words, await namesKept(m, caseId));
