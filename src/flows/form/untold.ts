import { LONGEST_TEXT } from '../../domain/report.js';
import type { Context } from './context.js';
import type { Answers } from './form.js';
import { clauses } from './said.js';

const KIN =
  '(?:爸|妈|爹|娘|父|母|后爸|后妈|继父|继母|爷|奶|外公|外婆|姥|哥|姐|叔|伯|舅|姑|姨|家里|家人|家长|老师|班主任|同学|学校|居委|社区|村里|街道|他|她)';
const NOT = '(?:别|不要|不能|不可以|不想|不许|不准)';
const SAID = [
  new RegExp(`${NOT}(?:再|去|先)?(?:告诉|通知|联系|找)(?:我的?)?${KIN}`),
  new RegExp(`${NOT}(?:让|给|被)(?:我的?)?${KIN}.{0,6}(?:知道|晓得|发现)`),
  new RegExp(`${NOT}(?:跟|和|对|给)(?:我的?)?${KIN}.{0,4}(?:说(?!话)|讲|打电话)`),
  new RegExp(`${KIN}.{0,3}(?:不能|不可以|别|不要)(?:知道|晓得|发现)`),
  /\b(?:don't|do not|never|not) (?:tell|call|let) (?:my|him|her|them)\b(?! (?:hit|hurt|beat|touch))/,
  /\bmy \w+ (?:must not|mustn't|shouldn't|should not|can't|cannot) (?:know|find out)\b/,
];
/** Before it, that somebody else says so: “他叫我别告诉我妈” is a threat, and no wish. */
const OTHERS =
  /(?:爸|妈|爷|奶|叔|伯|舅|哥|师|人|们|他|她).{0,2}(?:说|叫|让我|要我|威胁|警告|不让|不许)|\b(?:he|she|they) (?:says?|said|told|tells?)\b/;

/** The part of a text that says who must not know: “别告诉我妈”. */
export const untoldIn = (text: string): string | undefined =>
  clauses(text.normalize('NFKC').replaceAll('’', "'")).find((part) => {
    const plain = part.toLowerCase();
    const at = Math.max(...SAID.map((said) => plain.search(said)));
    return at >= 0 && !OTHERS.test(plain.slice(0, at));
  });

/** Who must not know, said wherever it was: beside whom was named before. */
export const untoldBesides = (text: string, { answers: { not_tell } }: Context): Answers => {
  const said = untoldIn(text);
  if (said === undefined) return {};
  const before = typeof not_tell === 'string' && not_tell !== 'nobody' ? not_tell : '';
  const all = before === '' ? said : `${before}\n${said}`;
  return before.includes(said) || all.length > LONGEST_TEXT ? {} : { not_tell: all };
};
