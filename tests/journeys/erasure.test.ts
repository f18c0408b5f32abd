import { afterEach, expect, test } from 'vitest';
import type { Records } from '../../src/store/store.js';
import { findings } from '../support/chain.js';
import { invitesGuardian, joinsCase } from '../support/guardian.js';
import { crying, hungry, PLACE } from '../support/known-child.js';
import { closes, holdsSafe, tells } from '../support/stories.js';
import { unsealed } from '../support/unsealed.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const NOTE = '洛长风说晚上有人做饭。';
const SET_ASIDE = '没能收下的话';
const OUTCOME = '孩子有人照看了。';

/** A turn that could not be taken waits for a human. */
const setsAside = (tx: Records): Promise<void> => {
  const at = world.clock.now();
  const [address, turn] = [
    { channel: 'telegram-public', chat: '99' },
    { kind: 'text', text: SET_ASIDE },
  ] as const;
  return tx.updates.park({ address, updateId: '99', at, audience: 'public', turn }, 'Error', at);
};

/** In which columns one of these is found. */
const holding = async (...words: readonly string[]): Promise<string[]> => {
  const all = await unsealed(world.database.url, world.app.store.seal);
  const found = all.filter(({ text }) => words.some((word) => text.includes(word)));
  return [...new Set(found.map(({ column }) => column))].sort();
};

test('90 days after it was closed its words are gone, unless it is kept; what is left says so, and all goes on', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  // Whom the words name is never told of it, with the words and without.
  const named = await world.member(HEPING.supervisor, '洛长风');
  const neighbour = await world.citizen();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const said = await tells(neighbour, { ...hungry, words: `${hungry.words}常来的是洛长风。`, role: '老师' });
  const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] ?? '';
  await director.sees('您有1件待接手事项');
  await director.says('接手');
  await director.sees('您已接手编号');
  await director.says('记录');
  await director.sees('请写下要记录的内容');
  await director.says(NOTE);
  await director.sees('已记录');
  await director.says('已确认安全');
  await director.sees('确认孩子安全');
  await closes(director, OUTCOME);
  await neighbour.sees(OUTCOME);
  const { id, number, closedAt } = await world.query.case.findFirstOrThrow();
  const words = ['翻垃圾桶', PLACE, '13900001111', NOTE, OUTCOME, '"chat":"7000000004"'];
  const before = ['CaseNote.sealedText', 'Report.sealedDraft', 'Reporter.sealedAddress'];
  expect(await holding(...words)).toEqual(expect.arrayContaining(before));

  // What could not be taken, and a chat that could not be gone on with, wait for a human, and not for ever.
  await world.app.store.write(async (tx) => {
    const address = { channel: 'telegram-public', chat: '99' } as const;
    const now = world.clock.now();
    await setsAside(tx);
    const chat = {
      address,
      locale: 'en',
      flow: 'report',
      version: 1,
      revision: 0,
      wakeAt: now,
      parkedAt: null,
    } as const;
    await tx.conversations.save({ ...chat, state: JSON.stringify({ words: SET_ASIDE }) }, now);
    await tx.conversations.park(world.app.store.chatKey(address), now);
  });
  expect(await holding(SET_ASIDE)).toEqual(['Conversation.sealedState', 'ParkedUpdate.sealedInbound']);
  const aside = async () => (await world.operates('gaps')).lines.find((line) => line.startsWith('Set aside'));
  expect(await aside()).toMatch(/^Set aside for a human.*: 2, the oldest on \d{4}-\d\d-\d\d\. .* after 90 days/);

  for (const wrong of ['7K3Q', '7K3Q-D9XB-P0QX']) {
    await expect(world.operates('keep', wrong)).rejects.toThrow(`${JSON.stringify(wrong)} is not a case number`);
  }
  await expect(world.operates('keep', '0000-0000')).rejects.toThrow('There is no case 0000-0000.');
  await world.operates('keep', number);
  await world.jump('P91D');
  expect(await holding(...words)).toEqual(expect.arrayContaining(before));
  await world.operates('keep', '--end', number);
  // A clock that is months ahead, or a service that was off for months: for a day nobody can tell.
  expect(await operator.sees('时间突然快了')).toContain('91天');
  await world.jump('PT22H');
  expect(await holding(...words)).toEqual(expect.arrayContaining(before));
  await world.jump('PT3H');
  await operator.sees('按期删除已恢复正常');
  expect(await holding(SET_ASIDE)).toEqual([]);
  expect(await aside()).toBeUndefined();
  // Nor where whoever reported can be reached.
  expect(await holding(...words)).toEqual([]);
  expect(await world.query.reporter.count()).toBe(0);
  expect(await world.query.outbox.count({ where: { id: { contains: ':news:' } } })).toBe(0);
  expect(await world.query.case.findFirst()).toMatchObject({ status: 'closed', level: 'P2', area: '120101', closedAt });
  const events = await world.query.event.findMany({ where: { kind: 'case.erased' } });
  expect(events.map(({ caseId, data }) => [caseId, JSON.parse(data)])).toEqual([
    [id, expect.objectContaining({ 'Report.sealedDraft': 1, 'Reporter.sealedAddress': 1 })],
  ]);

  await expect(world.operates('keep', number)).rejects.toThrow(`The words of ${number} are erased`);

  await neighbour.says(`查询 ${receipt}`);
  // Whoever has to report can show that they did, for as long as they may be asked.
  await neighbour.sees(/^您于3月3日.*在这里报告,已记录在案。\n.*内容已按保存期限删除/);
  expect(await world.query.reporter.count()).toBe(0);
  await director.says(`进展 ${number}`);
  expect(await director.sees('结案告知')).toMatch(/结案告知:已按保存期限删除/);
  // The same child can be told of anew.
  await tells(await world.citizen(), crying);
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await world.settled();
  expect(supervisor.chat().join()).not.toContain('可能和下面的个案');

  await director.says(`重新打开 ${number}`);
  await director.sees('请写重新打开的原因');
  await director.says('学校又来电话。');
  await director.sees('已重新打开');
  await director.says(`查看线索 ${number}`);
  await director.sees('报告内容已按保存期限删除');
  await named.says(`进展 ${number}`);
  await world.settled();
  expect(named.chat().join()).not.toContain(number);
  expect((await world.operates('figures')).lines.length).toBeGreaterThan(3);
  expect((await findings(world.app.store)).found).toEqual([]);
});

test('on request they go before their time: not while the case is open or may be objected to, nor what the police may ask for', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const neighbour = await world.citizen();
  await tells(neighbour, hungry);
  await director.sees('您有1件待接手事项');
  await director.says('接手');
  await director.sees('您已接手编号');
  const { number } = await world.query.case.findFirstOrThrow();
  const asks = (...args: string[]) => world.operates('erase', ...args, number);
  await expect(asks('--yes')).rejects.toThrow(`${number} is open`);
  await director.says('已确认安全');
  await director.sees('确认孩子安全');
  await closes(director, OUTCOME);
  await neighbour.sees(OUTCOME);
  await expect(asks('--yes')).rejects.toThrow(/^Its reporter can say until 2026-\d\d-\d\d that/);
  await world.jump('P24D');
  await expect(asks('--yes')).rejects.toThrow(/^The chat in which .* can add to it until 2026-/);
  await world.jump('P7D');
  await world.operates('keep', number);
  await expect(asks('--yes')).rejects.toThrow(`${number} is kept: by \`keep\``);
  await world.operates('keep', '--end', number);

  expect((await asks()).lines).toEqual([expect.stringContaining('Nothing is erased yet.')]);
  // It is of no case, but may be of this one.
  await world.app.store.write(setsAside);
  expect((await asks()).lines.join()).toMatch(/set aside for a human, 1 in all, .* not erased by this/);
  expect(await holding('翻垃圾桶', OUTCOME)).not.toEqual([]);
  const { lines } = await asks('--yes');
  expect(lines.join()).toMatch(new RegExp(`The words of ${number} are erased\\..*,.*set aside for a human`));
  expect(await holding('翻垃圾桶', OUTCOME)).toEqual([]);
  await expect(asks('--yes')).rejects.toThrow('are erased already');
  await director.says(`进展 ${number}`);
  await director.sees('已按保存期限删除');
  const events = await world.query.event.findMany({ where: { kind: { in: ['case.erasure_asked', 'case.erased'] } } });
  expect(events.map(({ kind }) => kind)).toEqual(['case.erasure_asked', 'case.erased']);
  expect((await findings(world.app.store)).found).toEqual([]);
});

test('what is added to it afterwards, where it was reported and not where news come by now, is erased in its time too', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const neighbour = await world.citizen();
  const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await tells(neighbour, hungry))?.[0] ?? '';
  await director.sees('您有1件待接手事项');
  await director.says('接手');
  await director.sees('您已接手编号');
  await director.says('已确认安全');
  await director.sees('确认孩子安全');
  const elsewhere = await world.citizen();
  await elsewhere.says(`查询 ${receipt}`);
  await elsewhere.sees('以后的进展');
  await closes(director, OUTCOME);
  await elsewhere.sees(OUTCOME);
  await world.jump('P24D');
  const { number } = await world.query.case.findFirstOrThrow();
  await world.operates('erase', '--yes', number);
  expect(await holding('翻垃圾桶')).toEqual(['Conversation.sealedState']);
  await neighbour.says('今天又看见他翻垃圾桶。');
  await director.sees('补充');
  expect(await holding('翻垃圾桶')).toEqual(['Conversation.sealedState', 'Report.sealedDraft']);
  await world.jump('P92D');
  await world.jump('P2D');
  expect(await holding('翻垃圾桶')).toEqual([]);
});

const ENGINES = ['sqlite', 'postgresql'] as const;
test.each(ENGINES)('an invited guardian who agreed to nothing is kept no longer than the words: %s', async (engine) => {
  world = await openWorld({ engine });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsSafe(world, supervisor);
  await joinsCase(world, supervisor);
  const guardian = await world.citizen();
  await guardian.says(`/start ${await invitesGuardian(supervisor)}`);
  await guardian.sees('已经连上');
  await closes(supervisor, OUTCOME);
  await supervisor.sees('已结案');
  expect(await world.query.enrolment.count()).toBe(2);
  await world.jump('P91D');
  await world.jump('P1DT1H');
  await world.jump('PT1H');
  expect(await world.query.enrolment.findMany()).toEqual([
    expect.objectContaining({ messagesConsentAt: expect.anything() }),
  ]);
});
