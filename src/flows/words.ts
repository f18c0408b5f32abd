import { lowered } from '../domain/heard.js';
import { REMINDER_ANSWERS, type ReminderAnswer } from '../domain/reminder.js';

/** What people type to steer, in both languages, whatever language the chat is in. */
export type Spoken =
  | 'exit'
  | 'help'
  | 'guide'
  | 'start'
  | 'there'
  | 'back'
  | 'skip'
  | 'review'
  | 'send'
  | 'done'
  | 'unsolved'
  | 'language'
  | 'chinese'
  | 'english'
  | 'family'
  | 'child'
  | 'grown'
  | 'report'
  | 'unsubscribe'
  | 'reminders';

export const WORDS: Readonly<Record<Spoken, readonly string[]>> = {
  exit: ['退出', '离开', 'exit', 'quit'],
  help: ['求助', '求救', '救命', '救救我', 'sos', 'help', 'help me'],
  guide: ['帮助', '怎么用', '怎么填', '怎么选', '菜单', 'menu'],
  start: ['开始', '你好', '您好', 'start', 'hi', 'hello', 'hey'],
  /** Whether anybody is there: who sent something asks after that. */
  there: ['在吗', '在么', '在不在', '有人吗', '有人在吗', 'anyone there', 'is anyone there', 'is anybody there'],
  back: ['返回', '上一步', '后退', 'back', 'go back'],
  skip: ['跳过', '下一个', 'skip', 'next'],
  review: ['看一遍', '检查', 'review', 'look it over'],
  send: ['提交', '发送', '发出', 'submit', 'send', 'send now'],
  done: ['选好了', '好了', '完成', 'done'],
  unsolved: [
    '没有解决',
    '没解决',
    '还没有解决',
    '还没解决',
    '问题没有解决',
    'not solved',
    'it is not solved',
    'unsolved',
  ],
  language: ['语言', 'language'],
  chinese: ['中文', '汉语', 'chinese', '简体中文'],
  english: ['英文', '英语', 'english'],
  family: [
    '我是家长',
    '我是孩子家长',
    '需要帮助',
    '我需要帮助',
    '家长求助',
    '我是家长,想要帮助',
    'i need help',
    'i need help with my child',
    'i am a parent',
    'i am a guardian',
  ],
  child: [
    '我是孩子',
    '我是小孩',
    '我是小孩子',
    '我是小朋友',
    '我是儿童',
    '我是学生',
    '我是小学生',
    '我是初中生',
    '我是中学生',
    '我是高中生',
    '我是未成年人',
    '我还是孩子',
    '我还小',
    '我是孩子,想找人帮忙',
    'i am a child',
    "i'm a child",
    'i am a kid',
    "i'm a kid",
    'i am a student',
    "i'm a student",
    'i am a child and want help',
  ],
  grown: [
    '我不是孩子',
    '我不是小孩',
    '我是大人',
    '我是成年人',
    'i am not a child',
    "i'm not a child",
    'i am an adult',
    "i'm an adult",
  ],
  unsubscribe: ['退订', '取消提醒', '停止提醒', '退订提醒', 'td', 'stop', 'unsubscribe'],
  reminders: [
    '我的提醒',
    '查看提醒',
    '看提醒',
    '提醒列表',
    '有哪些提醒',
    '我有哪些提醒',
    '停止这个提醒',
    'my reminders',
    'list reminders',
    'show reminders',
    'show my reminders',
    'stop this reminder',
  ],
  report: ['报告', '我要报告', '报告一个孩子', '报告一个孩子的情况', 'report a child'],
};

const SPOKEN = new Map(
  Object.entries(WORDS).flatMap(([spoken, words]) => words.map((word) => [word, spoken as Spoken])),
);

/** A text as it is compared: one width, nothing unseen, lower case, no quotes or marks around it, plain dashes, single spaces. */
export const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’「」《》/.,。、!?:;]+|[\s"'“”‘’「」《》.,。、!?:;~]+$/g, '');

/** Without the spaces that some keyboards leave between Chinese characters: “退 订”. */
export const closedUp = (typed: string): string => typed.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

/** “我10岁了”: whoever tells its own age tells that it is a child. */
const OWN_AGE = /^(?:我(?:今年|才|现在)?([5-9]|1[0-7])岁了?|i(?:'m| am) ([5-9]|1[0-7])(?: years old)?)$/;

/** A call for help with words around it: “快来救我”, “救命啊救命”, “please help me”. */
const CRY =
  /^(?:快|请|来人|谁来|求求你们?|[,、。 ])*(?:来?(?:救命|救救我们?|救我们?|救救(?:孩子|他|她)|求救)(?:啊|呀|吧|了|[,、。 ])*)+$|^(?:please |somebody |someone )*help (?:me|us)(?: please| now|,)*$/;

/** The steering word a text is, if it is nothing else. */
export const spoken = (text: string): Spoken | undefined => {
  const typed = closedUp(plainly(text));
  if (CRY.test(typed)) return 'help';
  return SPOKEN.get(typed) ?? (OWN_AGE.test(typed) ? 'child' : undefined);
};

const SELF = '(?:我|也|还|真的|现在|暂时)*';
const UNKNOWN = new RegExp(
  `^${SELF}(?:不知道|不清楚|不确定|不晓得|说不清|记不清|忘了|不想(?:说|讲|回答))[了啊呀呢吧]*$|^(?:i )?(?:don't|do not) know$|^(?:i am |i'm )?not sure$|^(?:i'd |i would )?rather not(?: say)?$`,
);
const NONE = new RegExp(
  `^${SELF}(?:没有?(?:定|约|日子|日期|时间|电话)?(?:下来|好)?|未定|不想?留(?:电话)?|匿名)[了啊呀呢吧]*$|^(?:none|no|no date(?: yet)?|not (?:yet|fixed)(?: yet)?|anonymous)$`,
);
/** Whether a text says of what is asked that it is not known, or not to be told; `none`: or that there is none. */
export const withoutAnswer = (text: string, how: 'unknown' | 'none'): boolean => {
  const typed = closedUp(plainly(text)).replaceAll('’', "'");
  return UNKNOWN.test(typed) || (how === 'none' && NONE.test(typed));
};

/** What a text says beside these words, without spaces and marks. */
export const beyond = (text: string, words: RegExp): string =>
  lowered(text)
    .replace(words, ' ')
    .replace(/[\s\p{P}~]/gu, '');

const POLITE =
  /没事了?|没有了|没了|不用了?|辛苦了?|麻烦(您|你们?)?了|不客气|再见|知道了?|明白了?|收到|可以|感谢|谢谢?|非常|好的?|行|嗯|哦|噢|您|你们?|大家|啦|了|啊|哈|\b(ok(ay)?|thanks?|thank you|you|thx|very much|so much|a lot|no|bye|got it|fine|great)\b|[👍👌🙏🙂😊😀😄❤🌹🤝]|\p{Emoji_Modifier}|\ufe0f/gu;

/** Whether a text is only what is said in passing, such as thanks: “好的,谢谢啦”, “ok thanks a lot”. */
export const isPolite = (text: string): boolean => beyond(text, POLITE) === '';

const REMINDER_WORDS: Readonly<Record<ReminderAnswer, readonly string[]>> = {
  done: ['做好了', '做完了', '完成了', '已完成', 'done'],
  later: ['晚点提醒我', '晚点', '稍后', '晚点再说', 'later', 'remind me later'],
  help: ['我需要帮助', '需要帮助', 'i need help'],
};

/** What a text answers to a reminder: by a word, or by its number where the reminder was the last thing said. */
export const reminderAnswer = (text: string, newest: boolean): ReminderAnswer | undefined => {
  const typed = plainly(text);
  if (newest && /^[1-3]$/.test(typed)) return REMINDER_ANSWERS[Number(typed) - 1];
  return REMINDER_ANSWERS.find((answer) => REMINDER_WORDS[answer].includes(typed));
};

/** Whether a text could be an answer to a reminder at all. */
export const mayAnswerReminder = (text: string): boolean => reminderAnswer(text, true) !== undefined;

/** The commands of a chat, in the order a menu shows them; their descriptions are the texts `command-<name>`. */
export const PUBLIC_COMMANDS = [
  'start',
  'child',
  'family',
  'help_me',
  'help',
  'status',
  'reminders',
  'language',
  'exit',
] as const;
export const DESK_COMMANDS = ['mine', 'post', 'off_duty', 'on_duty', 'prefer', 'help', 'language'] as const;
