import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/engines/engine.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

const NOW = 1_790_000_000_000;
const brief = { span: 'weeks', begin: 'week', band: 'b8', words: '需要每周两次作业辅导' };
const need = { id: 'n1', caseId: 'c1', kind: 'tutoring' as const, brief, dueAt: NOW + 5, openedAt: NOW };

eachEngine((_, fresh) => {
  let store: Store;
  let database: Database;
  beforeEach(async () => {
    const { url } = await fresh();
    store = await openStore(url, openSeal(Buffer.alloc(32, 1)));
    database = await openDatabase(url);
    await store.write((tx) => tx.needs.add(need));
  });
  afterEach(async () => {
    await store.close();
    await database.close();
  });

  test('a need is opened once, and read as it was written', async () => {
    expect(await store.write((tx) => tx.needs.add({ ...need, kind: 'legal_aid' }))).toBe(false);
    const is = { ...need, round: 1, state: 'open', chosenPost: null, chosenMember: null, settledAt: null };
    expect(await store.read.needs.byId('n1')).toEqual(is);
    expect(await store.read.needs.ofCase('c1')).toEqual([is]);
    expect(await store.read.needs.byId('n2')).toBeNull();
  });

  test('what people wrote is sealed', async () => {
    await store.write(async (tx) => {
      await tx.needs.ask({ id: 'n1-o1', needId: 'n1', postCode: 'A', at: NOW });
      await tx.needs.answer('n1-o1', { state: 'offered', memberId: 'm', note: '下周一可以开始', at: NOW });
    });
    const rows = JSON.stringify(
      [await database.prisma.need.findMany(), await database.prisma.offer.findMany()],
      (_k, v) => (typeof v === 'bigint' ? Number(v) : v),
    );
    expect(rows).not.toMatch(/作业|下周一|"b8"/);
    expect(await store.read.needs.offer('n1-o1')).toMatchObject({ note: '下周一可以开始', memberId: 'm' });
  });

  test('offers come in the order of asking, and keep who spoke and their words', async () => {
    await store.write(async (tx) => {
      for (const id of ['n1-o10', 'n1-o2', 'n1-o1']) await tx.needs.ask({ id, needId: 'n1', postCode: id, at: NOW });
      await tx.needs.answer('n1-o2', { state: 'offered', memberId: 'm', note: '可以', at: NOW });
      await tx.needs.answer('n1-o2', { state: 'thanked', at: NOW + 1 });
    });
    expect((await store.read.needs.offersOf('n1')).map(({ id }) => id)).toEqual(['n1-o1', 'n1-o2', 'n1-o10']);
    expect(await store.read.needs.offer('n1-o2')).toMatchObject({
      state: 'thanked',
      memberId: 'm',
      note: '可以',
      at: NOW + 1,
    });
  });

  test('is chosen for once, however many try at once, and again only when it is open again', async () => {
    const choose = (post: string) => store.write((tx) => tx.needs.choose('n1', { postCode: post, memberId: post }));
    const won = await Promise.all(['a', 'b', 'c', 'd'].map(choose));
    expect(won.filter(Boolean)).toHaveLength(1);
    const first = (await store.read.needs.byId('n1'))?.chosenPost;
    expect(first).toBe(['a', 'b', 'c', 'd'][won.indexOf(true)]);
    expect(await store.write((tx) => tx.needs.settle('n1', ['chosen'], 'open', NOW))).toBe(true);
    expect(await store.read.needs.byId('n1')).toMatchObject({ state: 'open', chosenPost: null, settledAt: null });
    expect(await choose('e')).toBe(true);
    expect(await store.write((tx) => tx.needs.settle('n1', ['chosen'], 'done', NOW + 1))).toBe(true);
    expect(await store.read.needs.byId('n1')).toMatchObject({ state: 'done', chosenPost: 'e', settledAt: NOW + 1 });
    expect(await store.write((tx) => tx.needs.settle('n1', ['open', 'chosen'], 'withdrawn', NOW))).toBe(false);
  });

  test('who answers at the same time as another sees what the other said', async () => {
    const ids = ['n1-o1', 'n1-o2', 'n1-o3'];
    await store.write(async (tx) => {
      for (const id of ids) await tx.needs.ask({ id, needId: 'n1', postCode: id, at: NOW });
    });
    const left = await Promise.all(
      ids.map((id) =>
        store.write(async (tx) => {
          await tx.needs.answer(id, { state: 'declined', at: NOW });
          await tx.needs.hold('n1');
          return (await tx.needs.offersOf('n1')).filter(({ state }) => state === 'asked').length;
        }),
      ),
    );
    expect(left.filter((count) => count === 0)).toHaveLength(1);
  });
});
