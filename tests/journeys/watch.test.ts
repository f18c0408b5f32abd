import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

let folder: string;
let posts: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huyou-watch-'));
  posts = join(folder, 'posts.csv');
  const lines = [
    'code,name,kind,sector,area,reports_to,timezone',
    'OPS,运维席,operator,social_org,12,,Asia/Shanghai',
    'BDD,值班席,bot_duty_desk,social_org,12,,Asia/Shanghai',
    'SCS,和平区街道儿童督导员,street_child_supervisor,government,120101,,Asia/Shanghai',
    'DCA,和平区民政局儿童福利科,district_civil_affairs,government,120101,,Asia/Shanghai',
  ];
  await writeFile(posts, lines.join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A world of four posts, so that somebody can hold all of them. */
const smallWorld = (env: Record<string, string> = {}) => openWorld({ env: { DIRECTORY_FILE: posts, ...env } });
const everyPost = ['BDD', 'SCS', 'DCA'];
const alarms = (chat: string[]) => chat.filter((text) => text.includes('值班警报'));
const figure = async (name: string): Promise<number> => {
  const text = await (await fetch(`${world.app.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  if (!line) throw new Error(`no figure ${name}`);
  return Number(line.slice(name.length + 1));
};
const status = async () => {
  const answer = await fetch(`${world.app.url}/statusz`);
  return { code: answer.status, ...((await answer.json()) as { ok: boolean; wrong: string[] }) };
};

describe('a token is revoked', () => {
  test('of a bot to which nobody writes: the operator hears of it on another, once an hour, and when it is over', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲');
    await world.member(everyPost, '值班员甲', 'web');
    await world.later('PT1M');
    expect(alarms(operator.chat())).toEqual([]);
    expect(await status()).toMatchObject({ code: 200, ok: true, wrong: [] });

    world.api.revokes(PUBLIC_TOKEN);
    await world.until('TELEGRAM_PUBLIC_TOKEN is no longer accepted');
    await world.later('PT1M');
    expect(await operator.sees('令牌失效')).toMatch(/telegram-public.*请换上有效的令牌.*重新启动服务/);
    expect(await status()).toMatchObject({ code: 503, wrong: ['channel-telegram-public'] });
    expect(await figure('huyou_channel_down{channel="telegram-public"}')).toBe(1);
    for (let minute = 0; minute < 58; minute += 1) await world.later('PT1M');
    expect(alarms(operator.chat())).toHaveLength(1);
    for (let minute = 0; minute < 3; minute += 1) await world.later('PT1M');
    expect(alarms(operator.chat())).toHaveLength(2);

    // It was the platform's fault: nobody has to restart.
    world.api.restores(PUBLIC_TOKEN);
    for (let minute = 0; minute < 4; minute += 1) await world.later('PT1M');
    expect(await operator.sees('已恢复正常')).toContain('公众 Telegram 机器人');
    expect(await status()).toMatchObject({ code: 200, ok: true });
  });

  test('of the only bot that the operator is bound on: the duty desk hears of it', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲');
    const desk = await world.member(everyPost, '值班员甲', 'web');
    await world.settled();
    world.api.revokes(DESK_TOKEN);
    await world.until('TELEGRAM_DESK_TOKEN is no longer accepted');
    await world.later('PT1M');
    expect(await desk.sees('令牌失效')).toContain('telegram-desk');
    expect(alarms(operator.chat())).toEqual([]);
    world.api.restores(DESK_TOKEN);
  });

  test('and nobody at all can be reached: the log, the figures and the status say so, and reports are still taken', async () => {
    world = await smallWorld();
    await world.member(['OPS', ...everyPost], '运维甲');
    await world.settled();
    world.api.revokes(DESK_TOKEN);
    await world.until('TELEGRAM_DESK_TOKEN is no longer accepted');
    await world.later('PT1M');
    expect(world.logged.join('\n')).toMatch(/error the audit found .*no operator nor duty desk can be reached/);
    expect(await figure('huyou_operator_reachable')).toBe(0);
    expect((await status()).wrong).toEqual(expect.arrayContaining(['operator', 'channel-telegram-desk', 'posts']));
    expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200);
    world.api.restores(DESK_TOKEN);
  });
});

describe('a platform that fails for a while', () => {
  test('is told to the operator by another way, and so is the message that waits', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲', 'web');
    await world.member(everyPost, '值班员甲');
    const mend = world.api.fails(
      { kind: 'answer', code: 500 },
      { token: DESK_TOKEN, method: 'sendMessage', times: 1e9 },
    );
    await reportsNeglect(await world.citizen());
    await world.later('PT11M');
    expect(await operator.sees('连不上')).toContain('telegram-desk');
    await operator.sees(/有消息等了1\d分钟/);
    expect(await figure('huyou_outbox_oldest_seconds')).toBeGreaterThanOrEqual(600);
    mend();
    await world.later('PT5M');
    for (let minute = 0; minute < 4; minute += 1) await world.later('PT1M');
    await operator.sees('消息发送已恢复正常');
  });
});

describe('a post that nobody reachable holds', () => {
  test('is told by name within a minute, and when somebody can be reached there again', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲');
    await world.member(['BDD', 'DCA'], '值班员甲');
    const supervisor = world.api.user(DESK_TOKEN, {
      id: 8_000_000_900,
      firstName: '督导员甲',
      languageCode: 'zh-hans',
    });
    supervisor.says(`/start ${await world.invite('SCS')}`);
    await supervisor.sees('绑定成功');
    await world.later('PT1M');
    expect(await figure('huyou_posts_unreachable')).toBe(0);

    supervisor.blocks();
    await reportsNeglect(await world.citizen());
    await world.settled();
    await world.later('PT1M');
    expect(await operator.sees('联系不到任何人')).toContain('和平区街道儿童督导员');
    expect(await figure('huyou_posts_unreachable')).toBe(1);
    for (let hour = 0; hour < 5; hour += 1) await world.later('PT1H');
    expect(operator.chat().filter((text) => text.includes('联系不到任何人'))).toHaveLength(1);

    supervisor.unblocks();
    supervisor.says('/start');
    await world.settled();
    for (let minute = 0; minute < 4; minute += 1) await world.later('PT1M');
    await operator.sees('岗位联系已恢复正常');
  });
});

describe('the service itself', () => {
  test('stands still for forty seconds: it is counted, logged and told', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲');
    await world.member(everyPost, '值班员甲', 'web');
    await world.beat();
    await world.beat('PT4S');
    expect(await figure('huyou_tick_late_total')).toBe(0);
    await world.beat('PT41S');
    expect(await figure('huyou_tick_late_total')).toBe(1);
    expect(await figure('huyou_tick_longest_late_seconds')).toBe(40);
    expect(world.logged.join('\n')).toContain('a beat came late');
    for (let second = 0; second < 60; second += 4) await world.beat('PT4S');
    expect(await operator.sees('系统曾停顿')).toContain('40秒');
    for (let second = 0; second < 240; second += 5) await world.beat('PT5S');
    await operator.sees('系统运行已恢复正常');
  });

  test('hangs in a tick that never ends: the operator is called all the same', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲');
    await world.member(everyPost, '值班员甲', 'web');
    await world.beat();
    const { obligations } = world.app.store.read;
    const due = obligations.due.bind(obligations);
    let goOn = () => {};
    const never = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    Object.assign(obligations, { due: async (...ask: Parameters<typeof due>) => never.then(() => due(...ask)) });
    for (let second = 0; second < 130; second += 5) await world.beat('PT5S', { waits: false });
    expect(await operator.sees('系统曾停顿')).toMatch(/12\d秒/);
    expect(world.logged.filter((line) => line.includes('a tick does not end'))).toHaveLength(1);
    for (let second = 0; second < 120; second += 5) await world.beat('PT5S', { waits: false });
    expect((await status()).wrong).toContain('tick');
    goOn();
    await world.settled();
    for (let second = 0; second < 200; second += 5) await world.beat('PT5S');
    await operator.sees('系统运行已恢复正常');
  });

  test.each(['sqlite', 'postgresql'] as const)(
    'finds an obligation that nothing would have moved again, mends it, and the ladder goes on (%s)',
    async (engine) => {
      world = await openWorld({ engine, env: { DIRECTORY_FILE: posts } });
      const operator = await world.member('OPS', '运维甲');
      const supervisor = await world.member('SCS', '督导员甲');
      const bureau = await world.member(['DCA', 'BDD'], '民政科员甲');
      await reportsNeglect(await world.citizen());
      await supervisor.sees('您有1件待接手事项');
      await world.alter(`UPDATE "Obligation" SET "nextDueAt" = NULL`);
      await world.later('PT2M');
      await operator.sees('丢失了督办时间');
      expect(world.logged.join('\n')).toMatch(/warn the audit found something wrong .*"wrong":"timerless"/);
      await world.later('PT1H');
      await bureau.sees('现在转到您这里');
      expect(await world.query.obligation.count({ where: { nextDueAt: null } })).toBe(0);
    },
  );

  test('cannot move a ladder: the operator hears of it after two minutes', async () => {
    world = await smallWorld();
    const operator = await world.member('OPS', '运维甲');
    await world.member(everyPost, '督导员甲');
    await reportsNeglect(await world.citizen());
    await world.settled();
    const [row] = await world.query.obligation.findMany();
    // A hand in the database took the ladder away that the obligation follows.
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = 'gone', "nextDueAt" = ${world.clock.now()}`);
    for (let minute = 0; minute < 4; minute += 1) await world.later('PT1M');
    await operator.sees('没有按时催办或升级');
    expect(await figure('huyou_obligations_overdue')).toBe(1);
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = '${row?.policyVersion}'`);
    for (let minute = 0; minute < 4; minute += 1) await world.later('PT1M');
    await operator.sees('催办和升级已恢复正常');
    expect(world.forget('error a stage of the tick failed')).toBeGreaterThan(0);
  });
});

test('what the audit finds is logged when it is new, once an hour while it stays, and when it is over', async () => {
  world = await smallWorld();
  const found = () => world.logged.filter((line) => line.includes('the audit f'));
  await world.later('PT1M');
  expect(found()).toEqual([expect.stringMatching(/found something wrong.*"wrong":"posts operator"/)]);
  await world.later('PT58M');
  expect(found()).toHaveLength(1);
  await world.later('PT2M');
  expect(found()).toHaveLength(2);
  await world.member(['OPS', ...everyPost], '运维甲');
  await world.later('PT1M');
  expect(found()).toEqual([...found().slice(0, 2), expect.stringContaining('the audit finds nothing wrong any more')]);
  await world.later('PT2H');
  expect(found()).toHaveLength(3);
});

test('a matter that stands at the top of its ladder is logged as what is wrong, and how many there are', async () => {
  world = await smallWorld();
  await world.member('OPS', '运维甲');
  await world.member(everyPost, '值班员甲');
  await reportsNeglect(await world.citizen());
  await world.settled();
  await world.later('PT1M');
  expect(world.logged.join('\n')).not.toContain('"wrong":"top"');
  for (let hour = 0; hour < 4; hour += 1) await world.later('PT1H');
  expect(world.logged.join('\n')).toMatch(/the audit found something wrong.*"wrong":"top".*"top":1/);
});
