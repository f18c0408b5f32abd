import { HOUR, MINUTE } from '../../domain/clock.js';
import { answersOf, type Context } from './context.js';
import type { Form } from './form.js';

/** After danger or the help word a silence is shorter. */
export const urgent = ({ danger, askedForHelp }: Context): boolean => danger || askedForHelp;
/** How long a silence may last before its person is reminded, ms. */
export const untilReminder = (context: Context): number => (urgent(context) ? 5 * MINUTE : 30 * MINUTE);
/** Whether what was told is to be heard, sent or not. */
export const worthHearing = (form: Form, context: Context): boolean =>
  form.worthHearing?.(answersOf(form, context)) ?? false;
/**
 * And from then until its end, ms. Abandoned drafts live 24 h (domain.md 1.9). What somebody is to hear is not kept from them for a
 * day.
 */
export const untilEnd = (form: Form, context: Context): number => {
  if (urgent(context)) return 15 * MINUTE;
  return worthHearing(form, context) ? HOUR : 24 * HOUR;
};
