import { describe, expect, test } from 'vitest';
import { DISTRICTS } from '../../src/domain/report.js';
import { Chat, texts } from './support/chat.js';

/** To the child's age, with consent. */
const consented = (chat: Chat): Chat => chat.presses('没有', '照看', '选好了', '河东区', '同意');

describe('a guardian’s chat begins', () => {
  test('with the emergency line, then the danger question, and a way to report about another child', () => {
    const chat = Chat.family();
    expect(chat.messages).toHaveLength(1);
    expect(chat.words).toMatch(/^有危险请先打110或120/);
    expect(chat.words).toMatch(/您或孩子现在有危险吗\?有请先打110或120。$/);
    expect(chat.buttons).toEqual(['有', '没有', '不清楚', 'English', '报告一个孩子的情况']);
  });

  test('with what was told before', () => {
    const chat = consented(Chat.family({ known: { describe: '我要去外地打工' } }));
    expect(chat.presses('8–13岁', '1个孩子', '选好了', '父母').words).toContain('您担心会伤到孩子吗');
    expect(chat.answers.describe).toBe('我要去外地打工');
  });

  test.each([['我是家长'], ['家长求助'], ['需要帮助'], ['I need help with my child'], ['/family']])(
    'by “%s” in the public chat',
    (words) => {
      expect(Chat.report({ first: { type: 'text', text: words } }).of('turnTo')).toEqual([
        { type: 'turnTo', flow: 'family' },
      ]);
      expect(Chat.report().says(words).of('turnTo')).toHaveLength(1);
    },
  );

  test('by its button, with what was told already', () => {
    const chat = Chat.report({ first: { type: 'text', text: '孩子总不说话' } }).presses('我是家长,想要帮助');
    expect(chat.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'family', known: { describe: '孩子总不说话' } }]);
  });

  test('not by a word in the middle of a report, which may be an answer', () => {
    const chat = Chat.report().presses('没有').says('我是家长');
    expect(chat.of('turnTo')).toEqual([]);
    expect(chat.answers.observed).toBe('我是家长');
  });

  test('after danger in the report the staff have heard of it before the chat turns', () => {
    const chat = Chat.report().presses('有').presses('返回').presses('我是家长,想要帮助');
    expect(chat.types).toEqual(['amendReport', 'turnTo']);
  });
});

describe('who told of danger and then reports a child', () => {
  test('goes on with the same report: nobody is called twice for one child', () => {
    const [turn] = Chat.family().presses('有', '返回', '报告一个孩子的情况').of('turnTo');
    expect(turn).toMatchObject({ flow: 'report', known: { danger_now: 'yes' }, filed: { serial: 1, danger: true } });
    const filed = turn?.filed ?? expect.fail();
    expect(Chat.report({ known: { danger_now: 'yes' }, filed }).presses('和平区').types).toEqual([
      'amendReport',
      'say',
    ]);
  });

  test('reports another, where a family of their own was told of', () => {
    const chat = Chat.family().presses('没有', '照看', '选好了').says('我老公现在在打孩子');
    const [turn] = chat.presses('返回', '返回', '报告一个孩子的情况').of('turnTo');
    expect(turn?.filed).toBeUndefined();
  });
});

describe('the way through the guardian’s questions', () => {
  test('all answered, looked over, sent', () => {
    const chat = consented(Chat.family()).presses('3–7岁', '2个孩子', '选好了', '祖辈');
    chat.says('爷爷奶奶带不动了').presses('有时');
    expect(chat.words).toContain('12356');
    chat.presses('没有', '大字');
    expect(chat.words).toMatch(/想要的帮助:照看[\s\S]*孩子:3–7岁、2个孩子[\s\S]*现在发送吗/);
    chat.presses('发送');
    expect(chat.of('fileReport')).toEqual([
      {
        type: 'fileReport',
        serial: 1,
        partial: false,
        draft: {
          kind: 'guardian',
          signs: [],
          askedForHelp: false,
          answers: {
            danger: 'no',
            need: ['care'],
            district: '120102',
            consent_child: 'agree',
            child_age: ['3-7', 'two'],
            relation: 'grandparent',
            describe: '爷爷奶奶带不动了',
            strain: 'sometimes',
            child_mood: 'no',
            access: 'large_print',
          },
        },
      },
    ]);
    expect(chat.words).toContain('谢谢您告诉我们');
    expect(chat.buttons).toEqual(['补充', '再说一件事']);
  });

  test('without consent nothing about the child is asked, and help is not held up', () => {
    const chat = Chat.family().presses('没有', '生活', '选好了', '和平区');
    expect(chat.words).toContain('不同意也会帮您');
    chat.presses('不同意');
    expect(chat.words).toContain('您是孩子的什么人');
    chat.presses('父母', '提交');
    expect(chat.of('fileReport')).toMatchObject([{ draft: { answers: { consent_child: 'refuse' } } }]);
  });

  test('consent taken back in the review takes what was kept of the child with it', () => {
    const chat = consented(Chat.family()).presses('3–7岁', '选好了', '父母').says('跳过', '跳过');
    expect(chat.buttons.slice(0, 3)).toEqual(['没有', '有', '不清楚']);
    chat.presses('有');
    expect(chat.words).toContain('12356');
    chat.presses('提交');
    const [whole] = chat.of('fileReport');
    expect(whole?.draft.answers).toMatchObject({ child_mood: 'yes', child_age: ['3-7'] });

    const other = consented(Chat.family()).presses('3–7岁', '选好了', '父母').says('跳过', '跳过').presses('有');
    other.says('看一遍').presses('修改', '记录孩子的信息', '不同意');
    expect(other.words).not.toContain('3–7岁');
    other.presses('发送');
    const [kept] = other.of('fileReport');
    expect(Object.keys(kept?.draft.answers ?? {}).sort()).toEqual([
      'consent_child',
      'danger',
      'district',
      'need',
      'relation',
    ]);
  });

  test.each([
    ['9', ['8-13']],
    ['5岁', ['3-7']],
    ['2个', undefined],
  ])('%s, typed where the age is asked', (typed, ages) => {
    expect(consented(Chat.family()).says(typed).answers.child_age).toEqual(ages);
  });

  test('a typed street names the district', () => {
    const chat = Chat.family().presses('没有', '上学', '选好了').says('和平区小白楼街道');
    expect(chat.answers).toMatchObject({ district: '120101', street: '和平区小白楼街道' });
    expect(chat.words).toContain('同意我们记录孩子的信息吗');
  });

  test.each(DISTRICTS)('%s by its name and a street', (code) => {
    const name = texts.labels(`district-${code}`)[0];
    const chat = Chat.family().presses('没有', '上学', '选好了').says(`我们住${name}某某里`);
    expect(chat.answers.district).toBe(code);
  });

  test('a place of two districts is asked again', () => {
    const chat = Chat.family().presses('没有', '上学', '选好了').says('和平区和河西区交界');
    expect(chat.answers.district).toBeUndefined();
    expect(chat.words).toMatch(/记下了[\s\S]*哪个区/);
  });
});

describe('danger', () => {
  test('said: the card before anything else, the staff hear of it, then where', () => {
    const chat = Chat.family().presses('有');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toContain('110 报警');
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, draft: { kind: 'guardian' } }]);
    expect(chat.words).toMatch(/哪个区、哪个街道\?$/);
  });

  test('in free words at any question', () => {
    const chat = consented(Chat.family()).says('我不想活了');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toContain('12356');
  });

  test('求助 shows the card; 退出 leaves, and the chat is back where reports begin', () => {
    expect(Chat.family().says('求助').messages[0]?.text).toContain('110 报警');
    const left = consented(Chat.family()).says('退出');
    expect(left.types).toEqual(['eraseChat', 'say', 'turnTo']);
    expect(left.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'report', silent: true }]);
  });

  test('“我需要帮助” after it was sent is kept, and told to whoever has it', () => {
    const chat = consented(Chat.family()).presses('8–13岁', '1个孩子', '选好了', '父母').says('提交', '我需要帮助');
    expect(chat.of('amendReport')).toMatchObject([{ partial: false, draft: { answers: { describe: '我需要帮助' } } }]);
    expect(chat.keys).toContain('noted');
    expect(chat.says('我是家长').of('amendReport')).toEqual([]);
  });

  test('what others do to the child is heard, sent or not; a guardian’s own hand is theirs to send', () => {
    const told = () => Chat.family().presses('没有').says('他爸天天打孩子');
    const filed = [{ partial: true, draft: { kind: 'guardian', answers: { describe: '他爸天天打孩子' } } }];
    expect(told().wakes().wakes().of('fileReport')).toMatchObject(filed);
    const left = told().says('退出');
    expect([left.of('fileReport').length, left.keys]).toEqual([1, ['goodbye-heard']]);
    expect(Chat.family().presses('没有').says('我忍不住打了孩子', '退出').of('fileReport')).toEqual([]);
    // It is filed once: where it goes on, the same words are heard.
    const turned = Chat.family().says('他爸天天打孩子').presses('报告一个孩子的情况');
    expect(turned.of('fileReport')).toEqual([]);
    expect(turned.of('turnTo')).toMatchObject([{ known: { observed: '他爸天天打孩子' } }]);
  });

  test('silence after a call for help is a request as well', () => {
    const chat = Chat.family().says('求助').wakes().wakes();
    expect(chat.types).toEqual(['fileReport', 'say']);
  });
});
