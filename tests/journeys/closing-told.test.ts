import { afterEach, expect, test } from 'vitest';
import { telegramPerson } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'no code';
const theCase = () => world.query.case.findFirstOrThrow();

test('a case still open after 15 working days: the reporter hears how it stands, which is owed by a day', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await takesToSafety(supervisor);
  const [due] = await world.query.obligation.findMany({ where: { kind: 'close' } });
  expect(Number(due?.dueAt)).toBe(Date.parse('2026-03-24T10:00:00+08:00'));
  await supervisor.says('告知报告人');
  await supervisor.sees('请写给报告人的进展');
  await supervisor.says('有人去了。');
  await supervisor.sees('有人去了。');
  await supervisor.picks('修改');
  await supervisor.sees('请写给报告人的进展');
  await supervisor.says('有人每周去看孩子。');
  await supervisor.sees('报告人会收到下面的话');
  await supervisor.picks('发送');
  await supervisor.sees('已告知报告人');
  await neighbour.sees(/有了进展:\n有人每周去看孩子。/);
  expect(neighbour.chat().join()).not.toContain('有人去了。');
  expect(await world.query.obligation.findMany({ where: { kind: 'close' } })).toMatchObject([{ state: 'done' }]);
});
test('words that hold a name kept for the case, or a telephone number: whoever closes reads so in the preview', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await supervisor.says('设置回避');
  await supervisor.sees('为什么要回避');
  await supervisor.picks('线索里提到的人');
  await supervisor.sees('请写这个人的姓名');
  await supervisor.says('洛长风');
  await supervisor.sees('已设置回避');
  for (const words of ['洛长风答应不再打孩子。', '有事请打138-0000-0000。']) {
    await supervisor.says('结案');
    await supervisor.sees('为什么结案');
    await supervisor.picks('孩子安全、稳定');
    await supervisor.sees('请写给报告人的结果');
    await supervisor.says(words);
    expect(await supervisor.sees(words)).toContain('上面的话里有电话或姓名');
  }
  // What is told meanwhile is not previewed: the same is asked before it goes out.
  await supervisor.says('告知报告人');
  await supervisor.sees('请写给报告人的进展');
  await supervisor.says('洛长风答应不再打孩子。');
  await supervisor.sees('有电话或姓名,报告人会看到');
  await supervisor.picks('照样发出');
  await supervisor.sees('已告知报告人');
});

test('two reports of one chat on one child: it hears once how it stands and how it ended, which is on record of both', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  for (const words of ['孩子常常一个人。', '孩子今天又一个人。']) {
    await reportsNeglect(neighbour, words);
    await neighbour.sees('回执码');
    await takesToSafety(supervisor);
    await neighbour.sees('已有人接手');
    await world.later('PT1M');
  }
  const cases = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  const [first = '', second = ''] = cases.map(({ number }) => number);
  await supervisor.says(`关联 ${second}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(first);
  await supervisor.sees(`已并入编号${first}`);
  await supervisor.says(`告知报告人 ${first}`);
  await supervisor.sees('请写给报告人的进展');
  await supervisor.says('有人每周去看孩子。');
  await supervisor.sees('报告人会收到下面的话');
  await supervisor.picks('发送');
  await supervisor.sees('已告知报告人');
  await closes(supervisor, '孩子有人照看了。', undefined, first);
  await supervisor.sees('已结案,结果已发给1位报告人');
  await world.settled();
  const heard = neighbour.chat().filter((text) => /有人每周去看孩子|孩子有人照看了/.test(text));
  expect(heard).toEqual([expect.stringContaining('有了进展'), expect.stringContaining('有了结果')]);
  const events = await world.query.event.findMany({
    where: { kind: { in: ['reporter.outcome_told', 'reporter.told'] } },
  });
  const toldOf = (what: string) =>
    new Set(events.filter(({ kind, data }) => `${kind} ${data}`.includes(what)).map(({ reportId }) => reportId)).size;
  expect(['outcome_told', '"reporter-outcome"', '"reporter-progress"'].map(toldOf)).toEqual([2, 2, 2]);
  await neighbour.picks('没有解决');
  await neighbour.sees('上一级的工作人员会再看一遍');
});

test('the reporter has blocked the chat: whoever wrote to them hears once that it did not arrive, and how it can be seen', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_900, firstName: 'Reporter', languageCode: 'zh-hans' });
  const neighbour = telegramPerson(world.api, PUBLIC_TOKEN, user);
  await reportsNeglect(neighbour);
  const code = codeIn(await neighbour.sees('回执码'));
  await takesToSafety(supervisor);
  await neighbour.sees('已有人接手');
  user.blocks();
  await supervisor.says('告知报告人');
  await supervisor.sees('请写给报告人的进展');
  await supervisor.says('有人每周去看孩子。');
  await supervisor.sees('报告人会收到下面的话');
  await supervisor.picks('发送');
  await supervisor.sees('有报告人没有收到您写的话');
  await closes(supervisor);
  await supervisor.sees('已结案');
  const { number } = await theCase();
  const untold = await supervisor.sees('有报告人没有收到您写的话');
  expect(untold).toMatch(new RegExp(`^编号${number}:.*网页.*回执码`, 's'));
  await world.later('P1D');
  expect(supervisor.chat().filter((text) => text.includes('没有收到您写的话'))).toHaveLength(2);
  const page = await world.citizen('web');
  await page.says(`查询 ${code}`);
  await page.sees('孩子有人照看了。');
});
