import { ASKED_NEEDS, BEGINNINGS, needAnswers } from '../../domain/need-answers.js';
import { seek } from '../../notify/needs/need-ask.js';
import { RaceLost, type Records } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { responsibleFor } from '../standing/responsible.js';

/** An id that no need has had: those of a linked case were numbered there, and may leave again. */
const freeNeed = async (tx: Records, caseId: string, nr = 1): Promise<string> => {
  const id = `${caseId}-n${nr}`;
  return (await tx.needs.byId(id)) ? freeNeed(tx, caseId, nr + 1) : id;
};

/** Whoever is responsible says what the plan needs of others: the posts whose profile fits are asked. */
export const need: DoAct = async (m, obligationId, answers) => {
  const { tx, frame, now } = m;
  const found = await responsibleFor(m, obligationId);
  const given = needAnswers.safeParse(answers);
  if (!found || !given.success) return refused;
  const { matter, holder } = found;
  const { span, begin, band, brief: words } = given.data;
  const id = await freeNeed(tx, matter.id);
  const kind = ASKED_NEEDS[given.data.need];
  const dueAt = now + BEGINNINGS[begin];
  const opened = await tx.needs.add({
    id,
    caseId: matter.id,
    kind,
    brief: { span, begin, band, words },
    dueAt,
    openedAt: now,
  });
  // From another chat of theirs, in the same instant: this one is the next.
  if (!opened) throw new RaceLost('a need of that number was opened');
  await tx.events.add({ at: now, kind: 'need.opened', caseId: matter.id, ...holder, data: { need: id, kind } });
  const made = await tx.needs.byId(id);
  const sought = made && (await seek(frame, tx, made, matter, now));
  const { number } = matter;
  if (!sought || sought === 'unmet') return said({ key: 'need-unmet', args: { number } });
  return said({ key: sought.round === 1 ? 'need-kept' : 'need-kept-city', args: { number, count: sought.posts } });
};
