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
  xue = 血
  liu = 流
  teng = 疼
  xing = 性
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
const asMeant = (plain: string): string => {
  if (HAN.test(plain)) return lettersRead(plain);
  return inSounds(plain) ? lettersRead(plain).replace(GAPS, '') : plain;
};

/** A text with what was written by its sound as it is meant. */
export const spelledOut = (text: string): string => replaced(asMeant(lowered(text)), SAME_SOUND);

/** Reads a text for the lists of words (`word-list.ts`). */
export const heard = (text: string): Heard => {
  const plain = lowered(text);
  const zh = asMeant(plain);
  return {
    zh: HAN.test(zh) ? replaced(zh.replace(GAPS, ''), SAME_SOUND) : null,
    en: /[a-z]/.test(plain) ? plain.replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ') : null,
  };
};
