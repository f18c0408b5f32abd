import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { closes, offersToStation, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';
const codeIn = (lines: readonly string[]) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(lines.join('\n'))?.[0] ?? '';
const theCase = () => world.query.case.findFirstOrThrow();
const ack = async () => (await world.query.obligation.findFirstOrThrow({ where: { kind: 'acknowledge' } })).id;
const idOf = async (post: string) =>
  (await world.query.holding.findFirstOrThrow({ where: { postCode: post } })).memberId;

const holdsCase = async (holder: Person) => {
  await holder.sees('您有1件待接手事项');
  await holder.picks('我已接手');
  await holder.sees('您已接手编号');
};

/** Presses every old button there may be: nothing comes of it, and nothing is shown. */
const canDoNothing = async (person: Person, post: string) => {
  const before = { row: await theCase(), obligations: await world.query.obligation.findMany() };
  for (const { id } of before.obligations) {
    for (const verb of ['ack', 'see', 'safe', 'dec', 'note', 'hand', 'accept', 'refuse', 'conflict']) {
      await person.pressesData(`d.${verb}.${id}`);
      await world.settled();
    }
    await person.pressesData(`d.why.${id}.off`);
    await world.settled();
    await person.says('取消');
  }
  await person.says('我的待办');
  await person.sees('没有待办');
  await world.settled();
  expect(await world.query.obligation.findMany()).toEqual(before.obligations);
  expect(await theCase()).toEqual(before.row);
  const member = await idOf(post);
  const views = await world.query.event.findMany({ where: { kind: 'report.viewed', memberId: member } });
  return { views: views.length };
};

describe('somebody who must not be told is passed over, and can do nothing by any button', () => {
  test('whose name the report holds', async () => {
    world = await openWorld();
    const named = await world.member(HEPING.supervisor, '督导员洛');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen(), '邻居说,督导员洛就是孩子的舅舅。');
    await bureau.sees('您有1件待接手事项');
    await world.settled();
    expect(named.chat()).toHaveLength(1);
    expect(await canDoNothing(named, HEPING.supervisor)).toEqual({ views: 0 });
    await world.later('PT3H');
    const { number } = await theCase();
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
  });

  test('whose name the report holds, though their chat goes by another: the operator invited them by it', async () => {
    world = await openWorld();
    const { lines } = await world.operates('invite', HEPING.supervisor, '--name', '洛 长风');
    expect(lines.join('\n')).not.toContain('洛');
    const named = await world.binds(codeIn(lines));
    await named.sees('绑定成功');
    const further = await world.operates('invite', '--member', await idOf(HEPING.supervisor));
    await (await world.binds(codeIn(further.lines))).sees('绑定成功');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen(), '邻居说,洛长风就是孩子的舅舅。');
    await bureau.sees('您有1件待接手事项');
    expect(await canDoNothing(named, HEPING.supervisor)).toEqual({ views: 0 });
    const stored = await world.query.invite.findMany();
    expect(JSON.stringify(stored, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toContain(
      '洛',
    );
  });

  test.each([
    ['Ann Lok', 'The one who hits him is ａｎｎ  lok, they say.', true],
    ['阿岩·洛长', '打孩子的是阿岩洛长,住在楼上。', true],
    ['Ann', 'Anna shouts, and then another one does.', false],
    ['Ann', '打孩子的是Ann,住在楼上。', true],
    ['a.b', '打孩子的人叫 axb。', false],
    ['Ann-Lee (2)', 'It was Ann-Lee (2) from upstairs.', true],
    // What many go by, and what a post is called, is no name of one.
    ['老师', '打孩子的是体育老师。', false],
    ['督导员', '督导员来过一次,他们不开门。', false],
  ])(
    'a name is found as it is written, and in Latin letters not in a part of a word: %s in “%s”',
    async (name, words, found) => {
      world = await openWorld();
      const { lines } = await world.operates('invite', HEPING.supervisor, '--name', name);
      const named = await world.binds(codeIn(lines));
      await named.sees('绑定成功');
      const bureau = await world.member(HEPING.bureau, '民政科员甲');
      await reportsNeglect(await world.citizen(), words);
      await (found ? bureau : named).sees('您有1件待接手事项');
      await world.settled();
      expect((found ? named : bureau).chat()).toHaveLength(1);
    },
  );

  test('who keeps the service running and is named: no alarm about this case comes to them, but to the next operator it does', async () => {
    world = await openWorld();
    const named = await world.member('TJ-12-OPS', '运维洛');
    await reportsNeglect(await world.citizen(), '运维洛就是孩子的舅舅。');
    await world.settled();
    await world.later('PT8H');
    const { number } = await theCase();
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
    const operator = await world.member('TJ-12-OPS', '运维甲');
    await world.later('P1D');
    await operator.sees(number);
    expect(named.chat().filter((text) => text.includes(number))).toEqual([]);
  });

  test('whose name the report holds, as the file has it by which all were invited', async () => {
    world = await openWorld();
    const file = join(await mkdtemp(join(tmpdir(), 'huyou-invites-')), 'members.csv');
    await writeFile(file, `name,posts\n洛长风,${HEPING.supervisor}\n`);
    const named = await world.binds(codeIn((await world.operates('import-members', file)).lines));
    await named.sees('绑定成功');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen(), '打孩子的就是洛长风。');
    await bureau.sees('您有1件待接手事项');
    expect(await canDoNothing(named, HEPING.supervisor)).toEqual({ views: 0 });
  });

  test.each([
    ['和孩子同住的人', '社工洛长风', 'household'],
    ['孩子不想让他知道的人', '阿岩、社工洛长风老师', 'must_not_know'],
    ['线索里提到的人', '洛长风', 'named_source'],
  ])(
    'who is found later to be %s, with a title or among others: their cards go blank, and what they were called for goes on without them',
    async (label, written, basis) => {
      world = await openWorld();
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      const station = await world.member(STATION, '社工洛长风');
      await reportsNeglect(await world.citizen());
      await station.sees('您有1件待接手事项');
      await holdsCase(supervisor);
      const { number } = await theCase();
      await station.sees(`编号${number}已由`);
      await supervisor.says('设置回避');
      await supervisor.sees('为什么要回避');
      await supervisor.picks(label);
      await supervisor.sees('请写这个人的姓名');
      await supervisor.says(written);
      await supervisor.sees('已设置回避');
      await station.sees('这条通知已失效');
      await world.settled();
      expect(station.chat().filter((text) => text.includes(number))).toEqual([]);
      const rows = await world.query.conflict.findMany();
      expect(rows.map((row) => row.basis)).toEqual([basis, basis]);
      expect(rows.map(({ memberId }) => memberId)).toContain(await idOf(STATION));
      expect(await canDoNothing(station, STATION)).toEqual({ views: 0 });
      await world.later('P1DT1H');
      expect(station.chat().filter((text) => text.includes(number))).toEqual([]);
    },
  );

  test('who declares it: called again on a later step they are not', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    await supervisor.picks('与当事人有关系,需回避');
    await bureau.sees('现在转到您这里');
    await supervisor.sees('这条通知已失效');
    expect(await canDoNothing(supervisor, HEPING.supervisor)).toEqual({ views: 0 });
    expect(await world.query.event.count({ where: { kind: 'conflict.declared' } })).toBe(1);
    // Nor does their card say who has it.
    await bureau.picks('我已接手');
    await bureau.sees('您已接手编号');
    await world.settled();
    expect(supervisor.chat().join()).not.toMatch(/已由|民政科员甲/);
  });
});

describe.each(['sqlite', 'postgresql'] as const)('whoever holds a case declares a conflict, on %s', (engine) => {
  test('it is nobody’s at once, the operator hears it, the next takes it, and they hear no more', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await holdsCase(supervisor);
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('确认');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const { number } = await theCase();
    await supervisor.says(`更多 ${number}`);
    const id = await ack();
    await world.settled();
    await supervisor.pressesData(`d.conflict.${id}`);
    await supervisor.sees('有关系吗');
    await supervisor.picks('是,请别人接管');
    await supervisor.sees('不会再通知您');
    await operator.sees('有1件个案现在没有人负责');
    await bureau.sees('接管无人负责的个案');
    await world.settled();
    expect((await theCase()).holderId).toBeNull();
    await canDoNothing(supervisor, HEPING.supervisor);
    await bureau.picks('我已接手');
    await bureau.sees('从现在起由您负责');
    await world.settled();
    expect((await theCase()).holderPost).toBe(HEPING.bureau);
    await world.later('P1D');
    const told = supervisor.chat().filter((text) => text.includes(number));
    expect(told.filter((text) => !/不会再通知您|确认孩子安全已完成/.test(text))).toEqual([]);
  });
});

describe('says that they are related once it has gone on', () => {
  const declared = async () => (await world.query.conflict.findMany()).map(({ basis }) => basis);

  test('asked why they cannot take it, while a colleague took it: the colleague keeps it, they are never called', async () => {
    world = await openWorld();
    const related = await world.member(HEPING.supervisor, '督导员甲');
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    await reportsNeglect(await world.citizen());
    await related.sees('您有1件待接手事项');
    await related.picks('无法接手');
    await related.sees('为什么无法接手');
    await colleague.sees('您有1件待接手事项');
    await colleague.picks('我已接手');
    await colleague.sees('您已接手');
    await related.picks('与当事人有关系,需回避');
    await related.sees('您须回避编号');
    await world.settled();
    expect(await declared()).toEqual(['declared']);
    expect((await theCase()).holderPost).toBe(HEPING.supervisor);
    await world.operates('leave', (await theCase()).holderId ?? '');
    const told = related.chat().length;
    await world.later('P1D');
    expect(related.chat().slice(told)).toEqual([]);
  });

  test('under their old question, having taken it themselves: it is nobody’s, and the next is called', async () => {
    world = await openWorld();
    const related = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await related.sees('您有1件待接手事项');
    await related.picks('无法接手');
    await related.sees('为什么无法接手');
    await related.picks('我已接手');
    await related.sees('您已接手');
    await related.picks('现在忙不过来');
    expect(await related.sees('没有退回')).toContain('转交');
    await related.picks('与当事人有关系,需回避');
    await related.sees('您须回避编号');
    await bureau.sees('现在转到您这里');
    expect((await theCase()).holderId).toBeNull();
  });

  test('asked why they do not accept it, while a colleague accepted', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const related = await world.member(STATION, '社工甲');
    const colleague = await world.member(STATION, '社工乙');
    await reportsNeglect(await world.citizen());
    await holdsCase(supervisor);
    await offersToStation(supervisor);
    await related.sees('接收转交');
    await related.picks('退回转交');
    await related.sees('为什么不接收');
    await colleague.sees('接收转交');
    await colleague.picks('接收');
    await colleague.sees('从现在起由您负责');
    await related.picks('与当事人有关系,需回避');
    await related.sees('您须回避编号');
    await world.settled();
    expect(await declared()).toEqual(['declared']);
    // Who sent it, and is to be left out since, does not hear by an old button who has it.
    await colleague.says('设置回避');
    await colleague.sees('为什么要回避');
    await colleague.picks('线索里提到的人');
    await colleague.sees('请写这个人的姓名');
    await colleague.says('督导员甲');
    await colleague.sees('已设置回避');
    await world.settled();
    const { id } = await world.query.handOver.findFirstOrThrow();
    await supervisor.pressesData(`d.withdraw.${id}`);
    await world.settled();
    expect(await world.query.event.count({ where: { kind: 'act.refused', obligationId: id } })).toBe(1);
  });

  test('after it was closed: opened again, it is not theirs', async () => {
    world = await openWorld();
    const related = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(related);
    await closes(related);
    await related.sees('已结案');
    await related.pressesData(`d.conflict.${await ack()}`);
    await related.sees('有关系吗');
    await related.picks('是,请别人接管');
    await related.sees('您须回避编号');
    await bureau.says(`重新打开 ${(await theCase()).number}`);
    await bureau.sees('请写重新打开的原因');
    await bureau.says('孩子又没人管了。');
    await bureau.sees('现在没有人负责');
    expect((await theCase()).holderId).toBeNull();
  });
});

describe.each(['telegram', 'wechat', 'web'] as const)('who is only called for a part of it, on %s', (channel) => {
  const declares = async (member: Person): Promise<void> => {
    if (channel === 'wechat') await member.says(`我须回避 ${(await world.query.case.findFirstOrThrow()).number}`);
    else await member.picks('我须回避');
    await member.sees('确认后由别人接管');
    await member.picks('是,请别人接管');
    await member.sees('不会再通知您');
  };

  test('invited to a conference, declares a conflict: the next above is called, and they hear no more', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const station = await world.member('TJ-120101-SWS', '社工甲', channel);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.says('会商');
    await supervisor.sees('请谁来会商');
    while (!supervisor.options().includes('社工站')) {
      await supervisor.picks('下一页');
      await world.settled();
    }
    await supervisor.picks('社工站');
    await world.settled();
    await supervisor.picks('好了');
    await supervisor.sees('请写会商的时间');
    await supervisor.says('周五下午两点。');
    await station.sees('会商邀请');
    await world.settled();
    await declares(station);
    await bureau.sees('会商邀请');
    await world.settled();
    expect(await world.query.conflict.findMany()).toMatchObject([{ basis: 'declared' }]);
  });

  test('asked for a second look, declares a conflict: the next above is asked', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲', channel);
    const office = await world.member('TJ-120101-DWO', '妇儿工委办甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await closes(supervisor, '去看过了,孩子有人照看。', '经核实不属实');
    await bureau.sees('第二人复核');
    await world.settled();
    await declares(bureau);
    await office.sees('第二人复核');
  });
});
