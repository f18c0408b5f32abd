import type { Person } from '../people.js';

/** Answers question after question: a question of words, and the label of what is picked. */
const answers = async (person: Person, all: readonly (readonly [string, string])[]): Promise<void> => {
  let last = '';
  for (const [question, answer] of all) {
    if (question !== last) await person.sees(question);
    last = question;
    await person.picks(answer);
  }
};

/** What a guardian is asked who was given a caseworker's code, to whether the weekly call may be brought to mind. */
const JOINING = [
  ['您或孩子现在有危险吗', '没有'],
  ['同意我们记录孩子的信息吗', '不同意'],
  ['想收到哪些提醒', '每周联系孩子'],
  ['想收到哪些提醒', '选好了'],
] as const;

/** A guardian joins a case by the caseworker's code, and agrees to be reminded of the weekly call. */
export const joinsAndAgrees = async (guardian: Person, words: string): Promise<void> => {
  await guardian.says(words);
  await answers(guardian, [
    ...JOINING,
    ['同意我们按时提醒您吗', '同意'],
    ['方便的时间', '周三晚上7点'],
    ['请看一遍', '发送'],
  ]);
  await guardian.sees('会按时提醒您');
};

/** The same, and does not agree: up to the last look before it is sent. */
export const joinsAndRefuses = async (guardian: Person, words: string): Promise<void> => {
  await guardian.says(words);
  await answers(guardian, [...JOINING, ['同意我们按时提醒您吗', '不同意']]);
  await guardian.sees('请看一遍');
};

const ALONE = [
  ['您或孩子现在有危险吗', '没有'],
  ['您想要哪方面的帮助', '定时提醒'],
  ['您想要哪方面的帮助', '选好了'],
  ['哪个区、哪个街道', '和平区'],
  ['想收到哪些提醒', '每周联系孩子'],
  ['想收到哪些提醒', '选好了'],
] as const;

/** A guardian is asked the same in no case, and does not agree: up to the last look before it is sent. */
export const refusesAlone = async (guardian: Person): Promise<void> => {
  await guardian.says('我是家长');
  await answers(guardian, [...ALONE, ['同意我们按时提醒您吗', '不同意']]);
  await guardian.sees('请看一遍');
};

/** A guardian asks for the same alone, up to the last look before it is sent. */
export const asksAlone = async (guardian: Person): Promise<void> => {
  await guardian.says('我是家长');
  await answers(guardian, [...ALONE, ['同意我们按时提醒您吗', '同意']]);
  await guardian.sees('请留电话,并选方便的时间');
  await guardian.says('周三19:00 13800000000');
  await guardian.sees('请看一遍');
};
