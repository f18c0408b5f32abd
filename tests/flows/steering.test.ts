import { describe, expect, test } from 'vitest';
import { answerRequired, Chat, dataOf } from './support/chat.js';

describe('leaving', () => {
  test.each(['退出', '/exit', 'exit', 'Exit.'])('%s erases the chat and says a short goodbye', (word) => {
    const chat = Chat.report().presses('没有').says(word);
    expect(chat.types).toEqual(['eraseChat', 'say']);
    expect(chat.words).not.toMatch(/孩子|报告/);
    expect(chat.context).toMatchObject({ answers: {}, serial: 2 });
  });

  test('who leaves before it was sent is told that nobody has it, or, told of harm, that staff read it', () => {
    const chat = Chat.report().says('隔壁的小孩', '退出');
    expect(chat.words).toMatch(/^刚才的内容没有发送,已经删除。\n已离开/);
    expect(Chat.report().says('隔壁打小孩', '退出').words).toMatch(/^已离开。刚才的内容会有工作人员看/);
    expect(Chat.report().says('退出').words).toMatch(/^已离开/);
    expect(Chat.child().says('我怕', '退出').words).toMatch(/^已离开/);
  });

  test('after danger nothing more is emitted, and the next report is a new one', () => {
    const chat = Chat.report().presses('有').says('退出');
    expect(chat.types).toEqual(['eraseChat', 'say']);
    chat.says('孩子又挨饿了');
    expect(chat.context).toMatchObject({ serial: 2, answers: { observed: '孩子又挨饿了' }, filed: 'no' });
    expect(chat.says('退出').types).toEqual(['eraseChat', 'say']);
    expect(chat.says('退出').types).toEqual(['eraseChat', 'say']);
  });
});

describe('beginning again', () => {
  test('/start on the way says the question again and offers to start over', () => {
    const chat = Chat.report().presses('没有', '被遗弃', '选好了').says('/start');
    expect(chat.words).toMatch(/还没说完[\s\S]*哪个区/);
    chat.presses('重新开始');
    expect(chat.words).toContain('孩子现在有危险吗');
    expect(chat.context).toMatchObject({ answers: {}, serial: 2, restart: false });
    expect(chat.does({ type: 'choice', data: 'r1.a1.no' }).types).toEqual(['notice', 'say']);
  });

  test('the number of that choice counts while it stands there', () => {
    const chat = Chat.report().says('/start', '5');
    expect(chat.context.serial).toBe(2);
  });

  test('after the report: more to it, or a new one', () => {
    const chat = answerRequired(Chat.report()).presses('提交', '补充');
    expect(chat.words).toContain('请直接写下要补充的内容');
    chat.says('还有一个妹妹');
    expect(chat.of('amendReport')).toMatchObject([
      { serial: 1, partial: false, draft: { answers: { observed: '孩子常常没有饭吃\n还有一个妹妹' } } },
    ]);
    chat.presses('说一件新的事');
    expect(chat.context).toMatchObject({ serial: 2, answers: {}, filed: 'no' });
    const other = answerRequired(Chat.report()).presses('提交').does({ type: 'command', name: 'start', argument: '' });
    expect(other.context.serial).toBe(2);
    expect(answerRequired(other).presses('提交').of('fileReport')).toMatchObject([{ serial: 2 }]);
    const typed = answerRequired(Chat.report()).presses('提交').says('开始');
    expect(typed.context).toMatchObject({ serial: 2, answers: {}, filed: 'no' });
    expect(typed.words).toContain('孩子现在有危险吗');
  });

  test('once at rest, an old button opens a new report', () => {
    const chat = Chat.report().says('退出').does({ type: 'choice', data: 'r1.a1.no' });
    expect(chat.types).toEqual(['notice', 'say']);
    expect(chat.words).toContain('孩子现在有危险吗');
  });
});

describe('language', () => {
  test('by its button, by its name, by command', () => {
    const chat = Chat.report().presses('English');
    expect(chat.types).toEqual(['setLocale', 'say']);
    expect(chat.words).toBe('Is the child in danger now? If so call 110 or 120 first.');
    expect(chat.buttons).toContain('中文');
    chat.presses('No').says('中文');
    expect(chat.words).toBe('您担心孩子遇到了什么?可多选。');
    expect(chat.says('english').of('setLocale')).toEqual([{ type: 'setLocale', locale: 'en' }]);
    expect(chat.says('/language').context.locale).toBe('zh-CN');
    expect(chat.does({ type: 'command', name: 'language', argument: 'en' }).context.locale).toBe('en');
  });

  test('at the very beginning and after the report', () => {
    const first = Chat.report({ first: { type: 'command', name: 'language', argument: 'en' } });
    expect(first.words).toContain('This is Huyou');
    const filed = answerRequired(Chat.report()).presses('提交').says('English');
    expect(filed.buttons).toEqual(['Add something', 'Tell of something new']);
  });
});

describe('a receipt', () => {
  const CODE = '7K2M-P0QX-91TV';
  test.each([
    [CODE],
    ['7k2m-p0qx-91tv'],
    ['7K2M - POQX - 9ITV'],
    [`查询 ${CODE}`],
    ['查询7K2M P0QX 91TV'],
    ['/status 7k2mp0qx91tv'],
    [`status ${CODE}`],
    [`查询回执码 ${CODE}`],
    [`回执码:${CODE}`],
    [`Receipt code: ${CODE}`],
    [`“查询”${CODE}。`],
    [`查询+${CODE}`],
    ['查询 7K2M—P0QX—91TV'],
  ])('%s is looked up', (typed) => {
    for (const chat of [Chat.report(), answerRequired(Chat.report()).presses('提交'), Chat.report().says('退出')]) {
      expect(chat.says(typed).of('lookUpReceipt')).toMatchObject([{ type: 'lookUpReceipt', code: CODE }]);
    }
  });

  test.each(['查询', '进展', '现在怎么样了', '警察去了吗?', '有结果了吗', '查询进展', 'any news?'])(
    '“%s” in the chat that reported is answered with how that report stands, and adds nothing to it',
    (typed) => {
      const chat = answerRequired(Chat.report()).presses('提交').says(typed);
      expect(chat.effects).toEqual([{ type: 'lookUpReceipt', serial: 1 }]);
      expect(chat.says('他现在怎么样我不知道').types).toEqual(['amendReport', 'say']);
    },
  );

  const looked = { type: 'looked', code: CODE } as const;
  test.each([
    ['with nothing else under way', () => Chat.report().says('退出', CODE).does(looked)],
    // So a page begins, and a chat on Telegram.
    ['where the first question stands', () => Chat.report().says(CODE).does(looked)],
  ])('what is written the same day, %s, adds to what was looked up', (_, back) => {
    const chat = back().says('还在打');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.of('fileReport')).toMatchObject([{ partial: false, to: CODE, draft: { signs: ['violence_now'] } }]);
    // Whether it is still open is seen when it is carried out.
    expect(chat.of('fileReport')[0]).not.toHaveProperty('silent');
    expect(chat.keys).not.toContain('added-to-report');
    expect(chat.says('就在楼下').of('amendReport')).toMatchObject([{ serial: chat.context.serial }]);
    expect(back().says('警察去了吗').of('lookUpReceipt')).toEqual([{ type: 'lookUpReceipt', code: CODE, again: true }]);
    expect(back().says('警察去了吗', '还没人管').of('fileReport')).toMatchObject([{ to: CODE }]);
    expect(back().says('谢谢').of('fileReport')).toEqual([]);
    expect(back().says('开始').says('还没人管').of('fileReport')).toEqual([]);
    const asks = back().says('他爸会知道是我说的吗');
    expect(asks.keys).toEqual(['who-hears']);
    expect(asks.says('还没人管').of('fileReport')).toMatchObject([{ to: CODE }]);
    for (const words of ['我要报告另一个孩子', '我想举报别的孩子的事', 'I want to report another child']) {
      const other = back().says(words);
      expect([other.types, other.keys.at(-1)]).toEqual([['say'], 'question-danger_now']);
      expect(other.says('他没人管').of('fileReport')).toEqual([]);
    }
    const told = back().says('我要报告另一个孩子,他在楼下没人管');
    expect([told.of('fileReport'), told.answers.observed]).toEqual([[], '我要报告另一个孩子,他在楼下没人管']);
    expect(back().says('另一个孩子也没人管').of('fileReport')).toMatchObject([{ to: CODE }]);
    // Of what was looked up last, which nothing can be added to.
    expect(back().says('查询 ABCD-1234-EFGH').says('还没人管').of('fileReport')).toEqual([]);
  });

  test('the first question, left for a receipt, is answered by its buttons; nobody is asked whether they are there', () => {
    const back = () => Chat.report().says(CODE).does(looked);
    const pressed = (label: string) => back().does({ type: 'choice', data: dataOf(label) });
    expect(back().step.saved.timer).toBeUndefined();
    expect(pressed('有').types).toEqual(['say', 'fileReport', 'say']);
    expect(pressed('没有').keys.at(-1)).toBe('question-concern');
    expect(pressed('我是孩子,想找人帮忙').of('turnTo')).toMatchObject([{ flow: 'child' }]);
    expect(Chat.report().presses('没有').says(CODE).step.saved.timer).toBeDefined();
  });

  test('“在吗”, once it is sent, asks how it stands; before, it is a greeting', () => {
    for (const there of ['在吗', '有人吗?', 'anyone there?']) {
      const sent = answerRequired(Chat.report()).presses('提交').says(there);
      expect(sent.effects).toEqual([{ type: 'lookUpReceipt', serial: 1 }]);
      expect(Chat.report().says(there).keys.at(-1)).toBe('question-danger_now');
      expect(Chat.report().says('退出', there).keys.at(-1)).toBe('question-danger_now');
    }
  });

  test('while words are asked for, a code alone is words', () => {
    const asked = Chat.report().presses('没有', '情绪很差', '选好了', '和平区');
    expect(asked.says(CODE).answers.observed).toBe(CODE);
    const again = Chat.report().presses('没有', '情绪很差', '选好了', '和平区').says(`查询 ${CODE}`);
    expect(again.types).toEqual(['lookUpReceipt']);
  });

  test('three English words of four letters are no code, nor is a number between two while something is told', () => {
    expect(Chat.report().says('they beat them').answers.observed).toBe('they beat them');
    // Somebody was given that one.
    const given = { type: 'text', text: 'room 1234 here', given: true } as const;
    expect(Chat.report().does(given).of('lookUpReceipt')).toMatchObject([{ code: 'R00M-1234-HERE' }]);
    const sent = answerRequired(Chat.report()).presses('提交');
    const back = Chat.report().says('退出', CODE).does({ type: 'looked', code: CODE });
    for (const chat of [Chat.report(), sent, back])
      for (const words of ['room 1234 here', 'flat 1203 open']) {
        expect(chat.says(words).of('lookUpReceipt')).toEqual([]);
        expect(chat.answers.observed).toContain(words);
      }
    expect(Chat.report().says(CODE.replaceAll('-', ' ')).of('lookUpReceipt')).toHaveLength(1);
    expect(Chat.report().says('退出', 'ABCD 1234 EFGH').of('lookUpReceipt')).toHaveLength(1);
  });

  test('after “没有解决” it says of which report, by its end or all of it; words after it in English are told', () => {
    const filed = answerRequired(Chat.report()).presses('提交');
    for (const [typed, receipt] of [
      ['没有解决 91TV', '91tv'],
      ['还没解决:91tv', '91tv'],
      [`“没有解决 ${CODE}”`, '7k2m-p0qx-91tv'],
      ['not solved 91tv', '91tv'],
      ['Not solved HXTV', 'hxtv'],
    ] as const)
      expect(filed.says(typed).of('notSolved')).toEqual([{ type: 'notSolved', receipt }]);
    for (const told of ['not solved help', '没有解决孩子还在哭'])
      expect(filed.says(told).types).toContain('amendReport');
  });

  test('without a code it says how', () => {
    expect(Chat.report().says('/status').keys).toEqual(['code-wanted', 'question-danger_now']);
    expect(Chat.report().says('查询').keys).toContain('code-wanted');
  });
});

test.each(['我的提醒', '看 提醒', '停止这个提醒', 'My reminders', '/reminders'])(
  '“%s” lists the reminders wherever the chat stands, and answers nothing',
  (typed) => {
    const sent = answerRequired(Chat.report()).presses('提交');
    for (const chat of [Chat.report(), Chat.report().says('退出'), sent, Chat.family(), Chat.child()]) {
      const before = chat.step.saved;
      expect(chat.says(typed).effects).toEqual([{ type: 'listReminders', page: 0 }]);
      expect(chat.step.saved).toEqual(before);
    }
  },
);

test('a number after the list is one of its buttons, where there are none to press; then it is the question’s again', () => {
  const chat = Chat.report().does({ type: 'menu', menu: ['m.end.ab', 'm.list.1'] });
  const types = (text: string) => chat.does({ type: 'text', text, numbered: true }).effects;
  expect(types('１')).toEqual([{ type: 'endReminder', reminderId: 'ab' }]);
  expect(types('2')).toEqual([{ type: 'listReminders', page: 1 }]);
  chat.does({ type: 'menu', menu: [] });
  expect(types('2')).toMatchObject([{ type: 'say' }]);
  expect(chat.answers).toEqual({ danger_now: 'no' });
});

test('/help and unknown commands say what can be done, then the question again', () => {
  for (const word of ['/help', '帮助', '/nonsense', '/menu']) {
    expect(Chat.report().says(word).keys).toEqual(['guide', 'question-danger_now']);
  }
  expect(answerRequired(Chat.report()).presses('提交').says('/help').keys).toEqual(['guide-filed', 'filed-more']);
});
