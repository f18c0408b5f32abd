import { afterEach, describe, expect, test } from 'vitest';
import { invitesGuardian, setsReminder } from '../support/guardian.js';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** A neighbour reports, the supervisor takes it and invites the guardian. */
const invites = async (): Promise<{ neighbour: Person; code: string; number: string }> => {
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen('web');
  await reportsNeglect(neighbour, '楼道里的孩子,紫色雨靴。');
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await neighbour.sees('已有人接手');
  await supervisor.says('邀请家长');
  const card = await supervisor.sees('家长邀请码');
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(card)?.[0] ?? '';
  return { neighbour, code, number: /编号(\S+)的/.exec(card)?.[1] ?? '' };
};

const joins = async (mother: Person, channel: string, code: string): Promise<void> => {
  await mother.says(channel === 'telegram' ? `/start ${code}` : `加入 ${code.toLowerCase()}`);
  await mother.sees('已经连上');
  await mother.sees('您或孩子现在有危险吗');
  await mother.picks('没有');
  await mother.sees('同意我们记录孩子的信息吗');
  await mother.picks('不同意');
  await mother.sees('想收到哪些提醒');
  await mother.picks('每周联系孩子');
  await world.settled();
  if (channel !== 'wechat') await mother.picks('选好了');
  await mother.sees('同意我们按时提醒您吗');
  await mother.picks('同意');
  await mother.sees('方便的时间');
  await mother.picks('周三晚上7点');
  await mother.sees('请看一遍');
  await mother.picks('发送');
  await mother.sees('会按时提醒您');
  await world.settled();
};

describe('a caseworker invites a guardian', () => {
  test.each(['telegram', 'wechat', 'web'] as const)(
    'who joins on %s: own tasks, and nothing of the case',
    async (channel) => {
      world = await openWorld({ wechat: true });
      const { neighbour, code, number } = await invites();
      const mother = await world.citizen(channel);
      await joins(mother, channel, code);
      const [enrolment] = await world.query.enrolment.findMany();
      expect(enrolment).toMatchObject({ area: '120101', postCode: HEPING.supervisor, childConsentAt: null });
      expect(
        await world.query.event.count({ where: { kind: 'household.joined', caseId: enrolment?.caseId ?? '' } }),
      ).toBe(1);
      expect(await world.query.report.count()).toBe(1);

      await world.later('P1DT9H');
      await mother.sees('每周和孩子通话');
      await mother.picks('我需要帮助');
      await mother.sees(/有危险请先打110[\s\S]*前会有人看到/);
      await world.settled();
      const reports = await world.query.report.findMany({ orderBy: { createdAt: 'asc' } });
      expect(reports).toMatchObject([{}, { caseId: enrolment?.caseId, level: 'P2' }]);
      expect(await world.query.obligation.count({ where: { caseId: enrolment?.caseId ?? '' } })).toBe(2);

      const seen = mother.chat().join('\n');
      for (const words of ['紫色雨靴', '楼道', '邻居', '线索', '个案', '报告人', number])
        expect(seen).not.toContain(words);
      expect(neighbour.chat().join('\n')).not.toContain('通话');
    },
  );

  test('the desk sets a reminder for who agreed; nobody else can be set one', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen('web'));
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    const sets = () => setsReminder(supervisor, '复诊或康复', '周五');
    await sets();
    await supervisor.sees('现在没有家长收提醒');

    await supervisor.says('邀请家长');
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await supervisor.sees('家长邀请码'))?.[0] ?? '';
    const mother = await world.citizen();
    await joins(mother, 'telegram', code);
    await sets();
    await supervisor.sees('第一次在');
    // The first Friday of the month.
    await world.later('P4D');
    expect(mother.chat().filter((text) => text.includes('您约的事到时间了:去复诊'))).toHaveLength(1);
  });

  test('the desk sets one date: in the place of the pattern, once, and it ends', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen('web'));
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('下一步:评估');
    await supervisor.says('邀请家长');
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await supervisor.sees('家长邀请码'))?.[0] ?? '';
    const mother = await world.citizen();
    await joins(mother, 'telegram', code);
    const until = async (day: string) => {
      await supervisor.says('提醒家长');
      await supervisor.sees('提醒家长什么事');
      await supervisor.picks('复诊或康复');
      await supervisor.sees('哪天提醒(复诊或康复)');
      if (day !== '定一个日期') {
        await supervisor.picks('下一页');
        await supervisor.sees('哪天提醒');
      }
      await supervisor.picks(day);
    };
    await until('周五');
    await supervisor.sees('几点提醒');
    await supervisor.picks('上午9点');
    await supervisor.sees('第一次在');

    await until('定一个日期');
    await supervisor.sees('是哪一天(复诊或康复)');
    await supervisor.says('3月2日');
    await supervisor.sees('今年的这一天已经过了。如果是明年,请写2027-03-02');
    await supervisor.says('3月8日周一');
    await supervisor.sees('是3月8日周日,还是3月9日周一');
    await supervisor.says('3.9');
    await supervisor.sees('几点提醒');
    await supervisor.picks('晚上7点');
    await supervisor.sees('去复诊,3月9日周一,周日19:00提醒一次');
    await world.later('P10D');
    expect(mother.chat().filter((text) => text.includes('去复诊'))).toEqual([
      '提醒您:3月9日周一,去复诊。',
      '再提醒一次:3月9日周一,去复诊。',
    ]);
    expect(await world.query.reminder.count({ where: { kind: 'follow_up_visit', phase: { not: 'over' } } })).toBe(0);
  });

  test('a member who turns out to be of the household is told nothing more, and their card goes blank', async () => {
    world = await openWorld();
    const id = 9_000_000_001;
    const atDesk = world.api.user(DESK_TOKEN, { id, firstName: '社工甲', languageCode: 'zh-hans' });
    atDesk.says(`/start ${await world.invite('TJ-120101-SWS')}`);
    await atDesk.sees('绑定成功');
    const { code, number } = await invites();
    await atDesk.sees(number);
    const atHome = world.api.user(PUBLIC_TOKEN, { id, firstName: '社工甲', languageCode: 'zh-hans' });
    atHome.says(`/start ${code}`);
    await atHome.sees('已经连上');
    await world.settled();
    expect(atDesk.messages.filter(({ text }) => text.includes(number))).toEqual([]);
    expect(await world.query.conflict.count({ where: { basis: 'household', memberId: { not: null } } })).toBe(1);
  });

  test('the code works once, and a wrong one is answered kindly', async () => {
    world = await openWorld();
    const { code } = await invites();
    await joins(await world.citizen(), 'telegram', code);
    const other = await world.citizen();
    await other.says(`加入 ${code}`);
    await other.sees('这个码不对、用过了或已过期');
    await other.says('加入 0000-0000-0000');
    await other.sees('这个码不对、用过了或已过期');
    expect(await world.query.enrolment.count()).toBe(1);
  });

  test.each(['sqlite', 'postgresql'] as const)(
    'two chats with one code in the same instant: one joins, on %s',
    async (engine) => {
      world = await openWorld({ engine });
      const { code } = await invites();
      const [one, other] = [await world.citizen('web'), await world.citizen()];
      await Promise.all([one.says(`加入 ${code}`), other.says(`加入 ${code}`)]);
      const answers = await Promise.all(
        [one, other].map((person) => person.sees(/已经连上|这个码不对、用过了或已过期/)),
      );
      expect(answers.map((text) => text.includes('已经连上')).sort()).toEqual([false, true]);
      await world.settled();
      expect(await world.query.event.count({ where: { kind: 'household.joined' } })).toBe(1);
      expect(await world.query.enrolment.count({ where: { caseId: { not: null } } })).toBe(1);
    },
  );

  test('only whoever holds a matter can invite', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await supervisor.says('邀请家长');
    await supervisor.sees('没有');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.says('邀请家长');
    await world.settled();
    expect(await world.query.familyInvite.count()).toBe(0);
  });

  test('a case that is closed, or that one only came to the conference of, is nobody’s to invite to', async () => {
    world = await openWorld();
    const teacher = await world.member('TJ-120101-EDU', '教育局甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.says('会商');
    await supervisor.sees('请谁来会商');
    await supervisor.picks('教育局');
    await world.settled();
    await supervisor.picks('好了');
    await supervisor.sees('请写会商的时间');
    await supervisor.says('周五上午');
    await teacher.sees('会商邀请');
    await teacher.picks('参加');
    await supervisor.sees('参加会商');
    await closes(supervisor);
    await supervisor.sees('已结案');
    const held = await world.query.obligation.findMany({ where: { kind: { in: ['conference', 'acknowledge'] } } });
    for (const { id } of held) for (const person of [teacher, supervisor]) await person.pressesData(`d.kin.${id}`);
    await world.settled();
    expect(await world.query.event.count({ where: { kind: 'family.invite_refused' } })).toBe(4);
    expect(await world.query.familyInvite.count()).toBe(0);
  });

  test('an invite of a fortnight ago has expired', async () => {
    world = await openWorld();
    const { code } = await invites();
    await world.jump('P15D');
    const mother = await world.citizen();
    await mother.says(`加入 ${code}`);
    await mother.sees('这个码不对、用过了或已过期');
  });

  test('an invite to a case that is closed works no more, and says how to get help', async () => {
    world = await openWorld();
    const holder = await world.member('TJ-120101-SWS', '社工甲');
    await reportsNeglect(await world.citizen('web'));
    await takesToSafety(holder);
    const code = await invitesGuardian(holder);
    await closes(holder);
    await holder.sees('已结案');
    const mother = await world.citizen();
    for (const words of [`/start ${code}`, code]) {
      await mother.says(words);
      await mother.sees(/这个码.*想要帮助或提醒,发“我是家长”/);
      await world.settled();
    }
    expect(await world.query.enrolment.count()).toBe(0);
    expect(await world.query.conflict.count({ where: { basis: 'household' } })).toBe(0);
  });
});
