import { LEVELS, type Level } from '../../domain/level.js';
import { dangerSigns } from '../../domain/signs.js';
import type { Case, Holder } from '../../store/store.js';
import type { DoAct, Halts } from '../act.js';
import { lowerCase, raiseCase } from '../change-level.js';
import { askSecond, pendingLook } from '../closing/second-look.js';
import { type DeskAnswer, kept, refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { policeWait } from '../police-duty.js';
import { type AtTask, type Standpoint, standpointOf, taskPointOf } from '../standing/case-of.js';
import { type Responsible, responsibleFor } from '../standing/responsible.js';
import { tellRaised } from '../tell-raised.js';
import { note as writeNote } from './note.js';

const levelOf = (code: string): Level => code.toUpperCase() as Level;

const keepWhy = ({ tx, now }: Moment, { id }: Case, by: Holder, text: string): Promise<void> =>
  tx.notes.add({ id: `${id}:raised:${now}`, caseId: id, kind: 'raised', at: now, ...by, text });

/** Whose task is a part of the case says so too: whatever its level, which they are not told, whoever is responsible hears. */
const raiseFromTask = async (m: Moment, { matter, holder }: AtTask, to: Level, text: string): Promise<DeskAnswer> => {
  const raised = to < matter.level;
  if (raised) await raiseCase(m, matter, to, holder);
  await keepWhy(m, matter, holder, text);
  await tellRaised(m, matter, holder, { raised, what: [to, ...dangerSigns(text)].join('+') });
  return kept({ key: 'risk-noted', args: { number: matter.number } });
};

/** How the member stands to a running case of which they may say so; null: they have nothing to do with it. */
export const toRaise = async (m: Moment, id: string): Promise<Standpoint | AtTask | null> => {
  const found = await standpointOf(m, id);
  if (!found) return taskPointOf(m, id);
  return found.matter.closedAt === null ? found : null;
};

/** Anybody who has to do with a case may say that it is more urgent: it is so at once. */
export const raise: DoAct = async (m, id, { raiseto = '', text = '' }) => {
  const found = await toRaise(m, id);
  const to = levelOf(raiseto);
  if (!found) return refused;
  if (!('as' in found)) return raiseFromTask(m, found, to, text);
  const { matter, holder } = found;
  const args = { number: matter.number, level: { key: `level-name-${to < matter.level ? to : matter.level}` } };
  if (to >= matter.level) {
    // As urgent before; what they write of it is kept all the same.
    await keepWhy(m, matter, holder, text);
    const what = [to, ...dangerSigns(text)].join('+');
    await tellRaised(m, matter, holder, { raised: false, what });
    return said({ key: 'risk-not-higher', args });
  }
  await raiseCase(m, matter, to, holder);
  await keepWhy(m, matter, holder, text);
  if (matter.holderId !== null) await tellRaised(m, matter, holder, { raised: true, what: to });
  const raised = { key: 'risk-raised', args };
  // Danger is the ninth situation: who found it at work tells the police, whoever else does (强制报告意见 art 2).
  const own = found.as === 'holder';
  const police = (own || to === 'P0') && (await policeWait(m, matter.id));
  if (!police) return said(raised);
  return said(raised, { key: own ? 'must-kept' : 'must-noted', args: { number: matter.number } });
};

/** The case of which the member may say so; an answer instead, where it is not theirs, or a second person is asked already. */
const toLower = async (m: Moment, obligationId: string): Promise<Responsible | DeskAnswer> => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const pending = await pendingLook(m, found.matter.id);
  return pending ? said({ key: 'look-pending', args: { number: found.matter.number } }) : found;
};

/** The same before anything is asked: of the lowest level there is nothing to ask. */
export const toAskLower = async (m: Moment, obligationId: string): Promise<Responsible | DeskAnswer> => {
  const found = await toLower(m, obligationId);
  if ('notice' in found || found.matter.level !== LEVELS.at(-1)) return found;
  const { number, level } = found.matter;
  return said({ key: 'risk-lowest', args: { number, level: { key: `level-name-${level}` } } });
};

/** A level that is not lower, known before the reason is written; another can be named. */
export const lowerStopped: Halts = async (m, obligationId, { lowerto }) => {
  const found = lowerto === undefined ? null : await responsibleFor(m, obligationId);
  if (!found || lowerto === undefined || levelOf(lowerto) > found.matter.level) return null;
  const { number, level } = found.matter;
  return { why: { key: 'risk-not-lower', args: { number, level: { key: `level-name-${level}` } } }, anew: ['lowerto'] };
};

/** Whoever holds the case says that it is less urgent, and why; P0 and P1 are lowered by two named people. */
export const lower: DoAct = async (m, obligationId, { lowerto = '', text = '' }) => {
  const found = await toLower(m, obligationId);
  if ('notice' in found) return found;
  const { matter, holder } = found;
  const to = levelOf(lowerto);
  const { number } = matter;
  if (to <= matter.level) {
    // It became so while they wrote: that is kept all the same.
    await writeNote(m, obligationId, { text });
    return said({ key: 'risk-no-more-lower', args: { number, level: { key: `level-name-${matter.level}` } } });
  }
  const note = { id: `${matter.id}:lower:${m.now}`, caseId: matter.id, kind: 'lower', at: m.now };
  await m.tx.notes.add({ ...note, ...holder, text });
  const args = { number, level: { key: `level-name-${to}` } };
  if (matter.level <= 'P1') {
    const called = await askSecond(m, found, { what: 'lower', from: matter.level, to });
    return said({ key: called ? 'risk-second' : 'risk-second-nobody', args });
  }
  await lowerCase(m, matter, to, [holder]);
  return said({ key: 'risk-lowered', args });
};
