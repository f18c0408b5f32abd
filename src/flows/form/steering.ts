import type { PublicFlow } from '../../domain/effect.js';
import { languageSaid } from '../language.js';
import { unsolvedOf } from '../receipt-code.js';
import { plainly, type Spoken, spoken, withoutAnswer } from '../words.js';
import type { FormEvent } from './event.js';
import { questionOf } from './form.js';
import { answer, finished, type Place, severalAsked } from './pressed.js';
import { nextQuestion, required } from './progress.js';

/** A text that is nothing but a word to steer by, such as 返回, or that something is not solved. */
export const readWord = (text: string, place: Place): FormEvent | undefined => {
  const underWay = place.where !== 'resting' && place.where !== 'filed';
  if (underWay && place.form.stopsBy?.includes(plainly(text))) return { type: 'exit' };
  const left = place.where === 'asking' ? leftOpen(text, place) : undefined;
  if (left !== undefined) return left;
  const word = spoken(text);
  if (word === 'family' && asksOnceMore(text, place)) return undefined;
  if (word !== undefined) return steered(word, place);
  const receipt = unsolvedOf(text);
  return receipt === undefined ? undefined : notSolved(place, { receipt });
};

/**
 * Who does not know, or would not say, leaves the question open, where it need not be answered and has no option for that. An
 * answer that is being changed is changed only to one.
 */
const leftOpen = (text: string, place: Place): FormEvent | undefined => {
  const { id, kind, required, skipsBy, skipSays } = questionOf(place.form, place.context.at);
  const byOption = kind === 'one' && !required && skipSays === undefined ? 'unknown' : undefined;
  const how = skipsBy ?? byOption;
  if (how === undefined || !withoutAnswer(text, how)) return undefined;
  if (!place.context.editing) return skipped(place);
  return skipSays === undefined ? undefined : answer(id, skipSays);
};

/** “我需要帮助”, once it is sent, is told to whoever has it. */
const asksOnceMore = (text: string, { form, where, context }: Place): boolean =>
  form.id === 'family' && where === 'filed' && !form.isOver?.(context) && /帮助|求助|help/i.test(text);

/** That it is not solved: while a report is being told, this is part of the story. */
const notSolved = ({ where }: Place, of: { readonly receipt?: string } = {}): FormEvent | undefined =>
  where === 'resting' || where === 'filed' ? { type: 'notSolved', ...of } : undefined;

/** What a steering word means where the chat is. */
const steered = (word: Spoken, place: Place): FormEvent | undefined => {
  const { where, context } = place;
  if (word === 'exit' || word === 'help' || word === 'guide' || word === 'reminders') return { type: word };
  if (word === 'unsubscribe') return unsubscribed(place);
  if (word === 'unsolved') return notSolved(place);
  if (word === 'there' && (where === 'filed' || context.filed !== 'no')) return { type: 'lookUp' };
  if (word === 'start' || word === 'there')
    return where === 'resting' || where === 'filed' ? { type: 'start' } : { type: 'again' };
  const locale = languageSaid(word, context.locale);
  if (locale !== undefined) return { type: 'language', locale };
  if (word === 'back') return where === 'resting' || where === 'filed' ? { type: 'again' } : { type: 'back' };
  if (word === 'send') return where === 'asking' || where === 'reviewing' ? { type: 'send' } : { type: 'again' };
  if (word === 'review') return where === 'asking' ? { type: 'review' } : { type: 'again' };
  if (word === 'family' || word === 'report' || word === 'child') return turned(word, place);
  if (word === 'grown') return corrected(place);
  if (word === 'done') return severalAsked(place) ? finished(place) : { type: 'again' };
  return skipped(place);
};

/** No more reminders, neither those that come nor those that are being set. */
export const unsubscribed = ({ form, where, context }: Place): FormEvent => {
  const answers = form.unsubscribes?.(context);
  if (answers === undefined) return { type: 'unsubscribe' };
  if (where === 'resting' || where === 'filed') return { type: 'unsubscribe', instead: { answers } };
  const later = { ...context, answers: { ...context.answers, ...answers } };
  const asksOn = where !== 'asking' || nextQuestion(form, later) !== undefined;
  return { type: 'unsubscribe', instead: { answers, next: asksOn ? 'again' : 'review' } };
};

/** Into the conversation that this chat is in. */
export const comesAgain = ({ form, where, context }: Pick<Place, 'form' | 'where' | 'context'>): FormEvent =>
  where === 'filed' && form.isOver?.(context) ? { type: 'anew' } : { type: 'again' };

/** Who is in the middle of something may mean it as an answer; then only the command and the button turn. */
const turned = (flow: PublicFlow, { form, where, context }: Place): FormEvent | undefined => {
  const begun = where !== 'filed' && (context.danger || context.history.length > 0);
  // “我10岁” may be what was asked.
  if (flow === form.id && flow === 'child' && begun) return undefined;
  if (flow === form.id) return where === 'resting' ? { type: 'start' } : comesAgain({ form, where, context });
  return begun ? undefined : { type: 'turn', flow };
};

/** Who says that it is no child is in the wrong conversation, whatever was asked. */
const corrected = ({ form, where }: Place): FormEvent | undefined =>
  form.id === 'child' && where !== 'filed' ? { type: 'turn', flow: 'report' } : undefined;

/** 跳过: not where the answer is needed. */
const skipped = ({ form, where, context }: Place): FormEvent => {
  const question = questionOf(form, context.at);
  if (where !== 'asking' || context.editing || required(form, question, context)) return { type: 'again' };
  return question.skipSays === undefined ? { type: 'skip' } : answer(question.id, question.skipSays);
};
