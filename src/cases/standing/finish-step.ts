import { finish } from '../../notify/holding/finish.js';
import type { Step } from '../../notify/holding/steps.js';
import { LINKED, openStep } from '../../notify/holding/steps.js';
import { onCard } from '../../notify/telling/cards.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import { type DeskAnswer, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { responsibleFor } from './responsible.js';

/** A step of a case that the member in this turn does. */
export interface StepDone {
  readonly o: Obligation;
  readonly matter: Case;
  readonly holder: Holder;
}

/** A step that the member owes; an answer instead, where it is not theirs, or was done before. */
export const stepOwed = async (m: Moment, obligationId: string, step: Step): Promise<StepDone | DeskAnswer> => {
  const found = await responsibleFor(m, obligationId);
  if (found?.o.kind !== step) return refused;
  const { o, matter, holder } = found;
  if (o.state === 'done') return settled;
  if (o.subjectId === LINKED) return said({ key: 'look-first', args: { number: matter.number } });
  return { o, matter, holder };
};

/** Ends a step that the member owes. */
export const finishStep = async (
  m: Moment,
  obligationId: string,
  step: Step,
  data: Readonly<Record<string, string>> = {},
): Promise<StepDone | DeskAnswer> => {
  const owed = await stepOwed(m, obligationId, step);
  if ('notice' in owed) return owed;
  const { o, holder } = owed;
  const met = m.now <= o.dueAt;
  await finish(m.frame, m.tx, o, holder, { kind: `step.${step}_done`, data: { ...data, met } }, m.now);
  return owed;
};

/** Keeps what was written with a step, sealed. */
export const keepNote = (m: Moment, { o, matter, holder }: StepDone, kind: string, text: string): Promise<void> =>
  m.tx.notes.add({ id: `${o.id}:${kind}:${m.now}`, caseId: matter.id, kind, at: m.now, ...holder, text });

/** Opens the step that follows; what it said with its day. */
export const follow = async (
  m: Moment,
  { o, matter }: Pick<StepDone, 'o' | 'matter'>,
  step: Step,
  level = matter.level,
): Promise<DeskAnswer> => {
  const next = await openStep(m.frame, m.tx, matter, step, o.reportId, m.now, level);
  const args = { number: matter.number, done: { key: `duty-${o.kind}` } };
  const line = next
    ? { key: 'step-next', args: { ...args, next: { key: `duty-${step}` }, by: { at: next.dueAt } } }
    : { key: 'step-done', args };
  const card = next && onCard(next, matter.number, 'held');
  return { notice: line, lines: [line], matter: card ?? undefined };
};
