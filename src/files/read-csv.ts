import { CsvError, parse } from 'csv-parse/sync';
import type { TextRef } from '../domain/effect.js';
import { type Line, say } from '../domain/say.js';
import { unmarked } from './write-csv.js';

/** One line of a CSV file, from 1 as an editor counts; of a value that goes over several lines, the first of them. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}
/** What keeps the file from being read at all. */
interface Unreadable {
  readonly wrong: { readonly line: number; readonly message: TextRef };
}

const wrong = (line: number, message: TextRef): Unreadable => ({ wrong: { line, message } });

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** Every Latin letter and comma of UTF-16 is read as one more character, which no text has: with or without its mark. */
const isWide = (text: string): boolean => countOf(text, /\0/g) > text.length / 20;

const LOST = /\uFFFD/g;
const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** What other bytes come to in GB 18030: characters that nobody has given a meaning, and Chinese in the middle of a word. */
const OTHER_BYTES = /[\p{Co}\p{Cn}]|[A-Za-z]\p{Script=Han}[a-z]/u;

/**
 * As a spreadsheet on a Chinese Windows saves a CSV file when it is not told otherwise; null where it is not that. Nearly any
 * bytes are some Chinese in GB 18030: a file that is UTF-8 but for a few that are damaged would be read as other names.
 */
const fromGb18030 = (csv: Uint8Array, asUtf8: string): string | null => {
  if (countOf(asUtf8, /\p{Script=Han}/gu) >= countOf(asUtf8, LOST)) return null;
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(csv);
    return OTHER_BYTES.test(text) ? null : text;
  } catch {
    return null;
  }
};

const decode = (csv: string | Uint8Array): string | Unreadable => {
  const text = typeof csv === 'string' ? csv : new TextDecoder('utf-8').decode(csv);
  const wide = isWide(text) || UTF_16.some((mark) => mark.every((byte, index) => csv[index] === byte));
  if (!wide && !text.includes('\uFFFD')) return text;
  const read = typeof csv === 'string' || wide ? null : fromGb18030(csv, text);
  if (read !== null) return read;
  if (wide) return wrong(1, say('csv-utf16'));
  return wrong(text.slice(0, text.search(LOST)).split(/\r\n|\r|\n/).length, say('csv-not-utf8'));
};

/** What a spreadsheet or a Chinese keyboard puts where a comma belongs. */
const OTHERS: readonly (readonly [mark: string, named: Line])[] = [
  [';', '";"'],
  ['\t', say('tabs')],
  ['，', '"，"'],
];

/** Seen before anything is parsed: quotation marks are right for the mark that separates. */
const separatedBy = (text: string): Line | undefined => {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return first.includes(',') ? undefined : OTHERS.find(([mark]) => first.includes(mark))?.[1];
};

const withoutEmptyEnd = (cells: readonly string[], least: number): readonly string[] => {
  let length = cells.length;
  while (length > least && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
};

/**
 * The lines of a CSV file that have anything in them: UTF-8, with or without BOM, or GB 18030, any line ends, quoted where needed.
 * Of empty columns at the end, which spreadsheets add, none is left. Never throws.
 */
export const readCsv = (csv: string | Uint8Array): readonly CsvLine[] | Unreadable => {
  const decoded = decode(csv);
  if (typeof decoded !== 'string') return decoded;
  // The library counts the two marks of one line end within a value as two lines.
  const text = decoded.replace(/\r\n?/g, '\n');
  const other = separatedBy(text);
  if (other !== undefined) return wrong(1, say('csv-separated', { mark: other }));
  const lines: CsvLine[] = [];
  let width = 0;
  let read = 0;
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines: last }) => {
        read = last;
        const line = last - (record.join('').match(/[\r\n]/g)?.length ?? 0);
        const all = record.map((cell) => unmarked(cell.trim()).replace(/\s*[\r\n]+\s*/g, ' '));
        const cells = withoutEmptyEnd(all, width);
        if (lines.length === 0) width = cells.length;
        if (cells.some((cell) => cell !== '')) lines.push({ line, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The library tells where it gave up, which may be the end of the file: what is wrong begins after the last whole line.
    const rest = text.split('\n').slice(read);
    const begins =
      read +
      1 +
      Math.max(
        0,
        rest.findIndex((line) => line.trim() !== ''),
      );
    return wrong(begins, say('csv-quotes'));
  }
  return lines;
};

/** The names of the columns, which a spreadsheet may begin with a capital. */
export const columnsOf = ({ cells }: CsvLine): readonly string[] => cells.map((cell) => cell.toLowerCase());

/** The cells of a line for these columns; what is wrong where there are more or fewer, as only `optional` ones at the end may be. */
export const fitted = (
  { cells }: CsvLine,
  columns: readonly string[],
  optional: readonly string[],
): { readonly cells: readonly string[] } | { readonly wrong: TextRef } => {
  // A spreadsheet leaves out the commas of columns at the end that are empty for some lines together.
  const left = columns.slice(cells.length);
  if (cells.length <= columns.length && left.every((column) => optional.includes(column))) {
    return { cells: [...cells, ...left.map(() => '')] };
  }
  const wide = cells.length < columns.length && cells.some((cell) => cell.includes('，'));
  const counts = { values: String(cells.length), columns: String(columns.length) };
  return { wrong: wide ? say('csv-width-commas', counts) : say('csv-width', counts) };
};
