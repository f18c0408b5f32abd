import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openMeter } from '../../src/watch/meter.js';

test('each figure is set by somebody: one that stays zero says that all is well', () => {
  const setting = readdirSync('src/watch').filter((name) => name !== 'meter.ts');
  const words = setting.map((name) => readFileSync(`src/watch/${name}`, 'utf8')).join('\n');
  const { text: _text, contentType: _type, ...figures } = openMeter();
  expect(Object.keys(figures).filter((name) => !new RegExp(`(?:meter\\.|')${name}\\b`).test(words))).toEqual([]);
});
