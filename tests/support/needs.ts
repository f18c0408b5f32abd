import type { Person } from './people.js';
import { reportsNeglect } from './stories.js';
import { HEPING, type World } from './world.js';

/** 和平区's station and organisation, and the one of the whole city that rehabilitates, in the sample directory. */
export const HELPERS = { station: 'TJ-120101-SWS', organisation: 'TJ-120101-ORG', city: 'TJ-12-REH' } as const;

/** What nobody but those who are asked may ever see. */
export const BRIEF = '每周两次,孩子怕生,先在社区活动室见面。';

/** What must not be in any chat of a helper: what `caseInHand` told. */
export const SECRET = /小明|柳叶巷|没人好好照顾|可靠的大人/;

/** A supervisor who has taken a report about a child in 和平区, and the number of its case. */
export const caseInHand = async (world: World): Promise<{ holder: Person; number: string; caseId: string }> => {
  const holder = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen(), '孩子叫小明,住在柳叶巷9号。');
  await holder.sees('您有1件待接手事项');
  await holder.picks('我已接手');
  const number = /编号([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(await holder.sees('您已接手编号'))?.[1] ?? '';
  const found = await world.query.case.findFirstOrThrow({ where: { number } });
  return { holder, number, caseId: found.id };
};

/** Picks from a question whose choices may go over several pages. */
const findsAndPicks = async (person: Person, question: string, label: string): Promise<void> => {
  await person.sees(question);
  for (let page = 0; page < 5 && !person.options().includes(label); page += 1) {
    await person.picks('下一页');
    await person.sees(question);
  }
  await person.picks(label);
};

/** Answers all that a need asks at the desk, up to the words for those who are asked. */
export const writesNeed = async (holder: Person, label: string, begin: string, words: string): Promise<void> => {
  await holder.picks('更多操作');
  await findsAndPicks(holder, '要做什么', '提帮扶需求');
  await findsAndPicks(holder, '需要哪种帮扶', label);
  await holder.sees('需要多久');
  await holder.picks('几个星期');
  await holder.sees('最晚什么时候开始');
  await holder.picks(begin);
  await holder.sees('年龄段');
  await holder.picks('3–7岁');
  await holder.sees('不要写姓名、地址');
  await holder.says(words);
};

/** Opens a need at the desk. Returns what is said then. */
export const opensNeed = async (holder: Person, label: string, begin = '1周内'): Promise<string> => {
  await writesNeed(holder, label, begin, BRIEF);
  return holder.sees(/编号.{9}:/);
};

/** Says that a post can help: by its buttons, or in words where there are none. */
export const offersHelp = async (who: Person, number: string, words: string, channel = 'telegram'): Promise<void> => {
  await (channel === 'wechat' ? who.says(`可以帮 ${number}`) : who.picks('可以帮'));
  await who.sees('什么时候可以开始');
  await who.says(words);
  await who.sees('等负责人选定');
};
