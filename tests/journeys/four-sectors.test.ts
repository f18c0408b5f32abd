import { afterEach, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';

/** Turns the pages of a question until a choice is there, and picks it. */
const finds = async (person: Person, asked: string, label: string): Promise<void> => {
  await person.sees(asked);
  for (let page = 0; page < 6 && !person.options().includes(label); page += 1) {
    await person.picks('下一页');
    await person.sees(asked);
  }
  await person.picks(label);
};

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'no code';

type Channel = 'telegram' | 'wechat' | 'web';
/** Who of the four sectors is where: each has been on each channel. */
const PLACES: readonly Record<'street' | 'community' | 'station' | 'neighbour' | 'mother', Channel>[] = [
  { street: 'telegram', community: 'wechat', station: 'web', neighbour: 'web', mother: 'telegram' },
  { street: 'wechat', community: 'web', station: 'telegram', neighbour: 'telegram', mother: 'wechat' },
  { street: 'web', community: 'telegram', station: 'wechat', neighbour: 'wechat', mother: 'web' },
];

test.each(PLACES)(
  'one child, four sectors: the street on $street, the community on $community, a social work station on $station, the neighbour on $neighbour, the mother on $mother',
  async (on) => {
    world = await openWorld({ wechat: true });
    // Government, community, social organisation.
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', on.street);
    const director = await world.member(HEPING.director, '儿童主任甲', on.community);
    const station = await world.member(STATION, '社工甲', on.station);

    const neighbour = await world.citizen(on.neighbour);
    await reportsNeglect(neighbour, '楼道里的孩子,紫色雨靴。');
    await neighbour.sees('回执码');
    await takesToSafety(supervisor);
    await neighbour.sees('已有人接手');
    const number = (await world.query.case.findFirstOrThrow()).number;
    await supervisor.says(`完成评估 ${number}`);
    await finds(supervisor, '属于哪几类', '好了');
    await supervisor.sees('评估结论');
    await supervisor.says('外婆年纪大了,放学后没人看。');
    await supervisor.sees('评估已完成。下一步:帮扶计划');

    // The community accepts the case; until then the street is responsible.
    await supervisor.says(`转交 ${number}`);
    await finds(supervisor, '转交给哪一方', '社区');
    await finds(supervisor, '为什么转交', '需要专业人员');
    await finds(supervisor, '孩子的家人同意转交吗', '同意');
    await supervisor.sees('对方接收之前,仍由您负责');
    await director.sees('接收转交');
    await director.says(`接收 ${number}`);
    await supervisor.sees('已接收,不再由您负责');
    await director.sees('帮扶计划');
    await world.settled();
    expect((await world.query.case.findFirstOrThrow()).holderPost).toBe(HEPING.director);

    await director.says(`完成计划 ${number}`);
    await director.sees('帮扶计划:谁');
    await director.says('社工每周陪伴一次,妈妈每周通话。');
    await director.sees('帮扶计划已完成');

    // Social participation: what the plan needs is offered, chosen and done.
    await director.says(`帮扶需求 ${number}`);
    await finds(director, '需要哪种帮扶', '成长陪伴');
    await finds(director, '需要多久', '几个星期');
    await finds(director, '最晚什么时候开始', '1周内');
    await finds(director, '年龄段', '3–7岁');
    await director.sees('不要写姓名、地址');
    await director.says('孩子怕生,请先在社区活动室见面。');
    await director.sees('已问');
    await station.sees('帮扶需求(编号');
    await station.says(`可以帮 ${number}`);
    await station.sees('什么时候可以开始');
    await station.says('这周六开始');
    await director.sees('可以帮忙');
    await world.later('P2D');
    await director.says(`选定 ${number}`);
    await director.sees('名单里的序号');
    await director.says('1');
    await station.sees('帮扶任务交给您了');
    await station.says(`完成任务 ${number}`);
    await station.sees('做了什么、结果怎么样');
    await station.says('每周见面,孩子开口说话了。');
    await director.sees('一项帮扶任务已完成');

    // Family: the mother joins by an invite, agrees to be reminded, and does what she promised.
    await director.says(`邀请家长 ${number}`);
    const code = codeIn(await director.sees('家长邀请码'));
    const mother = await world.citizen(on.mother);
    await mother.says(on.mother === 'telegram' ? `/start ${code}` : `加入 ${code}`);
    await mother.sees('您或孩子现在有危险吗');
    await mother.picks('没有');
    await mother.sees('同意我们记录孩子的信息吗');
    await mother.picks('不同意');
    await mother.sees('想收到哪些提醒');
    await mother.picks('每周联系孩子');
    await world.settled();
    if (on.mother !== 'wechat') await mother.picks('选好了');
    await mother.sees('同意我们按时提醒您吗');
    await mother.picks('同意');
    await mother.sees('方便的时间');
    await mother.picks('周三晚上7点');
    await mother.sees('请看一遍');
    await mother.picks('发送');
    await mother.sees('会按时提醒您');
    await world.later('P7D');
    await mother.sees('您约的事到时间了:每周和孩子通话');
    await mother.picks('做好了');
    await mother.sees('记下了');

    // Government again: the supervisor sees nothing any more; the director closes, and the neighbour is told.
    await director.says(`完成回访 ${number}`);
    await director.sees('现在怎么样');
    await director.says('安全、稳定');
    await director.sees('请写这次回访');
    await director.says('放学有人接,孩子笑了。');
    await director.sees('回访已完成');
    await director.says(`个案 ${number}`);
    const shown = await director.sees(`编号${number} · `);
    for (const step of ['接手线索', '接收转交', '评估', '帮扶计划', '回访']) expect(shown).toContain(step);
    await closes(director, '孩子放学后有人照看了。');
    await neighbour.sees('孩子放学后有人照看了');
    await world.settled();
    expect(await world.query.case.findFirstOrThrow()).toMatchObject({ status: 'closed', outcome: 'safe_and_stable' });
    expect(await world.query.obligation.count({ where: { state: { not: 'done' } } })).toBe(0);

    // Each has seen their own part only, and the record holds.
    const seen = (person: Person): string => person.chat().join('\n');
    for (const words of ['紫色雨靴', '外婆', number, '线索', '个案']) expect(seen(mother)).not.toContain(words);
    for (const words of ['紫色雨靴', '外婆']) expect(seen(station)).not.toContain(words);
    for (const words of ['外婆', '社工', '怕生', '妈妈']) expect(seen(neighbour)).not.toContain(words);
    const { lines, exitCode } = await world.operates('verify');
    expect({ lines, exitCode }).toMatchObject({ exitCode: 0 });
  },
);
