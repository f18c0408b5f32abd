import { expect, test } from 'vitest';
import { readText } from '../../src/bots/wechat-turn.js';
import { readCode } from '../../src/domain/codes.js';
import { readDesk } from '../../src/flows/desk/reading.js';
import { openFlows } from '../../src/flows/flow.js';
import { bareReceipt, invitationIn, lookUpAsked, looseReceipt } from '../../src/flows/receipt-code.js';
import { reminderAnswer, spoken } from '../../src/flows/words.js';
import { openTexts } from '../../src/texts/texts.js';

const CODE = '7K2M-P0QX-91TV';
const WIDE = '７Ｋ２ｍ－ｐ０ＱＸ－９１ＴＶ';

test.each([
  ['退　订', 'unsubscribe'],
  ['　退订　', 'unsubscribe'],
  ['ＴＤ', 'unsubscribe'],
  ['“我的提醒”', 'reminders'],
  ['退订\u200b', 'unsubscribe'],
  ['求 助', 'help'],
  ['救 命', 'help'],
  ['ＳＯＳ！', 'help'],
  ['退 出', 'exit'],
  ['我 是 家 长', 'family'],
  ['／退出', 'exit'],
])('the word %s', (text, word) => expect(spoken(text)).toBe(word));

test.each(['求 他们帮助', '退 了房', '救 不了'])('“%s” is no such word', (text) =>
  expect(spoken(text)).toBeUndefined(),
);

test.each([
  CODE,
  CODE.replaceAll('-', ' ').toLowerCase(),
  WIDE,
  `\u200b${CODE}`,
  '７Ｋ２Ｍ　－　Ｐ０ＱＸ－９１ＴＶ',
  '7K2M–P0QX—91TV',
])('the code %s', (text) => {
  expect(bareReceipt(text)).toBe(CODE);
  expect(readCode(text)).toBe(CODE);
  expect(looseReceipt(lookUpAsked(`查询　${text}`) ?? '')).toBe(CODE);
  for (const word of ['加入　', '邀请码：', 'ＪＯＩＮ ', '／ｓｔａｒｔ '])
    expect(invitationIn({ kind: 'text', text: `${word}${text}` })).toEqual({ code: CODE, asked: true });
});

const labels = openTexts().labels;
const desk = (event: Parameters<typeof readDesk>[0]) =>
  readDesk(event, { where: 'ready', context: { locale: 'zh-CN', menu: [], asking: null } as never, labels });
const bound = (event: Parameters<typeof readDesk>[0]): string => {
  const read = desk(event);
  return read?.type === 'bind' ? readCode(read.code) : (read?.type ?? '');
};

test.each([CODE, CODE.replaceAll('-', ' ').toLowerCase(), WIDE, '7K2M P0QX 91TV', '7K2M—P0QX—91TV', '7k2mp0qx91tv'])(
  'the member’s code %s',
  (code) => {
    expect(bound({ type: 'command', name: 'start', argument: code })).toBe(CODE);
    const view = { member: { posts: [] }, obligations: [] };
    for (const words of [`绑定 ${code}`, `绑定：${code}`]) {
      expect(bound({ type: 'text', text: words })).toBe(CODE);
      expect(bound({ type: 'text', text: words, view })).toBe(CODE);
      const turn = readText(words);
      expect(turn.kind === 'command' && turn.name === 'start' && readCode(turn.argument)).toBe(CODE);
    }
  },
);

test.each(['bind me to the desk', 'bind we have a case'])('“%s” holds no code', (text) =>
  expect(bound({ type: 'text', text })).not.toBe('bind'),
);

test('a command with its stroke as Chinese keyboards write it', () => {
  const flows = openFlows(labels);
  const begun = flows.begin('report', { locale: 'zh-CN', trial: false, serial: 1 });
  for (const text of ['／child', '/ｃｈｉｌｄ', '　/child'])
    expect(flows.advance(begun.saved, { type: 'text', text }).effects).toContainEqual({
      type: 'turnTo',
      flow: 'child',
    });
  expect(readText('／ｍｉｎｅ')).toMatchObject({ kind: 'command', name: 'mine' });
});

test.each(['接手　４５ＶＮ－Ｈ２Ｋ９', '接手 45VN—H2K9', '接 手', '１'])('at the desk %s', (text) => {
  const obligation = { id: 'ab-ack', number: '45VN-H2K9', level: 'P2', kind: 'acknowledge', state: 'open' } as const;
  const read = desk({ type: 'text', text, view: { member: { posts: [] }, obligations: [obligation] } });
  expect(read).toMatchObject({ id: 'ab-ack' });
});

test.each(['１', ' 1 ', '１。', '做好了。'])('an answer to a reminder: %s', (text) =>
  expect(reminderAnswer(text, true)).toBe('done'),
);
