import type { z } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};

/** What stands at this place; undefined where nothing does. */
const at = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], content);

const said = (value: unknown): string => (typeof value === 'object' ? 'this' : JSON.stringify(value));

/**
 * What is wrong, and how to write it instead, in place of the library's own sentences, which name its types. `content` is
 * what was read, `like` a file that shows how it is written.
 */
export const sayIssue = (issue: z.core.$ZodIssue, content: unknown, like?: string): string => {
  const value = at(content, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')} is unknown here: remove it or correct its name`;
    case 'invalid_value':
      return `${value === undefined ? 'it is missing' : `${said(value)} is unknown`}: use one of ${issue.values.join(', ')}`;
    case 'invalid_type':
      if (like && issue.message.endsWith('received undefined')) return `it is missing: write it as ${like} does`;
      return `it must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return issue.origin === 'string' ? `it is longer than ${issue.maximum} characters` : issue.message;
    default:
      return issue.message;
  }
};
