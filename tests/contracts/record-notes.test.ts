import { afterEach, describe, expect, test } from 'vitest';
import { verifyCommand } from '../../src/record/verify-command.js';
import { openSeal } from '../../src/store/seal.js';
import { type Chain, findings, openChain } from '../support/chain.js';
import { eachEngine } from '../support/engines.js';
import type { TestDatabase } from '../support/postgres.js';
import { english } from '../support/terminal.js';

/** What the police answered, each time another number. */
const proof = (n: number) => ({
  id: `duty${n}:proof`,
  caseId: `case${n}`,
  kind: 'police',
  at: 1_000 * n,
  memberId: `member${n}`,
  postCode: `post${n}`,
  text: `津和公接第${n}号`,
});

eachEngine((_, fresh) => {
  let chain: Chain;
  let database: TestDatabase;
  /** Five proofs that the police were told, each with its event in the chain. */
  const five = async (): Promise<void> => {
    database = await fresh();
    chain = await openChain(database);
    for (let n = 1; n <= 5; n += 1) await chain.store.write((tx) => tx.notes.add(proof(n)));
    await chain.link(0);
  };
  const command = async (): Promise<{ code: number; said: string }> => {
    const lines: string[] = [];
    const code = await verifyCommand(chain.store, { noted: [] }, (line) => lines.push(english(line)));
    return { code, said: lines.join('\n') };
  };
  const note = (n: number, is: 'gone' | 'changed' | 'unreadable' | 'erased') => ({
    what: 'note',
    is,
    note: `duty${n}:proof`,
    seq: n,
    at: String(1_000 * n),
  });
  afterEach(() => chain.close());

  test('notes that nobody touched hold, and no word of them is in the record', async () => {
    await five();
    expect(await findings(chain.store)).toMatchObject({ found: [], verified: { links: 5, unrecorded: 0 } });
    const events = await chain.outside.prisma.event.findMany({ orderBy: { seq: 'asc' } });
    expect(events[2]).toMatchObject({ kind: 'note.kept', caseId: 'case3', memberId: 'member3', postCode: 'post3' });
    expect(JSON.parse(events[2]?.data ?? '')).toEqual({
      note: 'duty3:proof',
      kind: 'police',
      digest: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(JSON.stringify(events, (_, value) => String(value))).not.toContain('津和公接');
  });

  test('what a member writes twice in one instant is kept twice, the same again once, and each is on record', async () => {
    await five();
    const note = { ...proof(6), kind: 'note', id: 'case6:note:member6:6000' };
    for (const text of ['一句', '另一句', '另一句', '第三句', '一句']) {
      await chain.store.write((tx) => tx.notes.add({ ...note, text }));
    }
    await chain.link(0);
    const kept = (await chain.store.read.notes.ofCase('case6', 9)).map(({ id, text }) => [id.slice(-6), text]);
    expect(kept).toEqual([
      ['6:6000', '一句'],
      ['6000~2', '另一句'],
      ['6000~3', '第三句'],
    ]);
    expect(await findings(chain.store)).toMatchObject({ found: [], verified: { links: 8, unrecorded: 0 } });
  });

  test.each([
    ['a note that was removed', [`DELETE FROM "CaseNote" WHERE "id" = 'duty3:proof'`], [note(3, 'gone')]],
    ['every note that was removed', [`DELETE FROM "CaseNote"`], [1, 2, 3, 4, 5].map((n) => note(n, 'gone'))],
    [
      'two notes whose words changed places',
      [
        `CREATE TABLE "Before" AS SELECT * FROM "CaseNote"`,
        `UPDATE "CaseNote" SET "sealedText" = (SELECT b."sealedText" FROM "Before" b WHERE b."id" = 'duty4:proof') WHERE "id" = 'duty2:proof'`,
        `UPDATE "CaseNote" SET "sealedText" = (SELECT b."sealedText" FROM "Before" b WHERE b."id" = 'duty2:proof') WHERE "id" = 'duty4:proof'`,
      ],
      [note(2, 'changed'), note(4, 'changed')],
    ],
    [
      'a note of another time',
      [`UPDATE "CaseNote" SET "at" = "at" - 1 WHERE "id" = 'duty3:proof'`],
      [note(3, 'changed')],
    ],
    [
      'a note of another kind',
      [`UPDATE "CaseNote" SET "kind" = 'note' WHERE "id" = 'duty3:proof'`],
      [note(3, 'changed')],
    ],
    [
      'a note by somebody else',
      [`UPDATE "CaseNote" SET "memberId" = 'member4' WHERE "id" = 'duty3:proof'`],
      [note(3, 'changed')],
    ],
    [
      'a note for another post',
      [`UPDATE "CaseNote" SET "postCode" = 'post4' WHERE "id" = 'duty3:proof'`],
      [note(3, 'changed')],
    ],
    [
      'a note that was moved to another case',
      [`UPDATE "CaseNote" SET "caseId" = 'case4' WHERE "id" = 'duty3:proof'`],
      [note(3, 'changed')],
    ],
    [
      'a note that was given to another duty',
      [`UPDATE "CaseNote" SET "id" = 'duty9:proof' WHERE "id" = 'duty3:proof'`],
      [note(3, 'gone')],
    ],
    [
      'a note whose words cannot be opened',
      [`UPDATE "CaseNote" SET "sealedText" = 'x' WHERE "id" = 'duty3:proof'`],
      [note(3, 'unreadable')],
    ],
    [
      'a note without its words',
      [`UPDATE "CaseNote" SET "sealedText" = '' WHERE "id" = 'duty3:proof'`],
      [note(3, 'erased')],
    ],
  ])('%s is named', async (_, statements, expected) => {
    await five();
    await chain.tamper(...statements);
    expect((await findings(chain.store)).found).toEqual(expected);
  });

  test('a note without its words holds where a later event says that those of its case were erased', async () => {
    await five();
    // Not linked yet, as just after a sweep; and one that was written by somebody without the data key.
    await chain.store.write(async (tx) => {
      const data = { proof: tx.erasure.proof('case3', 9_000) };
      await tx.events.add({ at: 9_000, kind: 'case.erased', caseId: 'case3', data });
      await tx.events.add({ at: 9_000, kind: 'case.erased', caseId: 'case4', data });
    });
    await chain.tamper(`UPDATE "CaseNote" SET "sealedText" = '' WHERE "id" IN ('duty3:proof', 'duty4:proof')`);
    expect((await findings(chain.store)).found).toEqual([note(4, 'erased')]);
    await chain.tamper(`UPDATE "CaseNote" SET "postCode" = 'x' WHERE "id" = 'duty3:proof'`);
    expect((await findings(chain.store)).found).toEqual([note(3, 'changed'), note(4, 'erased')]);
    await chain.tamper(`UPDATE "CaseNote" SET "postCode" = '${proof(3).postCode}' WHERE "id" = 'duty3:proof'`);
    await chain.store.write((tx) => tx.notes.add({ ...proof(3), id: 'duty6:proof', at: 9_001 }));
    await chain.link(9_001);
    await chain.tamper(`UPDATE "CaseNote" SET "sealedText" = '' WHERE "id" = 'duty6:proof'`);
    expect((await findings(chain.store)).found).toMatchObject([
      note(4, 'erased'),
      { is: 'erased', note: 'duty6:proof' },
    ]);
  });

  test('a note that was removed with its event leaves a gap in the chain', async () => {
    await five();
    await chain.tamper(
      `DELETE FROM "CaseNote" WHERE "id" = 'duty3:proof'`,
      `DELETE FROM "Event" WHERE "seq" = 3`,
      `DELETE FROM "Link" WHERE "eventSeq" = 3`,
    );
    expect((await findings(chain.store)).found).toEqual([{ what: 'missing', from: 3, to: 3 }]);
  });

  test('written twice it is one note, as it was first written, and on record once', async () => {
    await five();
    await chain.store.write((tx) => tx.notes.add({ ...proof(3), text: '第二次' }));
    await chain.link(1);
    expect(await findings(chain.store)).toMatchObject({ found: [], verified: { links: 5, unrecorded: 0 } });
    expect((await chain.store.read.notes.byId('duty3:proof'))?.text).toBe('津和公接第3号');
  });

  test('a note that came to nothing with its transaction is not on record', async () => {
    await five();
    const failing = chain.store.write(async (tx) => {
      await tx.notes.add(proof(6));
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await chain.link(1);
    expect(await findings(chain.store)).toMatchObject({ found: [], verified: { links: 5, unrecorded: 0 } });
  });

  test('more notes than are looked at at once: each is gone through', async () => {
    chain = await openChain(await fresh());
    await chain.store.write(async (tx) => {
      for (let n = 1; n <= 1_203; n += 1) await tx.notes.add(proof(n));
    });
    await chain.link(0);
    expect(await findings(chain.store)).toMatchObject({ found: [], verified: { links: 1_203, unrecorded: 0 } });
    await chain.tamper(`DELETE FROM "CaseNote" WHERE "id" IN ('duty1:proof', 'duty1203:proof')`);
    expect((await findings(chain.store)).found).toEqual([note(1, 'gone'), note(1_203, 'gone')]);
  });

  test('one that was sealed by another data key is named, and nothing else is', async () => {
    await five();
    const other = openSeal(Buffer.alloc(32, 8)).seal('note', 'x');
    await chain.tamper(`UPDATE "CaseNote" SET "sealedText" = '${other}' WHERE "id" = 'duty1:proof'`);
    expect((await findings(chain.store)).found).toEqual([note(1, 'unreadable')]);
  });

  describe('the command', () => {
    test('notes of the release before, which no event tells of, hold and are counted', async () => {
      await five();
      await chain.tamper(`INSERT INTO "CaseNote" ("id", "caseId", "kind", "at", "memberId", "postCode", "sealedText")
        SELECT 'older', "caseId", "kind", 500, "memberId", "postCode", "sealedText" FROM "CaseNote" WHERE "id" = 'duty1:proof'`);
      const { code, said } = await command();
      expect(said).toContain('1 note is not on record');
      expect(said).toContain('The record holds');
      expect(code).toBe(0);
    });

    test('names the note and its time, and not what it says, and leaves by 1', async () => {
      await five();
      await chain.tamper(
        `DELETE FROM "CaseNote" WHERE "id" = 'duty1:proof'`,
        `UPDATE "CaseNote" SET "at" = 1 WHERE "id" = 'duty2:proof'`,
        `UPDATE "CaseNote" SET "sealedText" = 'x' WHERE "id" = 'duty3:proof'`,
      );
      const { code, said } = await command();
      expect(code).toBe(1);
      expect(said).toContain('MISSING: note duty1:proof of 1970-01-01T00:00:01.000Z, event 1: the note is not there.');
      expect(said).toContain('CHANGED: note duty2:proof of 1970-01-01T00:00:02.000Z, event 2: ');
      expect(said).toContain('CHANGED: note duty3:proof of 1970-01-01T00:00:03.000Z, event 3: it cannot be opened');
      expect(said).toContain('The record does not hold: 3 findings.');
      expect(said).not.toContain('津和公接');
    });
  });
});
