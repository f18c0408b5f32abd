import { mustNotKnow } from '../../domain/child.js';
import { tellsWho } from '../../domain/tells-who.js';
import { type Asking, questionOf } from '../../flows/desk/dialogs.js';
import { DIALOGS } from '../../flows/desk/questions.js';
import type { Moment } from '../moment.js';
import { responsibleFor } from './responsible.js';

/** The names that are kept for a case: of who must not be told of it, by anybody's word, and by which a child wants to be called. */
const namesKept = async ({ tx }: Moment, caseId: string): Promise<string[]> => {
  const reports = await tx.reports.ofCase(caseId);
  const children = reports.flatMap(({ draft }) =>
    draft.kind === 'child' ? [draft.answers.name ?? [], mustNotKnow(draft.answers) ?? []].flat() : [],
  );
  return [...(await tx.conflicts.ofCase(caseId)).names, ...children];
};

/** Whether words that others will read hold a telephone number, or a name that is kept for the case. */
export const tellsMuch = async (m: Moment, caseId: string, words: string): Promise<boolean> =>
  tellsWho(words, await namesKept(m, caseId));

/** The same of what is typed now where words are asked for that others will read: before it goes to them. */
export const asksToTellMuch = async (m: Moment, asking: Asking | null | undefined, words: string): Promise<boolean> => {
  const question = asking && questionOf(asking);
  if (!asking || !question || !DIALOGS[asking.act]?.some(({ about }) => about === question.id)) return false;
  const found = await responsibleFor(m, asking.id);
  return found !== null && tellsMuch(m, found.matter.id, words);
};
