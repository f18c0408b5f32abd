import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import type { Fault } from '../support/bot-api/faults.js';
import type { FakeUser } from '../support/bot-api/user.js';
import { telegramPerson } from '../support/people.js';
import { reportsNeglect, takesIt, takesOver } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Whose chat on Telegram can be made slow. */
const supervisorOnTelegram = async (firstName: string, post: string = HEPING.supervisor) => {
  const user = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName, languageCode: 'zh-hans' });
  user.says(`/start ${await world.invite(post)}`);
  await user.sees('绑定成功');
  await world.settled();
  return user;
};

describe.each(['sqlite', 'postgresql'] as const)('a call under way, on %s', (engine) => {
  test('that the platform puts off while somebody takes the matter is not made again', async () => {
    world = await openWorld({ engine });
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const slow = await supervisorOnTelegram('督导员乙');
    // The refusal comes after the press: the page is on its way while the matter is taken.
    const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: slow.id };
    world.api.fails({ kind: 'answer', code: 429, retryAfter: 30, ms: 600 }, scope);
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    await first.picks('我已接手');
    await first.sees('您已接手编号');
    await world.later('PT5M');
    expect(slow.messages.filter(({ text }) => text.includes('待接手'))).toHaveLength(0);
    const rows = await world.query.outbox.findMany({ where: { kind: 'page' }, select: { state: true, failure: true } });
    expect(rows).toContainEqual({ state: 'cancelled', failure: 'taken' });
  });

  test('news of a case that the platform puts off while its reader comes to be left out of it does not come any more', async () => {
    world = await openWorld({ engine });
    const user = await supervisorOnTelegram('洛长风');
    const former = telegramPerson(world.api, DESK_TOKEN, user);
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesIt(former);
    await world.later('PT11M');
    const matter = await world.query.case.findFirstOrThrow();
    // The refusal comes after the name: the line is on its way while it becomes known who must not be told.
    const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: user.id };
    world.api.fails({ kind: 'answer', code: 429, retryAfter: 30, ms: 1_500 }, scope);
    await takesOver(colleague, matter);
    await colleague.sees('您已接管');
    await neighbour.says('洛长风是孩子的舅舅。');
    await world.later('PT5M');
    const lines = await world.query.outbox.findMany({ where: { id: { contains: ':former:' } } });
    expect(lines).toMatchObject([{ state: 'cancelled', obligationId: null }]);
    expect(former.chat().join()).not.toContain('督导员乙');
  });
});

test.each(['sqlite', 'postgresql'] as const)(
  'a call, on %s, whose button is pressed before it is noted that it arrived: it says once who has it',
  async (engine) => {
    world = await openWorld({ engine });
    const user = await supervisorOnTelegram('督导员甲');
    world.api.fails({ kind: 'lateAnswer', ms: 700 }, { token: DESK_TOKEN, method: 'sendMessage', chat: user.id });
    await reportsNeglect(await world.citizen());
    await user.sees('您有1件待接手事项');
    user.presses('我已接手');
    await user.until('the press is answered', () => user.callbackAnswers.length > 0);
    await world.settled();
    const told = user.messages.filter(({ text }) => /接手/.test(text)).map(({ text }) => text);
    expect(told).toEqual([expect.stringContaining('您已接手编号')]);
  },
);

test('a call of which nobody knows whether it arrived, and somebody takes the matter: it is not made again, and says who has it', async () => {
  world = await openWorld();
  const first = await world.member(HEPING.supervisor, '督导员甲');
  const other = await supervisorOnTelegram('督导员乙');
  world.api.fails({ kind: 'dropAfter' }, { token: DESK_TOKEN, method: 'sendMessage', chat: other.id });
  await reportsNeglect(await world.citizen());
  await first.sees('您有1件待接手事项');
  await world.settled();
  await first.picks('我已接手');
  await first.sees('您已接手编号');
  await world.later('PT5M');
  await other.sees('督导员甲于');
  expect(other.messages.filter(({ text }) => text.includes('待接手事项'))).toHaveLength(1);
  expect(other.messages.map(({ text }) => text).join()).not.toContain('可能重发');
});

test.each(['sqlite', 'postgresql'] as const)(
  'what is under way, on %s, is noted when the service is told to stop; what waits behind it is given back, and comes once from the next',
  async (engine) => {
    world = await openWorld({ engine });
    const neighbour = world.api.user(PUBLIC_TOKEN, {
      id: 7_000_000_900,
      firstName: 'Reporter',
      languageCode: 'zh-hans',
    });
    world.api.fails(
      { kind: 'lateAnswer', ms: 1_500 },
      { token: PUBLIC_TOKEN, method: 'sendMessage', chat: neighbour.id },
    );
    neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    neighbour.presses('没有');
    const replies = () => world.query.outbox.findMany({ where: { kind: 'reply' }, orderBy: { position: 'asc' } });
    while ((await replies()).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await replies()).map(({ state }) => state)).toEqual(['claimed', 'claimed']);
    let left: unknown[] = [];
    await world.restart({
      meanwhile: async () => {
        const stopped = await openDatabase(world.database.url);
        const rows = await stopped.prisma.outbox.findMany({ orderBy: { position: 'asc' } });
        left = rows.map(({ state, claim, maybeSent }) => ({ state, claim, maybeSent }));
        await stopped.close();
      },
    });
    expect(left).toEqual([
      { state: 'sent', claim: null, maybeSent: false },
      { state: 'pending', claim: null, maybeSent: false },
    ]);
    await neighbour.sees('您担心孩子遇到了什么');
    await world.later('PT1M');
    const asked = neighbour.messages.filter(({ text }) => /孩子现在有危险吗|您担心孩子遇到了什么/.test(text));
    expect(asked).toHaveLength(2);
    expect(asked.map(({ text }) => text).join()).not.toContain('可能重发');
  },
);

describe('a call under way to somebody of whom it is told meanwhile that they are related to the child', () => {
  const RELATED = '洛长风就是孩子的舅舅。';
  /** The reporter adds who it is once the call is under way, and before the platform has answered. */
  const calls = async (fault: Fault) => {
    world = await openWorld();
    const related = await supervisorOnTelegram('洛长风');
    const others = await world.member(HEPING.supervisor, '督导员甲');
    world.api.fails(fault, { token: DESK_TOKEN, method: 'sendMessage', chat: related.id });
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await others.sees('您有1件待接手事项');
    await neighbour.says(RELATED);
    await others.sees('报告人补充了内容');
    return related;
  };
  const told = (related: FakeUser) => related.messages.filter(({ text }) => text.includes('待接手'));

  test('arrives, and says nothing any more', async () => {
    const related = await calls({ kind: 'lateAnswer', ms: 700 });
    await related.sees('这条通知已失效');
    await world.settled();
    expect(told(related)).toEqual([]);
  });

  test.each([
    ['was put off by the platform', { kind: 'answer', code: 429, retryAfter: 30, ms: 700 }, 0],
    ['may have arrived', { kind: 'dropAfter' }, 1],
  ] as const)('%s: it is not made again', async (_, fault, arrived) => {
    const related = await calls(fault);
    await world.later('PT5M');
    expect(told(related)).toHaveLength(arrived);
    expect(related.messages.join()).not.toContain('督导员甲');
  });

  test.each([
    ['waits for the platform', 'sqlite', { kind: 'answer', code: 429, retryAfter: 30 }],
    ['is on its way', 'postgresql', { kind: 'answer', code: 503, ms: 700 }],
  ] as const)(
    'the report that they asked for, while it %s, on %s, never comes; nor does any news, nor who took it',
    async (_, engine, fault) => {
      world = await openWorld({ engine });
      const related = await supervisorOnTelegram('洛长风');
      const others = await world.member(HEPING.supervisor, '督导员甲');
      const neighbour = await world.citizen();
      await reportsNeglect(neighbour);
      await related.sees('您有1件待接手事项');
      await world.settled();
      const came = related.messages.length;
      world.api.fails(fault, { token: DESK_TOKEN, method: 'sendMessage', chat: related.id, times: 2 });
      related.presses('查看线索');
      await others.sees('您有1件待接手事项');
      while ((await world.query.event.count({ where: { kind: 'report.viewed' } })) === 0) await world.settled();
      await neighbour.says('昨晚又没人。');
      await others.sees('报告人补充了内容');
      await neighbour.says(RELATED);
      await world.settled();
      await world.later('PT5M');
      expect(related.messages.slice(came).map(({ text }) => text)).toEqual([]);
      expect(related.messages.map(({ text }) => text).join()).not.toMatch(/待接手|楼道/);
      const left = await world.query.outbox.findMany({ where: { failure: 'conflict' } });
      expect(left.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['inform cancelled', 'reply cancelled']);
    },
  );

  test('a card that is being changed to say who took it says nothing in the end', async () => {
    world = await openWorld();
    const related = await supervisorOnTelegram('洛长风');
    const others = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await related.sees('您有1件待接手事项');
    await others.sees('您有1件待接手事项');
    await world.settled();
    const scope = { token: DESK_TOKEN, method: 'editMessageText', chat: related.id };
    world.api.fails({ kind: 'answer', code: 503, ms: 700 }, scope);
    await others.picks('我已接手');
    await others.sees('您已接手');
    await neighbour.says(RELATED);
    await others.sees('报告人补充了内容');
    await world.settled();
    await world.later('PT5M');
    expect(related.messages.map(({ text }) => text).join()).toContain('这条通知已失效');
    expect(related.messages.map(({ text }) => text).join()).not.toContain('督导员甲');
  });

  test('an alarm that waits for the platform never comes, and the next operator hears it at once, off duty or not', async () => {
    world = await openWorld();
    const other = await world.member('TJ-12-OPS', '运维甲');
    await other.says('下班');
    await other.sees('离岗');
    const related = await supervisorOnTelegram('洛长风', 'TJ-12-OPS');
    const came = related.messages.length;
    world.api.fails({ kind: 'answer', code: 429, retryAfter: 30 }, { token: DESK_TOKEN, chat: related.id });
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await world.settled();
    await neighbour.says(RELATED);
    await other.sees('找不到任何可联系的人');
    await world.later('PT5M');
    expect(related.messages.slice(came).filter(({ text }) => text.includes('编号'))).toEqual([]);
  });
});
