import type { TextRef } from '../domain/effect.js';
import { say } from '../domain/say.js';

/** What a JSON file says, or one sentence on why it says nothing. */
export type JsonResult = { readonly content: unknown } | { readonly wrong: TextRef };

/**
 * Reads JSON as editors save it; a key that stands twice in one object is refused. `what` is how the sentence calls the file: “The
 * ladder”. Never throws.
 */
export const readJson = (json: string, what: TextRef): JsonResult => {
  const text = json.replace(/^\uFEFF/, '');
  // Of another encoding only the Chinese words are lost, and what is left may well be JSON.
  if (text.includes('\uFFFD')) return { wrong: say('json-not-utf8', { what }) };
  try {
    const content: unknown = JSON.parse(text);
    const twice = doubled(text, what);
    return twice === undefined ? { content } : { wrong: twice };
  } catch (error) {
    return { wrong: notJson(text, what, error) };
  }
};

const lineAt = (text: string, position: number): string => String(text.slice(0, position).split('\n').length);

/** The first key that stands twice in one object, of text that is JSON: JSON.parse takes the last one, and says nothing. */
const doubled = (text: string, what: TextRef): TextRef | undefined => {
  const objects: Map<string, number>[] = [];
  // Nothing else of JSON matters here: a text is a key where a colon follows, and braces are braces outside of texts.
  for (const { 0: found, 1: key, index } of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (found === '{') objects.push(new Map());
    else if (found === '}') objects.pop();
    else if (key !== undefined) {
      const name: string = JSON.parse(key);
      const before = objects.at(-1)?.get(name);
      if (before !== undefined) {
        const [first, second] = [lineAt(text, before), lineAt(text, index)];
        const twice = { what, key: JSON.stringify(name), first, second };
        return first === second ? say('json-twice-on-line', twice) : say('json-twice', twice);
      }
      objects.at(-1)?.set(name, index);
    }
  }
  return undefined;
};

/**
 * Where something stands that no JSON has: a remark, a mark of a Chinese keyboard, a comma before a closing bracket. Of these the
 * library says no place. What is only missing is not found by it.
 */
const strange = (text: string): number | undefined => {
  const token = /[ \t\r\n]+|"(?:[^"\\\n]|\\.)*"|,(?!\s*[}\]])|[{}[\]:]|-?\d[\d.eE+-]*|true|false|null/y;
  while (token.lastIndex < text.length) {
    const { lastIndex } = token;
    if (!token.test(text)) return lastIndex;
  }
  return undefined;
};

const notJson = (text: string, what: TextRef, error: unknown): TextRef => {
  if (text.trim() === '') return say('json-empty', { what });
  if (text.includes('\0')) return say('json-not-utf8', { what });
  const at = strange(text);
  const mark = String.fromCodePoint(text.codePointAt(at ?? 0) ?? 0);
  if (at !== undefined && mark !== '"') {
    return say('json-strange', { what, line: lineAt(text, at), mark: JSON.stringify(mark) });
  }
  const [, position = at] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  if (position === undefined) return say('json-broken', { what });
  return say('json-broken-by', { what, line: lineAt(text, Number(position)) });
};
