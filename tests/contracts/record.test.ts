import { afterEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/clock.js';
import { wantedProof } from '../../src/operator/verify.js';
import { verifyCommand } from '../../src/record/verify-command.js';
import { openSeal } from '../../src/store/seal.js';
import { type Chain, event, findings, happen, openChain, rowsOf } from '../support/chain.js';
import { eachEngine } from '../support/engines.js';
import { english, inEnglish } from '../support/terminal.js';

eachEngine((engine, fresh) => {
  let chain: Chain;
  /** Nine events in the chain. */
  const nine = async (): Promise<void> => {
    chain = await openChain(await fresh());
    await happen(chain.store, 1, 9);
    await chain.link(0);
  };
  afterEach(() => chain.close());

  test('a record that nobody touched holds, and its head is its last link', async () => {
    await nine();
    const { found, verified } = await findings(chain.store);
    expect(found).toEqual([]);
    expect(verified).toMatchObject({ links: 9, waiting: 0, late: 0, head: { position: 9 } });
    expect(chain.logged).toEqual([`info the record {"head":"${verified.head?.hash}@9"}`]);
  });

  test('an empty record holds', async () => {
    chain = await openChain(await fresh());
    await chain.link(0);
    expect(await findings(chain.store)).toEqual({
      found: [],
      verified: { links: 0, head: null, waiting: 0, late: 0, lateSpan: null, unrecorded: 0 },
    });
  });

  describe('a row that was changed is named: ', () => {
    test.each([
      [`"at" = "at" + 1`],
      [`"kind" = 'member.nudged'`],
      [`"caseId" = 'other'`],
      [`"reportId" = 'other'`],
      [`"obligationId" = 'other'`],
      [`"memberId" = 'other'`],
      [`"memberId" = NULL`],
      [`"postCode" = 'other'`],
      [`"postCode" = ''`],
      [`"data" = '{"rung":55}'`],
      [`"data" = '{"rung": 5}'`],
    ])('%s', async (change) => {
      await nine();
      await chain.tamper(`UPDATE "Event" SET ${change} WHERE "seq" = 5`);
      const { found } = await findings(chain.store);
      expect(found).toEqual([
        { what: 'changed', position: 5, seq: 5, at: change.startsWith('"at"') ? '5001' : '5000' },
      ]);
    });

    test.each([['"hash" = \'forged\''], ['"at" = 77']])('the link, %s', async (change) => {
      await nine();
      await chain.tamper(`UPDATE "Link" SET ${change} WHERE "position" = 5`);
      expect((await findings(chain.store)).found).toEqual([{ what: 'changed', position: 5, seq: 5, at: '5000' }]);
    });
  });

  test.each([
    [
      'an event that was removed',
      [`DELETE FROM "Event" WHERE "seq" = 5`],
      [{ what: 'gone', position: 5, seq: 5, linkedAt: 0 }],
    ],
    [
      'an event that was removed with its link',
      [`DELETE FROM "Event" WHERE "seq" = 5`, `DELETE FROM "Link" WHERE "eventSeq" = 5`],
      [{ what: 'missing', from: 5, to: 5 }],
    ],
    [
      'links that were removed',
      [`DELETE FROM "Link" WHERE "position" IN (4, 5)`],
      [
        { what: 'missing', from: 4, to: 5 },
        { what: 'unlinked', seq: 4, at: '4000' },
        { what: 'unlinked', seq: 5, at: '5000' },
      ],
    ],
    [
      'the beginning',
      [`DELETE FROM "Event" WHERE "seq" <= 2`, `DELETE FROM "Link" WHERE "position" <= 2`],
      [{ what: 'missing', from: 1, to: 2 }],
    ],
    [
      'two events whose contents changed places',
      [
        `UPDATE "Event" SET "seq" = 100 WHERE "seq" = 3`,
        `UPDATE "Event" SET "seq" = 3 WHERE "seq" = 7`,
        `UPDATE "Event" SET "seq" = 7 WHERE "seq" = 100`,
      ],
      [
        { what: 'changed', position: 3, seq: 3, at: '7000' },
        { what: 'changed', position: 7, seq: 7, at: '3000' },
      ],
    ],
    [
      'two links that changed places',
      [
        `UPDATE "Link" SET "position" = 100 WHERE "position" = 3`,
        `UPDATE "Link" SET "position" = 3 WHERE "position" = 4`,
        `UPDATE "Link" SET "position" = 4 WHERE "position" = 100`,
      ],
      [
        { what: 'changed', position: 3, seq: 4, at: '4000' },
        { what: 'changed', position: 4, seq: 3, at: '3000' },
        // What it was linked to is not before it any more.
        { what: 'changed', position: 5, seq: 5, at: '5000' },
      ],
    ],
    [
      'an event that was added with a link of its own making',
      [
        `INSERT INTO "Event" ("seq", "at", "kind", "data") VALUES (50, 4500, 'obligation.acknowledged', '{}')`,
        `DELETE FROM "Unlinked"`,
        `INSERT INTO "Link" ("position", "eventSeq", "at", "hash") VALUES (10, 50, 0, 'forged')`,
      ],
      [{ what: 'changed', position: 10, seq: 50, at: '4500' }],
    ],
    [
      'a link before the first',
      [`INSERT INTO "Link" ("position", "eventSeq", "at", "hash") VALUES (0, 50, 0, 'forged')`],
      [{ what: 'foreign', position: 0, seq: 50 }],
    ],
    [
      'an event that was added past the chain',
      [
        `INSERT INTO "Event" ("seq", "at", "kind", "data") VALUES (50, 4500, 'obligation.acknowledged', '{}')`,
        `DELETE FROM "Unlinked"`,
      ],
      [{ what: 'unlinked', seq: 50, at: '4500' }],
    ],
    [
      'an event that was removed before it was linked',
      [
        `INSERT INTO "Event" ("seq", "at", "kind", "data") VALUES (50, 1, 'k', '{}')`,
        `DELETE FROM "Event" WHERE "seq" = 50`,
      ],
      [{ what: 'vanished', seq: 50 }],
    ],
  ] as const)('%s is named', async (_, statements, expected) => {
    await nine();
    await chain.tamper(...statements);
    expect((await findings(chain.store)).found).toEqual(expected);
  });

  test('an end that was cut off is found by what was noted of it, also when the service wrote on', async () => {
    await nine();
    const noted = (await findings(chain.store)).verified.head;
    if (!noted) throw new Error('nothing was linked');
    await happen(chain.store, 10, 12);
    await chain.link(1);
    expect((await findings(chain.store, [noted])).found).toEqual([]);
    await chain.tamper(`DELETE FROM "Link" WHERE "position" > 7`, `DELETE FROM "Event" WHERE "seq" > 7`);
    expect((await findings(chain.store)).found).toEqual([]);
    const ended = await findings(chain.store, [noted]);
    expect(ended.found).toEqual([{ what: 'cut', noted, is: ended.verified.head }]);

    await happen(chain.store, 20, 25);
    await chain.link(2);
    const on = await findings(chain.store, [noted]);
    expect(on.verified.head?.position).toBe(13);
    expect(on.found).toEqual([{ what: 'cut', noted, is: on.verified.head }]);
    expect(chain.logged.join()).toContain('error the record was cut or changed: run verify');
  });

  test('who writes without the data key makes no chain that holds', async () => {
    await nine();
    const other = openSeal(Buffer.alloc(32, 9));
    await chain.tamper(`UPDATE "Event" SET "memberId" = 'other' WHERE "seq" = 9`);
    const [row] = await chain.store.read.links.walk(8, 1);
    if (!row?.event) throw new Error('there is no ninth link');
    const before = (await chain.store.read.links.at(8))?.hash ?? '';
    const forged = other.digest('record', JSON.stringify([before, 9, row.at, ...Object.values(row.event)]));
    await chain.tamper(`UPDATE "Link" SET "hash" = '${forged}' WHERE "position" = 9`);
    expect((await findings(chain.store)).found).toMatchObject([{ what: 'changed', position: 9 }]);
  });

  test('events, and their links, take no change and no removal', async () => {
    chain = await openChain(await fresh(), { guarded: true });
    await happen(chain.store, 1, 2);
    await chain.link(0);
    const statements = [
      `UPDATE "Event" SET "kind" = 'x' WHERE "seq" = 1`,
      `DELETE FROM "Event" WHERE "seq" = 1`,
      `UPDATE "Link" SET "hash" = 'x' WHERE "position" = 1`,
      `DELETE FROM "Link" WHERE "position" = 1`,
      ...(engine === 'postgresql' ? [`TRUNCATE "Event"`, `TRUNCATE "Link"`] : []),
    ];
    for (const statement of statements) {
      await expect(chain.tamper(statement), statement).rejects.toThrow('append-only');
    }
    expect(await findings(chain.store)).toMatchObject({ found: [], verified: { links: 2 } });
  });

  test('what was written before its process died is linked by the next', async () => {
    await nine();
    await happen(chain.store, 10, 12);
    await expect(
      chain.store.write(async (tx) => {
        await tx.links.append(0, 10);
        throw new Error('died before the commit');
      }),
    ).rejects.toThrow('died');
    const between = await findings(chain.store);
    expect(between.found).toEqual([]);
    expect(between.verified).toMatchObject({ links: 9, waiting: 3 });
    await chain.link(1);
    const after = await findings(chain.store);
    expect(after).toMatchObject({ found: [], verified: { links: 12, waiting: 0 } });
  });

  test('thousands that wait are linked in batches, in their order', async () => {
    chain = await openChain(await fresh());
    await chain.store.write(async (tx) => {
      await tx.events.addAll(Array.from({ length: 2_345 }, (_, n) => event(n + 1)));
    });
    await chain.link(3 * HOUR);
    const { found, verified } = await findings(chain.store);
    expect(found).toEqual([]);
    expect(verified).toMatchObject({
      ...{ links: 2_345, waiting: 0, late: 2_345 },
      lateSpan: { from: 1_000, to: 2_345_000, linkedFrom: 3 * HOUR, linkedTo: 3 * HOUR },
    });
    const disorder = await rowsOf(
      chain.outside,
      `SELECT 1 FROM "Event" e JOIN "Link" l ON l."eventSeq" = e."seq" WHERE e."at" <> 1000 * l."position"`,
    );
    expect(disorder).toEqual([]);
  });

  test('its end is logged once an hour', async () => {
    await nine();
    await chain.link(HOUR - 1);
    expect(chain.logged).toHaveLength(1);
    await happen(chain.store, 10, 10);
    await chain.link(HOUR);
    expect(chain.logged).toHaveLength(2);
    expect(chain.logged[1]).toContain('@10"');
  });

  describe('the command', () => {
    const run = async (...args: string[]): Promise<{ code: number; said: string }> => {
      const lines: string[] = [];
      const code = await verifyCommand(chain.store, await wantedProof(args), (line) => lines.push(english(line)));
      return { code, said: lines.join('\n') };
    };

    test('prints the head that it takes again, and leaves by 0', async () => {
      await nine();
      const first = await run();
      expect(first.code).toBe(0);
      const [, head = ''] = /Head: (\S+@9)/.exec(first.said) ?? [];
      expect((await run('--head', head)).code).toBe(0);
      const other = await run('--head', `x${head}`);
      expect(other.code).toBe(1);
      expect(other.said).toContain('CHANGED: position 9');
      const beyond = await run('--head', head.replace('@9', '@10'));
      expect(beyond.said).toContain('CUT:');
    });

    test('names position, number and time of what was changed, and leaves by 1', async () => {
      await nine();
      await chain.tamper(`UPDATE "Event" SET "data" = '{}' WHERE "seq" = 3`);
      const { code, said } = await run();
      expect(code).toBe(1);
      expect(said).toContain('CHANGED: position 3, event 3 of 1970-01-01T00:00:03.000Z');
    });

    test('says what is wrong with what it was given', async () => {
      await nine();
      await expect(inEnglish(run('--head', 'nonsense'))).rejects.toThrow('HASH@POSITION');
      await expect(run('--hash', 'nonsense')).rejects.toThrow('--hash');
    });
  });
});
