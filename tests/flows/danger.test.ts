import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/clock.js';
import { LONGEST_TEXT } from '../../src/domain/report.js';
import { answerRequired, Chat } from './support/chat.js';

describe('danger', () => {
  test('told by the first answer: card, report, then what finds the child', () => {
    const chat = Chat.report().presses('有');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toMatch(/110 报警[\s\S]*120 急救[\s\S]*119 火警[\s\S]*不能代替打电话/);
    expect(chat.of('fileReport')).toMatchObject([
      { serial: 1, partial: true, draft: { answers: { danger_now: 'yes' } } },
    ]);
    expect(chat.words).toMatch(/哪个区\?$/);
    chat.presses('南开区');
    expect(chat.of('amendReport')).toMatchObject([{ partial: true, draft: { answers: { district: '120104' } } }]);
    expect(chat.words).toContain('怎样能找到孩子');
    chat.says('河畔小区').presses('被打、被伤害', '选好了').says('一直在哭');
    expect(chat.words).toContain('可以留电话吗');
    chat.presses('匿名,不留电话');
    expect(chat.buttons).toEqual(expect.arrayContaining(['跳过', '提交']));
    chat.presses('提交');
    expect(chat.types).toEqual(['amendReport', 'say']);
    expect(chat.of('amendReport')).toMatchObject([{ partial: false, draft: { answers: { contact: 'anonymous' } } }]);
  });

  test.each(['有危险', '很危险', '有啊', '有,他爸喝多了', 'yes, he is in danger'])(
    'told in words where it is asked: %s',
    (told) => {
      for (const chat of [Chat.report(), Chat.family()]) {
        chat.says(told);
        expect(chat.types).toEqual(['say', 'fileReport', 'say']);
        expect(chat.keys[0]).toBe('emergency-card');
        expect(chat.keys.at(-1)).toMatch(/district$/);
        expect(JSON.stringify(chat.answers).includes('喝多了')).toBe(told.includes('喝多了'));
      }
    },
  );

  test.each([
    ['没有危险', 'concern'],
    ['现在没有', 'concern'],
    ['不知道有没有危险', 'danger_now'],
    ['我怕会有危险', 'danger_now'],
  ])('nor is another answer taken for it: %s', (told, at) => {
    expect(Chat.report().says(told)).toMatchObject({ types: ['say'], context: { at } });
  });

  test.each([
    ['self_harm', ['我', '我不想', '活了']],
    ['weapon', ['爸爸拿着', '刀', '在门口']],
  ])('written in pieces, as a child writes, is no less: %s', (sign, pieces) => {
    const chat = Chat.child().says(...pieces);
    expect(chat.context).toMatchObject({ danger: true, signs: [sign] });
    expect(Chat.report().says('我不想说名字。', '那家孩子活了下来').context).toMatchObject({ danger: false });
  });

  test.each([
    ['help', '他正在打孩子'],
    ['start', '孩子快被打死了'],
    ['status', '孩子快被打死了'],
    ['child', '我要跳楼'],
    ['stop', '孩子要跳楼'],
  ])('written behind a command it is heard all the same: /%s %s', (name, argument) => {
    const begun = () => [Chat.report(), Chat.child(), Chat.family(), answerRequired(Chat.report()).presses('提交')];
    for (const chat of begun()) {
      chat.does({ type: 'command', name, argument });
      expect(chat.keys[0]).toContain('emergency-card');
      expect(chat.effects).toContainEqual(
        expect.objectContaining({ type: expect.stringMatching(/^(file|amend)Report$/) }),
      );
    }
    expect(Chat.report().says(`/${name} ${argument}`).keys[0]).toBe('emergency-card');
  });

  test('seen in a word at any moment: the card each time, the report once', () => {
    const chat = Chat.report().presses('没有', '情绪很差', '选好了').says('他拿着刀');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.of('fileReport')[0]?.draft.signs).toEqual(['weapon']);
    expect(chat.words).not.toContain('刀');
    chat.presses('和平区').says('孩子叫不醒');
    expect(chat.types).toEqual(['say', 'amendReport', 'say']);
    expect(chat.of('amendReport')[0]?.draft.signs).toEqual(['weapon', 'unconscious']);
  });

  test.each(['失踪或离家出走', '疑似被拐卖', '被遗弃'])(
    '%s, picked from the list, is no less than written',
    (concern) => {
      const chat = Chat.report().presses('没有', concern, '选好了');
      expect(chat.types).toEqual(['say', 'fileReport', 'say']);
      expect(chat.keys[0]).toBe('emergency-card');
      expect(chat.keys.includes('missing-no-wait')).toBe(concern === '失踪或离家出走');
      expect(chat.keys.at(-1)).toBe('question-district');
    },
  );

  test('of a missing child it is said that nobody has to wait, however it is told, but not to the child itself', () => {
    for (const [chat, said] of [
      [Chat.report(), true],
      [Chat.family(), true],
      [Chat.child(), false],
    ] as const) {
      chat.says('孩子走丢了,找不到');
      expect([chat.keys[0]?.endsWith('emergency-card'), chat.keys.includes('missing-no-wait')]).toEqual([true, said]);
    }
  });

  test('words of self-harm get words of their own and the helpline', () => {
    const chat = Chat.report().says('她说不想活了');
    expect(chat.messages[0]?.text).toMatch(/110[\s\S]*谢谢您告诉我们[\s\S]*12356/);
    expect(chat.messages[0]?.text).not.toContain('活');
  });

  test('in a text too long to keep, it still counts', () => {
    const chat = Chat.report().says(`他拿着刀${'啊'.repeat(LONGEST_TEXT)}`);
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.answers).toEqual({});
  });

  test('a later “no” does not take it back', () => {
    const chat = Chat.report().presses('有', '返回').presses('没有');
    expect(chat.context.danger).toBe(true);
    expect(chat.of('amendReport')).toMatchObject([{ draft: { answers: { danger_now: 'no' } } }]);
  });

  test('after the report was sent it is added, card first', () => {
    const chat = answerRequired(Chat.report()).presses('提交').says('刚才听说孩子流血不止');
    expect(chat.types).toEqual(['say', 'amendReport', 'say']);
    expect(chat.of('amendReport')).toMatchObject([{ partial: false, draft: { signs: ['bleeding'] } }]);
  });
});

describe('the help word', () => {
  test.each(['求助', '救命啊,救命', '快来救我', 'please help me', 'help', 'SOS', '/help_me', '/help-me'])(
    '%s shows the card; it is not a report by itself',
    (word) => {
      const chat = Chat.report().presses('没有').says(word);
      expect(chat.types).toEqual(['say', 'say']);
      expect(chat.messages[0]?.text).toContain('110 报警');
      expect(chat.words).toMatch(/您担心孩子遇到了什么\?可多选。$/);
      expect(chat.context.askedForHelp).toBe(true);
      expect(chat.step.wake).toEqual({ after: 5 * MINUTE });
    },
  );
});

describe('silence', () => {
  test('one reminder after 30 minutes, the end after 24 hours; nothing is sent', () => {
    const chat = Chat.report().presses('没有');
    expect(chat.step.wake).toEqual({ after: 30 * MINUTE });
    expect(chat.wakes().keys).toEqual(['reminder']);
    expect(chat.step.wake).toEqual({ after: DAY - 30 * MINUTE });
    expect(chat.wakes().keys).toEqual(['silence-ends']);
    expect(chat.context).toMatchObject({ answers: {}, serial: 2 });
    expect(chat.step.wake).toBeUndefined();
    expect(chat.wakes().effects).toEqual([]);
    expect(chat.step.understood).toBe(false);
  });

  test('who answers after the reminder is not reminded again', () => {
    const chat = Chat.report().wakes().says('没有').presses('情绪很差', '选好了');
    expect(chat.step.wake).toEqual({ after: 24 * HOUR });
    expect(chat.wakes().keys).toEqual(['silence-ends']);
  });

  test.each([
    ['typed before anything was asked', () => Chat.report({ first: { type: 'text', text: '隔壁打小孩' } })],
    ['named at the question for it', () => Chat.report().presses('没有').says('被打')],
  ])('harm in words is not dropped, though no danger was said: %s', (_, begin) => {
    const silent = begin().wakes();
    expect(silent.step.wake).toEqual({ after: HOUR - 30 * MINUTE });
    silent.wakes();
    expect(silent.of('fileReport')).toMatchObject([
      { partial: true, draft: { answers: { observed: expect.stringContaining('打') } } },
    ]);
    expect(silent.keys).toEqual(['silence-ends-filed']);
    const left = begin().says('退出');
    expect(left.types).toEqual(['fileReport', 'eraseChat', 'say']);
    expect(left.of('fileReport')).toMatchObject([{ partial: true, silent: true }]);
    expect(left.words).toBe('已离开。刚才的内容会有工作人员看。可以在手机上删除这个对话。');
    expect(left.context).toMatchObject({ answers: {}, serial: 2 });
  });

  test('harm that was tapped is as much told, once it is known in which district', () => {
    const concern = ['physical_violence'];
    const tapped = () => Chat.report().presses('没有', '被打、被伤害', '选好了');
    expect(tapped().wakes().wakes().keys, 'a tap alone says of no child').toEqual(['silence-ends']);
    expect(tapped().says('退出').keys).toEqual(['goodbye-unsent', 'goodbye']);
    expect(tapped().presses('不清楚').says('退出').keys).toEqual(['goodbye-unsent', 'goodbye']);
    const placed = () => tapped().presses('和平区');
    const silent = placed().wakes();
    expect(silent.step.wake).toEqual({ after: HOUR - 30 * MINUTE });
    const filed = [{ partial: true, draft: { answers: { concern, district: '120101' } } }];
    expect(silent.wakes().of('fileReport')).toMatchObject(filed);
    expect(silent.keys).toEqual(['silence-ends-filed']);
    const left = placed().says('退出');
    expect(left.of('fileReport')).toMatchObject(filed);
    expect(left.keys).toEqual(['goodbye-heard']);
    expect(placed().says('/family').of('fileReport')).toMatchObject(filed);
  });

  test('a trouble in which nobody does harm is not sent by silence, nor by leaving', () => {
    const chat = () => Chat.report().presses('没有', '吃穿住有困难', '情绪很差', '选好了');
    expect(chat().wakes().wakes().keys).toEqual(['silence-ends']);
    expect(chat().says('退出').keys).toEqual(['goodbye-unsent', 'goodbye']);
  });

  test('who leaves after the reminder is waited for no more', () => {
    expect(Chat.report().presses('没有').wakes().says('退出').step.wake).toBeUndefined();
  });

  test('ticking a box starts the wait again', () => {
    const chat = Chat.report().presses('没有', '被遗弃');
    expect(chat.step.wake).toEqual({ after: 30 * MINUTE });
  });

  test('after danger: 5 and 15 minutes, and what is known goes to the staff', () => {
    const chat = Chat.report().presses('有', '和平区').says('跳过').presses('被遗弃');
    expect(chat.step.wake).toEqual({ after: 5 * MINUTE });
    chat.wakes();
    expect(chat.step.wake).toEqual({ after: 10 * MINUTE });
    chat.wakes();
    expect(chat.types).toEqual(['amendReport', 'say']);
    expect(chat.of('amendReport')).toMatchObject([{ partial: true, draft: { answers: { concern: ['abandoned'] } } }]);
    expect(chat.keys).toEqual(['silence-ends-filed']);
    // Whoever comes back adds to it, and another child is told of apart.
    expect(chat.step.wake).toEqual({ after: 30 * DAY });
    expect(chat.says('没有解决').types).toEqual(['notSolved']);
    chat.says('河畔小区的孩子');
    expect(chat.of('amendReport')).toMatchObject([{ serial: 1, draft: { answers: { observed: '河畔小区的孩子' } } }]);
    expect(chat.says('开始').context).toMatchObject({ answers: {}, serial: 2 });
  });

  test('and the boxes that stood then can still be ticked: what is ticked late is added, on a page together, elsewhere one by one', () => {
    const silent = () => Chat.report().presses('有', '和平区').says('跳过').wakes().wakes();
    const [box = '', another = '', done = ''] = Chat.report()
      .presses('有', '和平区')
      .says('跳过')
      .messages.flatMap(({ choices }) => choices.flat())
      .flatMap(({ label, data }) => (['没人好好照顾', '被遗弃', '选好了'].includes(label) ? [data] : []));
    const concern = ['neglect', 'abandoned'];
    const page = silent().does({ type: 'choices', data: [box, another] });
    expect(page.of('amendReport')).toMatchObject([{ partial: true, draft: { answers: { concern } } }]);
    const chat = silent().does({ type: 'choice', data: box });
    expect(chat.of('amendReport')).toMatchObject([{ draft: { answers: { concern: ['neglect'] } } }]);
    chat.does({ type: 'choice', data: another });
    expect(chat.of('amendReport')).toMatchObject([{ draft: { answers: { concern } } }]);
    expect(chat.does({ type: 'choice', data: done }).types).toEqual(['say']);
    expect(silent().does({ type: 'choice', data: done }).types).toEqual(['notice', 'say']);
  });

  test('after the help word alone, falling silent is a report', () => {
    const chat = Chat.report().presses('没有').says('求助').wakes().wakes();
    expect(chat.of('fileReport')).toMatchObject([{ serial: 1, partial: true, draft: { askedForHelp: true } }]);
  });

  test('a filed report can be added to for 30 days, then the chat forgets it', () => {
    const chat = answerRequired(Chat.report()).presses('提交');
    expect(chat.step.wake).toEqual({ after: 30 * DAY });
    chat.wakes();
    expect(chat.effects).toEqual([]);
    expect(chat.context).toMatchObject({ answers: {}, serial: 2 });
  });
});
