import { expect, test } from 'vitest';
import { tellMember } from '../../src/notify/telling/tell.js';
import { freshFile } from '../support/engines.js';
import { openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

test('whatever is told of a case: who must not know of it is told none of it', async () => {
  const house = await openLadderHouse(await freshFile());
  const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('related', HEPING.supervisor);
  await stage.member('other', HEPING.supervisor);
  await stage.store.write(async (tx) => {
    const now = stage.clock.now();
    await tx.cases.open({ id: 'c', number: 'C', area: '120101', level: 'P1', openedAt: now });
    await tx.conflicts.add({ id: 'c:related', caseId: 'c', basis: 'declared', memberId: 'related' }, now);
    const about = { id: 'news', priority: 1, epoch: 0, caseId: 'c' };
    const line = { key: 'card-unheld', args: { number: 'C' } };
    for (const who of ['related', 'other']) await tellMember(stage.frame, tx, who, line, about, now);
  });
  await stage.tick();
  await stage.settle();
  const heard = stage.sent.filter(({ message }) => message.text.includes('编号C'));
  expect([...new Set(heard.map(({ chat }) => chat))]).toEqual(['other']);
  await stage.close();
  await house.close();
});
