import { afterEach, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();
/** A case that this member held until it was closed. */
const closedBy = async (holder: Person) => {
  await reportsNeglect(await world.citizen());
  await takesToSafety(holder);
  await closes(holder);
  await holder.sees('已结案');
  return theCase();
};
const opensAgain = async (member: Person, number: string) => {
  await member.says(`重新打开 ${number}`);
  await member.sees('请写重新打开的原因');
  await member.says('学校又来电话。');
};

test('opened again by whoever closed it: it goes on with them, from a new assessment', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const { number } = await closedBy(supervisor);
  await world.later('P30D');
  await opensAgain(supervisor, number);
  await supervisor.sees('已重新打开,由原来的负责人继续');
  expect(await world.query.case.findFirst()).toMatchObject({ status: 'reopened', closedAt: null, outcome: null });
  const open = await world.query.obligation.findMany({ where: { state: { not: 'done' } }, orderBy: { kind: 'asc' } });
  expect(open.map(({ kind, dueAt }) => [kind, Number(dueAt) > world.clock.now()])).toEqual([
    ['assess', true],
    ['close', true],
  ]);
});

test('opened again at once: the button that confirmed its closing closes it no second time', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const { number } = await closedBy(supervisor);
  await opensAgain(supervisor, number);
  await supervisor.sees('已重新打开');
  const { id } = await world.query.obligation.findFirstOrThrow({ where: { kind: 'assess', state: 'acknowledged' } });
  await supervisor.pressesData(`d.closeok.${id}`);
  await supervisor.sees('要发的话已经发过');
  expect(await theCase()).toMatchObject({ closedAt: null });
});

test('opened again by the post above when whoever held it has left: nobody holds the child, which is an alarm', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const elsewhere = await world.member('TJ-120102-SCS', '督导员丁');
  const { number, holderId } = await closedBy(supervisor);
  await world.app.store.write((tx) => tx.members.remove(holderId ?? '', world.clock.now()));
  const successor = await world.member(HEPING.supervisor, '督导员乙');
  await elsewhere.says(`重新打开 ${number}`);
  await elsewhere.sees('这件事没有派给您');
  await opensAgain(bureau, number);
  await bureau.sees('正在通知接手的岗位');
  await operator.sees('有1件个案现在没有人负责');
  await city.sees('现在没有人负责这个孩子');
  await successor.sees('接管无人负责的个案');
  await successor.picks('我已接手');
  await successor.sees('由您负责');
  await world.settled();
  const matter = await theCase();
  expect(await world.query.obligation.findMany({ where: { state: 'acknowledged' } })).toMatchObject([
    { kind: 'assess', holderId: matter.holderId },
    { kind: 'close', holderId: matter.holderId },
  ]);
  expect(matter.holderId).not.toBe(holderId);
  await world.later('PT1M');
  await operator.sees('警报已解除');
});

test('whoever held it, and has another post since, does not open it again, nor look into it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const { number, holderId } = await closedBy(supervisor);
  await world.operates('hold', holderId ?? '', 'TJ-120102-CCD');
  await world.operates('unhold', holderId ?? '', HEPING.supervisor);
  await supervisor.says(`重新打开 ${number}`);
  await supervisor.sees('这件事没有派给您');
  expect(await theCase()).toMatchObject({ status: 'closed' });
  await supervisor.says(`个案 ${number}`);
  await supervisor.sees('这件事没有派给您');
});

test('opened again by the post above: whoever held it hears at once that it is theirs again, and by when', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const { number, holderId } = await closedBy(supervisor);
  await opensAgain(bureau, number);
  await bureau.sees('已重新打开,由原来的负责人继续');
  const card = await supervisor.sees(`编号${number}:结案后又由和平区民政局儿童福利科重新打开`);
  expect(card).toContain('由您继续负责');
  expect(await theCase()).toMatchObject({ status: 'reopened', holderId });
  // Nobody looked at the child since: they do not end it again by themselves, whatever they call it, and whatever was talked over.
  await world.later('PT1M');
  await supervisor.says(`会商结果 ${number}`);
  await supervisor.sees('请写会商的决定');
  await supervisor.says('电话里商量过。');
  await supervisor.sees('已记下会商结果');
  await closes(supervisor, '孩子还有人照看。');
  const preview = supervisor.chat().find((text) => text.includes('孩子还有人照看。')) ?? '';
  expect(preview).toContain('重新打开以后,还没有评估或回访');
  expect(preview).toContain('先请第二个人同意');
  await supervisor.sees('要第二个人同意');
  await bureau.sees('第二人复核');
  expect(await theCase()).toMatchObject({ closedAt: null });
  await supervisor.picks('完成评估');
  await supervisor.sees('困境');
});

test.each([
  ['is off duty', (holder: Person) => holder.says('离岗').then(() => holder.sees('您已离岗'))],
  [
    'must not know of it any more',
    async (_: Person, { id, holderId }: { id: string; holderId: string | null }) => {
      const source = { id: `${id}:source`, caseId: id, basis: 'named_source' as const, memberId: holderId ?? '' };
      await world.app.store.write((tx) => tx.conflicts.add(source, world.clock.now()));
    },
  ],
])('opened again when whoever held it %s: it is not theirs, and others are called', async (_, becomes) => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const matter = await closedBy(supervisor);
  const colleague = await world.member(HEPING.supervisor, '督导员乙');
  await becomes(supervisor, matter);
  const before = supervisor.chat().length;
  await opensAgain(bureau, matter.number);
  await bureau.sees('现在没有人负责');
  await operator.sees('有1件个案现在没有人负责');
  await colleague.sees('接管无人负责的个案');
  expect((await theCase()).holderId).toBeNull();
  expect(supervisor.chat()).toHaveLength(before);
});

const between = ['2026-03-03T09:00+08:00', '2026-03-03T12:00+08:00'];

test('opened again after whoever stood in for its post does so no more: it is not theirs any more', async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await world.operates('stand-in', await world.holderOf('TJ-120101-EDU'), HEPING.supervisor, ...between);
  const { number } = await closedBy(education);
  await world.later('PT3H');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await opensAgain(bureau, number);
  await bureau.sees('现在没有人负责');
  await supervisor.sees('接管无人负责的个案');
  expect((await theCase()).holderId).toBeNull();
});

test('重新打开 stands on the card of a closed case for whoever held it: once, and for nobody else', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const director = await world.member(HEPING.director, '儿童主任甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await takesToSafety(supervisor);
  // The reminder of the step that is owed is a card.
  await world.later('PT60H');
  await supervisor.sees('评估');
  await closes(supervisor);
  await supervisor.sees('已结案,结果已发给1位报告人');
  await world.settled();
  const { id } = await world.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } });
  const cards = world.api
    .calls(DESK_TOKEN, 'editMessageText')
    .filter(({ params }) => JSON.stringify(params.reply_markup ?? '').includes(`d.reopen.${id}`));
  expect(cards.map(({ params }) => params.text)).toEqual([expect.stringMatching(/^编号.*已处理完毕/)]);
  await director.pressesData(`d.reopen.${id}`);
  await world.settled();
  expect(director.chat().join()).not.toContain('请写重新打开的原因');
  expect(await theCase()).toMatchObject({ status: 'closed' });

  await supervisor.pressesData(`d.reopen.${id}`);
  await supervisor.sees('请写重新打开的原因');
  await supervisor.says('邻居又听到哭声。');
  await supervisor.sees('已重新打开,由原来的负责人继续');
  await supervisor.pressesData(`d.reopen.${id}`);
  await supervisor.sees('没有结案,不用重新打开');
  expect(await theCase()).toMatchObject({ status: 'reopened', closedAt: null });
  expect(await world.query.event.count({ where: { kind: 'case.reopened' } })).toBe(1);
});
