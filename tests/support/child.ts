import type { Person } from './people.js';

/** What a child answers, by label or in its own words; what is not given is skipped. */
export interface ChildStory {
  readonly seen?: '会' | '不会' | '不知道';
  readonly words?: string;
  readonly concern?: string;
  readonly harm?: string;
  readonly where?: string;
  readonly age?: string;
  readonly trusted?: string;
  readonly notTell?: string;
  readonly name?: string;
  readonly contact?: string;
  readonly reach?: string;
}

/** Opens the child's own conversation: what it is greeted with. */
export const comes = async (child: Person): Promise<string> => {
  await child.says('我是孩子');
  return child.sees('你现在安全吗?');
};

/** Safe and unhurt: all that a child must answer. */
export const isSafe = async (child: Person): Promise<void> => {
  await comes(child);
  await child.picks('安全');
  await child.sees('你有没有受伤');
  await child.picks('没有');
  await child.sees('会不会被别人看到');
};

/** Walks through all of it and sends it. Returns what is said with the receipt. */
export const childTells = async (child: Person, story: ChildStory): Promise<string> => {
  await isSafe(child);
  await child.picks(story.seen ?? '跳过');
  const answers: readonly (readonly [string, string | undefined, string])[] = [
    ['发生了什么', story.words, '不想打字'],
    ['点一个最像的', story.concern, '跳过'],
    ['有没有想伤害自己', story.harm, '不想说'],
    ['哪个区、学校或小区', story.where, '跳过'],
    ['你几岁了', story.age, '跳过'],
    ['信任的大人', story.trusted, '跳过'],
    ['有没有谁不能知道', story.notTell, '跳过'],
    ['我们怎么叫你', story.name, '跳过'],
    ['怎样联系你最安全', story.contact, '跳过'],
    ['哪个号码、哪个班', story.reach, '跳过'],
  ];
  const asked = new RegExp([...answers.map(([question]) => question), '你说的是:', '说完了就点“发送”'].join('|'));
  for (;;) {
    const said = await child.sees(asked);
    const next = /你说的是:|说完了就点“发送”/.test(said)
      ? undefined
      : answers.find(([question]) => said.includes(question));
    if (!next) break;
    const [, given, skip] = next;
    if (given === undefined) await child.picks(skip);
    else await (child.options().includes(given) ? child.picks(given) : child.says(given));
  }
  await child.picks('发送');
  const given = await child.sees('回执码');
  await child.sees('谢谢你说出来');
  return given;
};

/** The receipt in a text. */
export const receiptIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'no code';
