import type { TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import type { DoAct } from '../act.js';
import { raiseCase } from '../change-level.js';
import { policeWait } from '../police-duty.js';
import { finishStep, follow, keepNote } from '../standing/finish-step.js';

/** One level more urgent. */
const ABOVE: Readonly<Record<Level, Level>> = { P0: 'P0', P1: 'P0', P2: 'P1', P3: 'P2' };

/**
 * How the child is now; the next review follows by the level, until the case is closed. Whoever says that it is worse
 * raises the level by that. A child at P0 that is safe and stable is looked after as at P1 (domain.md 5.3).
 */
export const visit: DoAct = async (m, obligationId, { result = '', text = '' }) => {
  const done = await finishStep(m, obligationId, 'review', { result });
  if ('notice' in done) return done;
  await keepNote(m, done, `review_${result}`, text);
  await m.tx.cases.setStatus(done.matter.id, 'reviewed', m.now);
  const level = result === 'worse' ? ABOVE[done.matter.level] : done.matter.level;
  if (level !== done.matter.level) await raiseCase(m, done.matter, level, done.holder);
  const pace = level === 'P0' && result === 'safe_stable' ? 'P1' : level;
  const answer = await follow(m, { o: done.o, matter: { ...done.matter, level } }, 'review', pace);
  const more: TextRef[] =
    level !== done.matter.level
      ? [{ key: 'risk-raised', args: { number: done.matter.number, level: { key: `level-name-${level}` } } }]
      : [];
  const police = level !== done.matter.level && (await policeWait(m, done.matter.id));
  if (police) more.push({ key: 'must-kept', args: { number: done.matter.number } });
  const hint = result === 'safe_stable' ? [{ key: 'review-may-close' }] : [];
  return { ...answer, lines: [...(answer.lines ?? []), ...more, ...hint] };
};
