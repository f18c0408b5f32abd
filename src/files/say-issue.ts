import type { z } from 'zod';
import type { TextRef } from '../domain/effect.js';
import { say } from '../domain/say.js';

type Issue = z.core.$ZodIssue;

/** What stands at this place; undefined where nothing does. */
const at = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], content);

const quoted = (value: unknown): string | TextRef =>
  value === undefined || typeof value === 'object' ? say('this-value') : JSON.stringify(value);

/** What a sentence may tell of an issue beside the value. */
const detailsOf = (issue: Issue): TextRef['args'] => {
  switch (issue.code) {
    case 'invalid_value':
      return { known: issue.values.map(String) };
    case 'too_big':
      return { most: String(issue.maximum) };
    case 'custom':
      return issue.params;
    default:
      return {};
  }
};

/** What is wrong with a cell of a CSV file: the schema of its column names the sentence. */
export const sayCell = (issue: Issue, cells: Readonly<Record<string, string | undefined>>): TextRef => {
  const column = String(issue.path[0]);
  return say(issue.message, { column, value: cells[column] ?? '', ...detailsOf(issue) });
};

/** What JSON calls a value, as the library names it. */
const TYPES: readonly string[] = ['string', 'number', 'int', 'boolean', 'array', 'object', 'record'];

/**
 * What is wrong with a value of JSON, and how to write it instead: in place of the library's own sentences, which name its types, or
 * the sentence that the schema names. `content` is what was read, `like` a file that shows how it is written.
 */
export const sayIssue = (issue: Issue, content: unknown, like?: string): TextRef => {
  const value = at(content, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return say('keys-unknown', { keys: issue.keys });
    case 'invalid_value': {
      const known = issue.values.map(String);
      return value === undefined
        ? say('word-missing', { known })
        : say('word-unknown', { value: quoted(value), known });
    }
    case 'invalid_type':
      if (like && value === undefined) return say('value-missing', { like });
      return say('type-wrong', {
        type: TYPES.includes(issue.expected) ? say(`type-${issue.expected}`) : issue.expected,
      });
    case 'too_big':
      if (issue.origin === 'string') return say('text-long', { most: String(issue.maximum) });
  }
  return say(issue.message, { value: quoted(value), ...detailsOf(issue) });
};
