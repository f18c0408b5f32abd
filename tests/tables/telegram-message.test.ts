import { check, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyboard, LONGEST_MESSAGE, render, splitText } from '../../src/bots/telegram-message.js';

describe('long text is cut', () => {
  test.each([
    ['short enough', 'abcdefghij', ['abcdefghij']],
    ['at a line, which it keeps', 'abcdef\nghijk', ['abcdef\n', 'ghijk']],
    ['at a space', 'abcdef ghijk', ['abcdef ', 'ghijk']],
    ['anywhere when the only space is too early', 'ab cdefghijklm', ['ab cdefghi', 'jklm']],
    ['not inside a pair', 'abcdefghi😀k', ['abcdefghi', '😀k']],
    ['without parts of nothing but space', `abcdefghij${' '.repeat(15)}k`, ['abcdefghij', '     k']],
    ['empty as it is', '', ['']],
  ])('%s', (_, text, parts) => {
    expect(splitText(text, 10)).toEqual(parts);
  });

  test('no word is lost, no part is too long, no character is cut', () => {
    const result = check(
      property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const parts = splitText(text, 10);
        const bare = (value: string) => value.replace(/\s/g, '');
        return (
          bare(parts.join('')) === bare(text) &&
          parts.every((part) => part.length <= 10 && !/\p{Surrogate}/u.test(part))
        );
      }),
    );
    expect(result.failed, JSON.stringify(result.counterexample)).toBe(false);
  });
});

test('half a surrogate pair, which the platform refuses, leaves as the sign for it', () => {
  const choices = [[{ label: 'a\udc00', data: 'x' }]];
  expect(render({ text: 'a\ud83d b 😀', choices, choose: 'one' })).toMatchObject([
    { text: 'a\ufffd b 😀', reply_markup: { inline_keyboard: [[{ text: 'a\ufffd' }]] } },
  ]);
});

test('exactly the longest text is one message', () => {
  const parts = (length: number) => render({ text: 'x'.repeat(length), choices: [], choose: 'one' }).length;
  expect([parts(LONGEST_MESSAGE), parts(LONGEST_MESSAGE + 1)]).toEqual([1, 2]);
});

test('a tick only where many are chosen', () => {
  const choices = [
    [
      { label: 'A', data: 'a', selected: true },
      { label: 'B', data: 'b', selected: false },
    ],
  ];
  const labels = (choose: 'one' | 'many') =>
    keyboard({ text: '', choices, choose })
      .inline_keyboard.flat()
      .map(({ text }) => text);
  expect(labels('many')).toEqual(['✓ A', 'B']);
  expect(labels('one')).toEqual(['A', 'B']);
});
