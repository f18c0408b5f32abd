import { DateTime } from 'luxon';
import { z } from 'zod';
import type { NamedDays } from '../domain/clock.js';
import type { TextRef } from '../domain/effect.js';
import { asIssue, say } from '../domain/say.js';
import { columnsOf, readCsv } from './read-csv.js';
import { sayCell } from './say-issue.js';

/** Something to mend in a calendar file; `message` is one sentence that names the line. */
export interface CalendarProblem {
  readonly message: TextRef;
}
export type CalendarResult = { readonly days: NamedDays } | { readonly problems: readonly CalendarProblem[] };

const COLUMNS = ['date', 'day'] as const;
const HEADER = COLUMNS.join(',');

/** A spreadsheet writes 2027/10/1, or in Chinese 2027年10月1日, whatever was typed; year, month and day are in this order in all. */
const DATE = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?$/;
const dateIn = (text: string): string | null => {
  const [, year = '', first, month = '', second, day = ''] = DATE.exec(text) ?? [];
  const alike = first === second || (first === '年' && second === '月');
  return alike ? DateTime.fromISO([year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')).toISODate() : null;
};

const lineSchema = z.object({
  date: z.string().transform((text, context) => {
    const date = dateIn(text);
    if (date !== null) return date;
    context.addIssue(asIssue(say('date-wrong')));
    return z.NEVER;
  }),
  day: z.enum(['holiday', 'workday'], say('day-unknown').key),
});

const problem = (line: number, wrong: TextRef): CalendarProblem => ({
  message: say('at-line', { line: String(line), wrong }),
});

/**
 * Reads days that the State Council's notice makes holidays or working days: CSV with the columns `date,day`. What it names
 * goes before what the library knows. Answers with everything that is wrong; never throws.
 */
export const parseCalendar = (csv: string | Uint8Array): CalendarResult => {
  const rows = readCsv(csv);
  if ('wrong' in rows) return { problems: [problem(rows.wrong.line, rows.wrong.message)] };
  const [header, ...lines] = rows;
  if (!header || columnsOf(header).join(',') !== HEADER)
    return { problems: [problem(1, say('header-wrong', { header: HEADER }))] };
  const days = new Map<string, 'holiday' | 'workday'>();
  const problems: CalendarProblem[] = [];
  for (const { line, cells } of lines) {
    const written = Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index] ?? '']));
    const parsed = lineSchema.safeParse(written);
    const wrong = parsed.success
      ? days.has(parsed.data.date)
        ? [say('date-twice', { date: parsed.data.date })]
        : []
      : parsed.error.issues.map((issue) => sayCell(issue, written));
    problems.push(...wrong.map((one) => problem(line, one)));
    if (parsed.success) days.set(parsed.data.date, parsed.data.day);
  }
  if (lines.length === 0) problems.push(problem(2, say('no-day')));
  return problems.length > 0 ? { problems } : { days };
};
