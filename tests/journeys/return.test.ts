import { copyFile, rm } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { backUp } from '../../src/store/engines/backup.js';
import { databaseFile } from '../../src/store/engines/engine.js';
import type { Person } from '../support/people.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Backs the running service up as the operator's command does. Returns what puts the backup back, as docs/operating.md says. */
const backedUp = async (): Promise<() => Promise<void>> => {
  const file = databaseFile(world.database.url) ?? '';
  const backup = `${file}.backup`;
  await backUp(world.database.url, backup);
  return () =>
    world.restart({
      meanwhile: async () => {
        for (const part of ['', '-wal', '-shm']) await rm(file + part, { force: true });
        await copyFile(backup, file);
      },
    });
};

/** When each matter moves next. */
const dueOf = async (): Promise<(number | null)[]> =>
  (await world.query.obligation.findMany()).map(({ nextDueAt }) => (nextDueAt === null ? null : Number(nextDueAt)));
const heard = (person: Person, words: string): number => person.chat().filter((text) => text.includes(words)).length;

describe('an old backup is put back', () => {
  test('what was taken after it is open again, moves within a tick by one step, and is called until it is taken again', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    const putBack = await backedUp();

    await world.later('PT20M');
    await supervisor.sees('提醒:编号');
    await supervisor.picks('我已接手');
    await neighbour.sees('已有人接手');
    await world.later('PT3H');
    const before = supervisor.chat().length + bureau.chat().length;

    await putBack();
    await world.settled();
    // Four hours of missed nudges and climbs are one step: to the next rung.
    await bureau.sees('现在转到您这里');
    await supervisor.sees('已升级到和平区民政局');
    await neighbour.sees('约定时间内还没有人接手');
    expect(supervisor.chat().length + bureau.chat().length - before).toBeLessThanOrEqual(3);
    for (const due of await dueOf()) expect(due).toBeGreaterThan(world.clock.now());
    await world.later('PT1H');
    await bureau.sees('已到最高一级');

    await bureau.picks('我已接手');
    await neighbour.sees('已有人接手');
    expect(await dueOf()).toHaveLength(1);
  });

  test('each of many matters moves once, and none is left without a next time', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await world.member(HEPING.bureau, '民政科员甲');
    for (let count = 0; count < 6; count += 1) await reportsNeglect(await world.citizen());
    await world.settled();
    const putBack = await backedUp();
    const epochs = async () =>
      (await world.query.obligation.findMany({ orderBy: { id: 'asc' } })).map(({ epoch }) => epoch);
    const then = await epochs();
    await world.later('P2D');
    await supervisor.picks('我已接手');
    await world.settled();

    await putBack();
    await world.settled();
    expect(await epochs()).toEqual(then.map((epoch) => epoch + 1));
    const due = await dueOf();
    expect(due).toHaveLength(6);
    for (const at of due) expect(at).toBeGreaterThan(world.clock.now());
  });

  test('put back at once, a matter that was not due yet moves when it is due', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    const putBack = await backedUp();
    await supervisor.picks('我已接手');
    await world.settled();
    await putBack();
    await world.later('PT19M59S');
    expect(heard(supervisor, '提醒:编号')).toBe(0);
    await world.later('PT1S');
    await supervisor.sees('提醒:编号');
  });

  test('a call that waited then is made again, and says so', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const mend = world.api.fails(
      { kind: 'answer', code: 500 },
      { token: DESK_TOKEN, method: 'sendMessage', times: 1e9 },
    );
    await reportsNeglect(await world.citizen());
    await world.settled();
    const putBack = await backedUp();
    mend();
    await world.later('PT5M');
    await supervisor.sees('您有1件待接手事项');
    expect(heard(supervisor, '可能重发')).toBe(0);

    await putBack();
    await world.later('PT1M');
    expect(await supervisor.sees('可能重发')).toContain('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
  });
});

describe('the reporters of a service that was put back', () => {
  test('whose chat is older there goes on from the question that it waits for', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('没有');
    await neighbour.sees('您担心孩子遇到了什么');
    await world.settled();
    const putBack = await backedUp();
    await neighbour.picks('没人好好照顾');
    await neighbour.picks('选好了');
    await neighbour.sees('哪个区');

    await putBack();
    await neighbour.picks('和平区');
    await neighbour.sees('您担心孩子遇到了什么');
    await neighbour.picks('没人好好照顾');
    await neighbour.picks('选好了');
    await neighbour.sees('哪个区');
  });

  test('whose chat is not in it is welcomed and asked', async () => {
    world = await openWorld();
    const putBack = await backedUp();
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('没有');
    await neighbour.sees('您担心孩子遇到了什么');
    await world.settled();

    await putBack();
    await neighbour.picks('没人好好照顾');
    await neighbour.sees('孩子现在有危险吗');
  });

  test('whose report came after it hears how to go on, and their receipt holds again once they have told it again', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const putBack = await backedUp();
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await neighbour.sees('回执码'))?.[0];
    await supervisor.sees('您有1件待接手事项');
    await world.settled();

    await putBack();
    // The card is still in the member's chat: a press on a matter that is not there is answered.
    await supervisor.picks('我已接手');
    await world.settled();
    await neighbour.says(`查询 ${receipt}`);
    await neighbour.sees('请发“开始”');
    await reportsNeglect(neighbour);
    expect(await neighbour.sees('回执码')).toContain(receipt ?? 'no receipt');
    await supervisor.sees('您有1件待接手事项');
  });
});
