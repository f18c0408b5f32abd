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

/** Food and clothes are short, no reliable adult is there, the child is older: at P2. */
export const reportsWant = async (citizen: Person, words = '冬衣不够。'): Promise<void> => {
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
  await citizen.picks('8–13岁');
  await citizen.sees('可靠的大人');
  await citizen.picks('没有');
  await citizen.sees('什么时候');
  await citizen.picks('提交');
};
