import { afterEach, describe, expect, test } from 'vitest';
import { reportsDanger, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const sumOf = async (measure: string): Promise<number> =>
  (await world.app.store.read.figures.by('district', 0, Number.MAX_SAFE_INTEGER))
    .filter((figure) => figure.measure === measure)
    .reduce((sum, figure) => sum + figure.sum, 0);

describe.each(['sqlite', 'postgresql'] as const)('the figures, on %s', (engine) => {
  test('count the nudges that it took until somebody had the child, not those to tell the police', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsDanger(await world.citizen());
    await supervisor.sees('向公安报案');
    await world.later('PT11M');
    const nudged = await world.query.event.findMany({ where: { kind: 'obligation.nudged' } });
    const kinds = await world.query.obligation.findMany({
      where: { id: { in: nudged.map((e) => e.obligationId ?? '') } },
    });
    const taking = new Set(kinds.filter(({ kind }) => kind === 'acknowledge').map(({ id }) => id));
    const counted = nudged.filter((e) => taking.has(e.obligationId ?? '')).length;
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(nudged.length);
    expect(await sumOf('nudges')).toBe(counted);
  });

  test('count two reports of one child that were linked as one case', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    const { id, number } = await world.query.case.findFirstOrThrow();
    await world.later('PT1M');
    await reportsNeglect(await world.citizen());
    await world.later('PT25M');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(await sumOf('cases')).toBe(2);
    const needed = await sumOf('nudges');
    expect(needed).toBeGreaterThan(0);
    const newer = await world.query.obligation.findFirstOrThrow({
      where: { caseId: { not: id }, kind: 'acknowledge' },
    });
    await supervisor.pressesData(`d.link.${newer.id}`);
    await supervisor.sees('要并入哪一件');
    await supervisor.says(number);
    await supervisor.sees('已并入');
    await world.settled();
    expect(await sumOf('cases')).toBe(1);
    // What the second needed until somebody had it was needed for the same child.
    expect(await sumOf('nudges')).toBe(needed);

    // What was done for the newer one while it was linked was done for its child, when that turns out to be another.
    await world.later('PT5M');
    await supervisor.pressesData(`d.safe.${newer.id}`);
    await world.settled();
    const { number: other, openedAt } = await world.query.case.findFirstOrThrow({ where: { id: { not: id } } });
    const before = await sumOf('safety');
    await supervisor.says(`拆分 ${other}`);
    await supervisor.sees(`拆出编号${other}`);
    await world.settled();
    expect(await sumOf('cases')).toBe(2);
    expect(await sumOf('nudges')).toBe(needed);
    expect(await sumOf('safety')).toBe(before + world.clock.now() - Number(openedAt));
  });
});
