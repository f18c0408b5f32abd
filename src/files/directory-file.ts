import { CsvError, parse } from 'csv-parse/sync';
import { IANAZone } from 'luxon';
import {
  DIRECTORY_COLUMNS,
  directoryLineSchema,
  MORE_COLUMNS,
  postOf,
  SERVING_KINDS,
  sectorsOf,
} from '../domain/directory.js';
import type { Post } from '../domain/post.js';
import { unmarked } from './write-csv.js';

/** Something to mend in a directory file; `message` is one sentence that says what and how. */
export interface DirectoryProblem {
  /** Line of the file, from 1, as an editor counts. */
  readonly line: number;
  readonly message: string;
}
export type DirectoryResult = { readonly posts: Post[] } | { readonly problems: DirectoryProblem[] };

interface Entry {
  readonly line: number;
  readonly post: Post;
}

const problem = (line: number, message: string): DirectoryProblem => ({
  line,
  message: `Line ${line}: ${message}.`,
});

const NOT_UTF8 =
  'the file is not valid UTF-8, so Chinese names would be lost: save it as "CSV UTF-8" (spreadsheet) or convert it with "iconv -f GBK -t UTF-8"';

const decode = (csv: string | Uint8Array): string | null => {
  if (typeof csv === 'string') return csv.includes('\uFFFD') ? null : csv;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(csv);
  } catch {
    return null;
  }
};

const headerProblems = (header: readonly string[]): DirectoryProblem[] => {
  if (header.length === 1 && /[;\t]/.test(header[0] ?? '')) {
    return [problem(1, 'the columns are separated by ";" or tabs: save the file with commas between the columns')];
  }
  const wanted = DIRECTORY_COLUMNS.join(',');
  const missing = DIRECTORY_COLUMNS.filter((column) => !header.includes(column));
  const known = [...DIRECTORY_COLUMNS, ...MORE_COLUMNS];
  const unknown = header.filter((column) => !known.some((one) => one === column));
  const twice = known.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  return [
    ...missing.map((column) => problem(1, `column ${column} is missing: the first line must be ${wanted}`)),
    ...unknown.map((column) =>
      problem(1, `column "${column}" is unknown: remove it; the columns are ${known.join(',')}`),
    ),
    ...twice.map((column) => problem(1, `column ${column} is there twice: remove one of the two`)),
  ];
};

const lineProblems = (post: Post): string[] => {
  const sectors = sectorsOf(post.kind);
  return [
    ...(IANAZone.isValidZone(post.timezone)
      ? []
      : [`timezone "${post.timezone}" is unknown: use an IANA name such as Asia/Shanghai`]),
    ...(sectors.includes(post.sector)
      ? []
      : [`sector "${post.sector}" does not fit kind ${post.kind}: use ${sectors.join(' or ')}`]),
    ...(post.services === undefined || SERVING_KINDS.includes(post.kind)
      ? []
      : [`services are not for kind ${post.kind}: leave them empty, or use kind ${SERVING_KINDS.join(', ')}`]),
  ];
};

/** The post from which following `reports_to` comes back to itself, the whole way round; null when it ends. */
const circle = (post: Post, byCode: ReadonlyMap<string, Entry>): string[] | null => {
  const way = [post.code];
  for (let next = post.reportsTo; next !== undefined; next = byCode.get(next)?.post.reportsTo) {
    if (next === post.code) return [...way, next];
    if (way.includes(next)) return null;
    way.push(next);
  }
  return null;
};

const referenceProblems = (entries: readonly Entry[]): DirectoryProblem[] => {
  const first = new Map<string, Entry>();
  const found: DirectoryProblem[] = [];
  for (const entry of entries) {
    const same = first.get(entry.post.code);
    if (same) {
      found.push(
        problem(entry.line, `code "${entry.post.code}" is taken by line ${same.line}: give every post its own`),
      );
    } else first.set(entry.post.code, entry);
  }
  for (const { line, post } of entries) {
    if (post.reportsTo === undefined) continue;
    if (!first.has(post.reportsTo)) {
      found.push(
        problem(
          line,
          `reports_to "${post.reportsTo}" is no code in this file: correct it, add that post, or leave it empty`,
        ),
      );
      continue;
    }
    const round = circle(post, first);
    if (round) {
      found.push(
        problem(line, `reports_to goes round in a circle (${round.join(' → ')}): leave it empty at the top post`),
      );
    }
  }
  return found;
};

/**
 * Reads a directory of posts: CSV in UTF-8, with or without BOM, any line ends, quoted where needed. Answers with all
 * posts, or with everything that is wrong; never throws. Names are plain text here and are never evaluated.
 */
export const parseDirectory = (csv: string | Uint8Array): DirectoryResult => {
  const text = decode(csv);
  if (text === null) return { problems: [problem(1, NOT_UTF8)] };

  let records: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    records = parse(text, options) as unknown as typeof records; // the library's types do not know `info`
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    return {
      problems: [problem(line, 'a quotation mark is wrong: put the whole value in "…" and double every " inside')],
    };
  }
  const rows = records
    .map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => unmarked(cell.trim())) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...lines] = rows;
  if (!header) return { problems: [problem(1, `the file is empty: begin with ${DIRECTORY_COLUMNS.join(',')}`)] };
  const wrongHeader = headerProblems(header.cells);
  if (wrongHeader.length > 0) return { problems: wrongHeader };
  if (lines.length === 0) return { problems: [problem(2, 'there is no post: add one line for each')] };

  const problems: DirectoryProblem[] = [];
  const entries: Entry[] = [];
  for (const { line, cells } of lines) {
    if (cells.length !== header.cells.length) {
      const how = 'put values that contain a comma in "…" and leave no column out';
      problems.push(problem(line, `it has ${cells.length} values for ${header.cells.length} columns: ${how}`));
      continue;
    }
    const parsed = directoryLineSchema.safeParse(
      Object.fromEntries(header.cells.map((column, index) => [column, cells[index]])),
    );
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map(({ message }) => problem(line, message)));
      continue;
    }
    const post = postOf(parsed.data);
    problems.push(...lineProblems(post).map((message) => problem(line, message)));
    entries.push({ line, post });
  }
  // References are judged only when every line could be read; otherwise each bad line would be blamed on others too.
  if (entries.length === lines.length) problems.push(...referenceProblems(entries));
  return problems.length > 0
    ? { problems: problems.sort((a, b) => a.line - b.line) }
    : { posts: entries.map(({ post }) => post) };
};
