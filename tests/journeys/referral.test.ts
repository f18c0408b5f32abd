import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const EDUCATION = 'TJ-120101-EDU';
const PART = '请安排复学';

const holdsCase = async (holder: Person, reports: (citizen: Person) => Promise<unknown> = reportsNeglect) => {
  await reports(await world.citizen());
  await holder.sees('您有1件待接手事项');
  await holder.picks('我已接手');
  await holder.sees('您已接手编号');
};

const find = async (holder: Person, question: string, choice: string) => {
  await holder.sees(question);
  for (let page = 0; page < 6 && !holder.options().includes(choice); page += 1) {
    await holder.picks('下一页');
    await holder.sees(question);
  }
  await holder.picks(choice);
};

/** Asks in the desk for a part to be done by the district's education bureau. `anew`: words that are written again before they go. */
const refers = async (holder: Person, by = '1周内', anew?: string) => {
  await holder.says('转介');
  if (anew !== undefined) {
    // A kind of post that is not here is refused as it is named.
    await find(holder, '请哪一方来办', '社会组织');
    await find(holder, '请哪个岗位来办', '学校');
  }
  await find(holder, anew === undefined ? '请哪一方来办' : '这里没有这样的岗位', '政府部门');
  await find(holder, '请哪个岗位来办', '教育局');
  await find(holder, '为什么请别处办', '需要别的部门来办');
  await holder.sees('请写要对方办什么');
  if (anew !== undefined) {
    await holder.says(anew);
    await find(holder, '有电话或姓名,对方会看到', '重新写');
    await holder.sees('请写要对方办什么');
  }
  await holder.says(PART);
  await find(holder, '最晚什么时候办好', by);
  await find(holder, '孩子的家人同意请别处办吗', '同意');
  await holder.sees('个案仍由您负责');
};

const part = () => world.query.obligation.findFirstOrThrow({ where: { kind: 'referral' } });
const state = async () => (await world.query.referral.findFirstOrThrow()).state;

describe.each(['sqlite', 'postgresql'] as const)('a part is done elsewhere, on %s', (engine) => {
  test('another sector accepts it and reports back; the case stays where it is, and the report is not shown', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(supervisor);
    const education = await world.member(EDUCATION, '教育科员甲');
    const before = await world.query.case.findFirstOrThrow();
    await refers(supervisor, '1周内', '打138-0000-0000。');

    await education.sees('转介事项');
    await education.picks('查看任务');
    const brief = await education.sees('请您办一件事');
    expect(brief).toContain(PART);
    await education.pressesData(`d.see.${(await part()).id}`);
    await education.pressesData(`d.case.${(await part()).id}`);
    await world.settled();
    expect(await world.query.event.count({ where: { kind: 'report.viewed', postCode: EDUCATION } })).toBe(0);
    expect(await world.query.event.count({ where: { kind: 'case.viewed', postCode: EDUCATION } })).toBe(0);

    await education.pressesData(`d.accept.${(await part()).id}`);
    await supervisor.sees(/教育科员甲已接收转介事项,3月10日周二10:00前办好/);
    await education.sees(/转介事项由您负责,请在3月10日周二10:00前完成/);
    await education.says('我的待办');
    await education.sees(/转介事项,3月10日周二10:00前/);
    expect(education.options()).toEqual([expect.stringMatching(/^完成任务 /), expect.stringMatching(/^查看任务 /)]);
    await world.settled();
    const after = await world.query.case.findFirstOrThrow();
    expect(after).toMatchObject({ holderId: before.holderId, holderPost: HEPING.supervisor });
    expect(await part()).toMatchObject({ state: 'acknowledged', holderPost: EDUCATION });

    await education.pressesData(`d.report.${(await part()).id}`);
    await education.sees('请写做了什么');
    await education.says('已联系学校,下周一返校');
    await supervisor.sees('一项转介事项已办完');
    await supervisor.says('转介进度');
    const shown = await supervisor.sees('已办完');
    expect(shown).toContain('下周一返校');
    await world.settled();
    expect(await state()).toBe('done');
    const row = await world.query.referral.findFirstOrThrow();
    expect(row.sealedTask).not.toContain(PART);
    expect(education.chat().filter((text) => text.includes('您有') && text.includes(PART))).toEqual([]);
  });
});

test('not accepted, it comes back with the reason; accepting after that changes nothing', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  await holdsCase(director, (citizen) => reportsWant(citizen, '8–13岁', '没有'));
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(director);
  await education.sees('转介事项');
  await education.picks('不接收');
  await education.sees('为什么不接收');
  await education.picks('不是我的职责');
  await director.sees('已退回,理由:不是我的职责');
  await world.settled();
  expect(await state()).toBe('returned');
  expect(await world.query.event.count({ where: { kind: 'handover.declined', postCode: EDUCATION } })).toBe(1);
  await education.pressesData(`d.accept.${(await part()).id}`);
  await education.sees('这项转介已退回');
  expect((await part()).state).toBe('done');
});

test('whoever is there where it is sent goes off duty, and nobody accepts it above: whoever is responsible is told all the same, once', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  await supervisor.picks('已确认孩子安全');
  await supervisor.sees('评估');
  const above = await world.member('TJ-12-CCA', '市民政干事甲');
  // With nobody there it would only climb: that is said before words are written, and another can be named.
  await supervisor.says('转介');
  await find(supervisor, '请哪一方来办', '政府部门');
  await find(supervisor, '请哪个岗位来办', '教育局');
  await supervisor.sees('和平区教育局学生保护岗现在没有人可以通知');
  await supervisor.says('取消');
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor, '1周内');
  await education.sees('转介事项');
  await education.says('离岗');
  await above.sees('转介事项');
  await world.later('P3D');
  await supervisor.sees('还没有人接收');
  expect(supervisor.chat().filter((text) => text.includes('还没有人接收'))).toHaveLength(1);
});

test('nobody accepts in time: it climbs, and whoever is responsible is told once; late work is told of too', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  await supervisor.picks('已确认孩子安全');
  await supervisor.sees('评估');
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor, '3天内');
  await education.sees('转介事项');
  await world.later('PT13H');
  await supervisor.sees('还没有人接收,已通知上一级');
  expect(supervisor.chat().filter((text) => text.includes('还没有人接收'))).toHaveLength(1);
  await education.pressesData(`d.accept.${(await part()).id}`);
  await supervisor.sees('教育科员甲已接收转介事项');
  await world.later('P4D');
  await supervisor.sees('到期还没有办好');
  expect((await part()).breachedAt).not.toBeNull();
  await world.operates('leave', await world.holderOf(EDUCATION));
  await world.later('PT1M');
  await supervisor.sees('接下这项转介的人不再承担');
});

test('taken back: whoever has it is told, and nothing can be done with it any more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor);
  await education.sees('转介事项');
  await education.picks('接收');
  await supervisor.sees('已接收转介事项');
  await supervisor.says('转介进度');
  await supervisor.sees('办理中');
  await supervisor.picks('撤回:和平区教育局学生保护岗');
  await education.sees('这项转介不用办了');
  await world.settled();
  expect(await state()).toBe('withdrawn');
  await education.pressesData(`d.report.${(await part()).id}`);
  await world.settled();
  expect(education.chat().join()).not.toContain('请写做了什么');
  expect(await state()).toBe('withdrawn');

  // Of seven that run, each can be taken back: the rest on the next page, also after a dozen newer ones.
  const { id: first } = await part();
  const asked = await world.query.referral.findFirstOrThrow();
  await world.app.store.write(async (tx) => {
    const [o, before] = [await tx.obligations.byId(first), await tx.referrals.byId(first)];
    for (let nr = 2; o && before && nr <= 20; nr += 1) {
      const id = `${o.caseId}-rf-${nr}`;
      const running = nr <= 8 ? { state: 'acknowledged' as const, closedAt: null, nextDueAt: o.dueAt } : {};
      await tx.obligations.add({ ...o, ...running, id, subjectId: id, openedAt: o.openedAt + nr });
      await tx.referrals.add({ ...before, id, askedAt: before.askedAt + nr });
    }
  });
  await world.alter(`UPDATE "Referral" SET "state" = 'withdrawn' WHERE "askedAt" > ${asked.askedAt + 8n}`);
  await supervisor.says('转介进度');
  await supervisor.sees('办理中');
  expect(supervisor.options()).toHaveLength(6);
  await supervisor.picks('下一页');
  expect((await supervisor.sees('办理中')).match(/办理中/g)).toHaveLength(2);
  expect(supervisor.options()).toHaveLength(3);
  await supervisor.picks('撤回:和平区教育局学生保护岗');
  await supervisor.sees('已撤回');
  // An old button of a page, once nothing runs any more: what was asked is said all the same.
  await world.alter(`UPDATE "Obligation" SET "state" = 'done', "nextDueAt" = NULL WHERE "kind" = 'referral'`);
  const { caseId } = await part();
  const held = await world.query.obligation.findFirstOrThrow({ where: { caseId, kind: { not: 'referral' } } });
  await supervisor.pressesData(`d.referred.${held.id}.1`);
  await supervisor.sees('转介进度');
});

test('wanted within a day at P1, nothing comes back: the next above is called, and the case stays where it is', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor, '1天内');
  await education.sees('转介事项');
  await education.picks('不接收');
  await education.sees('为什么不接收');
  await education.picks('人手不够');
  await education.sees('您的卡片仍然有效');
  await supervisor.sees('有一位没有接收,已通知下一位');
  await world.settled();
  expect(await part()).toMatchObject({ level: 'P1', state: 'open', rung: 1 });
  expect((await world.query.case.findFirstOrThrow()).holderPost).toBe(HEPING.supervisor);
});

describe('accepted, and not gone on with', () => {
  const accepted = async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(supervisor);
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('下一步:评估');
    const education = await world.member(EDUCATION, '教育科员甲');
    await refers(supervisor);
    await education.sees('转介事项');
    // The word for taking a report takes this as well.
    await education.says('接手');
    await supervisor.sees('已接收转介事项');
    return { supervisor, education };
  };
  const cannot = async (education: Person, why: string) => {
    await education.picks('做不下去');
    await find(education, '为什么做不下去', why);
    await education.sees('会告诉负责人');
  };

  test('it is with whoever asked again', async () => {
    const { supervisor, education } = await accepted();
    await cannot(education, '人手变动');
    await supervisor.sees('已退回,理由:人手变动');
    await world.settled();
    expect(await state()).toBe('returned');
    expect((await part()).state).toBe('done');
  });

  test('whoever is related to those concerned can do and see nothing of it any more', async () => {
    const { supervisor, education } = await accepted();
    const { id } = await part();
    await cannot(education, '与当事人有关系,需回避');
    await supervisor.sees('已退回');
    expect(await world.query.event.count({ where: { kind: 'conflict.declared' } })).toBe(1);
    await education.pressesData(`d.brief.${id}`);
    await education.pressesData(`d.accept.${id}`);
    await world.settled();
    expect(await world.query.event.count({ where: { kind: 'referral.viewed' } })).toBe(0);
    expect(await world.query.event.count({ where: { kind: 'act.refused', obligationId: id } })).toBe(2);
    // Nobody else has the post: it is not asked again.
    await supervisor.says('转介');
    await find(supervisor, '请哪一方来办', '政府部门');
    await find(supervisor, '请哪个岗位来办', '教育局');
    await supervisor.sees('现在没有人可以通知(不在岗、联系不上或须回避)');
    await world.settled();
    const heard = await world.query.outbox.count({
      where: { obligationId: { endsWith: '-rf-2' }, postCode: EDUCATION },
    });
    expect(heard).toBe(0);
  });

  test('whoever had it left: it is called for anew, and is nobody’s until it is accepted', async () => {
    const { supervisor } = await accepted();
    const { holderId } = await part();
    await world.member(EDUCATION, '教育科员乙');
    await world.operates('leave', holderId ?? '');
    await world.settled();
    expect(await part()).toMatchObject({ state: 'open', holderId: null });
    await supervisor.says('转介进度');
    await supervisor.sees('等对方接收');
  });

  test('the case is closed: whoever has it is told, and nothing is due any more', async () => {
    const { supervisor, education } = await accepted();
    await closes(supervisor);
    await education.sees('这项转介不用办了');
    await world.settled();
    expect(await state()).toBe('withdrawn');
    expect(await world.query.obligation.count({ where: { state: { not: 'done' } } })).toBe(0);
  });
});
