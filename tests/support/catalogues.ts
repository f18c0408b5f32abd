import type { FluentBundle } from '@fluent/bundle';
import { LOCALES } from '../../src/domain/channel.js';
import { loadCatalogue, type Room } from '../../src/texts/texts.js';

/** Where the languages differ: a text that only some have, or that takes other arguments. Empty when all is well. */
export const checkCatalogues = (room: Room): string[] => {
  const [original, ...others] = LOCALES.map((locale) => ({
    locale,
    texts: readArguments(loadCatalogue(locale, room)),
  }));
  if (original === undefined) return [];
  return others.flatMap((other) => differences(original, other)).sort();
};

interface Catalogue {
  readonly locale: string;
  /** Key → the names of its arguments, sorted. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What differs between two catalogues, in words for whoever writes them. */
export const differences = (original: Catalogue, other: Catalogue): string[] =>
  [...new Set([...original.texts.keys(), ...other.texts.keys()])].flatMap((key) => {
    const here = original.texts.get(key);
    const there = other.texts.get(key);
    if (here === undefined) return [`${key}: missing in ${original.locale}`];
    if (there === undefined) return [`${key}: missing in ${other.locale}`];
    return here === there ? [] : [`${key}: takes (${here}) in ${original.locale}, (${there}) in ${other.locale}`];
  });

const readArguments = (bundle: FluentBundle): Map<string, string> =>
  new Map(
    [...bundle._messages].map(([key, message]) => [key, [...new Set(variables(message.value))].sort().join(', ')]),
  );

/** The names of all variables in a parsed pattern, however deep: `{ type: 'var', name }`. */
const variables = (part: unknown): string[] => {
  if (Array.isArray(part)) return part.flatMap(variables);
  if (typeof part !== 'object' || part === null) return [];
  if ('type' in part && part.type === 'var' && 'name' in part) return [String(part.name)];
  return Object.values(part).flatMap(variables);
};
