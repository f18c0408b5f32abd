import type { TextRef } from '../domain/effect.js';
import { LONGEST_NAME } from '../domain/post.js';
import { type Line, say } from '../domain/say.js';
import { unseenIn } from '../domain/unseen.js';
import { columnsOf, fitted, readCsv } from './read-csv.js';

const COLUMNS = ['name', 'posts'] as const;
const MORE = ['from', 'until'] as const;
/** What an export tells besides; `id` is read, the rest is how it was. */
export const MEMBER_COLUMNS = ['id', 'name', 'posts', 'channels', 'duty', 'stand_ins', 'invited_as'] as const;

/** Between the codes of a cell: what an export writes, and what a Chinese keyboard or a habit puts in its place. */
const BETWEEN = /[|｜、,，;；/\s]/;

/** What the end of a line may leave out, as a spreadsheet does. */
const MAY_BE_EMPTY: readonly string[] = [...MORE, 'channels', 'duty', 'stand_ins', 'invited_as'];

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
export const at = (line: number, wrong: Line): TextRef => say('at-line', { line: String(line), wrong });

const headerProblems = (header: readonly string[]): TextRef[] => {
  const known: readonly string[] = [...new Set([...COLUMNS, ...MORE, ...MEMBER_COLUMNS])];
  const missing = COLUMNS.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  // Words of another language, a title above them, or no such line at all: one sentence, and not one for each.
  if (missing.length > 1) return [at(1, say('members-header-wrong'))];
  const lone = MORE.filter((column) => header.includes(column)).length === 1;
  return [
    ...missing.map((column) => at(1, say('members-column-missing', { column }))),
    ...unknown.map((column) => at(1, say('column-unknown', { column, known: known.join(',') }))),
    ...(new Set(header).size < header.length ? [at(1, say('columns-twice'))] : []),
    ...(lone ? [at(1, say('members-column-lone'))] : []),
  ];
};

const inviteProblems = ({ name, posts, from, until }: Person): TextRef[] => {
  const unseen = unseenIn(name);
  return [
    ...(name === '' ? [say('person-name-empty')] : []),
    ...(name.length > LONGEST_NAME ? [say('person-name-long', { most: String(LONGEST_NAME) })] : []),
    ...(unseen ? [say('cell-wrong', { column: 'name', wrong: unseen })] : []),
    ...(posts.length === 0 ? [say('posts-empty')] : []),
    ...((from === '') === (until === '') ? [] : [say('time-half')]),
  ];
};

const memberProblems = ({ from, until }: Person): TextRef[] =>
  from === '' && until === '' ? [] : [say('time-of-member')];

const twice = (people: readonly Person[]): TextRef[] => {
  const seen = new Set<string>();
  return people
    .filter(({ id }) => id !== '' && (seen.has(id) || !seen.add(id)))
    .map(({ line, id }) => at(line, say('id-twice', { id: JSON.stringify(id) })));
};

/**
 * Reads who is to be invited, and what members are to hold: CSV in UTF-8 with the columns name,posts[,from,until], or as it
 * was exported ({@link MEMBER_COLUMNS}). Neither ids nor post codes are looked up here: `more` says what else is wrong with
 * somebody, so that all of a line is told at once.
 */
export const parseMembers = (
  csv: Uint8Array,
  more: (person: Person) => readonly Line[] = () => [],
): { readonly people: Person[] } | { readonly problems: Line[] } => {
  const rows = readCsv(csv);
  if ('wrong' in rows) return { problems: [at(rows.wrong.line, rows.wrong.message)] };
  const [header, ...lines] = rows;
  if (!header) return { problems: [at(1, say('csv-empty', { header: COLUMNS.join(',') }))] };
  const columns = columnsOf(header);
  const wrong = headerProblems(columns);
  if (wrong.length > 0) return { problems: wrong };

  const problems: Line[] = [];
  const people: Person[] = [];
  for (const row of lines) {
    const { line } = row;
    const fit = fitted(row, columns, MAY_BE_EMPTY);
    if ('wrong' in fit) {
      problems.push(at(line, fit.wrong));
      continue;
    }
    const cell = (column: string): string => fit.cells[columns.indexOf(column)] ?? '';
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
    const wrong = person.id === '' ? inviteProblems(person) : memberProblems(person);
    problems.push(...[...(lost ? [say('id-lost')] : wrong), ...more(person)].map((one) => at(line, one)));
    people.push(person);
  }
  const all = [...problems, ...twice(people)];
  if (people.length === 0 && all.length === 0) all.push(at(2, say('no-person')));
  return all.length > 0 ? { problems: all } : { people };
};
