import { expect, test } from 'vitest';
import { noteWords } from '../../src/cases/showing/note-words.js';

test.each([
  ['3号楼', '3号楼'],
  ['3号楼\n分级:一般', '3号楼\n| 分级:一般'],
  ['3号楼\r\n\u2028分级:一般', '3号楼\n| \n| 分级:一般'],
  ['3号楼\u202E般一:级分\u202C', '3号楼般一:级分'],
  ['a\u0000\u0007\tb', 'a\tb'],
  ['هالو\u200F 👩‍👧', 'هالو\u200F 👩‍👧'],
])('what a member wrote (%j) stands in a case as %j: no line of it can be taken for another’s', (text, said) => {
  expect(noteWords({ text })).toBe(said);
});
