import { describe, expect, test } from 'vitest';
import { LONGEST_TEXT } from '../../src/domain/report.js';
import { answerRequired, Chat } from './support/chat.js';

describe('what cannot be taken', () => {
  test('an old, a forged and another report’s button: a notice and the question again', () => {
    const chat = Chat.report().presses('没有');
    for (const data of ['r1.a1.no', 'r2.a2.neglect', 'r1.a2.nonsense', '', 'd.ack.1', 'r1.a2.neglect\u0000']) {
      chat.does({ type: 'choice', data });
      expect(chat.types).toEqual(['notice', 'say']);
      expect(chat.words).toContain('您担心孩子遇到了什么');
    }
    expect(chat.answers).toEqual({ danger_now: 'no' });
  });

  test('nothing, too much, a photo: a kind line and the question again', () => {
    const chat = Chat.report().presses('没有');
    expect(chat.says('  ').keys).toEqual(['empty-text', 'question-concern']);
    expect(chat.says('啊'.repeat(LONGEST_TEXT + 1)).keys).toEqual(['too-long', 'question-concern']);
    expect(chat.does({ type: 'file' }).words).toMatch(/收不了照片[\s\S]*不要拍孩子身体/);
    expect(chat.answers).toEqual({ danger_now: 'no' });
  });

  test('what is told in many parts has an end, too', () => {
    const chat = Chat.report();
    for (let part = 0; part < 6; part += 1) chat.says('啊'.repeat(LONGEST_TEXT - 1));
    expect(chat.keys[0]).toBe('too-long');
    expect((chat.answers.observed as string).length).toBeLessThanOrEqual(4 * LONGEST_TEXT);
  });
});

test('a long story still fits one message when it is looked over', () => {
  const chat = answerRequired(
    Chat.report({ locale: 'zh-CN', first: { type: 'text', text: '啊'.repeat(LONGEST_TEXT) } }),
  );
  chat.says('跳过').says('河'.repeat(LONGEST_TEXT)).says('跳过', '跳过').says('一'.repeat(LONGEST_TEXT));
  expect(chat.words).toContain('现在发送吗');
  expect(chat.words).toContain('啊…');
});
