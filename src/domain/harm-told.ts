import { NAMES, WANT, ZH } from './harm-words.js';
import { EN } from './harm-words-en.js';
import { heard } from './heard.js';
import type { Concern } from './report.js';
import { wordIndex } from './word-index.js';
import { chinese, english } from './word-list.js';

/** What free words may say beside what was picked: for each its concern of domain.md 2.2. */
export const HARMS = ['physical_violence', 'sexual_harm', 'neglect', 'begging', 'early_marriage_pregnancy'] as const;
export type Harm = (typeof HARMS)[number] & Concern;

const SAID = wordIndex({ ...ZH, want: WANT.zh }, NAMES);
const SAID_EN = Object.fromEntries(HARMS.map((harm) => [harm, english(EN[harm], NAMES)])) as Readonly<
  Record<Harm, RegExp>
>;
const WANT_EN = english(WANT.en, NAMES);
const HIT = chinese('{hit}', NAMES).source;
const ANOTHER = chinese('{another}', NAMES).source;

const PEOPLE =
  '(?:他|她|我|的|人|谁|任何|别人|大人|家里|父母|父亲|母亲|爸|妈|爹|娘|继父|继母|爷|奶|公|婆|外公|外婆|叔|伯|舅|姑|姨|哥|姐|弟|妹|老师|同学|邻居|保姆|教练)';
/** A plain “no” that stands on the verb: “没有被打”, “没被爸爸打”, and neither “没事就打” nor “没少打”; not 别: “别打我” is no denial. */
const DENIED = new RegExp(
  `(?:没有?|从来?不|不会|不曾|舍不得|(?<![^他她家里们爸妈爷奶师校里,。])不)(?:人|再|动手)?(?:(?:被|挨)${PEOPLE}{0,4}|(?:人|他|她)?)(?:${HIT}|摸|性侵|性骚扰|猥亵|怀孕)`,
  'g',
);
/** And one that stands on the wound: “身上没有伤”; not “没有一处不是伤”. */
const UNHURT =
  /(?:没有?|无|(?<!一[处块寸])不是|看不[出到见])(?:什么|任何|明显|其他|别的|的|新|外|受|有){0,3}(?:伤|淤青|青一块|鞭痕|烟疤)/g;
/** A blow in a film is none: “电视剧里爸爸打孩子”; a child that says what is done to it says “我”. */
const PLAYED = new RegExp(`(?:电视剧?|电影|小说|动画片|漫画|故事)里(?!的时候)[^,。!?;\\n我]{0,10}?(?:${HIT})`, 'g');
/** A text without what it plainly denies, or tells of a film. */
export const withoutDenied = (text: string): string => text.replace(DENIED, '').replace(UNHURT, '').replace(PLAYED, '');
/** “打我”, and no more, as a child sends it. */
const SAID_ALONE = /^(?:他|她|他们)?(?:又|还|老是?|总是?|天天|每天|经常|一直)*(?:打|揍)了?我[了啊呀呢,.!?。、]*$/;

/**
 * Harms that a text tells of, whatever was picked beside it. It only ever raises a level and calls more posts (domain.md 5.2:
 * keywords may only raise): who picks 其他 and writes that the child is beaten is heard as who picks 被打. The words are read
 * by a person all the same; these lists are kept short.
 */
export const harmsTold = (text: string | undefined): readonly Harm[] => {
  if (text === undefined) return [];
  const { zh: said, en } = heard(text);
  const zh = said && withoutDenied(said);
  const lines = text.includes('\n') ? text.split('\n').map((line) => heard(line).zh) : [said];
  const alone = lines.some((line) => line !== null && SAID_ALONE.test(line));
  const told = zh === null ? undefined : SAID(zh);
  return HARMS.filter(
    (harm) => told?.has(harm) || (en !== null && SAID_EN[harm].test(en)) || (alone && harm === 'physical_violence'),
  );
};

/** Whether a text tells of hunger, cold, or a home that is not fit. */
export const wantTold = (text = ''): boolean => {
  const { zh, en } = heard(text);
  return (zh !== null && SAID(zh).has('want')) || (en !== null && WANT_EN.test(en));
};

/** Between “I” and the blow stands nobody else, and no “not”. */
const OWN_HAND = new RegExp(
  `(?:我(?:(?![不没怕看听爸妈公婆爷奶哥姐师夫家他她]|从来不).|忍不住|没忍住){0,9}|(?:忍不住|没忍住|一气之下|失手|没控制住|控制不住)[^,。爸妈他她]{0,4})(?:(?:打|揍|掐|扇|抽|踹|踢)[了过]?(?:自己|我家|俩|我)?(?:他|她|孩子|小孩|娃|女儿|儿子|闺女|丫头)(?!${ANOTHER})|把(?:他|她|孩子|小孩|娃|女儿|儿子|闺女)[^,。爸妈]{0,2}(?:打|揍|掐|踹)[得了坏伤])`,
);
/** True where a guardian says that it hit the child itself. */
export const ownHandTold = (text: string | undefined): boolean => OWN_HAND.test(heard(text ?? '').zh ?? '');
