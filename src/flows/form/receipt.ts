import { bareReceipt, lookUpAsked, looseReceipt } from '../receipt-code.js';
import type { FormEvent } from './event.js';
import { questionOf } from './form.js';
import type { Place } from './pressed.js';

/** Nothing was told: the first question stands as a page or `/start` shows it. */
const untouched = ({ form, where, context }: Place): boolean =>
  where === 'asking' &&
  context.at === form.danger &&
  context.filed === 'no' &&
  !context.askedForHelp &&
  Object.keys(context.answers).length === 0;

/** The receipt with which somebody came back today who has nothing else under way. */
export const cameBackFor = ({ where, context: { looked }, today }: Place): string | undefined =>
  where === 'resting' && looked?.on === today ? looked.code : undefined;

/** What was typed, where it is a receipt or asks for what is told by one. */
export const readReceipt = (text: string, place: Place): FormEvent | undefined => {
  const asked = lookUpAsked(text);
  if (asked !== undefined) return lookUp(asked, place);
  if (place.where === 'asking' && questionOf(place.form, place.context.at).kind === 'text') return undefined;
  const amid = place.where !== 'resting' || cameBackFor(place) !== undefined;
  return bareReceipt(text, { amid, given: place.given ?? false }) === undefined ? undefined : lookUp(text, place);
};

/** Without a code it is about what was sent here, if anything was. */
export const lookUp = (text: string, place: Place): FormEvent => {
  const { where } = place;
  const code = looseReceipt(text);
  if (code !== undefined) return { type: 'lookUp', code, toAdd: where === 'resting' || untouched(place) };
  return where === 'filed' && text.trim() === '' ? { type: 'lookUp' } : { type: 'codeWanted' };
};
