import { describe, expect, test } from 'vitest';
import { asksWhoHears } from '../../src/flows/who-hears.js';
import { Chat } from '../flows/support/chat.js';

describe('who will hear of it', () => {
  test.each([
    '我爸会知道吗',
    '你会告诉我爸妈吗?',
    '你们会不会告诉我妈',
    '会不会告诉他家是我说的',
    '会不会泄露',
    '会泄露我的信息吗',
    '你们保密吗',
    '谁会看到',
    '我爸会不会看到',
    '不要告诉别人了',
    '请帮我保密',
    "please don't tell anyone",
    'Will my dad know?',
    'will you tell my parents',
    'who will see this',
  ])('is asked by “%s”', (text) => {
    expect(asksWhoHears(text)).toBe(true);
  });

  test.each([
    '能告诉我怎么办吗',
    '我会知道结果吗',
    '他知道我会告诉老师就打我',
    '爸爸不知道',
    '他叫我不要告诉别人',
    '他能看到我身上的伤',
    '我妈能看见我的伤',
    '爸爸会看到我手机',
    '我妈会看到',
    '你知道吗他打我',
    '邻居家孩子会不会有危险',
    'can you tell me what to do',
  ])('is not asked by “%s”', (text) => {
    expect(asksWhoHears(text)).toBe(false);
  });

  test('is answered in each conversation, then the question stands again, and the words are kept', () => {
    const adult = Chat.report({ first: { type: 'text', text: '会不会告诉他家是我说的' } });
    expect(adult.words).toMatch(/也不说是谁报告的[\s\S]*孩子现在有危险吗/);
    expect(Chat.report().says('我爸会知道吗').keys).toEqual(['who-hears', 'offer-child', 'question-danger_now']);
    const child = Chat.child().presses('安全', '没有', '不会').says('你会告诉我爸妈吗');
    expect(child.words).toMatch(/你说谁伤害你,这里就不会告诉谁[\s\S]*比如警察[\s\S]*发生了什么/);
    expect(child.answers.story).toBe('你会告诉我爸妈吗');
    // It tells nothing of what happened, which is asked all the same.
    const asked = Chat.child().says('我爸会知道吗', '好的').presses('安全', '没有', '不会');
    expect(asked.keys.at(-1)).toBe('question-child-story');
    expect(asked.says('他们抢我的书').answers.story).toBe('我爸会知道吗\n好的\n他们抢我的书');
    const seen = Chat.report().says('会不会泄露', '没有').presses('情绪很差', '选好了', '和平区');
    expect(seen.keys.at(-1)).toBe('question-observed');
    expect(Chat.family().says('你们保密吗').keys[0]).toBe('family-who-hears');
  });
});
