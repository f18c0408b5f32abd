import { type Hotline, hotlineSchema, NAMED_HOTLINES } from '../domain/hotline.js';
import { readJson } from './read-json.js';
import { sayIssue } from './say-issue.js';

/** Something to mend in a file of help lines; `message` is one sentence that names the line by its place and its id. */
export interface HotlinesProblem {
  readonly message: string;
}
export type HotlinesResult =
  | { readonly hotlines: readonly Hotline[] }
  | { readonly problems: readonly HotlinesProblem[] };

const LIKE = 'assets/hotlines.json';

/** What is wrong with one line beside the others: told for what types cannot say. */
const lineProblems = ({ id, verified_on, verified_by }: Hotline, earlier: readonly Hotline[]): string[] => [
  ...(earlier.some((one) => one.id === id) ? ['id: it is there twice: remove one of the two'] : []),
  ...(verified_on && !verified_by ? ['verified_by: it is missing: write who confirmed the number on that day'] : []),
  ...(verified_by && !verified_on
    ? ['verified_on: it is missing: write the day on which the number was confirmed']
    : []),
];

/**
 * Reads help lines: a JSON list, unknown keys refused, and a line for each that a text names. Answers with everything that is
 * wrong; never throws.
 */
export const parseHotlines = (json: string): HotlinesResult => {
  const read = readJson(json, 'The file of help lines');
  if ('wrong' in read) return { problems: [{ message: read.wrong }] };
  const { content } = read;
  const parsed = hotlineSchema.array().max(100, 'there are more than 100 lines: remove some').safeParse(content);
  const placeOf = (index: number): string => {
    const id: unknown = Array.isArray(content) ? content[index]?.id : undefined;
    return `line ${index + 1}${typeof id === 'string' && id.length <= 40 ? ` (${id})` : ''}`;
  };
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const [index, key] = issue.path;
      const place = typeof index === 'number' ? placeOf(index) : 'the top of the file';
      const what = key === undefined ? '' : `${String(key)}: `;
      return { message: `At ${place}: ${what}${sayIssue(issue, content, LIKE)}.` };
    });
    return { problems };
  }
  const hotlines = parsed.data;
  const problems = [
    ...hotlines.flatMap((line, index) =>
      lineProblems(line, hotlines.slice(0, index)).map((wrong) => `At ${placeOf(index)}: ${wrong}.`),
    ),
    ...NAMED_HOTLINES.filter((id) => hotlines.every((line) => line.id !== id)).map(
      (id) =>
        `There is no line "${id}", which texts name: add it as ${LIKE} has it, with the number that is right here.`,
    ),
  ];
  return problems.length > 0 ? { problems: problems.map((message) => ({ message })) } : { hotlines };
};
