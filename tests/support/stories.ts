import type { Person } from './people.js';

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

/** The case is taken and the child is safe; what whoever has it hears with the first step. */
export const takesToSafety = async (member: Person): Promise<void> => {
  await member.sees('您有1件待接手事项');
  await member.picks('我已接手');
  await member.sees('您已接手编号');
  await member.picks('已确认孩子安全');
  await member.sees('确认孩子安全。');
};

/** Whoever holds the case closes it as safe and stable, with these words for the reporter. */
export const closes = async (member: Person, words = '孩子有人照看了。', reason = '孩子安全、稳定'): Promise<void> => {
  await member.says('结案');
  await member.sees('为什么结案');
  if (!member.options().includes(reason)) {
    await member.picks('下一页');
    await member.sees('为什么结案');
  }
  await member.picks(reason);
  await member.sees('请写给报告人的结果');
  await member.says(words);
  await member.sees(words);
  await member.picks('确认结案并发送');
};
