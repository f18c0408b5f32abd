import { ACTS, type Act, actsOf } from '../../domain/acts.js';
import { bareCode, bindingCode, flat, readCode } from '../../domain/codes.js';
import { DECLINE_REASONS } from '../../domain/effect.js';
import { LONGEST_TEXT } from '../../domain/report.js';
import { dangerSigns } from '../../domain/signs.js';
import type { DeskView, FlowEvent, Labels } from '../event.js';
import { chosenByText } from '../menu.js';
import { readDate } from '../read-date.js';
import { closedUp, plainly, spoken } from '../words.js';
import { askingPrompt, choiceText } from './asking-prompt.js';
import type { DeskContext } from './context.js';
import type { DeskEvent } from './desk-event.js';
import { type Asking, questionOf } from './dialogs.js';
import { language } from './language.js';
import { isOffer, LONGEST_ACT, meant, placeMeant, split, whichPage } from './meaning.js';
import { readButton } from './pressed.js';
import { reasonPrompt } from './prompts.js';
import { TYPED } from './typed.js';

/** Where the member is when they do something. */
export interface DeskPlace {
  readonly where: 'ready' | 'declining' | 'explaining' | 'asking';
  readonly context: DeskContext;
  readonly labels: Labels;
  /** There are no buttons: choices are said with numbers. */
  readonly numbered?: boolean | undefined;
}

const NOBODY: DeskView = { member: null, obligations: [] };

/** What somebody at the desk did, in the machine's words. Who is no member can only bind. */
export const readDesk = (event: FlowEvent, place: DeskPlace): DeskEvent | undefined => {
  if (event.type === 'wake') return undefined;
  if (event.type === 'listed' || event.type === 'menu' || event.type === 'barred' || event.type === 'anew')
    return event;
  const view = event.view ?? NOBODY;
  return view.member === null ? readStranger(event, place) : ofCase(readMember(event, view, place), view);
};

/** What is asked of one of several cases says of which: an older card looks as the newest does. */
const ofCase = (read: DeskEvent, { obligations }: DeskView): DeskEvent => {
  if (read.type !== 'act' && read.type !== 'more') return read;
  const number = obligations.find(({ id }) => id === read.id)?.number;
  const several = obligations.some((one) => one.number !== number);
  return number !== undefined && several ? { ...read, number } : read;
};

const readMember = (event: FlowEvent, view: DeskView, place: DeskPlace): DeskEvent => {
  // Another question may have taken the place of what was asked.
  const asking = place.where === 'asking' ? place.context.asking : null;
  if (event.type === 'text') {
    return readTyped(event.text, { ...place, numbered: event.numbered }, view, event.today);
  }
  if (event.type === 'choice') return whichPage(event.data, view) ?? readButton(event.data, asking);
  if (event.type === 'choices')
    return event.data.length === 1 ? readButton(event.data[0] ?? '', asking) : { type: 'stale' };
  if (event.type === 'command') return readCommand(event.name, event.argument, place, view);
  return { type: 'line', line: event.type === 'edited' ? 'desk-no-edits' : 'desk-no-files' };
};

const CODE = /^[0-9A-Za-z-]{4,64}$/;
/** The code in the argument of a command. */
const codeIn = (argument: string): string => flat(argument).replace(/\s/g, '');

const readStranger = (event: FlowEvent, { context }: DeskPlace): DeskEvent => {
  const pressed = event.type === 'choice' ? readButton(event.data, null) : undefined;
  if (pressed !== undefined && 'id' in pressed) {
    return { type: 'strangerPress', act: pressed.type === 'act' ? pressed.act : 'dec', id: pressed.id };
  }
  const typed = event.type === 'text' ? event.text : '';
  const code =
    event.type === 'command' && event.name === 'start'
      ? codeIn(event.argument)
      : (bindingCode(typed) ?? bareCode(typed));
  if (code !== undefined && CODE.test(code)) return { type: 'bind', code };
  if (tellsDanger(typed)) return { type: 'danger', stranger: true };
  return language(event, context) ?? { type: 'line', line: 'desk-how-to-bind' };
};

/** Danger, or a call for help, in the words of somebody who is not answering anything. */
const tellsDanger = (text: string): boolean =>
  plainly(text) !== 'help' && (spoken(text) === 'help' || dangerSigns(text).length > 0);

/** What can be done with what waits, each act once. */
const help = ({ member, obligations }: DeskView, unclear = false): DeskEvent => ({
  type: 'help',
  ...(member?.operates ? { operates: true } : {}),
  ...(unclear ? { unclear } : {}),
  acts: [...new Set(obligations.flatMap(({ kind, state }) => actsOf(kind, state === 'mine' ? 'held' : 'open').flat()))],
});

const readCommand = (name: string, argument: string, { context }: DeskPlace, view: DeskView): DeskEvent => {
  if (name === 'mine') return { type: 'mine' };
  if (name === 'post') return { type: 'postCases' };
  if (name === 'off_duty' || name === 'on_duty') return { type: 'duty', on: name === 'on_duty' };
  if (name === 'prefer') return { type: 'prefer' };
  if (name === 'cancel') return { type: 'cancel' };
  if (name === 'start' && CODE.test(codeIn(argument))) return { type: 'bind', code: codeIn(argument) };
  return language({ type: 'command', name, argument }, context) ?? help(view);
};

/** What a member types about themselves and not about a matter. */
const STEERING: readonly (readonly [readonly string[], DeskEvent])[] = [
  [['我的待办', '待办', 'mine'], { type: 'mine' }],
  [['本岗个案', '本岗', '同岗个案', 'post cases', 'post'], { type: 'postCases' }],
  [['离岗', '我离岗', '下班', 'off duty', 'go off duty'], { type: 'duty', on: false }],
  [['到岗', '我到岗', '上岗', '上班', 'on duty', 'go on duty'], { type: 'duty', on: true }],
  [['首选', '首选这里', 'prefer'], { type: 'prefer' }],
];

const ON = ['下一页', '下页', 'next page', 'next'];
const BACK = ['上一页', '上页', 'page before', 'previous page', 'previous'];

const EARLIER = ['更早', '更早的', '看更早', '看更早的', 'earlier'];

/** The other page of the menu said last; else of what waits, from where it was said before. */
const pageAsked = (typed: string, { listed, menu }: DeskContext, view: DeskView): DeskEvent | undefined => {
  const word = plainly(typed);
  const more = menu.find((data) => /^d\.(?:(?:more|which|needs|referred|case)\..*\.\d+$|post\.)/.test(data));
  const less = menu.find((data) => /^d\.(?:more|case)\..*\.b\d+$/.test(data));
  if ([...ON, ...EARLIER].includes(word) && more !== undefined) return whichPage(more, view) ?? readButton(more, null);
  if (BACK.includes(word) && less !== undefined) return readButton(less, null);
  if (EARLIER.includes(word)) return meant('case', undefined, view.obligations);
  if (ON.includes(word)) return { type: 'mine', ...(listed ? { page: { way: 'after', place: listed.last } } : {}) };
  if (BACK.includes(word)) return { type: 'mine', ...(listed ? { page: { way: 'before', place: listed.first } } : {}) };
  return undefined;
};

const readTyped = (text: string, place: DeskPlace, view: DeskView, today?: string): DeskEvent => {
  const { context, where, labels } = place;
  const typed = text.normalize('NFKC').trim();
  const command = /^\/([a-z_]+)(?:\s+(.*))?$/i.exec(typed);
  if (command?.[1] !== undefined) return readCommand(command[1].toLowerCase(), command[2] ?? '', place, view);
  const code = bindingCode(typed);
  if (code !== undefined) return { type: 'bind', code };
  if (['取消', '返回', 'cancel', 'back'].includes(plainly(typed))) return { type: 'cancel' };
  const lang = language({ type: 'text', text }, context);
  if (lang !== undefined) return lang;
  // The word alone asks how to go on; it is no answer to what stands.
  if (spoken(text) === 'guide' || plainly(typed) === 'help') return help(view);
  // A card that came meanwhile says these very words: they are no answer, least of all a note.
  const named = where === 'ready' ? undefined : readNamed(typed, view, place);
  if (named !== undefined) return named;
  const words = where === 'explaining' || (where === 'asking' && inWords(context));
  const apart = words ? readApart(typed, view, place) : undefined;
  if (apart !== undefined) return apart;
  if (where === 'explaining') return readNote(text);
  if (where === 'asking' && context.asking) {
    const read = readAsked(text, typed, context.asking, place, today);
    if (read.type !== 'again' || isNumber(typed)) return read;
  }
  if (where === 'declining' && context.obligationId !== null) {
    const chosen = chosenByText(
      typed,
      reasonPrompt(context.obligationId, DECLINE_REASONS).choices?.flat() ?? [],
      labels,
    );
    if (chosen !== undefined) return readButton(chosen.data, null);
  }
  const page = pageAsked(typed, context, view);
  if (page !== undefined) return page;
  const own = STEERING.find(([words]) => words.includes(plainly(typed)));
  if (own) return own[1];
  if (isNumber(typed) && (where !== 'ready' || place.numbered)) {
    return readMenu(Number(typed), view, context) ?? (where === 'ready' ? help(view, true) : { type: 'again' });
  }
  const verb = readVerb(typed, view, place);
  if (verb === undefined && tellsDanger(text)) return { type: 'danger' };
  return verb ?? (where === 'ready' ? help(view, true) : { type: 'again' });
};

/** The question that stands is answered in the member's own words. */
const inWords = ({ asking }: DeskContext): boolean => {
  const question = asking && questionOf(asking);
  return question?.choices === undefined || question.open === true;
};

/** What a member types about themselves that nobody means as an answer. */
const APART = ['我的待办', '待办', '本岗个案', '离岗', '我离岗', '到岗', '我到岗', 'mine', 'off duty', 'on duty'];
/** What a card offers that comes meanwhile. */
const OFFERED: readonly Act[] = ['ack', 'see', 'dec', 'more'];

/** A word on its own that is no answer to what is asked: of the desk itself, or a card's, where something of theirs fits it. */
const readApart = (typed: string, { obligations }: DeskView, { labels }: DeskPlace): DeskEvent | undefined => {
  const word = plainly(typed);
  if (APART.includes(word)) return STEERING.find(([words]) => words.includes(word))?.[1];
  const says = (key: string) => labels(key).some((label) => plainly(label) === word);
  const act = OFFERED.find((one) => says(`word-${one}`) || says(`button-${one}`));
  const event = act && meant(act, undefined, obligations);
  return event?.type === 'line' ? undefined : event;
};

const readNote = (text: string): DeskEvent => {
  if (text.trim() === '') return { type: 'line', line: 'desk-note-empty' };
  return text.length > LONGEST_TEXT ? { type: 'line', line: 'desk-note-long' } : { type: 'note', text: text.trim() };
};

/** What is typed at a question: one of its choices, or the member's own words. */
const readAsked = (
  text: string,
  typed: string,
  asking: Asking,
  { context, labels }: DeskPlace,
  today = '1970-01-01',
): DeskEvent => {
  const question = questionOf(asking);
  if (question?.choices) {
    const shown = askingPrompt(asking).choices?.flat() ?? [];
    const byNumber = isNumber(typed) ? context.menu[Number(typed) - 1] : undefined;
    const data = byNumber ?? chosenByText(typed, shown, labels)?.data;
    if (data !== undefined) return readButton(data, asking);
    // A choice of another page, by its words.
    const others = question.choices.map((code) => ({ label: choiceText(question, code), data: code }));
    const other = /^\d+$/.test(plainly(typed)) ? undefined : chosenByText(typed, others, labels);
    if (other) return { type: 'answer', value: other.data };
    if (!question.open) return { type: 'again' };
  }
  const note = readNote(text);
  if (note.type === 'note' && question?.reads === 'date') {
    const read = readDate(note.text, today, context.locale);
    return 'date' in read ? { type: 'answer', value: read.date } : { type: 'unclear', line: read.unclear };
  }
  const most = question?.most ?? LONGEST_TEXT;
  if (note.type === 'note' && note.text.length > most)
    return { type: 'unclear', line: { key: 'desk-words-long', args: { most } } };
  return note.type === 'note' ? { type: 'answer', value: note.text } : note;
};

const isNumber = (typed: string): boolean => /^\d{1,2}$/.test(typed);

/** A button's own words, typed where there are no buttons. */
const isLabel = (act: Act, words: string, labels: Labels): boolean =>
  labels(`button-${act}`).some((label) => plainly(label) === plainly(words));

const readAct = (typed: string, labels: Labels): Act | undefined => {
  if (typed.length > LONGEST_ACT) return undefined;
  const words = closedUp(plainly(typed));
  return ACTS.find((one) => TYPED[one]?.test(words) || isLabel(one, words, labels));
};

const readVerb = (typed: string, view: DeskView, { context, labels }: DeskPlace): DeskEvent | undefined => {
  if (isNumber(typed)) return readMenu(Number(typed), view, context) ?? readPlace(Number(typed), view);
  const placed = placeMeant(typed, view.obligations);
  if (placed) return placed;
  const [words, number] = split(typed);
  // “登记编号 7K3Q-D9XB”: this word ends as others do before a number, as in “接手编号 7K3Q-D9XB”.
  const act = (number === undefined ? undefined : readAct(`${words}编号`, labels)) ?? readAct(words, labels);
  return act && meant(act, number, view.obligations);
};

/** An act with the number of a case of theirs: as cards say it. */
const readNamed = (typed: string, view: DeskView, { labels }: DeskPlace): DeskEvent | undefined => {
  const [words, number] = split(typed);
  const act = number === undefined ? undefined : readAct(words, labels);
  const theirs = view.obligations.some((one) => readCode(one.number) === readCode(number ?? ''));
  return act && theirs ? meant(act, number, view.obligations) : undefined;
};

/** A number alone: of the menu said last. */
const readMenu = (number: number, view: DeskView, { menu }: DeskContext): DeskEvent | undefined => {
  const said = menu[number - 1];
  return said === undefined || said === '' ? undefined : (whichPage(said, view) ?? readButton(said, null));
};

/** Where the buttons of a card have places, a number alone is one of them, if all cards give it one meaning. */
const readPlace = (number: number, { obligations }: DeskView): DeskEvent | undefined => {
  const acts = new Set(
    obligations
      .filter((one) => !isOffer(one))
      .map(({ kind, state }) => actsOf(kind, state === 'mine' ? 'held' : 'open').flat()[number - 1]),
  );
  const [act] = acts;
  if (act === undefined || acts.size > 1) return undefined;
  return meant(act, undefined, obligations);
};
