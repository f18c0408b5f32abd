import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { folderOfTest } from '../support/directory.js';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('a time as stand-in that was agreed before begins: what waits there is called for at once, and once', async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  const between = ['2026-03-03T12:00+08:00', '2026-03-03T18:00+08:00'];
  await world.operates('stand-in', await world.holderOf('TJ-120101-EDU'), HEPING.supervisor, ...between);
  // Nobody holds a rung: it stands at the top.
  await world.later('PT1H50M');
  await reportsNeglect(await world.citizen());
  await world.settled();
  const calls = () => education.chat().filter((text) => text.includes('待接手事项')).length;
  expect(calls()).toBe(0);
  await world.later('PT11M');
  await education.sees('待接手事项');
  await world.later('PT5M');
  expect(calls()).toBe(1);
  await education.picks('我已接手');
  await education.sees('您已接手');
});

test('somebody stands in a second time: what waits there then is called for at once, though it was the first time too', async () => {
  world = await openWorld({ at: '2026-03-03T10:30:00+08:00' });
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  for (const [from, to] of [
    ['11:00', '12:00'],
    ['13:10', '23:00'],
  ]) {
    const between = [`2026-03-03T${from}+08:00`, `2026-03-03T${to}+08:00`];
    await world.operates('stand-in', await world.holderOf('TJ-120101-EDU'), HEPING.supervisor, ...between);
  }
  await world.later('PT31M');
  await reportsNeglect(await world.citizen());
  await education.sees('待接手事项');
  await world.later('PT2H8M');
  const before = education.chat().length;
  await world.later('PT2M');
  expect(education.chat().slice(before).join()).toContain('待接手事项');
});

test('a second time within the very same step: they are reminded of what they were called for then, once', async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  await world.member(HEPING.supervisor, '督导员甲');
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  for (const [from, to] of [
    ['10:00', '10:05'],
    ['10:10', '23:00'],
  ]) {
    const between = [`2026-03-03T${from}+08:00`, `2026-03-03T${to}+08:00`];
    await world.operates('stand-in', await world.holderOf('TJ-120101-EDU'), HEPING.supervisor, ...between);
  }
  await reportsNeglect(await world.citizen());
  await education.sees('待接手事项');
  await world.later('PT9M');
  const before = education.chat().length;
  // The ladder itself reminds at 10:20.
  await world.later('PT5M');
  expect(education.chat().slice(before)).toEqual([expect.stringContaining('提醒')]);
  // It is none of the three nudges that the ladder has for them in an hour.
  const reminded = await world.query.outbox.findFirstOrThrow({ where: { kind: 'nudge', postCode: HEPING.supervisor } });
  expect(await world.app.store.read.calls.nudgesSince(reminded.memberId ?? '', 0, world.clock.now())).toBe(0);
  await education.picks('我已接手');
  await education.sees('您已接手');
});

test('a start looks again for times as stand-in that began meanwhile: who was called for it before hears nothing anew', async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  await world.member(HEPING.supervisor, '督导员甲');
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  // One time goes on where the other ends: they were there all along, and are not reminded.
  for (const [from, to] of [
    ['03T10:00', '03T10:10'],
    ['03T10:10', '09T18:00'],
  ]) {
    const between = [`2026-03-${from}+08:00`, `2026-03-${to}+08:00`];
    await world.operates('stand-in', await world.holderOf('TJ-120101-EDU'), HEPING.supervisor, ...between);
  }
  await reportsNeglect(await world.citizen());
  await world.later('PT15M');
  expect(education.chat().join()).not.toContain('提醒:编号');
  await world.later('PT10M');
  await education.sees('提醒:编号');
  const heard = education.chat().length;
  await world.restart();
  await world.later('PT2M');
  expect(education.chat()).toHaveLength(heard);
});

test('a post that answers for another district now was being called: the next is called at once', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await world.settled();
  expect(bureau.chat().join()).not.toContain('待接手事项');
  const file = join(await folderOfTest(), 'directory.csv');
  const sample = await readFile('assets/sample-directory.csv', 'utf8');
  const moved = sample.replace(
    new RegExp(`^(${HEPING.supervisor},[^,]*,street_child_supervisor,government,)120101,`, 'm'),
    '$1120105,',
  );
  expect(moved).not.toBe(sample);
  await writeFile(file, moved);
  await world.restart({ env: { DIRECTORY_FILE: file } });
  await bureau.sees('待接手事项');
});
