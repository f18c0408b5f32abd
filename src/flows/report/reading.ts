import { LOCALES } from '../../domain/channel.js';
import type { PromptChoice } from '../../domain/effect.js';
import { type CitizenAnswers, type Concern, LONGEST_TEXT, type QuestionId } from '../../domain/report.js';
import { dangerSigns } from '../../domain/signs.js';
import type { FlowEvent, Labels } from '../event.js';
import { choicesOf, chosenByText } from '../menu.js';
import { bareReceipt, lookUpAsked, looseReceipt } from '../receipt-code.js';
import { plainly, type Spoken, spoken } from '../words.js';
import type { Context } from './context.js';
import type { ReportEvent } from './event.js';
import { required } from './progress.js';
import { otherLocale, promptAt, type Where } from './prompts.js';
import { QUESTIONS, questionOf } from './questions.js';

/** Where the person is when they do something. */
export interface Place {
  readonly where: Where;
  readonly context: Context;
  readonly labels: Labels;
}

/** What a person did, in the machine's words. Anything can be read; a wake alone means nothing here. */
export const readReport = (event: FlowEvent, place: Place): ReportEvent | undefined => {
  if (event.type === 'text') return readText(event.text, place);
  if (event.type === 'choice') return readChoice(event.data, place);
  if (event.type === 'choices') return readChoices(event.data, place);
  if (event.type === 'command') return readCommand(event.name, event.argument, place);
  if (event.type === 'location') return readLocation(event.latitude, event.longitude);
  return event.type === 'file' ? { type: 'file' } : undefined;
};

const readText = (text: string, place: Place): ReportEvent => {
  if (text.trim() === '') return { type: 'empty' };
  if (text.length > LONGEST_TEXT) return { type: 'tooLong', signs: dangerSigns(text) };
  const command = /^\/([a-z_-]+)(?:\s+(.*))?$/i.exec(text.trim());
  if (command?.[1] !== undefined) return readCommand(command[1].toLowerCase(), command[2] ?? '', place);
  return readMenu(text, place) ?? readWord(text, place) ?? readReceipt(text, place) ?? readStory(text, place);
};

/** A number, a label, or another way to say one of the choices under the question. */
const readMenu = (text: string, place: Place): ReportEvent | undefined => {
  const choices = choicesOf(promptAt(place.where, place.context));
  const one = chosenByText(text, choices, place.labels) ?? chosenByMeaning(text, choices, place);
  if (!severalAsked(place)) return one && readChoice(one.data, place);
  const parts = one
    ? [one]
    : text
        .normalize('NFKC')
        .split(/[,、;。\s]+/)
        .filter(Boolean)
        .map((part) => chosenByText(part, choices, place.labels));
  const concerns = parts.filter((part) => part?.selected !== undefined);
  const first = parts[0];
  // Typed numbers are the whole answer, so they need no 选好了 after them.
  if (concerns.length > 0 && !parts.includes(undefined))
    return chosenConcerns(concerns.map((part) => part?.data ?? ''));
  return parts.length === 1 && first ? readChoice(first.data, place) : undefined;
};

const severalAsked = ({ where, context }: Place): boolean =>
  where === 'asking' && questionOf(context.at).kind === 'many';

const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  yes: ['是', '是的', '对', '有的', '嗯', 'yes', 'y'],
  no: ['不是', '否', '没', '不', 'no', 'n'],
  unsure: ['不知道', '不确定', '说不准', "don't know", 'i do not know', 'unsure', 'not sure'],
};

const chosenByMeaning = (
  text: string,
  choices: readonly PromptChoice[],
  { where }: Place,
): PromptChoice | undefined => {
  if (where !== 'asking') return undefined;
  const typed = plainly(text);
  return choices.find(({ data }) => MEANINGS[data.slice(data.lastIndexOf('.') + 1)]?.includes(typed));
};

const readWord = (text: string, place: Place): ReportEvent | undefined => {
  const word = spoken(text);
  return word && meant(word, place);
};

const meant = (word: Spoken, place: Place): ReportEvent | undefined => {
  const { where, context } = place;
  if (word === 'exit' || word === 'help' || word === 'guide') return { type: word };
  // While a report is being told, it is part of the story.
  if (word === 'unsolved') return where === 'resting' || where === 'filed' ? { type: 'notSolved' } : undefined;
  if (word === 'start') return where === 'resting' ? { type: 'start' } : { type: 'again' };
  if (word === 'language') return { type: 'language', locale: otherLocale(context.locale) };
  if (word === 'chinese') return { type: 'language', locale: 'zh-CN' };
  if (word === 'english') return { type: 'language', locale: 'en' };
  if (word === 'back') return where === 'resting' || where === 'filed' ? { type: 'again' } : { type: 'back' };
  if (word === 'send') return where === 'asking' || where === 'reviewing' ? { type: 'send' } : { type: 'again' };
  if (word === 'review') return where === 'asking' ? { type: 'review' } : { type: 'again' };
  if (word === 'done') return severalAsked(place) ? finished(context) : { type: 'again' };
  return skipped(place);
};

const skipped = ({ where, context }: Place): ReportEvent => {
  const question = questionOf(context.at);
  if (where !== 'asking' || context.editing || required(question, context)) return { type: 'again' };
  return question.id === 'contact' ? answer('contact', 'anonymous') : { type: 'skip' };
};

const finished = ({ picked }: Context): ReportEvent =>
  picked.length === 0 ? { type: 'needOne' } : { type: 'answer', answers: { concern: picked }, signs: [] };

const readReceipt = (text: string, place: Place): ReportEvent | undefined => {
  const asked = lookUpAsked(text);
  if (asked !== undefined) return lookUp(asked);
  if (place.where === 'asking' && questionOf(place.context.at).kind === 'text') return undefined;
  const code = bareReceipt(text);
  return code === undefined ? undefined : { type: 'lookUp', code };
};

const lookUp = (text: string): ReportEvent => {
  const code = looseReceipt(text);
  return code === undefined ? { type: 'codeWanted' } : { type: 'lookUp', code };
};

/** The person's own words: the answer where one is to be typed, else kept beside the question. */
const readStory = (text: string, { where, context }: Place): ReportEvent => {
  const signs = dangerSigns(text);
  const question = questionOf(context.at);
  if (where === 'asking' && question.kind === 'text') {
    return { type: 'answer', answers: { [question.id]: text } as CitizenAnswers, signs };
  }
  const full = (context.answers.observed ?? '').length + text.length >= 4 * LONGEST_TEXT;
  return full ? { type: 'tooLong', signs } : { type: 'tell', text, signs };
};

const readCommand = (name: string, argument: string, place: Place): ReportEvent => {
  const { context } = place;
  if (name === 'start' || name === 'exit') return { type: name };
  if (/^(help[-_]?me|sos)$/.test(name)) return { type: 'help' };
  if (name === 'status') return lookUp(argument);
  if (name === 'language') {
    const locale = LOCALES.find((one) => one.toLowerCase().startsWith(argument.trim().toLowerCase()));
    return { type: 'language', locale: argument.trim() !== '' && locale ? locale : otherLocale(context.locale) };
  }
  return { type: 'guide' };
};

/** A pin on the map. What is no place on Earth is answered as a file would be: it cannot be taken. */
const readLocation = (latitude: number, longitude: number): ReportEvent =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { type: 'pin', latitude, longitude } : { type: 'file' };

const answer = (id: QuestionId, value: string): ReportEvent => ({
  type: 'answer',
  answers: { [id]: value } as CitizenAnswers,
  signs: [],
});

/** A pressed button. Whatever is not under the present question is out of date, or was never ours. */
const readChoice = (data: string, { where, context }: Place): ReportEvent => {
  const language = /^r\d{1,9}\.lang\.(en|zh-CN)$/.exec(data)?.[1];
  if (language !== undefined) return { type: 'language', locale: language === 'en' ? 'en' : 'zh-CN' };
  const said = choicesOf(promptAt(where, context)).find((choice) => choice.data === data);
  if (said === undefined) return { type: 'stale' };
  const what = data.slice(data.lastIndexOf('.') + 1);
  if (what === 'done') return finished(context);
  if (CONTROLS.has(what)) return { type: what as 'back' };
  if (where === 'picking') {
    const question = QUESTIONS.find(({ short }) => short === what);
    return question === undefined ? { type: 'stale' } : { type: 'pick', question: question.id };
  }
  return said.selected === undefined ? answer(context.at, what) : { type: 'toggle', concern: what as Concern };
};

const CONTROLS: ReadonlySet<string> = new Set([
  'back',
  'skip',
  'review',
  'resume',
  'send',
  'edit',
  'discard',
  'add',
  'anew',
]);

/** Ticked boxes are the whole answer; a single choice sent this way is a pressed button. */
const readChoices = (data: readonly string[], place: Place): ReportEvent => {
  if (!severalAsked(place)) return data.length === 1 ? readChoice(data[0] ?? '', place) : { type: 'stale' };
  const boxes = choicesOf(promptAt(place.where, place.context)).filter(({ selected }) => selected !== undefined);
  const ticked = data.filter((one) => boxes.some((box) => box.data === one));
  if (ticked.length > 0) return chosenConcerns(ticked);
  if (data.length === 1) return readChoice(data[0] ?? '', place);
  return data.every((one) => choicesOf(promptAt(place.where, place.context)).some((choice) => choice.data === one))
    ? { type: 'needOne' }
    : { type: 'stale' };
};

const chosenConcerns = (data: readonly string[]): ReportEvent => {
  const concern = [...new Set(data.map((one) => one.slice(one.lastIndexOf('.') + 1) as Concern))];
  return { type: 'answer', answers: { concern }, signs: [] };
};
