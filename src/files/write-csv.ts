/** What a spreadsheet would take for a formula when it opens the file. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell as plain text to a spreadsheet: the apostrophe is how these mark one. */
const plain = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** A cell as it was before {@link csvLine} marked it. */
export const unmarked = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of a CSV file, without its end; no cell is a formula to a spreadsheet. */
export const csvLine = (cells: readonly string[]): string => cells.map((cell) => quoted(plain(cell))).join(',');

/** Without it a spreadsheet on a Chinese Windows reads UTF-8 as GBK, and garbles every name. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A whole CSV file of these lines, the columns' names first. */
export const csvFile = (lines: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + lines.map((line) => `${csvLine(line)}\n`).join('');
