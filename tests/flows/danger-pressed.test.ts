import { expect, test } from 'vitest';
import { answerRequired, Chat, dataOf } from './support/chat.js';

test('“there is danger now” can be pressed at any time: under the first question, long after it was answered', () => {
  const yes = { type: 'choice', data: dataOf('有') } as const;
  const asked = Chat.report().presses('没有').does(yes);
  expect([asked.keys[0], asked.types]).toEqual(['emergency-card', ['say', 'fileReport', 'say']]);
  const reviewed = answerRequired(Chat.report()).presses('看一遍').does(yes);
  expect([reviewed.keys[0], reviewed.types]).toEqual(['emergency-card', ['say', 'fileReport', 'say']]);
  const sent = answerRequired(Chat.report()).presses('提交').does(yes);
  expect([sent.keys[0], sent.of('amendReport')]).toMatchObject(['emergency-card', [{ danger: true }]]);
  const child = { type: 'choice', data: dataOf('不安全', Chat.child()) } as const;
  expect(Chat.child().presses('安全').does(child).keys[0]).toBe('child-emergency-card');
  // That there is none is not taken back by an old button.
  const no = { type: 'choice', data: dataOf('没有') } as const;
  expect(answerRequired(Chat.report()).presses('提交').does(no).of('amendReport')).toEqual([]);
});

test('danger is heard under an older report, whatever became of that; what was sent since is none of it', () => {
  const before = { type: 'choice', data: dataOf('有') } as const;
  const filed = [{ serial: 7, partial: true, draft: { answers: { danger_now: 'yes' } } }];
  const rested = Chat.report({ serial: 6 }).says('退出').does(before);
  expect([rested.keys[0], rested.of('fileReport')]).toMatchObject(['emergency-card', filed]);
  const asked = Chat.report({ serial: 7 }).presses('没有').does(before);
  expect([asked.keys[0], asked.of('fileReport')]).toMatchObject(['emergency-card', filed]);
  const sent = answerRequired(Chat.report({ serial: 6 }))
    .presses('提交')
    .does(before);
  expect([sent.keys[0], sent.of('fileReport'), sent.of('amendReport')]).toMatchObject(['emergency-card', filed, []]);
  expect(sent.of('fileReport')[0]?.draft.answers).toEqual({ danger_now: 'yes' });
  expect(sent.keys.at(-1)).toBe('question-district');
});

test('danger that a child pressed is heard under each question, long after it was answered', () => {
  const under = (label: string, chat: Chat) => ({ type: 'choice', data: dataOf(label, chat) }) as const;
  const hurt = under('有', Chat.child().presses('安全'));
  const now = under('现在就想', Chat.child().presses('安全', '没有', '不会', '不想打字', '心里很难受'));
  for (const late of [hurt, now]) {
    const chat = Chat.child().presses('安全', '没有', '不会', '不想打字', '心里很难受', '没有').does(late);
    expect([chat.keys[0], chat.of('fileReport')]).toMatchObject(['child-emergency-card', [{ partial: true }]]);
  }
  // A harm that is no danger by itself stays answered as it was.
  const hit = under('有人打我', Chat.child().presses('安全', '没有', '不会', '不想打字'));
  expect(Chat.child().presses('安全', '没有', '不会', '不想打字', '没人好好管我').does(hit).types).toEqual([
    'notice',
    'say',
  ]);
});

test('danger is heard where it was asked, whoever has the chat since', () => {
  const child = [
    dataOf('不安全', Chat.child()),
    dataOf('有', Chat.child().presses('安全')),
    dataOf('现在就想', Chat.child().presses('安全', '没有', '不会', '不想打字', '心里很难受')),
  ];
  const buttons = [...child.map((data) => ['child', data]), ['family', dataOf('有', Chat.family())]];
  for (const [flow, data = ''] of buttons)
    expect(Chat.report().says('退出').does({ type: 'choice', data }).of('turnTo')).toEqual([
      { type: 'turnTo', flow, pressed: data },
    ]);
  const yes = dataOf('有');
  expect(Chat.family().does({ type: 'choice', data: yes }).of('turnTo')).toMatchObject([
    { flow: 'report', pressed: yes },
  ]);
  const [data = ''] = child;
  const sent = answerRequired(Chat.report()).presses('提交').does({ type: 'choice', data });
  expect(sent.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'child', pressed: data }]);
});
