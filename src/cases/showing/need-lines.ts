import type { TextRef } from '../../domain/effect.js';
import type { Need } from '../../store/store.js';
import type { Moment } from '../moment.js';

const line = async (m: Moment, need: Need): Promise<TextRef> => {
  const post = m.frame.posts.find(({ code }) => code === need.chosenPost)?.name;
  const args = { need: { key: `need-${need.kind}` }, by: { at: need.dueAt } };
  const offered = (await m.tx.needs.offersOf(need.id)).filter(({ state }) => state === 'offered').length;
  if (need.state === 'open' && offered > 0) return { key: 'need-line-open-some', args: { ...args, count: offered } };
  if (post === undefined) return { key: `need-line-${need.state}`, args };
  return { key: `need-line-${need.state}-by`, args: { ...args, post } };
};

/** How the needs of a case stand, one line each; for whoever may see the case. */
export const needLines = async (m: Moment, caseId: string): Promise<TextRef[]> => {
  const lines: TextRef[] = [];
  for (const need of await m.tx.needs.ofCase(caseId)) lines.push(await line(m, need));
  return lines;
};
