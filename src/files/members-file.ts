import { LONGEST_NAME } from '../domain/post.js';
import { unseenIn, withoutUnseen } from '../domain/unseen.js';
import { columnsOf, fitted, readCsv } from './read-csv.js';

const COLUMNS = ['name', 'posts'] as const;
const MORE = ['from', 'until'] as const;
/** What an export tells besides; `id` is read, the rest is how it was. */
export const MEMBER_COLUMNS = ['id', 'name', 'posts', 'channels', 'duty', 'stand_ins'] as const;

/** Between the codes of a cell: what an export writes, and what a Chinese keyboard or a habit puts in its place. */
const BETWEEN = /[|｜、,，;；/\s]/;

/** What the end of a line may leave out, as a spreadsheet does. */
const MAY_BE_EMPTY: readonly string[] = [...MORE, 'channels', 'duty', 'stand_ins'];

/** One line of the file: somebody to be invited, or a member as they are to be from now on. */
export interface Person {
  readonly line: number;
  /** Empty for somebody who is to be invited. */
  readonly id: string;
  /** For whoever hands the code over, and kept: by this name too a member is left out of a case in which it stands. */
  readonly name: string;
  readonly posts: readonly string[];
  /** As written; both or neither. */
  readonly from: string;
  readonly until: string;
}

/** A sentence that says what to mend, and on which line. */
export const at = (line: number, message: string): string => withoutUnseen(`Line ${line}: ${message}.`);

const headerProblems = (header: readonly string[]): string[] => {
  const known: readonly string[] = [...new Set([...COLUMNS, ...MORE, ...MEMBER_COLUMNS])];
  const missing = COLUMNS.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  // Words of another language, a title above them, or no such line at all: one sentence, and not one for each.
  if (missing.length > 1) {
    return [at(1, 'the first line must name the columns: name,posts or name,posts,from,until, in these words')];
  }
  const lone = MORE.filter((column) => header.includes(column)).length === 1;
  return [
    ...missing.map((column) =>
      at(1, `column ${column} is missing: the first line must be name,posts or name,posts,from,until`),
    ),
    ...unknown.map((column) => at(1, `column "${column}" is unknown: remove it; the columns are ${known.join(',')}`)),
    ...(new Set(header).size < header.length ? [at(1, 'a column is there twice: remove one of the two')] : []),
    ...(lone ? [at(1, 'columns from and until belong together: add the other, or remove both')] : []),
  ];
};

const inviteProblems = ({ line, name, posts, from, until }: Person): string[] => [
  ...(name === '' ? [at(line, 'name is empty: say whom the code is for')] : []),
  ...(name.length > LONGEST_NAME ? [at(line, `name is longer than ${LONGEST_NAME} characters: shorten it`)] : []),
  ...(unseenIn(name) === undefined ? [] : [at(line, `name ${unseenIn(name)}`)]),
  ...(posts.length === 0 ? [at(line, 'posts is empty: give the codes, several separated by "|"')] : []),
  ...((from === '') === (until === '') ? [] : [at(line, 'from and until belong together: give both or neither')]),
];

const memberProblems = ({ line, from, until }: Person): string[] =>
  from === '' && until === ''
    ? []
    : [at(line, 'from and until are for somebody who is invited: use the command stand-in for a member')];

const twice = (people: readonly Person[]): string[] => {
  const seen = new Set<string>();
  return people
    .filter(({ id }) => id !== '' && (seen.has(id) || !seen.add(id)))
    .map(({ line, id }) => at(line, `id ${JSON.stringify(id)} is there twice: keep one of the lines`));
};

/**
 * Reads who is to be invited, and what members are to hold: CSV in UTF-8 with the columns name,posts[,from,until], or as it
 * was exported ({@link MEMBER_COLUMNS}). Neither ids nor post codes are looked up here: `more` says what else is wrong with
 * somebody, so that all of a line is told at once.
 */
export const parseMembers = (
  csv: Uint8Array,
  more: (person: Person) => readonly string[] = () => [],
): { readonly people: Person[] } | { readonly problems: string[] } => {
  const rows = readCsv(csv);
  if ('wrong' in rows) return { problems: [at(rows.wrong.line, rows.wrong.message)] };
  const [header, ...lines] = rows;
  if (!header) return { problems: [at(1, 'the file is empty: begin with name,posts')] };
  const columns = columnsOf(header);
  const wrong = headerProblems(columns);
  if (wrong.length > 0) return { problems: wrong };

  const problems: string[] = [];
  const people: Person[] = [];
  for (const row of lines) {
    const { line } = row;
    const cells = fitted(row, columns, MAY_BE_EMPTY);
    if (typeof cells === 'string') {
      problems.push(at(line, cells));
      continue;
    }
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const posts = [
      ...new Set(
        cell('posts')
          .split(BETWEEN)
          .filter((code) => code !== ''),
      ),
    ];
    const person = { line, id: cell('id'), name: cell('name'), posts, from: cell('from'), until: cell('until') };
    // An export says of each member whether they are on duty; of a newcomer nobody can.
    const lost = person.id === '' && cell('duty') !== '';
    if (lost) problems.push(at(line, 'id is empty, and the line is of a member: put back the id that was exported'));
    else problems.push(...(person.id === '' ? inviteProblems : memberProblems)(person));
    problems.push(...more(person));
    people.push(person);
  }
  const all = [...problems, ...twice(people)];
  if (people.length === 0 && all.length === 0) all.push(at(2, 'there is nobody: add one line for each'));
  return all.length > 0 ? { problems: all } : { people };
};
