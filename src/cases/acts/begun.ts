import { type HelpSpan, LASTS } from '../../domain/need-answers.js';
import { postName } from '../../notify/frame.js';
import { dropLate } from '../../notify/holding/late.js';
import { remindAt } from '../../notify/ladder/moments.js';
import { moveTo } from '../../notify/ladder/transition.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellResponsible } from '../../notify/telling/tell-responsible.js';
import type { DoAct } from '../act.js';
import { refused, settled, told } from '../desk-answer.js';
import { givenTask } from '../standing/tasks.js';

/** The help has begun: it is not late from the day by which it had to, but due when it has lasted as long as it is needed. */
export const begun: DoAct = async (m, obligationId) => {
  const task = await givenTask(m, obligationId);
  if (!task) return refused;
  const { tx, frame, now } = m;
  const { o, need, by } = task;
  if (o.state === 'done') return settled;
  const number = await tx.cases.number(o.caseId);
  const lasts = LASTS[need.brief.span as HelpSpan];
  const card = onCard(o, number, 'held');
  if (lasts === undefined)
    return told({ key: 'help-once', args: { number } }, { ...card, acts: [['report'], ['brief', 'cannot']] });
  const before = (await tx.events.ofCase(o.caseId)).some(
    ({ kind, obligationId: id }) => kind === 'help.begun' && id === o.id,
  );
  if (before) return told({ key: 'help-begun-before', args: { number, by: { at: o.dueAt } } }, card);
  const dueAt = now + lasts;
  const met = { met: o.breachedAt === null };
  const next = {
    ...o,
    dueAt,
    breachedAt: null,
    rung: 0,
    nudge: 0,
    nextDueAt: remindAt(now, dueAt),
    epoch: o.epoch + 1,
  };
  await moveTo(tx, o, next, { kind: 'help.begun', ...by, data: met }, now);
  await tx.calls.cancel(o.id, now);
  await dropLate(tx, o, now);
  const matter = await tx.cases.byId(o.caseId);
  const post = postName(frame, by.postCode);
  if (matter)
    await tellResponsible(frame, tx, matter, { key: 'help-began', args: { number, post } }, `${o.id}:begun`, now);
  return told({ key: 'help-begun', args: { number, by: { at: dueAt } } }, card);
};
