import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const onlyObligation = async () => {
  const [found] = await world.query.obligation.findMany();
  if (!found) throw new Error('no obligation was opened');
  return found;
};

describe('a citizen presses', () => {
  test('twice: no question is skipped', async () => {
    world = await openWorld();
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_777, firstName: 'Reporter', languageCode: 'zh-hans' });
    user.says('/start');
    await user.sees('孩子现在有危险吗');
    user.presses('没有');
    user.presses('没有');
    await user.sees('您担心孩子遇到了什么');
    await world.settled();
    expect(user.callbackAnswers).toHaveLength(2);
    expect(user.messages.some(({ text }) => text.includes('哪个区'))).toBe(false);
  });

  test('a forged button: a kind notice, the question again, and the chat goes on', async () => {
    world = await openWorld();
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_778, firstName: 'Reporter', languageCode: 'zh-hans' });
    user.says('/start');
    const first = await user.sees('孩子现在有危险吗');
    for (const data of ['r99.a1.yes', 'r1.a3.120101', 'd.ack.1-ack', '{"$ne":1}', 'x'.repeat(64)]) {
      user.pressesData(first.id, data);
    }
    await world.settled();
    expect(user.callbackAnswers).toHaveLength(5);
    user.presses('没有');
    await user.sees('您担心孩子遇到了什么');
  });
});

describe('the desk presses', () => {
  test('what was taken long ago: still told who has it', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    const { id } = await onlyObligation();
    const late = world.api.user(DESK_TOKEN, { id: 8_000_000_777, firstName: '督导员乙', languageCode: 'zh-hans' });
    late.says(`/start ${await world.invite(HEPING.supervisor)}`);
    const hello = await late.sees('绑定成功');
    late.pressesData(hello.id, `d.ack.${id}`);
    await world.settled();
    expect(late.callbackAnswers.at(-1)).toMatchObject({ text: expect.stringContaining('督导员甲接手') });
    expect((await onlyObligation()).holderId).not.toBeNull();
    expect(await world.query.event.count({ where: { kind: 'obligation.acknowledged' } })).toBe(1);
  });

  test.each([
    ['a stranger with a forwarded card', null],
    ['a member of another district', 'TJ-120102-SCS'],
  ])('%s is refused, and it is on record', async (_, post) => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    const { id } = await onlyObligation();
    const other = world.api.user(DESK_TOKEN, { id: 8_000_000_778, firstName: '路人', languageCode: 'zh-hans' });
    other.says(post ? `/start ${await world.invite(post)}` : '/start');
    const hello = await other.sees(post ? '绑定成功' : '邀请码');
    other.pressesData(hello.id, `d.ack.${id}`);
    other.pressesData(hello.id, `d.see.${id}`);
    await world.settled();
    expect(await onlyObligation()).toMatchObject({ state: 'open', holderId: null });
    expect(other.messages.map(({ text }) => text).join()).not.toContain('楼道');
    const refusals = await world.query.event.count({
      where: { kind: { in: ['acknowledge.refused', 'report.view_refused'] } },
    });
    expect(refusals).toBe(post ? 2 : 0);
  });

  test('a member who left is refused', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    const [member] = await world.query.member.findMany();
    await world.app.store.write((tx) => tx.members.remove(member?.id ?? '', world.clock.now()));
    await supervisor.picks('我已接手');
    await world.settled();
    expect(await onlyObligation()).toMatchObject({ state: 'open' });
  });
});
