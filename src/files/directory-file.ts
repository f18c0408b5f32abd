import { IANAZone } from 'luxon';
import {
  DIRECTORY_COLUMNS,
  directoryLineSchema,
  isOfFamily,
  MORE_COLUMNS,
  postOf,
  SERVING_KINDS,
  sectorsOf,
} from '../domain/directory.js';
import type { TextRef } from '../domain/effect.js';
import type { Post } from '../domain/post.js';
import { say } from '../domain/say.js';
import { columnsOf, fitted, readCsv } from './read-csv.js';
import { sayCell } from './say-issue.js';

/** Something to mend in a directory file; `message` is one sentence that says what and how. */
export interface DirectoryProblem {
  /** Line of the file, from 1, as an editor counts. */
  readonly line: number;
  readonly message: TextRef;
}
export type DirectoryResult = { readonly posts: Post[] } | { readonly problems: DirectoryProblem[] };

interface Entry {
  readonly line: number;
  readonly post: Post;
}

const problem = (line: number, wrong: TextRef): DirectoryProblem => ({
  line,
  message: say('at-line', { line: String(line), wrong }),
});

const headerProblems = (header: readonly string[]): DirectoryProblem[] => {
  const wanted = DIRECTORY_COLUMNS.join(',');
  const missing = DIRECTORY_COLUMNS.filter((column) => !header.includes(column));
  const known = [...DIRECTORY_COLUMNS, ...MORE_COLUMNS];
  const unknown = header.filter((column) => !known.some((one) => one === column));
  // Words of another language, a title above them, or no such line at all: one sentence, and not one for each.
  if (missing.length > 1 && (unknown.length > 1 || missing.length === DIRECTORY_COLUMNS.length)) {
    const more = MORE_COLUMNS.join(',');
    return [problem(1, say('directory-header-wrong', { wanted, more }))];
  }
  const twice = known.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  return [
    ...missing.map((column) => problem(1, say('directory-column-missing', { column, wanted }))),
    ...unknown.map((column) => problem(1, say('column-unknown', { column, known: known.join(',') }))),
    ...twice.map((column) => problem(1, say('column-twice', { column }))),
  ];
};

/** A file names one zone, or a few, on every line, and to look one up takes as long as all the rest of its line. */
const zones = new Map<string, boolean>();
const MOST_ZONES = 1_000;
const isZone = (name: string): boolean => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const valid = IANAZone.isValidZone(name);
  if (zones.size < MOST_ZONES) zones.set(name, valid);
  return valid;
};

const lineProblems = ({ kind, sector, services, timezone }: Post): TextRef[] => {
  const sectors = sectorsOf(kind);
  const [first = '', second] = sectors;
  const fitting = second === undefined ? first : say('sector-or', { first, second });
  return [
    ...(isZone(timezone) ? [] : [say('timezone-unknown', { timezone })]),
    ...(sectors.includes(sector) ? [] : [say('sector-misfit', { sector, kind, fitting })]),
    ...(services === undefined || SERVING_KINDS.includes(kind)
      ? []
      : [say('services-misfit', { kind, serving: SERVING_KINDS })]),
  ];
};

/** Of a longer circle only its beginning is told. */
const LONGEST_TOLD = 10;

/** Each code from which following `reports_to` comes back to it, with the way round as it is told. No code is passed twice. */
const circlesIn = (byCode: ReadonlyMap<string, Entry>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  for (const start of byCode.keys()) {
    const way = new Map<string, number>();
    let next: string | undefined = start;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      way.set(next, way.size);
      next = byCode.get(next)?.post.reportsTo;
    }
    const from = next === undefined ? undefined : way.get(next);
    const round = from === undefined ? [] : [...way.keys()].slice(from);
    const told = round.length > LONGEST_TOLD ? 3 : round.length;
    for (const [at, code] of round.entries()) {
      const codes = Array.from({ length: told }, (_, step) => round[(at + step) % round.length]);
      found.set(code, [...codes, ...(told < round.length ? ['…'] : []), code].join(' → '));
    }
  }
  return found;
};

const referenceProblems = (entries: readonly Entry[]): DirectoryProblem[] => {
  const first = new Map<string, Entry>();
  const found: DirectoryProblem[] = [];
  for (const entry of entries) {
    const same = first.get(entry.post.code);
    if (same)
      found.push(problem(entry.line, say('post-code-taken', { code: entry.post.code, line: String(same.line) })));
    else first.set(entry.post.code, entry);
  }
  const circles = circlesIn(first);
  for (const entry of entries) {
    const { line, post } = entry;
    const { reportsTo } = post;
    if (reportsTo === undefined) continue;
    const above = first.get(reportsTo);
    if (!above) {
      found.push(problem(line, say('reports-to-unknown', { code: reportsTo })));
      continue;
    }
    if (isOfFamily(above.post.kind)) found.push(problem(line, say('reports-to-family', { code: reportsTo })));
    const round = first.get(post.code) === entry ? circles.get(post.code) : undefined;
    if (round !== undefined) found.push(problem(line, say('reports-to-circle', { round })));
  }
  return found;
};

/**
 * Reads a directory of posts: CSV in UTF-8, with or without BOM, any line ends, quoted where needed. Answers with all
 * posts, or with everything that is wrong; never throws. Names are plain text here and are never evaluated.
 */
export const parseDirectory = (csv: string | Uint8Array): DirectoryResult => {
  const rows = readCsv(csv);
  if ('wrong' in rows) return { problems: [problem(rows.wrong.line, rows.wrong.message)] };
  const [header, ...lines] = rows;
  if (!header) return { problems: [problem(1, say('csv-empty', { header: DIRECTORY_COLUMNS.join(',') }))] };
  const columns = columnsOf(header);
  const wrongHeader = headerProblems(columns);
  if (wrongHeader.length > 0) return { problems: wrongHeader };
  if (lines.length === 0) return { problems: [problem(2, say('no-post'))] };

  const problems: DirectoryProblem[] = [];
  const entries: Entry[] = [];
  for (const row of lines) {
    const { line } = row;
    const fit = fitted(row, columns, MORE_COLUMNS);
    if ('wrong' in fit) {
      problems.push(problem(line, fit.wrong));
      continue;
    }
    const written = Object.fromEntries(columns.map((column, index) => [column, fit.cells[index]]));
    const parsed = directoryLineSchema.safeParse(written);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => problem(line, sayCell(issue, written))));
      continue;
    }
    const post = postOf(parsed.data);
    problems.push(...lineProblems(post).map((wrong) => problem(line, wrong)));
    entries.push({ line, post });
  }
  // References are judged only when every line could be read; otherwise each bad line would be blamed on others too.
  const all = entries.length === lines.length ? [...problems, ...referenceProblems(entries)] : problems;
  return all.length > 0
    ? { problems: all.sort((a, b) => a.line - b.line) }
    : { posts: entries.map(({ post }) => post) };
};
