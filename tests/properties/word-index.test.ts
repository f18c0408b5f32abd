import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NAMES, ZH } from '../../src/domain/danger-words.js';
import { NAMES as HARM_NAMES, ZH as HARM_ZH } from '../../src/domain/harm-words.js';
import { wordIndex } from '../../src/domain/word-index.js';
import { chinese, phrasesOf } from '../../src/domain/word-list.js';

test.each([
  ['danger', ZH, NAMES],
  ['harm', HARM_ZH, HARM_NAMES],
] as const)('whatever a phrase of %s is said in is found, though not each phrase is tried', (_, lists, names) => {
  const kinds = Object.entries<string>(lists).map(([kind, list]) => ({
    kind,
    phrases: phrasesOf(list).map((line) => chinese(line, names)),
  }));
  const index = wordIndex<string>(lists, names);
  // The words of the lists, put one after the other: now and then they make a phrase.
  const words = [...Object.values<string>(lists), ...Object.values(names)]
    .flatMap((list) => phrasesOf(list))
    .flatMap((line) => line.replace(/\{[a-z]+\}|…\d+(?:\([^)]*\))?|[!?。_']/g, ' ').split(/[\s/]+/))
    .filter((word) => word !== '');
  let said = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), (some) => {
      const text = some.join('');
      const expected = kinds
        .filter(({ phrases }) => phrases.some((phrase) => phrase.test(text)))
        .map(({ kind }) => kind);
      said += expected.length;
      expect([...index(text)].sort()).toEqual(expected.sort());
    }),
    { numRuns: 400 },
  );
  expect(said).toBeGreaterThan(20);
});
