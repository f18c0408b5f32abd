import { afterEach, describe, expect, test } from 'vitest';
import { closes, reportsDanger, reportsNeglect, reportsWant, takesToSafety } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Somebody at a post, whose chat can be shut without anybody knowing. */
const onTelegram = async (post: string, id: number) => {
  const user = world.api.user(DESK_TOKEN, { id, firstName: '人员', languageCode: 'zh-hans' });
  user.says(`/start ${await world.invite(post)}`);
  await user.sees('绑定成功');
  await world.settled();
  const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: id, times: 1e9 };
  return { sees: user.sees, shuts: () => void world.api.fails({ kind: 'answer', code: 403 }, scope) };
};

const theCase = () => world.query.case.findFirstOrThrow();

describe('what a reporter adds', () => {
  test('to an urgent case whose holder is off duty is heard by who can take it over', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    await supervisor.says('离岗');
    await colleague.sees('督导员甲已离岗');
    await neighbour.says('孩子又没吃饭。');
    await supervisor.sees('报告人补充了内容');
    await colleague.sees('报告人补充了内容,负责人督导员甲已离岗或联系不上');
    await colleague.picks('接管');
    expect(colleague.options()).toContain('接管');
  });

  test('to such a case: who is related to the child, or cannot be reached, is passed over for the post above; nobody there: the operator', async () => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    await world.member(HEPING.supervisor, '洛长风');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await supervisor.says('离岗');
    await supervisor.sees('已离岗');
    const more = '报告人补充了内容,负责人督导员甲已离岗或联系不上';
    await neighbour.says('洛长风就是孩子的舅舅。');
    await bureau.sees(more);
    await bureau.says('离岗');
    await bureau.sees('已离岗');
    // Somebody whose chat is shut.
    await world.member(HEPING.supervisor, '督导员丙');
    const held = await world.query.holding.findMany({
      where: { postCode: HEPING.supervisor },
      orderBy: { since: 'asc' },
    });
    const [chat] = await world.app.store.read.members.addresses(held.at(-1)?.memberId ?? '');
    if (chat) await world.app.store.write((tx) => tx.members.block(chat.address, world.clock.now()));
    await world.later('PT1M');
    await neighbour.says('孩子又没吃饭。');
    await operator.sees('的报告人补充了内容,负责人已离岗或联系不上,同岗和上级都没有可联系的人');
    world.forget('operator alarm');
  });

  test.each([
    ['is running', '报告人补充了内容,负责人督导员甲已离岗或联系不上'],
    ['is closed', '已结案,报告人又补充了内容'],
  ])(
    'to a case that %s, and whoever was to hear it in its holder’s place turns out to have shut their last chat: the next hears it',
    async (how, words) => {
      world = await openWorld();
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      const neighbour = await world.citizen();
      await reportsNeglect(neighbour);
      await takesToSafety(supervisor);
      if (how === 'is closed') {
        await closes(supervisor);
        await neighbour.sees('有了结果');
      }
      await supervisor.says('离岗');
      await supervisor.sees('已离岗');
      const bureau = await onTelegram(HEPING.bureau, 8_000_000_902);
      const colleague = await onTelegram(HEPING.supervisor, 8_000_000_901);
      colleague.shuts();
      const operator = await world.member('TJ-12-OPS', '运维甲');
      await neighbour.says('孩子又没吃饭。');
      await bureau.sees(words);
      bureau.shuts();
      await world.later('PT1M');
      await neighbour.says('灯也没有亮。');
      await operator.sees(how === 'is closed' ? words : '负责人已离岗或联系不上,同岗和上级都没有可联系的人');
      world.forget('operator alarm');
    },
  );

  test('to a case that is closed waits for the morning; a call for help does not', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const neighbour = await world.citizen();
    await reportsWant(neighbour);
    await takesToSafety(director);
    await closes(director);
    await neighbour.sees('有了结果');
    await world.jump('PT12H');
    const words = '已结案,报告人又补充了内容';
    await neighbour.says('孩子又没吃饭。');
    await world.settled();
    expect(director.chat().join()).not.toContain(words);
    await world.later('PT1M');
    await neighbour.says('求助');
    await director.sees(words);
  });

  test('to a case that nobody holds is heard by whoever is called to take it over', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    const other = await world.member(HEPING.supervisor, '督导员乙');
    await world.operates('leave', (await theCase()).holderId ?? '');
    await other.sees('接管无人负责的个案');
    const before = supervisor.chat().length;
    await neighbour.says('孩子今天又一个人在楼下。');
    await other.sees('报告人补充了内容');
    expect(supervisor.chat()).toHaveLength(before);
  });

  test('who took it while the reporter was still being asked hears of what came after, once until they look, though the reporter stops', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsDanger(neighbour);
    await supervisor.sees('向公安报案');
    await world.settled();
    await supervisor.says(`接手 ${(await theCase()).number}`);
    await supervisor.sees('您已接手编号');
    const more = () => supervisor.chat().filter((text) => text.includes('报告人补充了内容')).length;
    await neighbour.sees('怎样能找到孩子');
    await neighbour.says('蓝天小区3号楼');
    await neighbour.sees('您担心孩子遇到了什么');
    await neighbour.picks('被性侵或性骚扰');
    await neighbour.picks('选好了');
    await neighbour.sees('看到或听到什么');
    await supervisor.sees('报告人补充了内容');
    await supervisor.picks('查看线索');
    const shown = await supervisor.sees('蓝天小区');
    expect(shown).toContain('性侵');
    expect(shown).toMatch(/人身安全保护令[\s\S]*撤销监护人资格/);
    expect(more()).toBe(1);
    await neighbour.says('继父夜里进她房间。');
    await world.later('PT1H');
    await neighbour.sees('很久没有收到消息');
    expect(more()).toBe(2);
    // A call for help changes nothing that was told, and is heard whether they have looked or not.
    await neighbour.says('求助');
    await world.settled();
    expect(more()).toBe(3);
  });
});
