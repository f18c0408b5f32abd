import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { webPerson } from '../support/people.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const supervisorOnTelegram = async () => {
  const user = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: '督导员甲', languageCode: 'zh-hans' });
  user.says(`/start ${await world.invite(HEPING.supervisor)}`);
  await user.sees('绑定成功');
  return user;
};

describe('the desk cannot be reached', () => {
  test('a blocked chat: the next rung is called now', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    supervisor.blocks();
    await reportsNeglect(await world.citizen());
    await bureau.sees('现在转到您这里');
  });

  test('a blocked chat of somebody with another channel: that one is used, and the ladder stays', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    const elsewhere = await world.member(HEPING.director, '督导员甲', 'web');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    // The page is bound to the same person: their second way to be reached.
    const idOf = async (post: string) =>
      (await world.query.holding.findFirst({ where: { postCode: post } }))?.memberId ?? '';
    const page = (await world.app.store.read.members.addresses(await idOf(HEPING.director)))[0];
    const person = await idOf(HEPING.supervisor);
    await world.app.store.write(async (tx) => {
      if (page) await tx.members.bind(person, page.address, 'zh-CN');
    });
    supervisor.blocks();
    await reportsNeglect(await world.citizen());
    await elsewhere.sees('您有1件待接手事项');
    await world.settled();
    expect(bureau.chat()).toHaveLength(1);
    await elsewhere.picks('我已接手');
    await elsewhere.sees('您已接手编号');
  });

  test('a member who signed out of the page is not waited for: the next rung is called now', async () => {
    world = await openWorld();
    const page = await webPerson(world.app.url, 'desk', {
      invite: await world.invite(HEPING.supervisor),
      name: '督导员甲',
    });
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const headers = { 'sec-fetch-site': 'same-origin', origin: world.app.url, cookie: page.cookie };
    expect((await fetch(`${world.app.url}/desk/sign-out`, { method: 'POST', headers })).status).toBe(200);
    page.leave();
    await reportsNeglect(await world.citizen());
    await bureau.sees('您有1件待接手事项');
  });

  test('what was called for before the chat was lost goes on as well: blocked, or signed out of', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    // The call is in the chat; that the chat is blocked is found out with a message about something else.
    supervisor.blocks();
    expect(bureau.chat().join()).not.toContain('现在转到您这里');
    supervisor.says('我的待办');
    await bureau.sees('现在转到您这里');
    await world.close();

    world = await openWorld();
    const page = await webPerson(world.app.url, 'desk', {
      invite: await world.invite(HEPING.supervisor),
      name: '督导员甲',
    });
    const above = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await page.sees('您有1件待接手事项');
    await world.settled();
    const headers = { 'sec-fetch-site': 'same-origin', origin: world.app.url, cookie: page.cookie };
    expect((await fetch(`${world.app.url}/desk/sign-out`, { method: 'POST', headers })).status).toBe(200);
    page.leave();
    await above.sees('现在转到您这里');
  });

  test('that a chat is lost is found out with news of the matter they were called for: the next rung is called all the same', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    supervisor.blocks();
    await neighbour.says('今天又看到孩子一个人在楼道里。');
    await bureau.sees('现在转到您这里');
  });

  test('news that a blocked chat does not take comes to the other chat of whoever it is for', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    const further = await world.binds(await world.inviteTo(await world.holderOf(HEPING.supervisor)));
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    supervisor.presses('我已接手');
    await supervisor.sees('您已接手编号');
    supervisor.blocks();
    await neighbour.says('今天又看到孩子一个人在楼道里。');
    await further.sees('报告人补充了内容');
  });

  test('a cookie that was kept from before the sign-out opens nothing, and calls nobody back', async () => {
    world = await openWorld();
    const page = await webPerson(world.app.url, 'desk', {
      invite: await world.invite(HEPING.supervisor),
      name: '督导员甲',
    });
    await reportsNeglect(await world.citizen());
    await page.sees('您有1件待接手事项');
    page.leave();
    const asks = (path: string, method: string, body?: object) =>
      fetch(`${world.app.url}${path}`, {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          origin: world.app.url,
          cookie: page.cookie,
          'content-type': 'application/json',
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    expect((await asks('/desk/session', 'GET')).status).toBe(200);
    await asks('/desk/sign-out', 'POST');
    const mine = { id: randomUUID(), turn: { kind: 'command', name: 'mine' } };
    expect((await asks('/desk/session', 'GET')).status).toBe(401);
    expect((await asks('/desk/stream', 'GET')).status).toBe(401);
    expect((await asks('/desk/turns', 'POST', mine)).status).toBe(401);
    expect(await (await asks('/desk', 'GET')).text()).toContain('id="sign-in"');
    expect(await world.query.memberAddress.findMany()).toMatchObject([{ blockedAt: expect.anything() }]);
  });

  test('who writes again after a block is called at once for what waits, also where a colleague was called', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    supervisor.blocks();
    await reportsNeglect(await world.citizen());
    await colleague.sees('您有1件待接手事项');
    await world.settled();
    supervisor.unblocks();
    supervisor.says('/start');
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    // Blocked once more and back: called again, and never twice while nothing was lost.
    supervisor.says('/start');
    await world.settled();
    expect(supervisor.messages.filter(({ text }) => text.includes('您有1件待接手事项'))).toHaveLength(1);
  });

  test('a further chat of somebody who could not be reached is called at once for what waits', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    await world.member(HEPING.supervisor, '督导员乙');
    supervisor.blocks();
    await reportsNeglect(await world.citizen());
    await world.later('PT1S');
    const holding = await world.query.holding.findFirst({ where: { postCode: HEPING.supervisor } });
    const further = await world.binds(await world.inviteTo(holding?.memberId ?? ''));
    await further.sees('您有1件待接手事项');
  });

  test('the platform fails for two hours: the ladder climbs all the same, and the message arrives in the end', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
    const mend = world.api.fails(
      { kind: 'answer', code: 500 },
      { token: DESK_TOKEN, method: 'sendMessage', times: 1e9 },
    );
    await reportsNeglect(await world.citizen());
    await world.later('PT1H');
    await bureau.sees('现在转到您这里');
    mend();
    await world.later('PT2M');
    await supervisor.sees('提醒:编号');
  });

  test('a message that may have arrived is sent again, and says so', async () => {
    world = await openWorld();
    const supervisor = await supervisorOnTelegram();
    world.api.fails({ kind: 'dropAfter' }, { token: DESK_TOKEN, method: 'sendMessage' });
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT5S');
    await supervisor.sees('可能重发');
    expect(supervisor.messages.filter(({ text }) => text.includes('您有1件待接手事项'))).toHaveLength(2);
  });

  test('a chat told to wait does not hold up the others', async () => {
    world = await openWorld();
    const slow = await supervisorOnTelegram();
    const other = await world.member(HEPING.supervisor, '督导员乙');
    world.api.fails(
      { kind: 'answer', code: 429, retryAfter: 30 },
      { token: DESK_TOKEN, method: 'sendMessage', chat: slow.id },
    );
    await reportsNeglect(await world.citizen());
    await other.sees('您有1件待接手事项');
    await world.settled();
    await world.later('PT29S');
    await world.settled();
    expect(slow.messages.some(({ text }) => text.includes('您有1件待接手事项'))).toBe(false);
    await world.later('PT2S');
    await slow.sees('您有1件待接手事项');
  });

  test('a revoked token: the operator is called by another channel, and so is the next rung', async () => {
    world = await openWorld();
    await supervisorOnTelegram();
    const operator = await world.member('TJ-12-OPS', '运维甲', 'web');
    const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
    world.api.revokes(DESK_TOKEN);
    const neighbour = await world.citizen('web');
    await reportsNeglect(neighbour);
    await operator.sees('令牌失效');
    await bureau.sees('现在转到您这里');
    world.api.restores(DESK_TOKEN);
  });
});

describe('a card in flight while somebody takes it', () => {
  test('is brought in line when it arrives', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员乙');
    const slow = await supervisorOnTelegram();
    world.api.fails({ kind: 'delay', ms: 400 }, { token: DESK_TOKEN, method: 'sendMessage', chat: slow.id });
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    await first.picks('我已接手');
    await slow.sees('督导员乙于');
  });
});
