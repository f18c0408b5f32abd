import { afterEach, expect, test } from 'vitest';
import { invitesGuardian, REVEALING, setsVisits } from '../support/guardian.js';
import { joinsAndAgrees } from '../support/permissions/guardians.js';
import { reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test.each(['telegram', 'wechat', 'web'] as const)(
  'on %s a guardian sees what they are reminded of and ends one of their own; the desk’s, and another’s, they cannot',
  async (channel) => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen('web'));
    await takesToSafety(supervisor);
    const mother = await world.citizen(channel);
    await mother.says('我的提醒');
    expect(await mother.sees('您现在没有定时提醒')).toContain('发“我是家长”');
    await joinsAndAgrees(mother, `加入 ${await invitesGuardian(supervisor)}`);
    await setsVisits(supervisor);

    await mother.says('我的提醒');
    const list = await mother.sees('您现在有这些提醒');
    expect(list).toMatch(/每周和孩子通话:下次明天19:00\n去复诊:下次周五09:00\(约您的人设的\)/);
    expect(list).not.toMatch(REVEALING);
    expect(list).not.toContain((await world.query.case.findFirstOrThrow()).number);
    const button = '停止这个提醒:每周和孩子通话';
    expect(mother.options()).toEqual([button]);
    const weekly = await world.query.reminder.findFirstOrThrow({ where: { kind: 'weekly_contact' } });
    const visit = await world.query.reminder.findFirstOrThrow({ where: { kind: 'follow_up_visit' } });
    const ends = () => (channel === 'wechat' ? mother.says('1') : mother.pressesData(`m.end.${weekly.id}`));

    if (channel !== 'wechat') {
      const father = await world.citizen(channel);
      await father.says('我的提醒');
      await father.sees('您现在没有定时提醒');
      for (const { id } of [weekly, visit]) {
        await father.pressesData(`m.end.${id}`);
        await father.sees('没有这个提醒');
      }
      await mother.pressesData(`m.end.${visit.id}`);
      await mother.sees('要停请直接告诉对方');
    }
    await ends();
    expect(await mother.sees('已停止:每周和孩子通话')).toContain('别的提醒不变');
    await ends();
    await mother.sees('没有这个提醒,或者已经停了');
    await world.settled();
    const left = await world.query.reminder.findMany({ orderBy: { kind: 'asc' } });
    expect(left.map(({ kind, phase }) => [kind, phase])).toEqual([
      ['follow_up_visit', 'due'],
      ['weekly_contact', 'over'],
    ]);
    expect(await world.query.event.count({ where: { kind: 'reminder.cancelled' } })).toBe(1);
    await world.later('P1DT10H');
    expect(mother.chat().join()).not.toContain('到时间了:每周');
  },
);
