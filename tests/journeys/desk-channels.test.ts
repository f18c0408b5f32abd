import { afterEach, describe, expect, test } from 'vitest';
import { findings } from '../support/chain.js';
import { webPerson } from '../support/people.js';
import { reportsNeglect, reportsWant, takesToSafety, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

const EDUCATION = 'TJ-120101-EDU';
const POLICE = 'TJ-120101-POL';
const CHANNELS = ['telegram', 'wechat', 'web'] as const;
/** The next of them: whoever writes to a member on one is on another. */
const OTHER = { telegram: 'wechat', wechat: 'web', web: 'telegram' } as const;

let world: World;
afterEach(() => world.close());

const opened = async (at?: string): Promise<World> => {
  world = await openWorld({ wechat: true, at });
  return world;
};

describe.each(CHANNELS)('a member at the desk on %s', (channel) => {
  test('goes off duty and is not called, keeps what is held, and is called again when back', async () => {
    await opened();
    const director = await world.member(HEPING.director, '儿童主任甲', channel);
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', OTHER[channel]);
    await reportsWant(await world.citizen());
    await takesToSafety(director);
    await director.says('离岗');
    await director.sees('您已离岗');
    await director.says('我的待办');
    await director.sees('您现在离岗');
    await world.settled();
    const before = director.chat().length;
    await reportsWant(await world.citizen(channel));
    await supervisor.sees('您有1件待接手事项');
    await world.settled();
    expect(director.chat()).toHaveLength(before);

    await director.says('到岗');
    await director.sees('您已到岗');
    await director.sees('您有1件待接手事项');
    await director.says('接手');
    await director.sees('您已接手编号');
    await world.settled();
    expect((await world.query.case.findMany()).map(({ holderPost }) => holderPost)).toEqual([
      HEPING.director,
      HEPING.director,
    ]);
  });

  test('binds a further chat, and says in which to be called first', async () => {
    await opened();
    const first = await world.member(HEPING.supervisor, '督导员甲', channel);
    const code = await world.inviteTo(await world.holderOf(HEPING.supervisor));
    const to = OTHER[channel];
    const page = to === 'web' ? await webPerson(world.app.url, 'desk', { invite: code, name: '督导员甲' }) : null;
    const second = page ?? (await world.binds(code, to === 'wechat' ? 'wechat' : 'telegram'));
    await second.sees('绑定成功');
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    await world.settled();
    expect(second.chat().join()).not.toContain('待接手事项');
    await second.says('首选');
    await second.sees('以后先在这里通知您');
    await world.settled();
    const before = first.chat().length;
    await reportsNeglect(await world.citizen(), '另一个孩子。');
    await second.sees('您有1件待接手事项');
    await world.settled();
    expect(first.chat()).toHaveLength(before);
    page?.leave();
  });

  test('stands in from an instant to an instant, and takes what comes meanwhile for the post', async () => {
    await opened();
    const stand = await world.member(EDUCATION, '教育局甲', channel);
    const bureau = await world.member(HEPING.bureau, '民政科员甲', OTHER[channel]);
    const id = await world.holderOf(EDUCATION);
    const [from, until] = ['2026-03-03T12:00+08:00', '2026-03-03T14:00+08:00'];
    await world.operates('stand-in', id, HEPING.supervisor, from, until);
    await world.later('PT2H');
    await reportsNeglect(await world.citizen(channel));
    await takesToSafety(stand);
    expect(await world.query.case.findFirst()).toMatchObject({ holderId: id, holderPost: HEPING.supervisor });
    await world.later('PT2H');
    const before = stand.chat().length;
    await reportsNeglect(await world.citizen(), '另一个孩子。');
    await bureau.sees(/待接手事项/);
    await world.settled();
    expect(stand.chat().slice(before).join()).not.toContain('待接手事项');
  });

  test('leaves: the next rung is called at once, and the chat is a stranger’s', async () => {
    await opened();
    const director = await world.member(HEPING.director, '儿童主任甲', channel);
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', OTHER[channel]);
    await reportsWant(await world.citizen());
    const number = /编号([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(await director.sees('您有1件待接手事项'))?.[1];
    await world.operates('leave', await world.holderOf(HEPING.director));
    await supervisor.sees('现在转到您这里');
    // The page lets nobody write who is no member; the bots answer a stranger.
    await director.says(`接手 ${number}`).catch(({ message }: Error) => expect(message).toContain('the page said 40'));
    await world.settled();
    expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([
      { state: 'open', rung: 1, holderId: null },
    ]);
  });

  test('gains a post while something waits for it: is called, and takes it for that post', async () => {
    await opened();
    const old = await world.member(HEPING.director, '儿童主任甲', OTHER[channel]);
    const next = await world.member(EDUCATION, '教育局甲', channel);
    await reportsWant(await world.citizen());
    await old.sees('您有1件待接手事项');
    const [from, to] = [await world.holderOf(HEPING.director), await world.holderOf(EDUCATION)];
    await world.operates('hold', to, HEPING.director);
    await next.sees('您有1件待接手事项');
    await world.operates('unhold', from, HEPING.director);
    await next.says('接手');
    await next.sees('您已接手编号');
    expect(await world.query.case.findMany()).toMatchObject([{ holderId: to, holderPost: HEPING.director }]);
  });

  test('leads for the concern: is called with the first rung, takes it, and the first rung hears who has it', async () => {
    await opened();
    const director = await world.member(HEPING.director, '儿童主任甲', OTHER[channel]);
    const education = await world.member(EDUCATION, '教育局科员甲', channel);
    const reporter = await world.citizen(channel);
    await tells(reporter, { concerns: ['失学、辍学'], age: '8–13岁', carer: '有' });
    await director.sees('您有1件待接手事项');
    await education.sees('您有1件待接手事项');
    await education.says('接手');
    await education.sees('您已接手编号');
    await director.sees('教育局科员甲');
    await reporter.sees('已有人接手');
    await world.settled();
    const before = director.chat().length;
    await world.later('P1D');
    expect(director.chat().slice(before).join()).not.toContain('待接手事项');
  });

  test('is the police of the place: says that they have it, and under which number, while the ladder goes on', async () => {
    await opened();
    const officer = await world.member(POLICE, '民警甲', channel);
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', OTHER[channel]);
    const beaten = { concerns: ['被打、被伤害'], words: '后背有旧伤。', when: '更早,一次', age: '8–13岁' };
    await tells(await world.citizen(channel), beaten);
    await officer.sees('向公安报案');
    await supervisor.sees('您有1件待接手事项');
    await officer.says('已报警');
    await officer.sees('是谁报的警');
    await officer.says('1');
    await officer.sees('接警时得到的编号');
    await officer.says('津和公接20260303第77号');
    await officer.sees('已记下');
    await supervisor.sees(/向公安报案已由.*完成/);
    await world.settled();
    expect(await world.query.obligation.findMany({ orderBy: { kind: 'asc' } })).toMatchObject([
      { kind: 'acknowledge', state: 'open' },
      { kind: 'police_report', state: 'done', holderPost: POLICE },
    ]);
  });

  test('is let alone over the National Day by what can wait, as the reporter was told', async () => {
    await opened('2026-09-30T22:00:00+08:00');
    const director = await world.member(HEPING.director, '儿童主任甲', channel);
    const reporter = await world.citizen(channel);
    expect(await reportsWant(reporter)).toContain('10月9日周五08:00前');
    await world.settled();
    const before = director.chat().length;
    await world.later('P7DT9H59M');
    expect(director.chat()).toHaveLength(before);
    await world.later('PT1M');
    await director.sees('您有1件待接手事项');
  });

  test('is on record: what they were told and what they answered; and the record holds', async () => {
    await opened();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', channel);
    const reporter = await world.citizen(OTHER[channel]);
    await reportsNeglect(reporter);
    await world.later('PT30M');
    await takesToSafety(supervisor);
    await reporter.sees('已有人接手');
    await world.later('PT1M');
    const id = await world.holderOf(HEPING.supervisor);
    const answered = await world.query.event.findMany({ where: { memberId: id }, orderBy: { seq: 'asc' } });
    expect(answered.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['member.paged', 'member.nudged', 'obligation.acknowledged', 'child.safety_confirmed']),
    );
    const arrived = await world.query.event.findMany({
      where: { kind: 'message.arrived', postCode: HEPING.supervisor },
    });
    expect(new Set(arrived.map(({ data }) => (JSON.parse(data) as { channel?: string }).channel))).toEqual(
      new Set([channel === 'telegram' ? 'telegram-desk' : channel]),
    );
    expect(await world.query.event.count({ where: { kind: 'reporter.told' } })).toBeGreaterThan(0);
    expect((await findings(world.app.store)).found).toEqual([]);
    expect(await world.operates('verify')).toMatchObject({ exitCode: 0 });
  });
});
