import { expect, test } from 'vitest';
import { chinese, english } from '../../src/domain/word-list.js';

const NAMES = { who: '爸/妈', hit: '打 !针\n揍', kid: 'child/boy' };

test.each<[string, string, readonly string[], readonly string[]]>([
  ['one of some words', '打/揍', ['他打人', '揍他'], ['骂']],
  ['what may be left out', '举 着? 刀', ['举刀', '举着刀'], ['举了刀']],
  ['a gap', '拿 …2 刀', ['拿刀', '拿着把刀'], ['拿着一大把刀']],
  ['a gap without some characters', '拿 …3(枪,) 刀', ['拿着刀'], ['拿,刀', '拿枪刀']],
  ['what it is not, after it', '打 !针/预防', ['打', '打人'], ['打针', '打预防针']],
  ['what it is not, before it', '玩具! 枪', ['枪'], ['玩具枪']],
  ['the end of a sentence', '打我 。', ['打我', '打我,跑了'], ['打我电话']],
  ['a list that has a name, with its own exceptions', '{who} {hit}', ['爸打', '妈揍'], ['妈打针', '打']],
  ['lines, and remarks', '// 打\n骂\n\n吼 // loud', ['骂', '吼'], ['打', '']],
])('words in Chinese: %s', (_, list, said, not) => {
  expect([said, not].map((texts) => texts.map((text) => chinese(list, NAMES).test(text)))).toEqual([
    said.map(() => true),
    not.map(() => false),
  ]);
});

test.each<[string, string, readonly string[], readonly string[]]>([
  ['whole words', 'cut', ['he cut it'], ['cute', 'haircut']],
  ['beginnings of words', 'molest*', ['molested'], ['he']],
  ['an apostrophe', "won't wake", ["won't wake", 'wont wake'], ['wake']],
  [
    'spaces within, and what may be left out',
    'left the? {kid}/little_one',
    ['left the boy', 'left little one'],
    ['left'],
  ],
  ['what it is not', 'toy/water! gun !shop', ['a gun', 'gun'], ['toy gun', 'gun shop']],
])('words in English: %s', (_, list, said, not) => {
  expect([said, not].map((texts) => texts.map((text) => english(list, NAMES).test(text)))).toEqual([
    said.map(() => true),
    not.map(() => false),
  ]);
});

test('a list that nobody named is missed at once', () => {
  expect(() => chinese('{nobody} 打', NAMES)).toThrow('nobody');
});
