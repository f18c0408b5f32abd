import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONFIRM_WITHIN, type Hotline, NAMED_HOTLINES, unconfirmed } from '../../src/domain/hotline.js';
import { parseHotlines } from '../../src/files/hotlines-file.js';
import { english } from '../support/terminal.js';

const text = readFileSync('assets/hotlines.json', 'utf8');
const problems = (json: string): string[] => {
  const result = parseHotlines(json);
  return 'problems' in result ? result.problems.map(({ message }) => english(message)) : [];
};
// biome-ignore lint/suspicious/noExplicitAny: a test spoils any place of the file
const spoil = (change: (lines: any) => void): string => {
  const lines = JSON.parse(text);
  change(lines);
  return JSON.stringify(lines);
};

test('the built-in lines are those of domain.md 2.4, and claim no confirmation', () => {
  const result = parseHotlines(text);
  if (!('hotlines' in result)) throw new Error(JSON.stringify(result));
  const { hotlines } = result;
  expect(Object.fromEntries(hotlines.map(({ id, number }) => [id, number]))).toMatchObject({
    government: '12345',
    psychological: '12356',
    youth: '12355',
    women: '12338',
    online_content: '12377',
    disabled_persons: '12385',
    labour: '12333',
    police_sms: '12110022',
  });
  expect(hotlines.filter(({ verified_on, verified_by }) => verified_on || verified_by)).toEqual([]);
});

describe('a file of help lines is refused in a sentence that says what, where and how to mend it', () => {
  test.each<[string, string, RegExp]>([
    ['that is no JSON', '[\n{"id": "government"\n"number"', /^The file of help lines is not JSON: .* on line 3 or/],
    [
      'with a word twice in a line',
      text.replace('"number"', '"number": "110", "number"'),
      /^The file of help lines has "number" twice, both on line 4: remove one of the two\.$/,
    ],
    [
      'whose Chinese was saved in another encoding, which leaves it JSON',
      text.replace('每天', '\uFFFD\uFFFD\uFFFD\uFFFD'),
      /^The file of help lines is not valid UTF-8: save it as "UTF-8"\.$/,
    ],
    ['that is no list', '{}', /^At the top of the file: it must be a list in \[ \]\.$/],
    [
      'without lines',
      '[]',
      /^There is no line "government", which texts name: add it as assets\/hotlines\.json has it/,
    ],
    ...NAMED_HOTLINES.map((id): [string, string, RegExp] => [
      `without ${id}`,
      JSON.stringify(JSON.parse(text).filter((line: Hotline) => line.id !== id)),
      new RegExp(`^There is no line "${id}"`),
    ]),
    [
      'with a number that is no text',
      spoil((lines) => (lines[1].number = 12356)),
      /^At line 2 \(psychological\): number: it must be a text in quotes\.$/,
    ],
    ['with words for a number', spoil((lines) => (lines[1].number = '12356 转1')), /number: it must be 3 to 20 digits/],
    [
      'without a number',
      spoil((lines) => delete lines[0].number),
      /^At line 1 \(government\): number: it is missing: write it as assets\/hotlines\.json does\.$/,
    ],
    ['with an id in capitals', spoil((lines) => (lines[2].id = 'Youth')), /^At line 3 \(Youth\): id: it must be small/],
    [
      'with a day that is none',
      spoil((lines) => (lines[0].verified_on = '2026-02-30')),
      /^At line 1 \(government\): verified_on: it must be a day such as "2027-10-01", or null\.$/,
    ],
    [
      'with an unknown word',
      spoil((lines) => (lines[0].verified = true)),
      /^At line 1 \(government\): verified is unkn/,
    ],
    [
      'with hours in one language',
      spoil((lines) => delete lines[1].hours_told.en),
      /^At line 2 \(psychological\): hours_told/,
    ],
    ['with hours in quotes', spoil((lines) => (lines[1].hours_told.en = '"18"')), /hours_told/],
    ['confirmed by nobody', spoil((lines) => (lines[0].verified_on = '2026-03-01')), /verified_by: it is missing: /],
    ['confirmed on no day', spoil((lines) => (lines[0].verified_by = '值班席')), /verified_on: it is missing: /],
    [
      'with a line twice',
      spoil((lines) => lines.push(lines[3])),
      /^At line 11 \(women\): id: it is there twice: remove/,
    ],
  ])('%s', (_, json, sentence) => {
    expect(problems(json)[0]).toMatch(sentence);
    expect(problems(json)[0]).toMatch(/\.$/);
    expect(problems(json)).toHaveLength(json === '[]' ? NAMED_HOTLINES.length : 1);
  });
});

test.each([
  [null, true],
  ['2026-06-01', true],
  ['2026-06-02', false],
  ['2026-09-02', false],
  // A day begins in Tianjin before it does in UTC; what lies further ahead is a slip of the pen.
  ['2026-09-03', false],
  ['2027-09-02', true],
])('on 2 September a line confirmed on %s has to be confirmed again: %s', (verified_on, again) => {
  const line = { id: 'women', number: '12338', verified_on, verified_by: '值班席' };
  expect(CONFIRM_WITHIN).toBe(92);
  expect(unconfirmed([line], Date.UTC(2026, 8, 2, 12)).length > 0).toBe(again);
});
