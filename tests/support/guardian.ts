import type { Person } from './people.js';
import type { World } from './world.js';

/** No word of where it comes from, nor of what it is about (domain.md 5.1 (c)). */
export const REVEALING = /护幼|困境|个案|补贴|儿童|线索|监护|救助|民政/;

/** A guardian in 和平区 wants to be reminded: to the end of what is asked before the day and the time. */
export const agreesToReminders = async (world: World, person: Person, channel: string, what: string): Promise<void> => {
  await person.says('我是家长');
  await person.sees('您或孩子现在有危险吗');
  await person.picks('没有');
  await person.sees('您想要哪方面的帮助');
  if (channel === 'wechat') await person.says('7');
  else {
    await person.picks('定时提醒');
    await world.settled();
    await person.picks('选好了');
  }
  await person.sees('哪个区、哪个街道');
  await person.picks('和平区');
  await person.sees('想收到哪些提醒');
  await person.picks(what);
  await world.settled();
  if (channel !== 'wechat') await person.picks('选好了');
  await person.sees('同意我们按时提醒您吗');
  await person.picks('同意');
};
