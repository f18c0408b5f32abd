import type { TextRef } from '../domain/effect.js';
import type { Need } from '../store/store.js';
import type { Moment } from './moment.js';

const line = (m: Moment, need: Need): TextRef => {
  const post = m.frame.posts.find(({ code }) => code === need.chosenPost)?.name;
  const args = { need: { key: `need-${need.kind}` }, by: { at: need.dueAt } };
  if (post === undefined) return { key: `need-line-${need.state}`, args };
  return { key: `need-line-${need.state}-by`, args: { ...args, post } };
};

/** How the needs of a case stand, one line each; for whoever may see the case. */
export const needLines = async (m: Moment, caseId: string): Promise<TextRef[]> =>
  (await m.tx.needs.ofCase(caseId)).map((need) => line(m, need));
