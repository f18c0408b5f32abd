import type { Person } from './people.js';
import type { World } from './world.js';

/** A whole report about a child in 和平区: at P1, because the person of concern can still reach the child. */
export const reportsNeglect = async (citizen: Person, words = '孩子常常一个人在楼道里。'): Promise<void> => {
  await citizen.says('/start');
  await citizen.sees('孩子现在有危险吗');
  await citizen.picks('没有');
  await citizen.sees('您担心孩子遇到了什么');
  await citizen.picks('没人好好照顾');
  await citizen.picks('选好了');
  await citizen.sees('哪个区');
  await citizen.picks('和平区');
  await citizen.sees('看到或听到什么');
  await citizen.says(words);
  await citizen.sees('多大');
  await citizen.picks('3–7岁');
  await citizen.sees('可靠的大人');
  await citizen.picks('没有');
  await citizen.sees('还能接触到孩子吗');
  await citizen.picks('能');
  await citizen.sees('什么时候发生的');
  await citizen.picks('提交');
};

/** A report in the reporter's words; what is not given is not known, and questions that may be skipped are. */
export interface Story {
  /** Labels of the concerns. */
  readonly concerns: readonly string[];
  readonly words?: string;
  readonly district?: string;
  readonly age?: string;
  readonly carer?: '有' | '没有' | '不清楚';
  readonly access?: string;
  readonly when?: string;
  readonly place?: string;
  readonly role?: string;
  readonly contact?: string;
}

/** Walks through a whole report to its receipt, whichever questions it brings. Returns what is said with the receipt. */
export const tells = async (citizen: Person, story: Story): Promise<string> => {
  await citizen.says('/start');
  await citizen.sees('孩子现在有危险吗');
  await citizen.picks('没有');
  await citizen.sees('您担心孩子遇到了什么');
  for (const concern of story.concerns) await citizen.picks(concern);
  await citizen.picks('选好了');
  const answers: readonly (readonly [string, string, boolean])[] = [
    ['哪个区', story.district ?? '和平区', false],
    ['看到或听到什么', story.words ?? '楼道里的事。', true],
    ['多大', story.age ?? '不清楚', false],
    ['可靠的大人', story.carer ?? '不清楚', false],
    ['还能接触到孩子吗', story.access ?? '不清楚', false],
    ['什么时候发生的', story.when ?? '跳过', false],
    ['怎样能找到孩子', story.place ?? '跳过', story.place !== undefined],
    ['残疾', '跳过', false],
    ['您是孩子的什么人', story.role ?? '跳过', false],
    ['可以留电话吗', story.contact ?? '匿名,不留电话', story.contact !== undefined],
  ];
  const asked = new RegExp([...answers.map(([question]) => question), '现在发送吗'].join('|'));
  for (;;) {
    const said = await citizen.sees(asked);
    const next = answers.find(([question]) => said.includes(question));
    if (!next) break;
    await (next[2] ? citizen.says(next[1]) : citizen.picks(next[1]));
  }
  await citizen.picks('发送');
  return citizen.sees('回执码');
};

/** A child in danger now: P0 from the first answer. */
export const reportsDanger = async (citizen: Person): Promise<void> => {
  await citizen.says('/start');
  await citizen.sees('孩子现在有危险吗');
  await citizen.picks('有');
  await citizen.sees('哪个区');
  await citizen.picks('和平区');
};

/** Food and clothes are short, a reliable adult is there, the child is older: nothing urgent. */
export const reportsWant = async (
  citizen: Person,
  age = '14–15岁',
  carer = '有',
  words = '冬衣不够。',
): Promise<string> => {
  await citizen.says('/start');
  await citizen.sees('孩子现在有危险吗');
  await citizen.picks('没有');
  await citizen.sees('您担心');
  await citizen.picks('吃穿住有困难');
  await citizen.picks('选好了');
  await citizen.sees('哪个区');
  await citizen.picks('和平区');
  await citizen.sees('看到或听到什么');
  await citizen.says(words);
  await citizen.sees('多大');
  await citizen.picks(age);
  await citizen.sees('可靠的大人');
  await citizen.picks(carer);
  await citizen.sees('什么时候');
  await citizen.picks('提交');
  return citizen.sees('回执码');
};

/** Takes the report that it is called for. */
export const takesIt = async (member: Person): Promise<void> => {
  await member.sees('您有1件待接手事项');
  await member.picks('我已接手');
  await member.sees('您已接手编号');
};

/** A report that a neighbour makes, and its case in the hands of whoever is called for it. */
export const holdsCase = async (
  world: World,
  holder: Person,
  reports: (citizen: Person) => Promise<unknown> = reportsNeglect,
): Promise<void> => {
  await reports(await world.citizen());
  await takesIt(holder);
};

/** Picks a choice of a question, turning the pages until it is there. */
export const answers = async (member: Person, question: string, choice: string): Promise<void> => {
  await member.sees(question);
  for (let page = 0; page < 8 && !member.options().includes(choice); page += 1) {
    await member.picks('下一页');
    await member.sees(question);
  }
  await member.picks(choice);
};

/** The case is taken and the child is safe; what whoever has it hears with the first step. */
export const takesToSafety = async (member: Person): Promise<void> => {
  await takesIt(member);
  await member.picks('已确认孩子安全');
  await member.sees('确认孩子安全。');
};

/** A report that a neighbour makes, its case in the hands of whoever is called for it, and the child safe. */
export const holdsSafe = async (world: World, holder: Person): Promise<void> => {
  await reportsNeglect(await world.citizen());
  await takesToSafety(holder);
  await world.settled();
};

/** Whoever holds the case closes it as safe and stable, with these words for the reporter. Says 结案 with a number, where one is given. */
export const closes = async (
  member: Person,
  words = '孩子有人照看了。',
  reason = '孩子安全、稳定',
  number = '',
): Promise<void> => {
  await member.says(`结案 ${number}`.trim());
  await answers(member, '为什么结案', reason);
  await member.sees('请写给报告人的结果');
  await member.says(words);
  await member.sees(words);
  await member.picks('确认结案并发送');
};

/** The police were told: whoever had to says so, with what came back. Says 已报警 with a number, where one is given. */
export const tellsPolice = async (member: Person, number = ''): Promise<void> => {
  await member.says(`已报警 ${number}`.trim());
  await member.sees('是谁报的警');
  await member.picks('我报的');
  await member.sees('接警时得到的编号');
  await member.says('已出警。');
  await member.sees('已记下');
};

/** Whoever holds the one case offers it to the social work station, with the family's consent. */
export const offersToStation = async (holder: Person): Promise<void> => {
  await holder.says('转交');
  await answers(holder, '转交给哪一方', '社会组织');
  await answers(holder, '转交给哪个岗位', '社工站');
  await answers(holder, '为什么转交', '需要专业人员');
  await answers(holder, '孩子的家人同意转交吗', '同意');
};

export const goesOff = async (member: Person): Promise<void> => {
  await member.says('离岗');
  await member.sees('您已离岗');
};

/** 接管 with the number of a case. */
export const wants = async (member: Person, { number }: { readonly number: string }): Promise<void> =>
  member.says(`接管 ${number}`);

/** The same, and the word that it is meant. */
export const takesOver = async (member: Person, matter: { readonly number: string }): Promise<void> => {
  await wants(member, matter);
  await member.sees('要接管吗');
  await member.picks('确认接管');
};
