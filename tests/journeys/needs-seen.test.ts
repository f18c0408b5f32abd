import { afterEach, expect, test } from 'vitest';
import { ACTS } from '../../src/domain/acts.js';
import { BRIEF, caseInHand, HELPERS, opensNeed, SECRET } from '../support/needs.js';
import { DESK_TOKEN, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** What a helper may do with their own task; of declining, the reasons are pressed apart. */
const THEIRS: readonly string[] = ['offer', 'pass', 'brief', 'begun', 'report', 'cannot', 'dec'];

test('a helper sees the task and nothing else, whatever buttons are forged', async () => {
  world = await openWorld();
  const { holder, number, caseId } = await caseInHand(world);
  const helper = world.api.user(DESK_TOKEN, { id: 8_000_000_901, firstName: '志愿者甲', languageCode: 'zh-hans' });
  helper.says(`/start ${await world.invite(HELPERS.organisation)}`);
  await helper.sees('绑定成功');
  const stranger = await world.member(HELPERS.city, '康复师甲');
  await opensNeed(holder, '成长陪伴');
  await helper.sees('帮扶需求(编号');
  const asked = `${caseId}-n1-o1`;
  const given = `${caseId}-n1-h1`;
  const forge = async (data: string) => {
    helper.pressesData(helper.messages.findLast(({ from }) => from === 'bot')?.id ?? 0, data);
    await world.settled();
  };
  const everything = async () => {
    for (const id of [asked, given, `${caseId}-ack`, `${caseId}-n1-c1`, `${caseId}-n1`]) {
      for (const act of [...ACTS.filter((one) => !THEIRS.includes(one)), 'case']) {
        await forge(`d.${act}.${id}`);
      }
      await forge(`d.why.${id}.off`);
    }
  };
  const stands = async () => ({
    acknowledged: await world.query.obligation.findUniqueOrThrow({ where: { id: `${caseId}-ack` } }),
    need: await world.query.need.findFirstOrThrow(),
    offer: await world.query.offer.findFirstOrThrow(),
    status: await world.query.case.findFirstOrThrow(),
    guardians: await world.query.familyInvite.count(),
  });

  const before = await stands();
  await everything();
  expect(await stands()).toEqual(before);
  await forge(`d.offer.${asked}`);
  await helper.sees('什么时候可以开始');
  helper.says('明天');
  await holder.sees('有1家单位可以帮忙');
  // Nobody takes back what a colleague offered.
  const colleague = await world.member(HELPERS.organisation, '志愿者乙');
  await colleague.pressesData(`d.pass.${asked}`);
  await colleague.sees('为什么帮不了');
  await colleague.picks('现在忙不过来');
  await world.settled();
  expect(await world.query.offer.findUniqueOrThrow({ where: { id: asked } })).toMatchObject({ state: 'offered' });
  await holder.picks('看名单');
  await holder.sees('可以帮忙的单位');
  await holder.picks(holder.options().find((label) => label.includes('社会组织')) ?? '');
  await helper.sees('帮扶任务交给您了');
  const chosen = await stands();
  await everything();
  expect(await stands()).toEqual(chosen);
  expect((await world.query.obligation.findUniqueOrThrow({ where: { id: given } })).state).toBe('acknowledged');
  expect(helper.messages.map(({ text }) => text).join()).not.toMatch(SECRET);
  expect(await world.query.event.count({ where: { kind: 'report.viewed' } })).toBe(0);
  expect(await world.query.event.count({ where: { kind: 'report.view_refused' } })).toBeGreaterThanOrEqual(8);

  // Another organisation, and another case's holder, reach nothing of it.
  expect(stranger.chat()).toHaveLength(1);
  await stranger.says(`查看任务 ${number}`);
  await stranger.sees('您的待办里没有这个编号');
  await forge(`d.brief.${given}`);
  await helper.sees(BRIEF);
});
