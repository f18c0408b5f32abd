import { describe, expect, test } from 'vitest';
import { Chat } from './support/chat.js';

/** To the story, safe and unhurt. */
const safe = (chat: Chat = Chat.child()): Chat => chat.presses('安全', '没有', '不会');

describe('a child’s chat begins', () => {
  test('with the emergency line, who is talking, what is not kept secret, and one question', () => {
    const chat = Chat.child();
    expect(chat.messages).toHaveLength(1);
    expect(chat.words).toMatch(
      /^有危险请先打110或120。\n你好,我是程序,不是真人。你可以随时停下。\n为了保护你,有些事我们会告诉能帮你的人。\n你现在安全吗\?$/,
    );
    expect(chat.buttons).toEqual(['安全', '不安全', '不知道', 'English', '我不是孩子,要报告一件事']);
    expect(chat.words).not.toContain('您');
  });

  test.each([
    ['我是孩子'],
    ['我是小学生。'],
    ['我10岁了'],
    ['我是孩子,想找人帮忙'],
    ["I'm a kid"],
    ['I am 9 years old'],
    ['/child'],
  ])('by “%s” in the public chat', (words) => {
    const turn = { type: 'turnTo', flow: 'child' };
    expect(Chat.report({ first: { type: 'text', text: words } }).of('turnTo')).toEqual([turn]);
    expect(Chat.report().says(words).of('turnTo')).toEqual([turn]);
  });

  test('by its button, with what was told already, and back again', () => {
    const chat = Chat.report({ first: { type: 'text', text: '他们天天欺负我' } }).presses('我是孩子,想找人帮忙');
    expect(chat.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'child', known: { story: '他们天天欺负我' } }]);
    const child = Chat.child({ known: { story: '他们天天欺负我' } }).presses('我不是孩子,要报告一件事');
    expect(child.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'report', known: { observed: '他们天天欺负我' } }]);
  });

  test('from a report half told, and back: nothing that was said is asked again, or lost', () => {
    const chat = Chat.report().presses('没有', '被打、被伤害', '失学、辍学', '选好了', '和平区').says('我爸爸打我');
    const [turn] = chat.presses('8–13岁', '我是孩子,想找人帮忙').of('turnTo');
    expect(turn?.known).toEqual({
      concerns: ['physical_violence', 'dropout'],
      story: '我爸爸打我',
      district: '120101',
      age_band: '8-13',
    });
    const child = Chat.child({ known: turn?.known as Record<string, string | string[]> }).presses(
      '安全',
      '没有',
      '不会',
    );
    expect(child.keys.at(-1)).toBe('question-child-concern');
    child.presses('跳过');
    expect(child.keys.at(-1)).toBe('question-child-self_harm');
    child.presses('有过', '老师').says('班主任');
    child.presses('跳过', '电话').says('13900000000', '我不是孩子');
    expect(child.of('turnTo')).toEqual([
      {
        type: 'turnTo',
        flow: 'report',
        known: {
          concern: ['physical_violence', 'dropout', 'self_harm_suicide'],
          observed: '我爸爸打我',
          district: '120101',
          age_band: '8-13',
          contact: '13900000000',
          not_tell: '班主任',
        },
      },
    ]);
  });

  test('nobody is held in it: “I am no child” leads back from any question, with what was said', () => {
    const chat = safe().says('楼下的孩子总在哭').says('我不是孩子');
    expect(chat.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'report', known: { observed: '楼下的孩子总在哭' } }]);
    expect(chat.of('fileReport')).toEqual([]);
  });

  test('offered, never forced, where a report speaks in a child’s own voice', () => {
    const chat = Chat.report().presses('没有').says('我爸爸打我');
    expect(chat.keys).toContain('offer-child');
    expect(chat.words).toContain('孩子现在在哪个区');
    expect(chat.buttons).toContain('我是孩子,想找人帮忙');
    expect(Chat.report().presses('没有').says('楼上爸爸打孩子').buttons).not.toContain('我是孩子,想找人帮忙');
    expect(chat.presses('我是孩子,想找人帮忙').of('turnTo')).toMatchObject([{ known: { story: '我爸爸打我' } }]);
  });

  test('after danger in the report the same report goes on, and it is asked where the child is', () => {
    const chat = Chat.report().says('我爸爸拿着刀打我').presses('我是孩子,想找人帮忙');
    const [turn] = chat.of('turnTo');
    expect(turn?.filed).toEqual({ serial: 1, danger: true, signs: ['weapon'], askedForHelp: false });
    const child = Chat.child({ known: { story: '我爸爸拿着刀打我' }, ...(turn?.filed ? { filed: turn.filed } : {}) });
    expect(child.words).toMatch(/你现在在哪里\?哪个区、学校或小区\?$/);
    expect(child.presses('和平区').types).toEqual(['amendReport', 'say']);
  });
});
