import { LOCALES, type Locale } from '../../domain/channel.js';
import { readCode } from '../../domain/codes.js';
import { DECLINE_REASONS } from '../../domain/effect.js';
import { LONGEST_TEXT } from '../../domain/report.js';
import type { DeskObligation, DeskView, FlowEvent, Labels } from '../event.js';
import { chosenByText } from '../menu.js';
import { plainly, spoken } from '../words.js';
import type { DeskContext, DeskEvent } from './machine.js';
import { REASON_CODES, reasonPrompt, VERBS, type Verb } from './prompts.js';

/** Where the member is when they do something. */
export interface DeskPlace {
  readonly where: 'ready' | 'declining' | 'explaining';
  readonly context: DeskContext;
  readonly labels: Labels;
}

const NOBODY: DeskView = { member: null, obligations: [] };

/** What somebody at the desk did, in the machine's words. Who is no member can only bind. */
export const readDesk = (event: FlowEvent, place: DeskPlace): DeskEvent | undefined => {
  if (event.type === 'wake') return undefined;
  const view = event.view ?? NOBODY;
  if (view.member === null) return readStranger(event, place);
  if (event.type === 'text') return readTyped(event.text, place, view);
  if (event.type === 'choice') return readButton(event.data);
  if (event.type === 'choices') return event.data.length === 1 ? readButton(event.data[0] ?? '') : { type: 'stale' };
  if (event.type === 'command') return readCommand(event.name, event.argument, place);
  return { type: 'line', line: 'desk-no-files' };
};

const CODE = /^[0-9A-Za-z-]{4,64}$/;
/** An invite alone, without a word before it, must look like one: long, with a digit or a dash. */
const BARE_CODE = /^(?=.*[\d-])[0-9A-Za-z-]{8,64}$/;

const readStranger = (event: FlowEvent, { context }: DeskPlace): DeskEvent => {
  const pressed = event.type === 'choice' ? readButton(event.data) : undefined;
  if (pressed !== undefined && 'id' in pressed) {
    return { type: 'strangerPress', verb: pressed.type === 'act' ? pressed.verb : 'dec', id: pressed.id };
  }
  const typed = event.type === 'text' ? event.text.normalize('NFKC').trim() : '';
  const code =
    event.type === 'command' && event.name === 'start' ? event.argument.trim() : (bindAsked(typed) ?? bare(typed));
  if (code !== undefined && CODE.test(code)) return { type: 'bind', code };
  return language(event, context) ?? { type: 'line', line: 'desk-how-to-bind' };
};

const bindAsked = (text: string): string | undefined =>
  /^(?:绑定|\/start|\/bind|bind)\s*:?\s*([0-9A-Za-z-]+)$/i.exec(text)?.[1];
const bare = (text: string): string | undefined => (BARE_CODE.test(text) ? text : undefined);

const language = (event: FlowEvent, context: DeskContext): DeskEvent | undefined => {
  const other: Locale = context.locale === 'en' ? 'zh-CN' : 'en';
  if (event.type === 'command' && event.name === 'language') {
    const asked = event.argument.trim().toLowerCase();
    const named = LOCALES.find((locale) => asked !== '' && locale.toLowerCase().startsWith(asked));
    return { type: 'language', locale: named ?? other };
  }
  const word = event.type === 'text' ? spoken(event.text) : undefined;
  if (word === 'language') return { type: 'language', locale: other };
  if (word === 'chinese') return { type: 'language', locale: 'zh-CN' };
  return word === 'english' ? { type: 'language', locale: 'en' } : undefined;
};

/** A pressed button. Ids are checked for their form only: whether it is theirs is for whoever carries it out. */
const readButton = (data: string): DeskEvent => {
  if (data === 'd.cancel') return { type: 'cancel' };
  if (data === 'd.mine') return { type: 'mine' };
  const [, verb, id, code] = /^d\.(ack|dec|see|safe|kin|why)\.([0-9a-z-]{1,40})(?:\.([a-z]+))?$/.exec(data) ?? [];
  if (verb === undefined || id === undefined) return { type: 'stale' };
  if (verb === 'why') {
    const reason = code !== undefined && Object.hasOwn(REASON_CODES, code) ? REASON_CODES[code] : undefined;
    if (reason === undefined) return { type: 'stale' };
    return reason === 'other' ? { type: 'otherReason', id } : { type: 'reason', id, reason };
  }
  return code === undefined ? toEvent(verb as Verb, id) : { type: 'stale' };
};

const toEvent = (verb: Verb, id: string): DeskEvent =>
  verb === 'dec' ? { type: 'refuse', id } : { type: 'act', verb, id };

const readCommand = (name: string, argument: string, { context }: DeskPlace): DeskEvent => {
  if (name === 'mine') return { type: 'mine' };
  if (name === 'cancel') return { type: 'cancel' };
  if (name === 'start' && CODE.test(argument.trim())) return { type: 'bind', code: argument.trim() };
  return language({ type: 'command', name, argument }, context) ?? { type: 'line', line: 'desk-help' };
};

const readTyped = (text: string, place: DeskPlace, view: DeskView): DeskEvent => {
  const { context, where, labels } = place;
  const typed = text.normalize('NFKC').trim();
  const command = /^\/([a-z_]+)(?:\s+(.*))?$/i.exec(typed);
  if (command?.[1] !== undefined) return readCommand(command[1].toLowerCase(), command[2] ?? '', place);
  const code = bindAsked(typed);
  if (code !== undefined) return { type: 'bind', code };
  if (['取消', '返回', 'cancel', 'back'].includes(plainly(typed))) return { type: 'cancel' };
  const lang = language({ type: 'text', text }, context);
  if (lang !== undefined) return lang;
  if (where === 'explaining') return readNote(text);
  if (where === 'declining' && context.obligationId !== null) {
    const chosen = chosenByText(
      typed,
      reasonPrompt(context.obligationId, DECLINE_REASONS).choices?.flat() ?? [],
      labels,
    );
    if (chosen !== undefined) return readButton(chosen.data);
  }
  if (['我的待办', '待办', 'mine'].includes(plainly(typed))) return { type: 'mine' };
  return (
    readVerb(typed, view, context) ?? (where === 'ready' ? { type: 'line', line: 'desk-help' } : { type: 'again' })
  );
};

const readNote = (text: string): DeskEvent => {
  if (text.trim() === '') return { type: 'line', line: 'desk-note-empty' };
  return text.length > LONGEST_TEXT ? { type: 'line', line: 'desk-note-long' } : { type: 'note', text: text.trim() };
};

/** What members type for each verb, longest first; a number may follow. */
const TYPED: Readonly<Record<Verb, RegExp>> = {
  safe: /^(?:已?确认(?:孩子)?安全|孩子安全|safe|confirmed? safe|the child is safe)$/,
  dec: /^(?:拒绝|无法接手|不能接手|退回|decline|cannot take(?: it)?)$/,
  kin: /^(?:邀请家长|invite (?:a |the )?guardian)$/,
  see: /^(?:查看线索|查看|看|see|see the report|view)$/,
  ack: /^(?:我?已?接手|我来|收到|ok|okay|take|take it|i take (?:it|this)|acknowledge)$/,
};

const readVerb = (typed: string, view: DeskView, context: DeskContext): DeskEvent | undefined => {
  if (/^\d{1,2}$/.test(typed)) return readNumber(Number(typed), view, context);
  for (const verb of VERBS) {
    const [words, number] = split(typed);
    if (TYPED[verb].test(plainly(words))) return meant(verb, number, view.obligations);
  }
  return undefined;
};

/** “接手 7K3Q-D9XB”, “接手#7k3qd9xb”, “see 17号” → the words, and the number. One in twenty numbers is letters alone. */
const split = (typed: string): [string, string | undefined] => {
  const parts =
    /^(.*?)\s*(?:编号|#|no\.?)?\s*((?<![0-9a-z])[0-9a-z]{4}-?[0-9a-z]{4}|[0-9a-z-]*\d[0-9a-z-]*)\s*号?$/i.exec(typed);
  return parts === null ? [typed, undefined] : [parts[1] ?? '', parts[2]];
};

const meant = (verb: Verb, number: string | undefined, all: readonly DeskObligation[]): DeskEvent => {
  if (number !== undefined) {
    const named = all.find((one) => readCode(one.number) === readCode(number));
    return named === undefined ? { type: 'line', line: 'desk-no-such-number' } : toEvent(verb, named.id);
  }
  const state = verb === 'safe' || verb === 'kin' ? 'mine' : 'open';
  const candidates = verb === 'see' ? all : all.filter((one) => one.state === state);
  const [first, ...more] = candidates;
  if (first === undefined) return { type: 'line', line: state === 'mine' ? 'desk-none-mine' : 'desk-none-open' };
  return more.length === 0 ? toEvent(verb, first.id) : { type: 'which', verb, among: candidates };
};

/** A card's choices in the order it says them (`notify/cards.ts`): what a number means where there are no buttons. */
const CARD_ORDER: Readonly<Record<DeskObligation['state'], readonly Verb[]>> = {
  open: ['ack', 'see', 'dec'],
  mine: ['safe', 'see'],
};

/** A number alone: of the menu said last, else of the card, if all cards give that number one meaning. */
const readNumber = (number: number, { obligations }: DeskView, { menu }: DeskContext): DeskEvent | undefined => {
  const said = menu[number - 1];
  if (said !== undefined) return readButton(said);
  const verbs = new Set(obligations.map((one) => CARD_ORDER[one.state][number - 1]));
  const [verb] = verbs;
  if (verb === undefined || verbs.size > 1) return undefined;
  return meant(verb, undefined, obligations);
};
