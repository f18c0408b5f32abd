import { describe, expect, test } from 'vitest';
import { invitationIn } from '../../src/flows/receipt-code.js';
import { answerRequired, Chat } from './support/chat.js';

const CODE = '7K2M-P0QX-91TV';
const invited = { type: 'text', text: `加入 ${CODE}`, invitation: { code: CODE, open: true } } as const;

describe('an invitation', () => {
  test('a sentence that begins with a word for a code is told, danger and all', () => {
    const chat = Chat.report().says('receipt says he is holding a gun');
    expect(chat.of('lookUpReceipt')).toEqual([]);
    expect(chat.of('fileReport')).toHaveLength(1);
    expect(invitationIn({ kind: 'text', text: 'start beat beat beat' })).toBeUndefined();
    expect(invitationIn({ kind: 'text', text: `/start ${CODE}` })).toEqual({ code: CODE, asked: true });
  });

  test('is one as it is copied', () => {
    for (const text of [`加入 ${CODE}。`, `“加入 ${CODE}”`, '加入7K2M—P0QX—91TV', `/start ${CODE}`]) {
      expect(invitationIn({ kind: 'text', text })).toEqual({ code: CODE, asked: true });
    }
  });

  test('in the midst does not lose what was not sent: it is asked first, as by /start', () => {
    const told = Chat.report().presses('没有').says('楼上的孩子常常没有饭吃');
    expect(told.does(invited).keys).toEqual(['join-unsent', 'question-concern']);
    expect(told.answers.observed).toBe('楼上的孩子常常没有饭吃');
    const harmed = answerRequired(Chat.report()).does(invited);
    expect(harmed.of('fileReport')).toMatchObject([{ partial: true, draft: { answers: { concern: ['neglect'] } } }]);
    expect(harmed.of('joinCase')).toHaveLength(1);
    const sent = answerRequired(Chat.report()).presses('提交');
    expect(sent.does(invited).types).toEqual(['joinCase', 'turnTo']);
    expect(told.presses('重新开始').does(invited).types).toEqual(['joinCase', 'turnTo']);
    expect(Chat.family().presses('没有', '看病康复', '选好了').does(invited).keys[0]).toBe('join-unsent');
  });

  test('another conversation in the midst says that what was not sent is not kept; a child’s words are never spoken of', () => {
    const told = Chat.family().presses('没有', '看病康复', '选好了').says('/child');
    expect(told.keys).toEqual(['unsent-dropped']);
    expect(told.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'child' }]);
    const away = Chat.report().presses('没有').says('楼上的孩子常常没有饭吃').does({ type: 'makeWay' });
    expect(away.keys).toEqual(['unsent-dropped']);
    for (const chat of [Chat.family().presses('没有').says('/child'), Chat.report().says('楼上的孩子').says('/child')])
      expect(chat.keys).toEqual([]);
    expect(Chat.family().presses('有').says('/child').types).toEqual(['amendReport', 'turnTo']);
    expect(Chat.child().presses('安全', '没有').says('/family').keys).toEqual([]);
    expect(Chat.child().says('晚上我一个人睡').says('/family').keys).toEqual([]);
  });

  test('where nothing would be lost, or somebody hears it, it joins at once', () => {
    expect(Chat.report().presses('没有').does(invited).of('joinCase')).toHaveLength(1);
    expect(Chat.family().presses('没有', '定时提醒', '选好了', '和平区').does(invited).of('joinCase')).toHaveLength(1);
    const urgent = Chat.report().presses('有').says('他家在和平路3号');
    expect(urgent.does(invited).types).toEqual(['amendReport', 'joinCase', 'turnTo']);
    // Who holds a child's telephone now is not shown that it wrote.
    const child = Chat.child().says('我爸爸打我').does(invited);
    expect(child.of('joinCase')).toHaveLength(1);
    expect(child.keys).not.toContain('join-unsent');
  });
});
