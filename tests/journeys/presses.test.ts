import { afterEach, describe, expect, test } from 'vitest';
import { telegramPerson } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
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
    for (const data of ['r99.a1.no', 'r1.a3.120101', 'd.ack.1-ack', '{"$ne":1}', 'x'.repeat(64)]) {
      user.pressesData(first.id, data);
    }
    await world.settled();
    expect(user.callbackAnswers).toHaveLength(5);
    user.presses('没有');
    await user.sees('您担心孩子遇到了什么');
  });
});

describe('a button of before', () => {
  test('of an earlier question, or of an earlier report, changes nothing and is answered; that there is danger counts', async () => {
    world = await openWorld();
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_779, firstName: 'Reporter', languageCode: 'zh-hans' });
    user.says('/start');
    const first = await user.sees('孩子现在有危险吗');
    const button = (label: string) => first.buttons.flat().find(({ text }) => text === label)?.callback_data ?? '';
    const [yes, no] = [button('有'), button('没有')];
    user.presses('没有');
    const second = await user.sees('您担心');
    user.pressesData(first.id, no);
    await world.settled();
    expect(user.callbackAnswers.at(-1)?.text).toContain('已经过期');
    expect(await world.query.report.count()).toBe(0);

    user.says('退出');
    await user.sees('已离开', { after: second.id });
    user.says('/start');
    await world.settled();
    user.pressesData(first.id, no);
    await world.settled();
    expect(user.callbackAnswers.at(-1)?.text).toContain('已经过期');
    expect(user.callbackAnswers).toHaveLength(3);
    expect(await world.query.report.count()).toBe(0);
    user.pressesData(first.id, yes);
    await user.sees('110 报警');
    await world.settled();
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0' }]);
  });
});

test('an update that the platform posts twice is one turn', async () => {
  const secret = 'a-secret-of-32-letters-and-digits';
  world = await openWorld({
    env: { TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://huyou.example', TELEGRAM_WEBHOOK_SECRET: secret },
  });
  const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_780, firstName: 'Reporter', languageCode: 'zh-hans' });
  const { webhook } = world.api.bot(PUBLIC_TOKEN);
  const posts = async (update: object) => {
    const answer = await fetch(`${world.app.url}${new URL(webhook ?? '').pathname}`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    });
    expect(answer.status).toBe(200);
    await world.app.idle();
  };
  const says = (update_id: number, text: string) => ({
    update_id,
    message: { message_id: update_id, date: 1, chat: { id: user.id, type: 'private' }, text },
  });
  await posts(says(1, '/start'));
  await posts(says(2, '没有'));
  await posts(says(3, '楼道里他拿着刀'));
  const before = user.messages.length;
  await posts(says(3, '楼道里他拿着刀'));
  await posts(says(2, '没有'));
  expect(user.messages).toHaveLength(before);
  expect(await world.query.report.count()).toBe(1);
  expect(await world.query.event.count({ where: { kind: 'report.amended' } })).toBe(0);
});

describe('the desk presses', () => {
  test('what closes a case twice: it is settled, and no attempt at anything', async () => {
    world = await openWorld();
    const user = world.api.user(DESK_TOKEN, { id: 8_000_000_776, firstName: '督导员甲', languageCode: 'zh-hans' });
    const supervisor = telegramPerson(world.api, DESK_TOKEN, user);
    await supervisor.says(`/start ${await world.invite(HEPING.supervisor)}`);
    await supervisor.sees('绑定成功');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案');
    await world.settled();
    const { id } = await onlyObligation();
    await supervisor.pressesData(`d.closeok.${id}`);
    await world.settled();
    expect(user.callbackAnswers.at(-1)?.text).toContain('请看消息');
    await supervisor.sees(/已由您于今天10:00结案.*请发“重新打开/);
    expect(await world.query.event.count({ where: { kind: 'act.refused' } })).toBe(0);
    expect(await world.query.event.count({ where: { kind: 'case.closed' } })).toBe(1);
  });

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
    expect(refusals).toBe(2);
  });

  test('a member who left is refused, and it is on record', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    const [member] = await world.query.member.findMany();
    await world.app.store.write((tx) => tx.members.remove(member?.id ?? '', world.clock.now()));
    await supervisor.picks('我已接手');
    await world.settled();
    expect(await onlyObligation()).toMatchObject({ state: 'open' });
    expect(await world.query.event.count({ where: { kind: 'acknowledge.refused' } })).toBe(1);
  });
});

test('an answer to a question that another took the place of is answered: it is out of date', async () => {
  world = await openWorld();
  const user = world.api.user(DESK_TOKEN, { id: 8_000_000_780, firstName: '督导员甲', languageCode: 'zh-hans' });
  const supervisor = telegramPerson(world.api, DESK_TOKEN, user);
  await supervisor.says(`/start ${await world.invite(HEPING.supervisor)}`);
  await supervisor.sees('绑定成功');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  const { id } = await onlyObligation();
  await supervisor.pressesData(`d.conflict.${id}`);
  await supervisor.sees('有关系吗');
  await supervisor.says('无法接手');
  await supervisor.sees('为什么无法接手');
  await supervisor.picks('是,请别人接管');
  await world.settled();
  expect(user.callbackAnswers.at(-1)?.text).toContain('已经无效');
});

test('under an older card, with two cases in hand: what is asked says of which', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const older = await world.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } });
  const { number } = await world.query.case.findFirstOrThrow();
  await supervisor.says('告知报告人');
  expect(await supervisor.sees('请写给报告人的进展')).not.toContain(number);
  await supervisor.says('取消');
  await reportsNeglect(await world.citizen(), '昨晚听到孩子哭。');
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await supervisor.pressesData(`d.more.${older.id}`);
  expect(await supervisor.sees('要做什么')).toContain(number);
  await supervisor.pressesData(`d.inform.${older.id}`);
  expect(await supervisor.sees('请写给报告人的进展')).toContain(number);
});
