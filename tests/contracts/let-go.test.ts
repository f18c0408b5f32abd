import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSeal } from '../../src/store/seal.js';
import {
  type ClaimedRow,
  type NewOutboxRow,
  openStore,
  type Records,
  type Report,
  type Store,
} from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { obligation } from '../support/obligation.js';

const NOW = 1_790_000_000_000;
const UNTIL = NOW + 15_000;
const FROM = { channel: 'telegram-desk', oldestFirst: false } as const;

const BRIEF = { span: 'weeks', begin: 'week1', band: 'untold', words: '' };
const TIMES = { promisedBy: NOW, createdAt: NOW, updatedAt: NOW };
const REPORT: Omit<Report, 'id' | 'caseId'> = {
  ...{ channel: 'web', receiptHash: 'h', area: '120101', level: 'P1', partial: false, ...TIMES },
  ...{
    triage: { version: 'one', level: 'P1', score: 0, parts: [], rules: [], mandatory: [], policeDuty: false },
    draft: { answers: {}, signs: [], askedForHelp: false },
  },
};

/** To a chat of its own, so that none waits for another. */
const row = (id: string, kind: NewOutboxRow['kind'], more: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  id,
  address: { channel: 'telegram-desk', chat: id },
  kind,
  priority: 1,
  notBefore: NOW,
  message: { text: id, choices: [], choose: 'one' },
  obligationId: 'o',
  epoch: 1,
  memberId: 'm',
  ...more,
});

eachEngine((_, fresh) => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 1)));
  });
  afterEach(() => store.close());

  const add = (rows: readonly NewOutboxRow[]) => store.write((tx) => tx.outbox.add(rows, NOW));
  const claim = (now = NOW): Promise<ClaimedRow[]> =>
    store.write((tx) => tx.outbox.claim('ours', now, now + 15_000, 50, FROM));
  const leaves = async (now = NOW): Promise<string[]> => (await claim(now)).map(({ id }) => id).sort();

  const KINDS = ['page', 'nudge', 'inform', 'digest', 'alarm'] as const;
  const MAYBE = KINDS.map((kind) => `${kind} perhaps`);

  test.each<[string, (tx: Records) => Promise<void>, readonly string[]]>([
    [
      'of what was taken',
      (tx) => tx.calls.cancel('o', NOW),
      ['alarm', 'digest', 'elsewhere', ...MAYBE].filter((id) => id !== 'inform perhaps'),
    ],
    [
      'to whoever is called again',
      (tx) => tx.calls.supersede('o', 2, ['m'], NOW),
      ['alarm', 'digest', 'inform', 'newer', 'to another', 'elsewhere', ...MAYBE],
    ],
    ['to whoever is called no more', (tx) => tx.calls.withdraw('m'), ['alarm', 'inform', 'to another', ...MAYBE]],
    [
      'to whoever is called in a post no more',
      (tx) => tx.calls.withdraw('m', 'p'),
      ['alarm', 'digest', 'elsewhere', 'inform', 'newer', 'nudge', 'to another', ...MAYBE],
    ],
    ['to whoever left', (tx) => tx.calls.withdrawAll('m'), ['alarm', 'to another', ...MAYBE]],
  ])('what waits to be said %s is let go of; what may have arrived is not', async (_about, letGo, left) => {
    await add(MAYBE.map((id, index) => row(id, KINDS[index] ?? 'page')));
    for (const one of await claim()) {
      const next = { notBefore: NOW, attempts: 1, maybeSent: true, failure: 'unknown' };
      await store.write((tx) => tx.outbox.retry(one, next));
    }
    await add([
      ...KINDS.map((kind) => row(kind, kind, kind === 'page' ? { postCode: 'p' } : {})),
      row('newer', 'page', { epoch: 2 }),
      row('to another', 'page', { memberId: 'n' }),
      row('elsewhere', 'page', { obligationId: 'of another matter' }),
    ]);
    await store.write(letGo);
    expect(await leaves()).toEqual([...left].sort());
  });

  describe('on its way to somebody who must not be told any more', () => {
    const silenced = async (kind: NewOutboxRow['kind']): Promise<ClaimedRow> => {
      await add([row('line', kind, { obligationId: undefined, editsRef: '7' })]);
      const [line] = await claim();
      if (!line) throw new Error('nothing leaves');
      await store.write((tx) => tx.involved.silence('c', 'm', ['line'], NOW));
      return line;
    };

    test.each<[string, (tx: Records, line: ClaimedRow) => Promise<unknown>]>([
      ['is put off', (tx, line) => tx.outbox.retry(line, { ...line, failure: 'unavailable' })],
      ['cannot be changed', (tx, line) => tx.outbox.sendInstead(line, NOW)],
      ['is lost with its process', async () => {}],
    ])('what %s is not said again', async (_about, ends) => {
      const line = await silenced('inform');
      await store.write((tx) => ends(tx, line));
      await store.write((tx) => tx.outbox.releaseExpired(UNTIL));
      expect(await leaves(UNTIL)).toEqual([]);
    });

    test.each(['c', 'linked', 'duty', 'report', 'need'])(
      'is not said again where its id begins with what is of the case: %s',
      async (about) => {
        await store.write(async (tx) => {
          for (const id of ['c', 'linked']) {
            await tx.cases.open({ id, number: id, area: '120101', level: 'P1', openedAt: NOW });
          }
          await tx.cases.merge('linked', 'c', NOW);
          await tx.obligations.add(obligation('duty', { caseId: 'c' }));
          await tx.needs.add({ id: 'need', caseId: 'c', kind: 'mentoring', brief: BRIEF, dueAt: NOW, openedAt: NOW });
          await tx.reports.save({ ...REPORT, id: 'report', caseId: 'c' });
        });
        await add([row(`${about}:news`, 'inform', { obligationId: undefined })]);
        const [line] = await claim();
        await store.write((tx) => tx.conflicts.add({ id: 'x', caseId: 'c', basis: 'declared', memberId: 'm' }, NOW));
        await store.write(async (tx) => line && tx.outbox.retry(line, { ...line, failure: 'unavailable' }));
        expect(await leaves()).toEqual([]);
      },
    );

    test('an answer is let go of at once, and arrives on nobody’s record', async () => {
      const line = await silenced('reply');
      expect(await store.write((tx) => tx.outbox.sent([{ row: line }], NOW))).toEqual(new Set());
    });
  });
});
