import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { LOCALES, type Locale, type OutMessage } from '../domain/channel.js';
import { HOME_ZONE, type Instant } from '../domain/clock.js';
import type { Prompt, TextArgument, TextRef } from '../domain/effect.js';
import { type Hotline, hotlineSchema, POLICE_SMS } from '../domain/hotline.js';
import { tellDate, tellTime } from './tell-time.js';

/** How times are told: in which zone (IANA name), and seen from when (for “today”, “tomorrow”). */
export interface Telling {
  readonly timezone?: string;
  readonly now?: Instant;
}

/** Words for keys, in every language. */
export interface Texts {
  /** One text. @throws {TextProblem} when the key or one of its arguments is missing. */
  text(locale: Locale, ref: TextRef, telling?: Telling): string;
  /** A message in words. Its lines become one bubble, an empty line gives a blank one. @throws {TextProblem} */
  render(locale: Locale, prompt: Prompt, telling?: Telling): OutMessage;
  /** A text without arguments in every language; empty when there is none. */
  labels(key: string): readonly string[];
}

/** A text cannot be made: a key or an argument is missing, or a catalogue does not parse. Names keys, never values. */
export class TextProblem extends Error {
  override readonly name = 'TextProblem';
}

/** Where catalogues lie: those of the chats, which the service keeps in memory, or those of the operator's terminal. */
export type Room = 'chats' | 'terminal';

/** What texts are opened with. */
export interface TextsDeps {
  /** By default those of the chats. */
  readonly room?: Room;
  /** The help lines whose numbers texts name; without them the built-in ones. */
  readonly hotlines?: readonly Hotline[];
  readonly onProblem?: (problem: TextProblem) => void;
}

/**
 * Reads the catalogues of a room: all `.ftl` files of each language's folder.
 * `onProblem` is told of a missing key or argument, which is then shown in the original language or as its key, so
 * that a slip in one text never holds up a report. By default a problem is thrown.
 * @throws {TextProblem} when a catalogue does not parse or says a key twice.
 */
export const openTexts = ({ room = 'chats', hotlines, onProblem }: TextsDeps = {}): Texts => {
  const bundles = new Map(LOCALES.map((locale) => [locale, loadCatalogue(locale, room)]));
  if (room === 'chats') {
    const named = hotlines ?? builtInHotlines();
    for (const [locale, bundle] of bundles) bundle.addResource(numbersOf(named, locale));
  }

  const text = (locale: Locale, ref: TextRef, telling: Telling = {}): string => {
    try {
      return format(locale, ref, telling);
    } catch (error) {
      if (onProblem === undefined || !(error instanceof TextProblem)) throw error;
      onProblem(error);
      return bundles.get('zh-CN')?.hasMessage(ref.key) && locale !== 'zh-CN' ? text('zh-CN', ref, telling) : ref.key;
    }
  };

  const format = (locale: Locale, ref: TextRef, telling: Telling): string => {
    const bundle = bundles.get(locale);
    const pattern = bundle?.getMessage(ref.key)?.value;
    if (bundle === undefined || pattern === undefined || pattern === null) {
      throw new TextProblem(`no text ${ref.key} in ${locale}`);
    }
    if (typeof pattern === 'string') return pattern;
    const args: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(ref.args ?? {})) args[name] = argument(locale, value, telling);
    const errors: Error[] = [];
    const words = bundle.formatPattern(pattern, args, errors);
    if (errors[0] !== undefined) throw new TextProblem(`text ${ref.key} in ${locale}: ${errors[0].message}`);
    return words;
  };

  const argument = (locale: Locale, value: TextArgument, telling: Telling): string | number => {
    if (typeof value === 'string' || typeof value === 'number') return value;
    if (isList(value)) {
      const words = value.map((one) => (typeof one === 'string' ? one : text(locale, one, telling)));
      return words.join(locale === 'zh-CN' ? '、' : ', ');
    }
    if ('at' in value) return tellTime(locale, value.at, telling.timezone ?? HOME_ZONE, telling.now);
    if ('on' in value) return tellDate(locale, value.on, telling.timezone ?? HOME_ZONE, telling.now);
    return text(locale, value, telling);
  };

  return {
    text,
    render: (locale, prompt, telling) => ({
      text: prompt.lines.map((line) => text(locale, line, telling)).join('\n'),
      choices: (prompt.choices ?? []).map((row) =>
        row.map(({ label, data, selected, word }) => ({
          label: text(locale, label, telling),
          data,
          ...(selected === undefined ? {} : { selected }),
          ...(word ? { word } : {}),
        })),
      ),
      choose: prompt.choose ?? 'one',
    }),
    labels: (key) =>
      [...bundles.values()].flatMap((bundle) => {
        const pattern = bundle.getMessage(key)?.value;
        return pattern === undefined || pattern === null ? [] : [bundle.formatPattern(pattern, {}, [])];
      }),
  };
};

const HOURS: Readonly<Record<Locale, (hours: string) => string>> = {
  'zh-CN': (hours) => `(${hours})`,
  en: (hours) => ` (${hours})`,
};

/** Beside 110, for whoever cannot speak: it may come late, and the telephone must not ring (domain.md 2.3). */
const BY_SMS: Readonly<Record<Locale, (number: string) => string>> = {
  'zh-CN': (number) => `(不方便说话:手机静音,发短信到${number},可能会慢)`,
  en: (number) => ` (if you cannot speak: silence the phone and text ${number}; it may be slow)`,
};

const builtInHotlines = (): readonly Hotline[] =>
  hotlineSchema.array().parse(JSON.parse(readFileSync(new URL('../../assets/hotlines.json', import.meta.url), 'utf8')));

/**
 * Two terms for each help line, `-hotline-government` and `-hotline-government-hours`, which is empty where it answers around the
 * clock, and the text `hotline-numbers`: the numbers that a page lets one call. The term `-police-sms` is empty until that
 * number is confirmed.
 */
const numbersOf = (hotlines: readonly Hotline[], locale: Locale): FluentResource => {
  const terms = hotlines.flatMap(({ id, number, hours_told }) => [
    `-hotline-${id} = ${number}`,
    `-hotline-${id}-hours = {"${hours_told ? HOURS[locale](hours_told[locale]) : ''}"}`,
  ]);
  const sms = hotlines.find(({ id, verified_on }) => id === POLICE_SMS && verified_on);
  const called = hotlines.filter(({ id }) => id !== POLICE_SMS).map(({ number }) => number);
  return new FluentResource(
    [
      ...terms,
      `-police-sms = {"${sms ? BY_SMS[locale](sms.number) : ''}"}`,
      `hotline-numbers = ${called.join(' ')}`,
    ].join('\n'),
  );
};

const isList = (value: Exclude<TextArgument, string | number>): value is readonly (TextRef | string)[] =>
  Array.isArray(value);

const FOLDERS: Readonly<Record<Room, string>> = { chats: './', terminal: './terminal/' };

/** One language's catalogue. @throws {TextProblem} */
export const loadCatalogue = (locale: Locale, room: Room = 'chats'): FluentBundle => {
  const folder = new URL(`${FOLDERS[room]}${locale}/`, import.meta.url);
  // No isolation marks: they show as boxes on old phones, and would be part of codes that people copy.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.ftl')) continue;
    const errors = bundle.addResource(new FluentResource(readFileSync(new URL(name, folder), 'utf8')));
    if (errors[0] !== undefined) throw new TextProblem(`${locale}/${name}: ${errors[0].message}`);
  }
  return bundle;
};
