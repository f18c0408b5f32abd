import { expect, test } from 'vitest';
import { openCase } from '../../src/cases/ids.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Records } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

eachEngine((_, fresh) => {
  test('a case whose number another has is opened under its next one; opened again it stays as it is', async () => {
    const store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 1)));
    try {
      const open = async (tx: Records, id: string): Promise<string> => {
        await openCase(store.seal, tx, { id, area: '120101', level: 'P1', openedAt: 1 });
        return tx.cases.number(id);
      };
      let first = '';
      const undone = store.write(async (tx) => {
        first = await open(tx, 'a');
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await store.write((tx) => tx.cases.open({ id: 'b', number: first, area: '12', level: 'P2', openedAt: 1 }));
      const next = await store.write((tx) => open(tx, 'a'));
      expect(next).toMatch(/^\w{4}-\w{4}$/);
      expect(next).not.toBe(first);
      expect(await store.write((tx) => open(tx, 'a'))).toBe(next);
      expect(await store.read.cases.byNumber(first)).toMatchObject({ id: 'b', area: '12', level: 'P2' });
    } finally {
      await store.close();
    }
  });
});
