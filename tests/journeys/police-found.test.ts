import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { answers, reportsNeglect, reportsWant, takesToSafety, tells, tellsPolice } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();
const duties = () =>
  world.query.obligation.findMany({ where: { kind: 'police_report' }, orderBy: { openedAt: 'asc' } });

const finds = async (holder: Person, situation: string, begins = holder.says('强制报告')): Promise<void> => {
  await begins;
  await holder.sees('发现了哪一种情形');
  while (!holder.options().includes(situation)) {
    await holder.picks('下一页');
    await holder.sees('发现了哪一种情形');
  }
  await holder.picks(situation);
  await holder.sees('请写发现了什么');
  await holder.says('家访时看到。');
};

describe.each(['telegram', 'wechat', 'web'] as const)('found at work, on %s', (channel) => {
  test('one of the nine situations in a case of want: high at least, the police are told at once, and the proof is kept', async () => {
    world = await openWorld({ wechat: true });
    const director = await world.member(HEPING.director, '儿童主任甲', channel);
    const police = await world.member('TJ-120101-POL', '民警甲');
    await reportsWant(await world.citizen());
    await takesToSafety(director);
    expect(await duties()).toEqual([]);
    await finds(director, '多处伤、严重营养不良、意识不清,疑受暴力');
    await director.sees('请立即打110报案');
    await police.sees('向公安报案');
    expect(await theCase()).toMatchObject({ level: 'P1' });
    // Who was called for a part finds something too: it is kept, and whoever has the case hears.
    const [duty] = await duties();
    await finds(police, '其他严重侵害或正面临危险', police.pressesData(`d.must.${duty?.id}`));
    await police.sees('已记下,并转告负责的人');
    await director.sees('说情况更急');
    await tellsPolice(director, (await theCase()).number);
    expect(await duties()).toMatchObject([{ state: 'done', level: 'P0', holderPost: HEPING.director }]);
    await director.says(`查看 ${(await theCase()).number}`);
    await director.sees('报警人:儿童主任甲');
    const [found] = await world.query.event.findMany({ where: { kind: 'mandatory.found' } });
    // What happened to the child is read at the desk, and stands in no record.
    expect(found?.data).not.toMatch(/m4/i);
    await director.says(`个案 ${(await theCase()).number}`);
    await director.sees('须报警情形:多处伤、严重营养不良、意识不清,疑受暴力');
  });
});

test('missing or trafficked by the assessment is one of the nine too: high at least, and the police are told at once', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  await reportsWant(await world.citizen());
  await takesToSafety(director);
  await director.says('完成评估');
  await answers(director, '属于哪几类', '失踪或被拐');
  await world.settled();
  await director.picks('好了');
  await director.sees('评估结论');
  await director.says('孩子三天没有回家,老家也没有。');
  expect(await director.sees('请立即打110报案')).toContain('下一步:帮扶计划');
  expect(await duties()).toMatchObject([{ state: 'open', level: 'P0' }]);
  expect(await theCase()).toMatchObject({ level: 'P1', status: 'assessed' });
});

test('found twice while the police are still to be told is one duty; found anew after they were told is one more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await finds(supervisor, '多处伤、严重营养不良、意识不清,疑受暴力');
  await supervisor.sees('请立即打110报案');
  await finds(supervisor, '多处伤、严重营养不良、意识不清,疑受暴力');
  await supervisor.sees('请立即打110报案');
  expect(await duties()).toHaveLength(1);
  await supervisor.says('结案');
  await supervisor.sees('向公安报案还没有完成');
  await tellsPolice(supervisor);
  await supervisor.says('降低等级');
  await supervisor.sees('要降低到哪一级');
  await supervisor.picks('中风险');
  await supervisor.sees('请写原因');
  await supervisor.says('姑姑搬来同住。');
  await supervisor.sees('要第二个人同意');
  await finds(supervisor, '其他严重侵害或正面临危险');
  await supervisor.sees('请立即打110报案');
  expect(await duties()).toMatchObject([{ state: 'done' }, { state: 'open' }]);
  // What was to be lowered was judged without it.
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await bureau.sees('第二人复核');
  await bureau.says('同意');
  await bureau.sees('情况已经变了');
  expect(await theCase()).toMatchObject({ level: 'P1' });
});

test('raised to the top by somebody at work: the police are told at once, unless they were', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const raises = async (member: Person, to: string) => {
    await member.says(`提高等级 ${(await theCase()).number}`);
    await member.sees('要提高到哪一级');
    await member.picks(to);
    await member.sees('请写原因');
    await member.says('听到打骂。');
    await member.sees(`等级已提高到${to}`);
  };
  await raises(bureau, '紧急');
  await supervisor.sees(/把等级提高到了紧急.*请立即打110报案/);
  expect(await duties()).toHaveLength(1);
});

test('blows at home that go on, though nobody says danger: the police are told at once', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), { concerns: ['家里大人打架'], when: '正在,第一次' });
  await supervisor.sees('向公安报案');
  expect(await theCase()).toMatchObject({ level: 'P0' });
});
