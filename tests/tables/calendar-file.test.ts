import { describe, expect, test } from 'vitest';
import { type CalendarResult, parseCalendar } from '../../src/files/calendar-file.js';
import { openCalendar } from '../../src/notify/times/calendar.js';
import { english } from '../support/terminal.js';

const told = (result: CalendarResult): string[] =>
  'problems' in result ? result.problems.map(({ message }) => english(message)) : [];

describe('a calendar file', () => {
  test('names days that go before what is known of them', () => {
    const result = parseCalendar('\uFEFFDate,day\r\n2026-10-08,holiday\r\n2026-10-03,workday\r\n');
    if (!('days' in result)) throw new Error(JSON.stringify(result));
    const calendar = openCalendar(result.days);
    expect(calendar.isWorkingDay('2026-10-08')).toBe(false);
    expect(calendar.isWorkingDay('2026-10-03')).toBe(true);
    expect(calendar.isWorkingDay('2026-10-09')).toBe(true);
  });

  test('as a spreadsheet saves it, with empty columns and lines at the end, is read; in UTF-16 it is said how to save it', () => {
    const result = parseCalendar(Buffer.from('date,day,,\n2026-10-08,holiday,,\n,,,\n'));
    expect(result).toEqual({ days: new Map([['2026-10-08', 'holiday']]) });
    const wide = parseCalendar(Buffer.from('\uFEFFdate,day\n2026-10-08,holiday\n', 'utf16le'));
    expect(told(wide)).toEqual([expect.stringMatching(/^Line 1: .*"CSV UTF-8".*-f UTF-16/)]);
  });

  test.each(['2026-10-8', '2026/10/8', '2026/10/08', '2026.10.8', '2026年10月8日'])('%s is a day too', (date) => {
    expect(parseCalendar(`date,day\n${date},holiday\n`)).toEqual({ days: new Map([['2026-10-08', 'holiday']]) });
  });

  test.each([
    ['', /^Line 1: the first line must be date,day\.$/],
    ['date,day\n', /^Line 2: there is no day/],
    ['day,date\nholiday,2026-10-01\n', /^Line 1: the first line must be/],
    [
      'date,day\n2026-02-30,holiday\n',
      /^Line 2: date "2026-02-30" is no date: write it as 2027-10-01 \(in a spreadsheet, .* as text\)\.$/,
    ],
    ['date,day\n2026/2/30,holiday\n', /^Line 2: date "2026\/2\/30" is no date/],
    ['date,day\n2026/10-1,holiday\n', /^Line 2: date "2026\/10-1" is no date/],
    ['date,day\n2026/10/1,holiday\n2026-10-01,workday\n', /^Line 3: date 2026-10-01 is there twice/],
    ['date,day\n01.10.2026,holiday\n', /^Line 2: date "01\.10\.2026" is no date/],
    ['date,day\n2026-10-01,off\n', /^Line 2: day "off" is unknown: use holiday or workday\.$/],
    ['date,day\n2026-10-01,holiday\n\n2026-10-01,workday\n', /^Line 4: date 2026-10-01 is there twice/],
    ['date,day\n2026-10-01\n', /^Line 2: day "" is unknown/],
    ['date,day\n"2026-10-01,holiday\n2026-10-02,holiday\n', /^Line 2: a quotation mark is wrong/],
    ['date;day\n2026-10-01;holiday\n', /^Line 1: the columns are separated by ";"/],
    ['date\tday\n2026-10-01\tholiday\n', /^Line 1: the columns are separated by tabs/],
  ])('%j is wrong, and the line and how to mend it are told', (csv, words) => {
    expect(told(parseCalendar(csv))).toEqual([expect.stringMatching(words)]);
  });
});
