/** One question, as a bot without Huyou would have it in its code. Words and buttons are those of Huyou's report flow. */
export interface Question {
  readonly id: string;
  readonly text: string;
  /** `text`: the person types. `many`: options are toggled, `DONE` ends it. */
  readonly kind: 'one' | 'many' | 'text';
  readonly options: readonly string[];
  readonly perRow: number;
}

const has = ['有', '没有', '不清楚'];

/** What is asked until a report can be sent; the driver sends it at the last of these. */
export const QUESTIONS: readonly Question[] = [
  { id: 'danger_now', text: '孩子现在有危险吗?有请先打110或120。', kind: 'one', options: has, perRow: 3 },
  {
    id: 'concern',
    text: '您担心孩子遇到了什么?可多选。',
    kind: 'many',
    options: (
      '身体伤害 恐吓辱骂 性侵害 没人好好照顾 独自在家 被遗弃 走失出走 拐卖 乞讨 童工 辍学 校园欺凌 网络伤害 自伤 心理困扰 早婚早孕 ' +
      '目睹家暴 监护人无力照顾 生活困难 就医康复 户口 其他'
    ).split(' '),
    perRow: 2,
  },
  {
    id: 'district',
    text: '孩子现在在哪个区?',
    kind: 'one',
    options:
      '和平区 河东区 河西区 南开区 河北区 红桥区 东丽区 西青区 津南区 北辰区 武清区 宝坻区 滨海新区 宁河区 静海区 蓟州区 不清楚'.split(
        ' ',
      ),
    perRow: 4,
  },
  { id: 'observed', text: '请说说您看到或听到什么。不用去问孩子。', kind: 'text', options: [], perRow: 1 },
  {
    id: 'age_band',
    text: '孩子大约多大?',
    kind: 'one',
    options: '0–2岁 3–7岁 8–13岁 14–15岁 16–17岁 不清楚'.split(' '),
    perRow: 3,
  },
  { id: 'carer_present', text: '现在有可靠的大人照看孩子吗?', kind: 'one', options: has, perRow: 3 },
  {
    id: 'source_access',
    text: '让您担心的人还能接触到孩子吗?',
    kind: 'one',
    options: '能 不能 不清楚 没有这个人'.split(' '),
    perRow: 2,
  },
  {
    id: 'when_pattern',
    text: '什么时候发生的?以前有过吗?',
    kind: 'one',
    options: '正在发生 今天 最近一周 更早 不清楚 跳过 提交'.split(' '),
    perRow: 2,
  },
];

export const DONE = '选好了';
export const BACK = '返回';
export const NEW_REPORT = '说一件新的事';
export const WELCOME = '有危险请先打110或120。\n这里接收关于孩子的线索。\n';
export const THANKS = '谢谢您。线索已收到,回执码:';

export interface Button {
  text: string;
  callback_data: string;
}

/** The keyboard of a question; `picked` are the toggled options of a `many`. */
export const keyboard = ({ id, kind, options, perRow }: Question, picked: readonly string[] = []): Button[][] => {
  const all = options.map((text, index) => ({
    text: picked.includes(text) ? `✓ ${text}` : text,
    callback_data: `${id}:${index}`,
  }));
  const rows = Array.from({ length: Math.ceil(all.length / perRow) }, (_, row) =>
    all.slice(row * perRow, (row + 1) * perRow),
  );
  const walk = [
    ...(kind === 'many' ? [{ text: DONE, callback_data: `${id}:done` }] : []),
    { text: BACK, callback_data: `${id}:back` },
  ];
  return [...rows, walk];
};

/** The option that button data of this question names; undefined for anything else. */
export const optionOf = ({ id, options }: Question, data: string): string | undefined =>
  data.startsWith(`${id}:`) ? options[Number(data.slice(id.length + 1))] : undefined;

export const AGAIN: Button[][] = [[{ text: NEW_REPORT, callback_data: 'new' }]];
