import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { folderOfTest } from '../support/directory.js';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();
const level = async () => (await theCase()).level;
const look = () => world.query.obligation.findFirstOrThrow({ where: { kind: 'second_look' } });
const saying = (person: Person, words: string) => person.chat().filter((text) => text.includes(words));
const memberOf = (code: string) => world.holderOf(code);

const asksToLower = async (holder: Person, to = '中风险', number = ''): Promise<void> => {
  await holder.says(`降低等级 ${number}`.trim());
  await holder.sees('要降低到哪一级');
  await holder.picks(to);
  await holder.sees('请写原因');
  await holder.says('姑姑搬来同住。');
  await holder.sees('要第二个人同意');
};

const raisedToTheTop = async (holder: Person): Promise<void> => {
  await holder.says('提高等级');
  await holder.sees('要提高到哪一级');
  await holder.picks('紧急');
  await holder.sees('请写原因');
  await holder.says('听到打骂。');
  await holder.sees('等级已提高到紧急');
};

describe.each(['sqlite', 'postgresql'] as const)('a second look at a case that moved on, on %s', (engine) => {
  test('the reporter tells more while it is as urgent as can be: agreeing changes nothing, and both hear why', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const reporter = await world.citizen();
    await reportsNeglect(reporter);
    await reporter.sees('回执码');
    await takesToSafety(supervisor);
    await raisedToTheTop(supervisor);
    await asksToLower(supervisor);
    await bureau.sees('第二人复核');
    await reporter.picks('补充');
    await reporter.sees('补充');
    await reporter.says('刚才孩子被打得满头是血。');
    await supervisor.sees('您有1件待接手事项');
    await bureau.pressesData(`d.agree.${(await look()).id}`);
    expect(await bureau.sees('情况已经变了')).toContain('有了新的内容');
    await supervisor.sees('情况已经变了');
    expect(await level()).toBe('P0');
    expect(await world.query.event.count({ where: { kind: 'case.level_lowered' } })).toBe(0);
    await world.settled();
    // It can be asked anew, by who knows of it.
    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
    await asksToLower(supervisor);
    expect(await world.query.obligation.count({ where: { kind: 'second_look', state: 'open' } })).toBe(1);
  });

  test('the case goes to somebody else: it ends, everybody who was asked hears that once, and agreeing does nothing', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const colleague = await world.member(HEPING.bureau, '民政科员乙');
    const next = await world.member(HEPING.director, '儿童主任甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await asksToLower(supervisor);
    await bureau.sees('第二人复核');
    await colleague.sees('第二人复核');
    await world.settled();
    const leaving = await memberOf(HEPING.supervisor);
    await world.operates('hold', await memberOf(HEPING.director), HEPING.supervisor);
    await world.operates('unhold', leaving, HEPING.supervisor);
    await bureau.sees('提出的人已经不负责这件个案');
    await colleague.sees('提出的人已经不负责这件个案');
    expect(await look()).toMatchObject({ state: 'done', holderId: null });
    await next.sees('接管无人负责的个案');
    const { id } = await look();
    await bureau.pressesData(`d.agree.${id}`);
    await world.settled();
    await world.later('PT1M');
    expect(await level()).toBe('P1');
    expect(saying(colleague, '提出的人已经不负责这件个案')).toHaveLength(1);
  });
});

test('staff say of a case that is as urgent as can be that it is so: agreeing to lower it changes nothing any more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const colleague = await world.member(HEPING.bureau, '民政科员乙');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await raisedToTheTop(supervisor);
  await asksToLower(supervisor);
  await colleague.sees('第二人复核');
  const { number } = await theCase();
  await colleague.says(`进展 ${number}`);
  await colleague.sees('姑姑搬来同住');
  await bureau.says(`提高等级 ${number}`);
  await bureau.sees('要提高到哪一级');
  await bureau.picks('紧急');
  await bureau.sees('请写原因');
  await bureau.says('今天又听到哭喊。');
  await bureau.sees('现在已是');
  await colleague.pressesData(`d.agree.${(await look()).id}`);
  expect(await colleague.sees('情况已经变了')).toContain('有了新的内容');
  expect(await level()).toBe('P0');
});

test('linked to another case meanwhile: what was proposed for the one is not done to the other', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const older = await world.query.case.findFirstOrThrow();
  await world.later('PT1M');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const newer = await world.query.case.findFirstOrThrow({ where: { id: { not: older.id } } });
  await asksToLower(supervisor, '中风险', newer.number);
  await bureau.sees('第二人复核');
  expect(await look()).toMatchObject({ caseId: newer.id });
  const held = await world.query.obligation.findFirstOrThrow({ where: { caseId: newer.id, kind: 'assess' } });
  await supervisor.pressesData(`d.link.${held.id}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(older.number);
  await supervisor.sees('已并入');
  await world.settled();
  expect(await look()).toMatchObject({ state: 'done', holderId: null });
  await bureau.pressesData(`d.agree.${(await look()).id}`);
  await world.settled();
  expect(await world.query.case.findUniqueOrThrow({ where: { id: older.id } })).toMatchObject({ level: 'P1' });
});

test('a case that was to be closed as unfounded, of which more was told meanwhile, stays open', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const reporter = await world.citizen();
  await reportsNeglect(reporter);
  await reporter.sees('回执码');
  await takesToSafety(supervisor);
  await closes(supervisor, '去看过了,孩子有人照看。', '不属实或不归我们管');
  await supervisor.sees('要第二个人同意');
  await bureau.sees('第二人复核');
  // Not in another way meanwhile, either.
  await supervisor.says('结案');
  await supervisor.sees('已有一件事在等第二个人同意');
  await reporter.picks('补充');
  await reporter.sees('补充');
  await reporter.says('孩子今天又一个人在楼道里。');
  await supervisor.sees('补充了内容');
  await bureau.pressesData(`d.agree.${(await look()).id}`);
  await bureau.sees('情况已经变了');
  expect(await world.query.case.findFirstOrThrow()).toMatchObject({ closedAt: null, outcome: null });
});

test('nobody agrees to what they have not seen: pressed blind, it is shown first, whole', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await asksToLower(supervisor);
  await bureau.sees('第二人复核');
  await bureau.picks('同意');
  await bureau.sees('把等级从高风险降低到中风险。原因:姑姑搬来同住。');
  expect(await level()).toBe('P1');
  await bureau.picks('同意');
  await bureau.sees('第二个人已同意');
  expect(await level()).toBe('P2');
});

test.each([
  ['不属实或不归我们管', '去看过了,孩子有人照看。', { status: 'screened_out', outcome: 'unfounded' }],
  ['已迁走并转交', '孩子搬到外地,当地在照看。', { status: 'transferred', outcome: 'moved_transferred' }],
] as const)('P1 closed as %s needs a second person; nothing is sent before', async (reason, words, ended) => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  const code = /(?:[0-9A-Z]{4}-?){3}/.exec(await neighbour.sees('回执码'))?.[0];
  await takesToSafety(supervisor);
  await closes(supervisor, words, reason);
  expect(supervisor.chat().join()).toContain('会先请第二个人同意');
  await supervisor.sees('要第二个人同意');
  await bureau.sees('第二人复核');
  expect(await theCase()).toMatchObject({ closedAt: null });
  await bureau.picks('个案进展');
  const shown = await bureau.sees('已确认安全');
  expect(shown).toContain(`结案,原因是“${reason}”`);
  expect(shown).toContain(`您报告的事有了结果:\n${words}`);
  await bureau.picks('同意');
  await supervisor.sees('第二个人已同意');
  await neighbour.sees(words);
  expect(await theCase()).toMatchObject(ended);
  // How it ended is told in the words that were previewed, and in no others; it can be said of it, too, that it is not solved.
  await neighbour.says(`查询 ${code}`);
  expect(await neighbour.sees('这件事有了结果')).toContain(words);
  await neighbour.says('没有解决');
  await neighbour.sees('上一级的工作人员会再看一遍');
  expect(await theCase()).toMatchObject({ status: 'reopened', outcome: null });
});

test('what the second person agrees to days later is told word for word as it was previewed, or previewed anew', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await world.citizen();
  const agrees = async () => {
    await bureau.picks('个案进展');
    await bureau.sees('不属实或不归我们管');
    await bureau.picks('同意');
  };
  await reportsNeglect(neighbour);
  await takesToSafety(supervisor);
  await closes(supervisor, '去看过了。', '不属实或不归我们管');
  await bureau.sees('第二人复核');
  await world.later('P8D');
  await agrees();
  await bureau.sees('预览已过去太久');
  await closes(supervisor, '又去看过了。', '不属实或不归我们管');
  const shown = supervisor.chat().find((text) => text.includes('又去看过了。') && text.includes('没有解决')) ?? '';
  await bureau.sees('第二人复核');
  await world.later('P2D');
  await agrees();
  const told = await neighbour.sees('又去看过了。');
  expect(shown).toContain(told);
});

test('P1 closed as moved needs a second person too: nobody here has the child from then on', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await closes(supervisor, '孩子搬到外地,当地在照看。', '已迁走并转交');
  await supervisor.sees('以“已迁走并转交”结案要第二个人同意');
  await bureau.sees('第二人复核');
  expect(await theCase()).toMatchObject({ closedAt: null });
  // More urgent meanwhile, by somebody's word: that is not what was to be closed.
  await raisedToTheTop(bureau);
  await bureau.says('同意');
  expect(await bureau.sees('情况已经变了')).toContain('等级');
  expect(await theCase()).toMatchObject({ level: 'P0', closedAt: null });
});

test('over a bureau for which the directory names nobody above, and that nobody holds, the top of the ladder is asked', async () => {
  const sample = await readFile('assets/sample-directory.csv', 'utf8');
  const file = join(await folderOfTest(), 'directory.csv');
  await writeFile(file, sample.replace(/^(TJ-120101-DCA,.*),TJ-120101-DWO,/m, '$1,,'));
  world = await openWorld({ env: { DIRECTORY_FILE: file } });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await asksToLower(supervisor);
  await city.sees('第二人复核');
  await city.picks('同意');
  await city.sees('把等级从高风险降低到中风险');
  await city.picks('同意');
  await city.sees('第二个人已同意');
  expect(await level()).toBe('P2');
});
