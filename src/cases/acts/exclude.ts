import type { ConflictBasis } from '../../domain/obligation.js';
import { dropExcluded } from '../../notify/ladder/excluded.js';
import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { derivedId } from '../ids.js';
import { responsibleFor } from '../standing/responsible.js';

const BASES: Readonly<Record<string, ConflictBasis>> = {
  source: 'named_source',
  household: 'household',
  child: 'must_not_know',
};

/** Whoever has this name is never told of the case (promises.md 11). */
export const exclude: DoAct = async (m, obligationId, { basis = '', name = '' }) => {
  const found = await responsibleFor(m, obligationId);
  const why = BASES[basis];
  if (!found || !why) return refused;
  const { matter, holder } = found;
  const id = `${matter.id}:${derivedId(m.seal, 'conflict', name)}`;
  await m.tx.conflicts.add({ id, caseId: matter.id, basis: why, name }, m.now);
  await m.tx.events.add({ at: m.now, kind: 'conflict.added', caseId: matter.id, ...holder, data: { basis: why } });
  await dropExcluded(m.frame, m.tx, matter.id, why, m.now);
  return said({ key: 'exclude-kept', args: { number: matter.number } });
};
