import type { Person } from './people.js';
import { joinsAndAgrees } from './permissions/guardians.js';
import { answers } from './stories.js';
import type { World } from './world.js';

/** No word of where it comes from, nor of what it is about (domain.md 5.1 (c)). */
export const REVEALING = /护幼|困境|个案|补贴|儿童|线索|监护|救助|民政/;

/** A guardian wants to be reminded: to the end of what is asked before the day and the time. */
export const agreesToReminders = async (
  world: World,
  person: Person,
  channel: string,
  what: string,
  district = '和平区',
): Promise<void> => {
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
  await person.picks(district);
  await person.sees('想收到哪些提醒');
  await person.picks(what);
  await world.settled();
  if (channel !== 'wechat') await person.picks('选好了');
  await person.sees('同意我们按时提醒您吗');
  await person.picks('同意');
};

/** Whoever has a case makes a code for a guardian of it. */
export const invitesGuardian = async (holder: Person, number = ''): Promise<string> => {
  await holder.says(`邀请家长 ${number}`.trim());
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await holder.sees('家长邀请码'))?.[0] ?? '';
};

/** A guardian joins a case of its holder. */
export const joinsCase = async (world: World, holder: Person, number = ''): Promise<Person> => {
  const code = await invitesGuardian(holder, number);
  const mother = await world.citizen();
  await joinsAndAgrees(mother, `/start ${code}`);
  await world.settled();
  return mother;
};

/** The desk sets a reminder for the guardians of a case, at nine on a day of the week. */
export const setsReminder = async (holder: Person, what: string, day: string, number = ''): Promise<void> => {
  await holder.says(`提醒家长 ${number}`.trim());
  await holder.sees('提醒家长什么事');
  await holder.picks(what);
  await answers(holder, '哪天提醒', day);
  await holder.sees('几点提醒');
  await holder.picks('上午9点');
};

/** The desk sets the follow-up visit: the first Friday of each month at nine, in March the 6th. */
export const setsVisits = async (holder: Person, number = ''): Promise<void> => {
  await setsReminder(holder, '复诊或康复', '周五', number);
  await holder.sees('第一次在');
};

/** A guardian in no case agrees to be reminded to talk with the child, on Wednesdays at seven in the evening. */
export const agreesToWeekly = async (world: World, person: Person): Promise<void> => {
  await agreesToReminders(world, person, 'telegram', '每周联系孩子');
  await person.sees('方便的时间');
  await person.picks('周三晚上7点');
  await person.sees('请看一遍');
  await person.picks('发送');
  await person.sees('会按时提醒您');
};
