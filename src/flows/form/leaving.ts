import type { Effect, TextRef } from '../../domain/effect.js';
import { answersOf, type Context } from './context.js';
import type { FormEvent } from './event.js';
import { type Form, own } from './form.js';
import { urgent, worthHearing } from './silence.js';

/** The event turns to a conversation that takes along what was told here. */
export const takesAlong = (form: Form, event: FormEvent): boolean =>
  event.type === 'turn' && form.turnings.some(({ flow }) => flow === event.flow);

/** The event turns to one in which that is heard as well. */
export const heardThere = (form: Form, event: FormEvent): boolean =>
  event.type === 'turn' && form.turnings.some(({ flow, hears }) => hears && flow === event.flow);

/** The event leaves for another: it may be somebody else who goes on, such as the parent whose phone a child had. */
const leavesIt = (form: Form, event: FormEvent): boolean =>
  event.type === 'join' || event.type === 'makeWay' || (event.type === 'turn' && !takesAlong(form, event));

/**
 * What is filed unasked, told to nobody where somebody may read along. What a child told before somebody else went on is
 * answered in this chat no more, as if it had left.
 */
export const unheard = (form: Form, context: Context, event: FormEvent, effect: Effect): Effect => {
  if (effect.type !== 'fileReport' && effect.type !== 'amendReport') return effect;
  const left = effect.draft.kind === 'child' && leavesIt(form, event);
  const told = effect.draft.kind === 'child' && left ? { ...effect, draft: { ...effect.draft, left } } : effect;
  return told.type === 'fileReport' && (left || form.quiet?.(context)) ? { ...told, silent: true } : told;
};

/** The staff have what was told, or get it now that the person fell silent. */
export const handedOver = (form: Form, context: Context): boolean =>
  context.filed !== 'no' || urgent(context) || worthHearing(form, context);

/** To leave this would lose what was told here and not sent. Where somebody else may go on, nothing is said of that. */
export const wouldLose = (form: Form, context: Context): boolean => {
  if (handedOver(form, context) || form.quiet) return false;
  const told = answersOf(form, context);
  return form.questions.some(({ id }) => id !== form.danger && told[id] !== undefined);
};

/** What was told and not sent is handed over, though it is ended here: by leaving, giving up, or beginning anew. */
export const cutShort = (form: Form, context: Context): boolean =>
  context.filed === 'no' && (form.cutShort?.(context) ?? false);

/** Whoever gives up hears what becomes of what they told; where somebody may look, no more than who leaves. */
export const givenUp = (form: Form, context: Context): TextRef => {
  if (context.filed !== 'no') return { key: 'discarded-filed' };
  if (!cutShort(form, context)) return { key: 'discarded' };
  return { key: form.quiet?.(context) ? 'goodbye' : own(form, 'discarded-heard') };
};

/** What was told is handed over on leaving, and who left in no need of help may hear so; not where the words may be a child's. */
export const heardOnLeaving = (form: Form, context: Context): boolean => {
  if (context.askedForHelp || form.quiet || !cutShort(form, context)) return false;
  return form.advise({ [form.story]: context.answers[form.story] }).length === 0;
};
