import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { folderOfTest } from '../support/directory.js';
import { reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** The sample directory without some of its posts; what reported to them reports to what is above. */
const without = async (...codes: readonly string[]): Promise<string> => {
  const file = join(await folderOfTest(), 'directory.csv');
  const [header = '', ...lines] = (await readFile('assets/sample-directory.csv', 'utf8')).trim().split('\n');
  const up = header.split(',').indexOf('reports_to');
  const above = new Map(lines.map((line) => [line.split(',')[0] ?? '', line.split(',')[up] ?? '']));
  const kept = lines
    .filter((line) => !codes.includes(line.split(',')[0] ?? ''))
    .map((line) => {
      const cells = line.split(',');
      while (codes.includes(cells[up] ?? '')) cells[up] = above.get(cells[up] ?? '') ?? '';
      return cells.join(',');
    });
  await writeFile(file, [header, ...kept, ''].join('\n'));
  return file;
};

describe.each(['sqlite', 'postgresql'] as const)('a post that is no longer in the directory file, on %s', (engine) => {
  test('had a case: it is nobody’s at the start, the post above is called, and the operator hears it', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await world.settled();
    await world.restart({ env: { DIRECTORY_FILE: await without(HEPING.supervisor) } });
    await bureau.sees('接管无人负责的个案');
    await operator.sees('有1件个案现在没有人负责');
    expect(await world.query.case.findFirstOrThrow()).toMatchObject({ holderId: null });
    await bureau.picks('我已接手');
    await bureau.sees('从现在起由您负责');
    // Who held the dropped post is nobody there, and does nothing with the case any more.
    await supervisor.says('个案');
    await world.settled();
    expect(supervisor.chat().at(-1)).not.toContain('编号');
  });

  test('was being called: the next is called at once', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    await world.restart({ env: { DIRECTORY_FILE: await without(HEPING.supervisor) } });
    await bureau.sees('待接手事项');
    await bureau.picks('我已接手');
    await bureau.sees('您已接手');
  });
});

test('called again from below an empty top, a post that leaves the file: the operator hears at once that nobody is left', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT1H1M');
  await operator.sees('已到最高一级');
  await world.settled();
  await world.restart({ env: { DIRECTORY_FILE: await without(HEPING.supervisor) } });
  await operator.sees('找不到任何可联系的人');
});

test('a post that comes back into the file is held by whoever held it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const file = await without(HEPING.supervisor);
  await world.restart({ env: { DIRECTORY_FILE: file } });
  await reportsNeglect(await world.citizen());
  await world.settled();
  await writeFile(file, await readFile('assets/sample-directory.csv', 'utf8'));
  await world.restart({});
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
});

test('a post that comes back into the file is called for what waits meanwhile, and nobody is called twice; what somebody has there stays theirs when another post of theirs goes', async () => {
  world = await openWorld();
  const supervisor = await world.member([HEPING.supervisor, 'TJ-120101-EDU'], '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const file = await without(HEPING.supervisor);
  await world.restart({ env: { DIRECTORY_FILE: file } });
  await reportsNeglect(await world.citizen());
  await bureau.sees('待接手事项');
  await world.settled();
  const before = bureau.chat().length;
  await writeFile(file, await readFile('assets/sample-directory.csv', 'utf8'));
  await world.restart({});
  await supervisor.sees('您有1件待接手事项');
  expect(bureau.chat()).toHaveLength(before);
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手');
  await world.settled();
  await writeFile(file, await readFile(await without('TJ-120101-EDU'), 'utf8'));
  await world.restart({});
  expect(await world.query.case.findFirstOrThrow()).toMatchObject({ holderPost: HEPING.supervisor });
});

test('an invite to a post that the service does not know binds nobody, and works once it does', async () => {
  world = await openWorld();
  const code = await world.invite(HEPING.supervisor);
  const file = await without(HEPING.supervisor);
  await world.restart({ env: { DIRECTORY_FILE: file } });
  const newcomer = await world.binds(code);
  await newcomer.sees('岗位现在不在名单里,所以没有绑定');
  expect(await world.query.holding.count()).toBe(0);
  await writeFile(file, await readFile('assets/sample-directory.csv', 'utf8'));
  await world.restart({});
  await newcomer.says(`绑定 ${code}`);
  await newcomer.sees('绑定成功');
  await reportsNeglect(await world.citizen());
  await newcomer.sees('您有1件待接手事项');
});

test('before the start the check names what still runs at a post that the file leaves out', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await world.member(HEPING.director, '儿童主任甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await reportsNeglect(await world.citizen(), '院子里的事。');
  await supervisor.sees('您有1件待接手事项');
  await world.settled();
  const { lines, exitCode } = await world.operates('check', await without(HEPING.supervisor));
  expect(exitCode).toBeUndefined();
  const [line, ...others] = lines.filter((one) => one.includes(HEPING.supervisor));
  expect(others).toEqual([]);
  expect(line).toMatch(/is in use, and not in this file: 1 member, 1 case, \d+ duties taken, 1 waiting there\./);
  expect(lines.join('\n')).not.toContain('督导员甲');
  expect((await world.operates('check', await without())).lines.join('\n')).not.toContain('not in this file');
});
