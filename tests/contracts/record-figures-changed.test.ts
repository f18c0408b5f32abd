import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/clock.js';
import { OBLIGATION_KINDS } from '../../src/domain/obligation.js';
import { openSeal } from '../../src/store/seal.js';
import { type Measure, openStore, type Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { obligation } from '../support/obligation.js';
import { CLIMBS, POSTS, START, tell } from '../support/told-cases.js';

/** Of cases that changed later. */
eachEngine((_, fresh) => {
  const all = Number.MAX_SAFE_INTEGER;
  let changed: Store;
  beforeAll(async () => {
    changed = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 3)));
    await changed.write((tx) => tx.directory.replace(POSTS, 0));
  });
  afterAll(() => changed.close());
  const figure = async (measure: Measure, from = 0, to = all): Promise<[count: number, sum: number]> => {
    const found = (await changed.read.figures.by('district', from, to)).filter((one) => one.measure === measure);
    return [found.reduce((n, { count }) => n + count, 0), found.reduce((n, { sum }) => n + sum, 0)];
  };

  test('what happened to the newer of two linked reports counts with the older, until they are taken apart', async () => {
    await tell(changed, 0, { area: '120101', post: 'A', nudges: 1 });
    await tell(changed, 1, { area: '120102', post: 'A', taken: 30, safe: 40, nudges: 2, climbs: 3, declined: ['B'] });
    await changed.write((tx) => tx.cases.merge('case1', 'case0', START + 9 * HOUR));
    expect(await figure('cases')).toEqual([1, 1]);
    // An hour lies between the two: times are from the first word of the child.
    expect(await figure('acknowledge')).toEqual([1, 90 * MINUTE]);
    expect(await figure('safety')).toEqual([1, 100 * MINUTE]);
    expect(await figure('nudges')).toEqual([1, 3]);
    expect(await figure('climbs')).toEqual([1, 3]);
    expect(await figure('declined')).toEqual([1, 1]);
    // The span is that of the older one's opening.
    expect(await figure('declined', START + HOUR)).toEqual([0, 0]);
    const declined = (await changed.read.figures.by('post', 0, all)).filter(({ measure }) => measure === 'declined');
    expect(declined.map(({ group, sum }) => [group, sum])).toEqual([['B', 1]]);

    await changed.write((tx) => tx.cases.reopen('case1', 'acknowledged', START + 10 * HOUR));
    expect(await figure('cases')).toEqual([2, 2]);
    expect(await figure('acknowledge')).toEqual([1, 30 * MINUTE]);
    expect(await figure('nudges')).toEqual([2, 3]);
  });

  test('one that was opened again has no outcome until it is closed again, and then that of its last closing', async () => {
    await tell(changed, 20, { area: '120101', post: 'A', taken: 10, closed: 100 });
    const from = START + 20 * HOUR;
    expect(await figure('outcome', from)).toEqual([1, 100 * MINUTE]);
    await changed.write((tx) => tx.cases.reopen('case20', 'reopened', from + HOUR));
    expect(await figure('cases', from)).toEqual([1, 1]);
    expect(await figure('outcome', from)).toEqual([0, 0]);
    await changed.write((tx) => tx.cases.close('case20', 'safe_and_stable', from + 5 * HOUR));
    expect(await figure('outcome', from)).toEqual([1, 5 * HOUR]);
  });

  test('it needed what it took until somebody had it, whatever called for that, and is safe by any word that it is', async () => {
    const [caseId, from] = ['case40', START + 40 * HOUR];
    await tell(changed, 40, { area: '120101' });
    await changed.write(async (tx) => {
      for (const [n, kind] of OBLIGATION_KINDS.entries()) {
        const id = `${caseId}-${n}`;
        await tx.obligations.add(obligation(id, { caseId, kind }));
        for (const what of ['obligation.nudged', ...CLIMBS])
          await tx.events.add({ at: from + MINUTE, kind: what, caseId, obligationId: id });
        if (kind === 'check_in')
          await tx.events.add({ at: from + HOUR, kind: 'child.safety_confirmed', caseId, obligationId: id });
      }
    });
    // To take the report, to take the case over, and to look at it again by its reporter's word.
    expect(await figure('nudges', from)).toEqual([1, 3]);
    expect(await figure('climbs', from)).toEqual([1, 9]);
    expect(await figure('safety', from)).toEqual([1, HOUR]);
  });
});
