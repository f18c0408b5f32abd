import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { EDUCATION, refers } from '../support/referral.js';
import { answers, closes, holdsCase } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const part = () => world.query.obligation.findFirstOrThrow({ where: { kind: 'referral' } });
const state = async () => (await world.query.referral.findFirstOrThrow()).state;

test('taken back: whoever has it is told, and nothing can be done with it any more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
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

describe('accepted, and not gone on with', () => {
  const accepted = async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
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
    await answers(education, '为什么做不下去', why);
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
    await answers(supervisor, '请哪一方来办', '政府部门');
    await answers(supervisor, '请哪个岗位来办', '教育局');
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
