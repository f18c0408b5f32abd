/** What a JSON file says, or one sentence on why it says nothing. */
export type JsonResult = { readonly content: unknown } | { readonly wrong: string };

/**
 * Reads JSON as editors save it; a key that stands twice in one object is refused. `what` is how the sentence calls the file: “The
 * ladder”. Never throws.
 */
export const readJson = (json: string, what: string): JsonResult => {
  const text = json.replace(/^\uFEFF/, '');
  // Of another encoding only the Chinese words are lost, and what is left may well be JSON.
  if (text.includes('\uFFFD')) return { wrong: notUtf8(what) };
  try {
    const content: unknown = JSON.parse(text);
    const twice = doubled(text);
    return twice === undefined ? { content } : { wrong: `${what} has ${twice}: remove one of the two.` };
  } catch (error) {
    return { wrong: notJson(text, what, error) };
  }
};

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

const linesOf = (text: string, first: number, second: number): string => {
  const lines = [lineAt(text, first), lineAt(text, second)];
  return lines[0] === lines[1] ? `both on line ${lines[0]}` : `on lines ${lines.join(' and ')}`;
};

/** The first key that stands twice in one object, of text that is JSON: JSON.parse takes the last one, and says nothing. */
const doubled = (text: string): string | undefined => {
  const objects: Map<string, number>[] = [];
  // Nothing else of JSON matters here: a text is a key where a colon follows, and braces are braces outside of texts.
  for (const { 0: found, 1: key, index } of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (found === '{') objects.push(new Map());
    else if (found === '}') objects.pop();
    else if (key !== undefined) {
      const name: string = JSON.parse(key);
      const before = objects.at(-1)?.get(name);
      if (before !== undefined) return `${JSON.stringify(name)} twice, ${linesOf(text, before, index)}`;
      objects.at(-1)?.set(name, index);
    }
  }
  return undefined;
};

const notUtf8 = (what: string): string => `${what} is not valid UTF-8: save it as "UTF-8".`;

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

const notJson = (text: string, what: string, error: unknown): string => {
  if (text.trim() === '') {
    return `${what} is empty: begin with a copy of the built-in one, which is in assets.`;
  }
  if (text.includes('\0')) return notUtf8(what);
  const at = strange(text);
  const mark = String.fromCodePoint(text.codePointAt(at ?? 0) ?? 0);
  if (at !== undefined && mark !== '"') {
    return `${what} is not JSON: on line ${lineAt(text, at)}, ${JSON.stringify(mark)} does not belong where it stands; use the marks of an English keyboard, no comma before ] or }, and no remarks.`;
  }
  const [, position = at] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const where = position === undefined ? '' : ` on line ${lineAt(text, Number(position))} or before`;
  return `${what} is not JSON: look for a missing comma, quote or bracket${where}.`;
};
