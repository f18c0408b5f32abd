import { afterEach, describe, expect, test } from 'vitest';
import { caseInHand, HELPERS, offersHelp, opensNeed } from '../support/needs.js';
import type { Person } from '../support/people.js';
import { holdsCase, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const level = async () => (await world.query.case.findFirstOrThrow()).level;

const changes = async (member: Person, act: string, ask: string, to: string, why: string): Promise<void> => {
  await member.says(act);
  await member.sees(ask);
  await member.picks(to);
  await member.sees('请写原因');
  await member.says(why);
};

describe.each(['sqlite', 'postgresql'] as const)('the level of a case, on %s', (engine) => {
  test('raised by one who is called: it is so at once, and the ladder starts again by the new level', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await changes(supervisor, '提高等级', '要提高到哪一级', '中风险', '两天没出门。');
    await supervisor.sees('没有更低,等级没有改动。您写的已记在个案里');
    expect(await world.query.caseNote.count({ where: { kind: 'raised' } })).toBe(1);
    await changes(supervisor, '提高等级', '要提高到哪一级', '紧急', '刚才听到打骂。');
    await supervisor.sees('等级已提高到紧急');
    await bureau.sees('分级:紧急');
    expect(await level()).toBe('P0');
    const [open] = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
    expect(open).toMatchObject({ level: 'P0', state: 'open' });
    expect(Number(open?.dueAt)).toBe(Date.parse('2026-03-03T10:15:00+08:00'));
  });

  test('lowered from P1 by two named people: the holder with a reason, and one over them who agrees', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await changes(supervisor, '降低等级', '要降低到哪一级', '中风险', '姑姑搬来同住。');
    await supervisor.sees('要第二个人同意');
    expect(await level()).toBe('P1');
    await bureau.sees('第二人复核');
    await bureau.picks('个案进展');
    await bureau.sees('把等级从高风险降低到中风险。原因:姑姑搬来同住。');
    await bureau.picks('同意');
    await bureau.sees('第二个人已同意');
    await supervisor.sees('第二个人已同意');
    expect(await level()).toBe('P2');
    // One level is said of a case wherever it is shown; what goes by its own is said beside it.
    for (const [asked, shown] of [
      ['我的待办', /· 中风险\(本项按高风险办理\) · 评估/],
      ['查看', /^编号[^·]+· 中风险/],
      ['个案', /^编号[^·]+· 中风险 ·/],
    ] as const) {
      await supervisor.says(asked);
      await supervisor.sees(shown);
    }
    const [lowered] = await world.query.event.findMany({ where: { kind: 'case.level_lowered' } });
    expect(JSON.parse(lowered?.data ?? '{}')).toMatchObject({ from: 'P1', to: 'P2', second: expect.any(String) });

    // A level that is not lower is refused as it is named, and another can be; below the lowest there is none.
    await supervisor.says('降低等级');
    await supervisor.sees('要降低到哪一级');
    await supervisor.picks('中风险');
    expect(await supervisor.sees('选的等级不比它低')).toContain('要降低到哪一级');
    await supervisor.picks('一般求助');
    await supervisor.sees('请写原因');
    await supervisor.says('姑姑长住。');
    await supervisor.sees('等级已降低到一般求助');
    await supervisor.says('降低等级');
    await supervisor.sees('没有更低的等级');
  });
});

test('as urgent as it is said to be, while nobody has it: who else is called for it hears so, with the reason', async () => {
  world = await openWorld();
  const first = await world.member(HEPING.supervisor, '督导员甲');
  const second = await world.member(HEPING.supervisor, '督导员乙');
  await reportsNeglect(await world.citizen());
  await first.sees('您有1件待接手事项');
  await second.sees('您有1件待接手事项');
  await changes(first, '提高等级', '要提高到哪一级', '高风险', '门从外面锁着。');
  await first.sees('您写的已记在个案里');
  await second.sees('说情况更急。等级已是高风险');
  await second.says('个案');
  await second.sees('门从外面锁着。');
  await world.settled();
  expect(first.chat().join()).not.toContain('说情况更急');
});

test('raised by the post above of a case that is held, by its number: its progress says how', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const elsewhere = await world.member('TJ-120102-SCS', '督导员丁');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const { number } = await world.query.case.findFirstOrThrow();
  await bureau.says(`个案 ${number}`);
  expect(await bureau.sees('已确认安全')).toContain(`请回复“提高等级 ${number}”`);
  await changes(bureau, `提高等级 ${number}`, '要提高到哪一级', '紧急', '学校来电话。');
  // Danger that is found at work is told to the police by whoever found it, too.
  expect(await bureau.sees('等级已提高到紧急')).toContain('您所在的单位也有报告义务,请立即打110报案');
  await supervisor.sees('和平区民政局儿童福利科把等级提高到了紧急');
  expect(await level()).toBe('P0');
  for (const word of ['提高等级', '接管']) {
    await elsewhere.says(`${word} ${number}`);
    await elsewhere.sees('这件事没有派给您');
  }
  expect(elsewhere.chat().join()).not.toMatch(/要提高到哪一级|要接管吗/);
  expect(elsewhere.chat().join()).toContain('有危险请打110');
  expect(await world.query.event.count({ where: { kind: 'case.level_raised' } })).toBe(1);
});

test('raised long after it was taken: it stays with its holder, who has the time of the new level from then', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await world.later('PT3H');
  await changes(supervisor, '提高等级', '要提高到哪一级', '紧急', '刚才听到打骂。');
  await supervisor.sees('等级已提高到紧急');
  await supervisor.sees('请在今天15:00前确认孩子安全');
  await world.later('PT1M');
  const [taken] = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
  expect(taken).toMatchObject({ level: 'P0', state: 'acknowledged' });
  expect(new Date(Number(taken?.nextDueAt)).toISOString()).toBe('2026-03-03T07:00:00.000Z');
  expect(supervisor.chat().join()).not.toContain('接手后没有进展');
  await supervisor.says('已确认安全');
  await supervisor.sees(/下一步:评估,请在明天13:00前完成/);
});

test('who does not agree says why, the holder hears of it, and nothing changes', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const colleague = await world.member(HEPING.bureau, '民政科员乙');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await changes(supervisor, '降低等级', '要降低到哪一级', '一般求助', '情况好转。');
  await supervisor.sees('要第二个人同意');
  await supervisor.says('降低等级');
  await supervisor.sees('已有一件事在等第二个人同意');
  // Nor is it closed meanwhile.
  await supervisor.says('结案');
  await supervisor.sees('已有一件事在等第二个人同意');
  await bureau.sees('第二人复核');
  await bureau.picks('不同意');
  await bureau.sees('请写不同意的原因');
  await colleague.sees('第二人复核');
  await colleague.picks('不同意');
  await colleague.sees('请写不同意的原因');
  await bureau.says('只看过一次。');
  await supervisor.sees('第二个人不同意');
  // Whoever wrote at the same time is not asked in vain.
  await colleague.says('孩子身上有新伤。');
  await colleague.sees('您的意见已记录');
  await supervisor.sees('又有一个人不同意');
  await supervisor.says('个案');
  expect(await supervisor.sees('只看过一次。')).toContain('孩子身上有新伤。');
  expect(await level()).toBe('P1');
});

test('who asked is not called as the second person, though they hold the post above too: the next is, at once', async () => {
  world = await openWorld();
  const both = await world.member([HEPING.supervisor, HEPING.bureau], '督导员甲');
  const next = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const operator = await world.member('TJ-12-OPS', '运维甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(both);
  await changes(both, '降低等级', '要降低到哪一级', '中风险', '情况好转。');
  await both.sees('已通知上级岗位');
  await next.sees('第二人复核');
  const { id } = await world.query.obligation.findFirstOrThrow({ where: { kind: 'second_look' } });
  await both.pressesData(`d.agree.${id}`);
  await both.sees('要由另一个人来看');
  expect(await level()).toBe('P1');
  await world.later('PT1H');
  await operator.sees('第二人复核一事已到最高一级仍无人处理');
  expect(both.chat().join()).not.toContain('您有1件待处理事项:第二人复核');
});

test('nobody above can be reached for a second look: who asked hears so, and the operator what it is that nobody looks at', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const operator = await world.member('TJ-12-OPS', '运维甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await changes(supervisor, '降低等级', '要降低到哪一级', '中风险', '姑姑搬来同住。');
  expect(await supervisor.sees('要第二个人同意')).toContain('现在联系不到上级岗位的人,已告诉系统运维');
  await operator.sees('第二人复核一事找不到任何可联系的人');
  expect(await level()).toBe('P1');
});

test('raised while a second person is asked to lower it: their agreement changes nothing any more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const [before] = await world.query.obligation.findMany({ where: { kind: 'assess' } });
  await changes(supervisor, '降低等级', '要降低到哪一级', '中风险', '情况好转。');
  await supervisor.sees('要第二个人同意');
  await changes(bureau, '提高等级', '要提高到哪一级', '紧急', '刚接到电话。');
  await bureau.sees('等级已提高到紧急');
  await bureau.says('同意');
  await bureau.sees('情况已经变了');
  expect(await level()).toBe('P0');
  const [after] = await world.query.obligation.findMany({ where: { kind: 'assess' } });
  expect(Number(after?.dueAt)).toBe(Date.parse('2026-03-04T10:00:00+08:00'));
  expect(Number(after?.dueAt)).toBeLessThan(Number(before?.dueAt));
});

describe('raised by whoever was chosen to help', () => {
  const WORDS = '孩子身上有新伤。';
  const helps = async () => {
    const { holder, number } = await caseInHand(world);
    const station = await world.member(HELPERS.station, '社工甲');
    await opensNeed(holder, '成长陪伴');
    await station.sees('帮扶需求(编号');
    await offersHelp(station, number, '马上');
    await holder.sees('有1家单位可以帮忙');
    await holder.picks('看名单');
    await holder.sees('可以帮忙的单位');
    await holder.picks(holder.options().find((label) => label.includes('社工站')) ?? '');
    await station.sees('帮扶任务交给您了');
    return { holder, number, station };
  };

  test('it is so at once, whoever is responsible hears who says so, and the helper sees no more of the case than before', async () => {
    world = await openWorld();
    const { holder, number, station } = await helps();
    await station.picks('查看任务');
    expect(await station.sees('只用于这项任务')).toContain(`提高等级 ${number}`);
    await changes(station, `提高等级 ${number}`, '要提高到哪一级', '紧急', WORDS);
    const heard = await station.sees('已记下,并转告负责的人');
    expect(heard).not.toMatch(/紧急|等级|督导员/);
    await holder.sees(/和平区社工站值班把等级提高到了紧急.*请立即打110/);
    expect(await level()).toBe('P0');
    await holder.says(`个案 ${number}`);
    expect(await holder.sees('负责:')).toContain(WORDS);
    await world.later('PT1M');
    // As urgent as can be before: the words reach whoever is responsible all the same.
    await changes(station, '提高等级', '要提高到哪一级', '高风险', '又听到打骂。');
    expect(await station.sees('已记下,并转告负责的人')).toBe(heard);
    await holder.sees('和平区社工站值班说情况更急');
    // Said again before they have looked, it is on record alone; a danger that was not told is told.
    for (const words of ['又听到打骂。', '他拿着刀。']) {
      await world.later('PT1M');
      await changes(station, '提高等级', '要提高到哪一级', '高风险', words);
      await station.sees('已记下,并转告负责的人');
    }
    await holder.sees('和平区社工站值班说情况更急');
    await world.settled();
    expect(holder.chat().filter((text) => text.includes('说情况更急'))).toHaveLength(2);
    expect(await world.query.caseNote.count({ where: { kind: 'raised' } })).toBe(4);
    // What is the holder's alone is refused before a word is asked for.
    await station.says(`记录 ${number}`);
    await station.sees('这件事没有派给您');
    expect(station.chat().join()).not.toMatch(/小明|柳叶巷|没人好好照顾/);
    expect(await world.query.event.count({ where: { kind: 'act.refused' } })).toBe(1);
  });

  test('one of the nine situations is found: the police are to be told, by the helper too, and nobody waits for anybody', async () => {
    world = await openWorld();
    const { holder, number, station } = await helps();
    await station.says(`强制报告 ${number}`);
    await station.sees('发现了哪一种情形');
    await station.picks(station.options()[0] ?? '');
    await station.sees('请写发现了什么');
    await station.says(WORDS);
    const heard = await station.sees('已记下,并转告负责的人');
    expect(heard).toContain('请立即打110');
    await holder.sees(/和平区社工站值班.*请立即打110报案/);
    expect(await world.query.obligation.count({ where: { kind: 'police_report' } })).toBe(1);
  });
});
