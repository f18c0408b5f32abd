import { ABOUT_CASE, type Act, BY_NUMBER } from '../domain/acts.js';
import { noChoiceYet } from './acts/choose.js';
import { assumingBarred, postToAssume } from './assumable.js';
import { standpointOf, taskPointOf } from './case-of.js';
import { type DeskAnswer, refused, said } from './desk-answer.js';
import type { Moment } from './moment.js';
import { choosesFor } from './tasks.js';

/** What whose task is a part of a case does with all of it. */
const FROM_TASK: readonly Act[] = ['raise', 'must'];

/** Who is refused one of these may know of danger. */
const URGES: readonly Act[] = [...FROM_TASK, 'reopen'];

/** Why nothing is asked of who has nothing to do with the case, or can neither take it over nor open it again; null: it is asked. */
export const beginBarred = async (m: Moment, act: Act, id: string): Promise<DeskAnswer | null> => {
  if (act === 'number' && !(await choosesFor(m, id))) return (await noChoiceYet(m, id)) ?? refused;
  if (act === 'conflict' || ![...ABOUT_CASE, ...BY_NUMBER].includes(act)) return null;
  const found = await standpointOf(m, id);
  if (found && act === 'assume') {
    const barred = await assumingBarred(m, found);
    return barred && said(barred);
  }
  const elsewhere = act === 'reopen' && found?.as === 'called' && postToAssume(m, found.matter) === null;
  if (!elsewhere && (found || (FROM_TASK.includes(act) && (await taskPointOf(m, id))))) return null;
  await m.tx.events.add({ at: m.now, kind: 'act.refused', obligationId: id, memberId: m.member?.id, data: { act } });
  if (!URGES.includes(act)) return refused;
  return { ...refused, lines: [...(refused.lines ?? []), { key: 'refused-turn' }] };
};
