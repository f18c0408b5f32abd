import type { PromptChoice } from '../../domain/effect.js';
import { LONGEST_TEXT } from '../../domain/report.js';
import { type DangerSign, dangerSigns } from '../../domain/signs.js';
import { ofAnotherChild } from '../another-child.js';
import { asksUs } from '../asks-us.js';
import type { FlowEvent } from '../event.js';
import { asksHowItStands } from '../how-it-stands.js';
import { languageNamed } from '../language.js';
import { choicesOf, chosenByText } from '../menu.js';
import { asksWhoHears } from '../who-hears.js';
import { isPolite, plainly, spoken } from '../words.js';
import type { FormEvent } from './event.js';
import { type Answers, own, questionOf, type Unclear } from './form.js';
import { chosen, type Place, readChoice, readChoices, severalAsked, whereLeft } from './pressed.js';
import { notYetSent, promptAt } from './prompts.js';
import { cameBackFor, lookUp, readReceipt } from './receipt.js';
import { reminderTyped } from './reminded.js';
import { signsIn } from './said.js';
import { comesAgain, readWord, unsubscribed } from './steering.js';

/** What a person did, in the machine's words. Anything can be read; a wake alone means nothing here. */
export const readForm = (event: FlowEvent, place: Place): FormEvent | undefined => {
  if (event.invitation !== undefined) return { type: 'join', ...event.invitation };
  if (event.type === 'text') return reminderTyped(event.text, event.asked, place) ?? readText(event.text, place);
  if (event.type === 'edited') return readEdited(event.text, place);
  if (event.type === 'choice') return readChoice(event.data, place);
  if (event.type === 'choices') return readChoices(event.data, place);
  if (event.type === 'command') return readCommand(event.name, event.argument, place);
  if (event.type === 'location') return readLocation(event.latitude, event.longitude);
  if (event.type === 'menu') return { type: 'menu', menu: event.menu };
  if (event.type === 'looked') return { type: 'looked', code: event.code, on: place.today };
  if (event.type === 'file' || event.type === 'bound' || event.type === 'help' || event.type === 'makeWay')
    return { type: event.type };
  return undefined;
};

/**
 * What was said before reads otherwise now. A cry for help, a good-bye, that no more reminders are wanted and danger that is new in
 * it are heard; the rest is to be sent once more, to be an answer. Whoever has nothing under way is told nothing.
 */
const readEdited = (text: string, place: Place): FormEvent | undefined => {
  const word = spoken(text);
  if (word === 'help' || word === 'exit') return { type: word };
  if (word === 'unsubscribe') return unsubscribed(place);
  const signs = dangerSigns(text).filter((sign) => !place.context.signs.includes(sign));
  if (signs.length > 0) return told(text, signs, place);
  return place.where === 'resting' ? undefined : { type: 'unclear', line: { key: 'no-edits' } };
};

const readText = (text: string, place: Place): FormEvent => {
  if (text.trim() === '') return { type: 'empty' };
  if (text.length > LONGEST_TEXT) return { type: 'tooLong', signs: dangerSigns(text) };
  const command = /^\/([a-z_-]+)(?:\s+(.*))?$/i.exec(text.normalize('NFKC').trim());
  if (command?.[1] !== undefined) return readCommand(command[1].toLowerCase(), command[2] ?? '', place);
  return (
    readNumber(text, place) ??
    readMenu(text, place) ??
    readWord(text, place) ??
    readReceipt(text, place) ??
    readStanding(text, place) ??
    readWorry(text, place) ??
    readAsked(text, place) ??
    readAnother(text, place) ??
    readLate(text, place) ??
    readStory(text, place)
  );
};

/** Who asks how it stands adds nothing by that to what was sent. */
const readStanding = (text: string, place: Place): FormEvent | undefined => {
  if (!asksHowItStands(text)) return undefined;
  const code = cameBackFor(place);
  if (code !== undefined) return { type: 'lookUp', code, again: true };
  if (place.where === 'resting') return undefined;
  if (place.where === 'filed' || place.context.filed !== 'no') return { type: 'lookUp' };
  // Nobody has it: whoever waits for somebody must not be left to think so.
  if (place.where !== 'asking') return { type: 'again' };
  return { type: 'unclear', line: notYetSent(place.form, place.context) };
};

/** Who asks who will hear of it is answered first, whatever was asked; to what was looked up, that adds nothing. */
const readWorry = (text: string, place: Place): FormEvent | undefined => {
  if (!asksWhoHears(text)) return undefined;
  const signs = signsIn(text, place.context.answers[place.form.story]);
  return signs.length === 0 && cameBackFor(place) !== undefined ? { type: 'worry' } : told(text, signs, place);
};

/** Who asks who this is, or why it asks, is answered; to what is told that adds nothing. */
const readAsked = (text: string, { form, where }: Place): FormEvent | undefined => {
  const asked = asksUs(text);
  if (asked === undefined || (asked === 'begins' && where === 'filed')) return undefined;
  if (where === 'resting') return { type: 'start' };
  return asked === 'begins' ? { type: 'again' } : { type: 'unclear', line: { key: own(form, `asked-${asked}`) } };
};

/** Another child is no part of what was looked up: that begins anew. */
const readAnother = (text: string, place: Place): FormEvent | undefined =>
  cameBackFor(place) !== undefined && ofAnotherChild(text) === 'alone' ? { type: 'start' } : undefined;

/** One of its choices in words, such as where the child is; words of their own are added to what was told. */
const readLate = (text: string, place: Place): FormEvent | undefined => {
  const left = whereLeft(place);
  if (!left || questionOf(left.form, left.context.at).options.length === 0) return undefined;
  const read = readMenu(text, left) ?? readStory(text, left);
  return read.type === 'answer' ? read : undefined;
};

/** A number that is no option's, such as an age. Whoever sees the choices with numbers means those. */
const readNumber = (text: string, { form, where, context, numbered }: Place): FormEvent | undefined => {
  if (where !== 'asking') return undefined;
  const typed = plainly(text);
  if (numbered && Number(typed) <= choicesOf(promptAt(form, where, context)).length) return undefined;
  const answers = form.byNumber?.(questionOf(form, context.at), typed);
  return answers && { type: 'answer', answers, signs: [] };
};

/** A number, a label, or another way to say one of the choices under the question. */
const readMenu = (text: string, place: Place): FormEvent | undefined => {
  const choices = choicesOf(promptAt(place.form, place.where, place.context));
  const one = chosenByText(text, choices, place.labels) ?? chosenByMeaning(text, choices, place);
  if (!severalAsked(place)) return one && readChoice(one.data, place);
  const parts = one
    ? [one]
    : text
        .normalize('NFKC')
        .split(/[,、;。\s]+/)
        .filter(Boolean)
        .map((part) => chosenByText(part, choices, place.labels));
  const ticked = parts.filter((part) => part?.selected !== undefined);
  const first = parts[0];
  // Typed numbers are the whole answer, so they need no 选好了 after them.
  if (ticked.length > 0 && !parts.includes(undefined))
    return chosen(
      place,
      ticked.map((part) => part?.data ?? ''),
    );
  return parts.length === 1 && first ? readChoice(first.data, place) : undefined;
};

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

const isUnclear = (read: Answers | Unclear): read is Unclear =>
  typeof read.unclear === 'object' && 'key' in read.unclear;

/** The person's own words: the answer where one is to be typed, else kept beside the question. */
const readStory = (text: string, place: Place): FormEvent => {
  const { form, where, context, labels, today } = place;
  const signs = signsIn(text, context.answers[form.story]);
  const read = { labels, today, locale: context.locale };
  const answers = where === 'asking' ? form.understand(questionOf(form, context.at), text, read, context) : undefined;
  if (answers !== undefined && isUnclear(answers)) {
    // Danger is heard whatever was asked.
    if (signs.length === 0) return { type: 'unclear', line: answers.unclear };
  } else if (answers !== undefined)
    return { type: 'answer', answers: { ...form.besides?.(text, labels, context), ...answers }, signs };
  return told(text, signs, place);
};

/** Kept beside what is asked, where the story has room for it. */
const told = (text: string, signs: readonly DangerSign[], place: Place): FormEvent => {
  const { form, context, labels } = place;
  const full = (context.answers[form.story] ?? '').length + text.length >= 4 * LONGEST_TEXT;
  if (full || text.length > LONGEST_TEXT) return { type: 'tooLong', signs };
  const also = form.besides?.(text, labels, context) ?? {};
  const apart = isPolite(text) || asksWhoHears(text) || ofAnotherChild(text) !== undefined;
  const to = apart ? undefined : cameBackFor(place);
  return {
    type: 'tell',
    text,
    signs,
    ...(Object.keys(also).length > 0 ? { also } : {}),
    ...(to === undefined ? {} : { to }),
  };
};

const readCommand = (name: string, argument: string, place: Place): FormEvent => {
  const { context } = place;
  // “/help 他正在打孩子”: what follows a command is heard where it is danger. Who leaves is let go.
  const signs = name === 'exit' ? [] : signsIn(argument, context.answers[place.form.story]);
  if (signs.length > 0) return told(argument, signs, place);
  if (name === 'start' || name === 'exit' || name === 'reminders') return { type: name };
  if (/^(help[-_]?me|sos)$/.test(name)) return { type: 'help' };
  if (name === 'status') return lookUp(argument, place);
  if (name === 'stop') return unsubscribed(place);
  if (name === 'family' || name === 'child')
    return place.form.id === name ? comesAgain(place) : { type: 'turn', flow: name };
  if (name === 'language') return { type: 'language', locale: languageNamed(argument, context.locale) };
  return { type: 'guide' };
};

/** A pin on the map. What is no place on Earth is answered as a file would be: it cannot be taken. */
const readLocation = (latitude: number, longitude: number): FormEvent =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { type: 'pin', latitude, longitude } : { type: 'file' };
