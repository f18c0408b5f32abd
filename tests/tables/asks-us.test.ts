import { expect, test } from 'vitest';
import { asksUs } from '../../src/flows/asks-us.js';
import { answerRequired, Chat } from '../flows/support/chat.js';

test.each([
  ['你是谁', 'who'],
  ['你是真人还是机器人?', 'who'],
  ['这是不是骗人的', 'who'],
  ['是骗子吗', 'who'],
  ['are you a bot', 'who'],
  ['为什么要问这个', 'why'],
  ['你们干嘛问这么多啊', 'why'],
  ['侬好呀 我想问问', 'begins'],
  ['同志,我想反映个情况', 'begins'],
  ['你是谁的老师', undefined],
  ['我想问问他会不会被打', undefined],
  ['他问我是谁', undefined],
])('“%s” asks of us: %s', (text, asked) => {
  expect(asksUs(text)).toBe(asked);
});

test('it is answered, the question stands again, and nothing is taken for what was seen', () => {
  const adult = Chat.report({ first: { type: 'text', text: '你好 我想问一下' } });
  expect(adult.words).toContain('孩子现在有危险吗');
  expect(adult.says('你是真人吗').keys).toEqual(['asked-who', 'question-danger_now']);
  expect(adult.says('我想问问').keys).toEqual(['question-danger_now']);
  expect(adult.answers).toEqual({});
  expect(Chat.child().says('为什么要问这个').keys).toEqual(['child-asked-why', 'question-child-safe_now']);
  const filed = answerRequired(Chat.report()).says('提交', '你是谁');
  expect([filed.keys, filed.of('amendReport')]).toEqual([['asked-who', 'filed-more'], []]);
});

test('a district without its 区 is enough where it is asked, and no danger is heard with what is told besides', () => {
  const asked = () => Chat.report().presses('没有', '情绪很差', '选好了');
  expect(asked().says('就在河西 友谊路那边').answers).toMatchObject({
    district: '120103',
    observed: '就在河西 友谊路那边',
  });
  for (const words of ['和平路那边', '老家河北的', '不在河西', '河东河西都有', '孩子在河北唐山', '他爸在河北打工'])
    expect(asked().says(words).answers.district).toBeUndefined();
  // Other cities have districts of these names; what was a district or a county lies in one of today's.
  for (const words of ['沈阳市和平区', '在沈阳和平区太原街', '山东临沂市河东区', '不在塘沽了', '塘沽路'])
    expect(asked().says(words).answers.district, words).toBeUndefined();
  for (const [words, district] of [
    ['塘沽', '120116'],
    ['汉沽街道那边', '120116'],
    ['大港油田', '120116'],
    ['蓟县', '120119'],
    ['in Tanggu, near the station', '120116'],
    ['天津市和平区', '120101'],
    ['我们市河东区', '120102'],
  ])
    expect(asked().says(words ?? '').answers.district, words).toBe(district);
  expect(
    Chat.child().presses('安全', '没有', '不会').says('我爸打我').presses('有人打我', '没有').says('塘沽一小').answers,
  ).toMatchObject({
    district: '120116',
    place: '塘沽一小',
  });
  for (const words of ['河北', '天津河北那边']) expect(asked().says(words).answers.district).toBe('120105');
  expect(asked().says('西青大寺').answers.district).toBe('120111');
  expect(Chat.report().says('现在没有危险他爸去上班了').answers).toEqual({
    danger_now: 'no',
    observed: '现在没有危险他爸去上班了',
  });
  expect(Chat.report().says('没有危险吗').answers.danger_now).toBeUndefined();
  expect(Chat.report().says('没有危险,他拿刀了').of('fileReport')).toHaveLength(1);
});
