/** What a JSON file says, or one sentence on why it says nothing. */
export type JsonResult = { readonly content: unknown } | { readonly wrong: string };

/** Reads JSON as editors save it. `what` is how the sentence calls the file: “The ladder”. Never throws. */
export const readJson = (json: string, what: string): JsonResult => {
  try {
    return { content: JSON.parse(json.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { wrong: notJson(json, what, error) };
  }
};

const notJson = (json: string, what: string, error: unknown): string => {
  if (/[\0\uFFFD]/.test(json)) return `${what} is not valid UTF-8: save it as "UTF-8".`;
  const [, position] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const where =
    position === undefined ? '' : ` on line ${json.slice(0, Number(position)).split('\n').length} or before`;
  return `${what} is not JSON: look for a missing comma, quote or bracket${where}.`;
};
