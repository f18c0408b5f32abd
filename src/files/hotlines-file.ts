import { type Hotline, hotlineSchema, NAMED_HOTLINES } from '../domain/hotline.js';
import { type Line, say } from '../domain/say.js';
import { readJson } from './read-json.js';
import { sayIssue } from './say-issue.js';

/** Something to mend in a file of help lines; `message` is one sentence that names the line by its place and its id. */
export interface HotlinesProblem {
  readonly message: Line;
}
export type HotlinesResult =
  | { readonly hotlines: readonly Hotline[] }
  | { readonly problems: readonly HotlinesProblem[] };

const LIKE = 'assets/hotlines.json';

/** What is wrong with one line beside the others: told for what types cannot say. */
const lineProblems = ({ id, verified_on, verified_by }: Hotline, earlier: readonly Hotline[]): Line[] => [
  ...(earlier.some((one) => one.id === id) ? [say('hotline-twice')] : []),
  ...(verified_on && !verified_by ? [say('hotline-by-missing')] : []),
  ...(verified_by && !verified_on ? [say('hotline-on-missing')] : []),
];

/**
 * Reads help lines: a JSON list, unknown keys refused, and a line for each that a text names. Answers with everything that is
 * wrong; never throws.
 */
export const parseHotlines = (json: string): HotlinesResult => {
  const read = readJson(json, say('the-hotlines'));
  if ('wrong' in read) return { problems: [{ message: read.wrong }] };
  const { content } = read;
  const parsed = hotlineSchema.array().max(100, say('hotlines-many').key).safeParse(content);
  const placeOf = (index: number): Line => {
    const id: unknown = Array.isArray(content) ? content[index]?.id : undefined;
    const line = String(index + 1);
    return typeof id === 'string' && id.length <= 40 ? say('place-named', { line, id }) : say('place-line', { line });
  };
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const [index, key] = issue.path;
      const place = typeof index === 'number' ? placeOf(index) : say('place-top');
      const wrong = sayIssue(issue, content, LIKE);
      return {
        message: say('at-place', {
          place,
          wrong: key === undefined ? wrong : say('of-key', { key: String(key), wrong }),
        }),
      };
    });
    return { problems };
  }
  const hotlines = parsed.data;
  const problems = [
    ...hotlines.flatMap((line, index) =>
      lineProblems(line, hotlines.slice(0, index)).map((wrong) => say('at-place', { place: placeOf(index), wrong })),
    ),
    ...NAMED_HOTLINES.filter((id) => hotlines.every((line) => line.id !== id)).map((id) =>
      say('hotline-absent', { id, like: LIKE }),
    ),
  ];
  return problems.length > 0 ? { problems: problems.map((message) => ({ message })) } : { hotlines };
};
