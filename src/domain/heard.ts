import { simplified } from './traditional.js';

/** How children and hurried people write: letters for sounds, and signs of the same sound. A line for each. */
const SPELLINGS = `
  wo = 我
  俺 = 我
  ba = 爸
  baba = 爸爸
  bb = 爸爸
  wbb = 我爸爸
  ma = 妈
  mama = 妈妈
  wmm = 我妈妈
  ye = 爷
  nai = 奶
  shu = 叔
  ta = 他
  da = 打
  bei = 被
  bie = 别
  mo = 摸
  qin = 亲
  bu = 不
  xiang = 想
  huo = 活
  si = 死
  s = 死
  le = 了
  mei = 没
  tian = 天
  pa = 怕
  gei = 给
  chi = 吃
  fan = 饭
  zi = 自
  sha = 杀
  tiao = 跳
  lou = 楼
  ge = 割
  jiu = 救
  jiuming = 救命
  yao = 要
  zou = 走
  ren = 人
  kan = 砍
  dao = 刀
  xue = 血
  liu = 流
  teng = 疼
  xing = 性
  tuo = 脱
  shushu = 叔叔
  gege = 哥哥
  yeye = 爷爷
  nainai = 奶奶
  jiujiu = 舅舅
  laoshi = 老师
  haizi = 孩子
  sao = 骚
  qiang = 强
  jian = 奸
  bxhl = 不想活了
  wbxhl = 我不想活了
  自鲨 = 自杀
  自沙 = 自杀
  割碗 = 割腕
  想嚯 = 想活
  想火了 = 想活了
  摸窝 = 摸我
  跳搂 = 跳楼
  强间 = 强奸
  被jb = 被家暴
  家爆 = 家暴
  家报 = 家暴
  挨凑 = 挨揍
  挨奏 = 挨揍
  凑我 = 揍我
  奏我 = 揍我
  猥泻 = 猥亵
  猥谢 = 猥亵
  萎亵 = 猥亵
  伟亵 = 猥亵
  性亲 = 性侵
  强尖 = 强奸
  骚绕 = 骚扰
  巴掌煽 = 巴掌扇
  煽我 = 扇我
  拿一架 = 拿衣架
  割婉 = 割腕
  割万 = 割腕
  跳缕 = 跳楼
  自煞 = 自杀
  自刹 = 自杀
  想紫砂 = 想自杀
  想zs = 想自杀
  想4 = 想死
  不想和了 = 不想活了
  离家出奏 = 离家出走
  绑驾 = 绑架
  拐买 = 拐卖
  介孩 = 这孩
  介男 = 这男
  介女 = 这女
  介人 = 这人
  介家 = 这家
  介娃 = 这娃
`;

const pairs = SPELLINGS.trim()
  .split('\n')
  .map((line) => line.trim().split(' = ') as [string, string]);
const MEANT = new Map(pairs);
const SAME_SOUND = new RegExp(
  pairs.flatMap(([written]) => (/\p{Script=Han}/u.test(written) ? written : [])).join('|'),
  'g',
);
const replaced = (text: string, what: RegExp): string => text.replace(what, (written) => MEANT.get(written) ?? written);
/** What is written in letters, a word at a time; not the end of “he's”. */
const lettersRead = (text: string): string => replaced(text, /(?<!')[a-z]+/g);

/** Spaces and invisible characters that people, or their keyboards, put between the characters of a word. */
const GAPS = /[\s\p{Cf}*_·]+/gu;
const HAN = /\p{Script=Han}/u;

/** A text as the lists of words are tried on it; a language that it has nothing of is null. */
export interface Heard {
  readonly zh: string | null;
  readonly en: string | null;
}

/** Letters that stand for so many characters are no English word: “wbxhl”. */
const UNMISTAKABLE = 3;
/** A text by its sounds alone: “wo ba da wo”. */
const inSounds = (text: string): boolean => {
  const words = text.match(/[a-z]+/g) ?? [];
  const whole = words.length > 0 && words.every((word) => MEANT.has(word));
  return whole || words.some((word) => (MEANT.get(word)?.length ?? 0) >= UNMISTAKABLE);
};

/** A text in one width, lower case and plain apostrophes, as patterns of both languages are tried on it. */
export const lowered = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
/** “dǎ” is “da”. */
const TONE = /[à-ǜ]/g;
/** The same in simplified characters, and without tones. */
const plainly = (text: string): string =>
  simplified(lowered(text)).replace(TONE, (letter) => letter.normalize('NFD').charAt(0));

const asMeant = (plain: string): string => {
  if (HAN.test(plain)) return lettersRead(plain);
  return inSounds(plain) ? lettersRead(plain).replace(GAPS, '') : plain;
};

/** A text with what was written by its sound as it is meant. */
export const spelledOut = (text: string): string => replaced(asMeant(plainly(text)), SAME_SOUND);

/** A space that may end a sentence: between longer pieces, as people type who use no marks. */
const PAUSE = /(?<=\p{Script=Han}{3})\s+(?=\p{Script=Han}{3})/gu;
const joined = (text: string): string => replaced(text.replace(GAPS, ''), SAME_SOUND);
/** Without its spaces, and once more, on a line of its own, with the ones that may end a sentence told as such. */
const asRead = (text: string): string => {
  const marked = text.replace(PAUSE, ',');
  return marked === text ? joined(text) : `${joined(text)}\n${joined(marked)}`;
};

/** Reads a text for the lists of words (`word-list.ts`). */
export const heard = (text: string): Heard => {
  const plain = plainly(text);
  const zh = asMeant(plain);
  return {
    zh: HAN.test(zh) ? asRead(zh) : null,
    en: /[a-z]/.test(plain) ? plain.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ') : null,
  };
};
