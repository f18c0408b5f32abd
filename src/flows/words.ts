/** What people type to steer, in both languages, whatever language the chat is in. */
export type Spoken =
  | 'exit'
  | 'help'
  | 'guide'
  | 'start'
  | 'back'
  | 'skip'
  | 'review'
  | 'send'
  | 'done'
  | 'unsolved'
  | 'language'
  | 'chinese'
  | 'english';

const WORDS: Readonly<Record<Spoken, readonly string[]>> = {
  exit: ['退出', '离开', 'exit', 'quit'],
  help: ['求助', '求救', '救命', '救救我', 'sos', 'help', 'help me'],
  guide: ['帮助', '怎么用', '菜单', 'menu'],
  start: ['开始', '你好', '您好', '在吗', '在么', '有人吗', 'start', 'hi', 'hello', 'hey'],
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
};

const SPOKEN = new Map(
  Object.entries(WORDS).flatMap(([spoken, words]) => words.map((word) => [word, spoken as Spoken])),
);

/** A text as it is compared: one width, lower case, no quotes or marks around it, plain dashes, single spaces. */
export const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’「」《》/.,。、!?:;]+|[\s"'“”‘’「」《》.,。、!?:;~]+$/g, '');

/** The steering word a text is, if it is nothing else. */
export const spoken = (text: string): Spoken | undefined => SPOKEN.get(plainly(text));

/** The commands of a chat, in the order a menu shows them; their descriptions are the texts `command-<name>`. */
export const PUBLIC_COMMANDS = ['start', 'help_me', 'help', 'status', 'language', 'exit'] as const;
export const DESK_COMMANDS = ['mine', 'help', 'language'] as const;
