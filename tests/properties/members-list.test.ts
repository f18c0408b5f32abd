import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMembers } from '../../src/files/members-file.js';
import { unmarked } from '../../src/files/write-csv.js';
import { type Listed, writeMembers } from '../../src/files/write-members.js';

const code = fc.stringMatching(/^[A-Z][A-Z0-9-]{0,9}$/);
/** A name as binding leaves it: no control character and none that was lost, no space at its ends; also what a spreadsheet would take for a formula. */
const name = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.stringMatching(/^['=+@"-][a",|]{0,5}$/),
  )
  .map((text) => text.replace(/[\p{C}\uFFFD]/gu, '').trim())
  .filter((text) => text !== '');
const member: fc.Arbitrary<Listed> = fc.record({
  id: fc.stringMatching(/^[a-z0-9_-]{8,12}$/).filter((id) => !id.startsWith('-')),
  name,
  posts: fc.uniqueArray(code, { maxLength: 3 }),
  channels: fc.subarray(['telegram-desk', 'wechat', 'web (blocked)', 'web(发不到)']),
  duty: fc.constantFrom('on duty', 'off duty since 2026-03-03T10:00:00.000Z', '在岗'),
  standIns: fc.constant([]),
  invitedAs: fc.subarray(['阿岩', '洛长风']),
});

test('whatever members are called, the list that was exported is read as the same ids, names and posts', () => {
  fc.assert(
    fc.property(fc.uniqueArray(member, { minLength: 1, maxLength: 5, selector: ({ id }) => id }), (listed) => {
      const read = parseMembers(new TextEncoder().encode(writeMembers(listed)));
      expect(read).not.toHaveProperty('problems');
      const people = 'people' in read ? read.people.map(({ id, name, posts }) => ({ id, name, posts })) : [];
      expect(people).toEqual(listed.map(({ id, name, posts }) => ({ id, name: unmarked(name), posts })));
    }),
  );
});
