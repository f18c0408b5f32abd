import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync('docs/scenarios.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| scenario'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| ?| ?\|$/g, '').trim()));

test('the table of scenarios is there', () => expect(rows.length).toBeGreaterThan(50));

test.each(rows.map(([, file = '', name = '']) => [file, name]))('%s has a test named: %s', (file, name) => {
  const source = readFileSync(`tests/${file}.test.ts`, 'utf8');
  expect(name).not.toBe('');
  expect(["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`))).toBe(true);
});
