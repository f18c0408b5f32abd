import { withdrawNeed } from '../../notify/needs/need-end.js';
import type { DoAct } from '../act.js';
import { refused, said, settled } from '../desk-answer.js';
import { hasIt } from '../standing/responsible.js';
import { choosesFor } from '../standing/tasks.js';

/** Whoever is responsible takes a need back, named by itself or by the choice that is owed. */
export const unneed: DoAct = async (m, id) => {
  const { tx, frame, member, now } = m;
  const named = await tx.needs.byId(id);
  const matter = named && (await tx.cases.byId(named.caseId));
  const found = named
    ? matter && member && matter.closedAt === null && hasIt(member, matter)
      ? { need: named, by: { memberId: member.id, postCode: matter.holderPost ?? '' } }
      : null
    : await choosesFor(m, id);
  if (!found) return refused;
  if (!(await withdrawNeed(frame, tx, found.need, found.by, now))) return settled;
  return said({ key: 'need-withdrawn', args: { number: await tx.cases.number(found.need.caseId) } });
};
