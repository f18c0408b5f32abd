import { LONGEST_TEXT } from '../../domain/report.js';
import type { Context } from './context.js';
import type { Answers } from './form.js';
import { clauses } from './said.js';

const KIN =
  '(?:爸|妈|爹|娘|父|母|后爸|后妈|继父|继母|爷|奶|外公|外婆|姥|哥|姐|叔|伯|舅|姑|姨|家里|家人|家长|老师|班主任|同学|学校|居委|社区|村里|街道|他|她)';
/** Not 不许 and 不准: so speaks who forbids it to the child. */
const NOT = '(?:别|不要|不能|不可以|不想)';
/** Whoever cannot call its mother would like to: 不能 is no wish here. */
const CALL_NOT = '(?:(?:别|不要)(?:再|去|先)?|不想)';
const FOR_MORE = '(?!.{0,3}(?:[要拿借讨付赔].{0,3}钱|麻烦|玩|吵架|打架))';
const SAID = [
  new RegExp(`${NOT}(?:再|去|先)?(?:告诉|通知)(?:我的?)?${KIN}`),
  new RegExp(`${CALL_NOT}(?:联系|找)(?:我的?)?${KIN}${FOR_MORE}`),
  new RegExp(`${NOT}(?:让|给|被)(?:我的?)?${KIN}.{0,6}(?:知道|晓得|发现)`),
  new RegExp(`${NOT}(?:跟|和|对|给)(?:我的?)?${KIN}.{0,4}[说讲](?!话)`),
  new RegExp(`${CALL_NOT}(?:跟|和|对|给)(?:我的?)?${KIN}.{0,4}打电话`),
  new RegExp(`${KIN}.{0,3}(?:不能|不可以|别|不要)(?:知道|晓得|发现)`),
  /\b(?:don't|do not|never|not) tell (?:my|him|her|them)\b/,
  /(?<!\b(?:i|we) )\b(?:don't|do not|never) call (?:my|him|her|them)\b/,
  /\b(?:don't|do not|never|not) let (?:my \w+|him|her|them) (?:know|find|hear|see|learn)\b/,
  /\bmy \w+ (?:must not|mustn't|shouldn't|should not|can't|cannot) (?:know|find out)\b/,
];
/** Before it, that somebody else says so: “他叫我别告诉我妈” is a threat, and no wish. */
const OTHERS =
  /(?:爸|妈|爷|奶|叔|伯|舅|哥|师|人|们|他|她).{0,8}(?:说|叫|让我|要我|求我|威胁|警告|不让|不许|不准)|(?:叫|让|要|逼|求|威胁|警告|命令)我们?(?:一定|千万|都)?$|\b(?:he|she|they|uncle|dad|daddy|father|mom|mum|mother|teacher|brother) (?:\w+ )?(?:says?|said|told|tells?|warns?|warned|threat\w+)\b/;
/** Right before it, somebody who forbids it or does not do it: “爸爸不要告诉妈妈”. Not 你 and 你们, whom the child asks. */
const SOMEBODY =
  /(?:爸|妈|爹|娘|父|母|爷|奶|公|婆|姥|叔|伯|舅|姑|姨|婶|哥|姐|师|主任|教练|校长|邻居|男人|女人|有人|别人|大人|他|她|(?<![你我咱])们)(?:都|也|总是?|老是?|又|还|就|千万|一直|经常|一定|绝对|从来)*$|\b(?:he|she|they|uncle|dad|daddy|father|stepfather|stepdad|mom|mum|mother|stepmother|teacher|brother|aunt|grandpa|grandma)(?: (?:does|did|do|will|would|can|could))? $/;
/** Whoever is asked in so many words, or wishes it with the child: “请老师别告诉我妈”, “我和妈妈都不想让爸爸知道”. */
const ASKED = /^(?:我|真的|就)*(?:请|求|拜托|麻烦)+(?!我).{0,6}$|^我(?:和|跟|与).{1,3}都?$/;
/** The part before ends with that somebody says something: “叔叔说,别告诉我妈”. */
const SAYS = /(?:说|讲|叫我|让我|威胁我?|警告我?|\b(?:says?|said|told me|tells me)):?$/;

/** Right before it, how somebody says it: “他骂我不要告诉妈妈”. Not “打我骂我”, “天天骂我”, after which the child may speak. */
const QUOTED =
  /(?<!我.{0,2}|天天|每天|总是?|老是?|经常|一直)(?:骂|吼|凶|吓唬?|恐吓|哄|骗|劝)我(?:说|道)?[:“"]*$|\b(?:yelled|shouted|screamed)[:“" ]*$/;
/** Right before it, the child speaks of itself, whatever was done to it: “他说要打我我不能让妈妈知道”. */
const ITSELF = /我我(?:也|还|真的|绝对|都|就)*$/;

/** Nobody forbids by 不想: it is somebody's wish, and theirs only where they say so. */
const wished = (sentence: string): boolean => SOMEBODY.test(sentence) || /[说讲][:“"]*$/.test(sentence);

/** Where it may be either, the child is taken at its word: then nobody is told whom it would keep it from. */
const threatens = (before: string, sentence: string, said: string): boolean => {
  if (ITSELF.test(sentence)) return false;
  const others = OTHERS.test(sentence) && (!said.startsWith('不想') || wished(sentence));
  return (
    others ||
    (QUOTED.test(sentence) && !said.startsWith('不想')) ||
    (SOMEBODY.test(sentence) && !ASKED.test(sentence)) ||
    (SAYS.test(before) && OTHERS.test(before))
  );
};

/** Somebody else forbids the child to tell: “叔叔不许我告诉老师”. */
const FORBIDDEN = /(?:不许|不准|不让)我?.{0,4}(?:告诉|通知|跟|和)/;

const partsOf = (text: string): readonly string[] => clauses(text.normalize('NFKC').replaceAll('’', "'"));

/** How a part of a text says that somebody must not know; undefined: it does not. */
const saidIn = (parts: readonly string[], index: number): 'wish' | 'threat' | undefined => {
  const plain = parts[index]?.toLowerCase() ?? '';
  const forbidden = plain.search(FORBIDDEN);
  if (forbidden >= 0 && SOMEBODY.test(plain.slice(0, forbidden))) return 'threat';
  const at = Math.max(...SAID.map((said) => plain.search(said)));
  if (at < 0) return undefined;
  const before = (parts[index - 1] ?? '').toLowerCase();
  return threatens(before, plain.slice(0, at), plain.slice(at)) ? 'threat' : 'wish';
};

/** The part of a text that says who must not know: “别告诉我妈”. */
const untoldIn = (text: string): string | undefined => {
  const parts = partsOf(text);
  return parts.find((_, index) => saidIn(parts, index) === 'wish');
};

/** Whether a text tells that somebody else would keep it from others, and nothing of that as the child's own wish. */
export const tellsOfThreat = (text: string): boolean => {
  const said = partsOf(text).map((_, index, parts) => saidIn(parts, index));
  return said.includes('threat') && !said.includes('wish');
};

/** Who must not know, said wherever it was: kept until the answers are handed over, and asked all the same. */
export const untoldBesides = (text: string, { answers: { not_tell_said } }: Context): Answers => {
  const said = untoldIn(text);
  if (said === undefined) return {};
  const before = typeof not_tell_said === 'string' ? not_tell_said : '';
  const all = before === '' ? said : `${before}\n${said}`;
  return before.includes(said) || all.length > LONGEST_TEXT ? {} : { not_tell_said: all };
};

/** Answers with whom was named beside another question, as they are handed over. What was answered is never cut. */
export const withUntold = <T extends { not_tell?: string | undefined; not_tell_said?: string | undefined }>({
  not_tell_said,
  ...answers
}: T): Omit<T, 'not_tell_said'> => {
  if (not_tell_said === undefined) return answers;
  const answer = answers.not_tell === 'nobody' ? '' : (answers.not_tell ?? '');
  const more = not_tell_said.split('\n').filter((line) => !answer.includes(line));
  const all = [...(answer === '' ? [] : [answer]), ...more].join('\n');
  return all.length > LONGEST_TEXT ? answers : { ...answers, not_tell: all };
};
