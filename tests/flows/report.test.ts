import { describe, expect, test } from 'vitest';
import { answerRequired, Chat } from './support/chat.js';

describe('the way through the questions', () => {
  test('all answered, looked over, sent', () => {
    const chat = answerRequired(Chat.report());
    expect(chat.buttons).toContain('提交');
    chat.presses('一周内,多次').says('河畔小区门口').presses('没有', '邻居').says('13800000000');
    expect(chat.words).toMatch(/担心的事:没人好好照顾[\s\S]*现在发送吗/);
    expect(chat.of('fileReport')).toEqual([]);
    chat.presses('发送');
    expect(chat.of('fileReport')).toEqual([
      {
        type: 'fileReport',
        serial: 1,
        partial: false,
        draft: {
          signs: [],
          askedForHelp: false,
          answers: {
            danger_now: 'no',
            concern: ['neglect'],
            district: '120102',
            observed: '孩子常常没有饭吃',
            age_band: '8-13',
            carer_present: 'no',
            source_access: 'yes',
            when_pattern: 'week_repeated',
            place: '河畔小区门口',
            special_needs: 'no',
            role: 'neighbour',
            contact: '13800000000',
          },
        },
      },
    ]);
    expect(chat.buttons).toEqual(['补充', '说一件新的事']);
  });

  const aged = (): Chat => Chat.report().presses('没有', '没人好好照顾', '选好了', '和平区').says('常常饿着');

  test.each([
    ['3', '3-7'],
    ['1', '0-2'],
    ['9', '8-13'],
    ['大概7岁', '3-7'],
    ['两岁', '0-2'],
    ['孩子八岁', '8-13'],
    ['十七', '16-17'],
  ])('%s is an age, and no place in a list that shows no numbers', (typed, band) => {
    const chat = aged().says(typed);
    expect(chat.answers).toMatchObject({ age_band: band, observed: '常常饿着' });
    expect(chat.keys).toEqual(['question-carer_present']);
  });

  test('an age beside other words leaves them where they belong; a grade or two ages are asked again', () => {
    expect(aged().says('看着有五岁,没穿鞋').answers).toMatchObject({ observed: '常常饿着\n看着有五岁,没穿鞋' });
    for (const words of ['上三年级', '一个3岁,一个9岁', '20'])
      expect(aged().says(words).answers.age_band).toBeUndefined();
  });

  test('where choices have numbers, those are meant, and an age is what is beyond them', () => {
    const typed = (text: string) => aged().does({ type: 'text', text, numbered: true }).answers.age_band;
    expect([typed('3'), typed('9')]).toEqual(['8-13', '8-13']);
  });

  test('who only writes, sends too early or waits for somebody hears that nobody has it yet', () => {
    const chat = Chat.report({ first: { type: 'text', text: '隔壁孩子夜里一直哭' } });
    expect(chat.keys).toContain('pick-below-unsent');
    for (const words of ['发送', '看一遍', '什么时候有人来啊', '会有人看吗']) {
      expect(chat.says(words).keys).toEqual(['send-not-yet', 'question-danger_now']);
      expect(chat.answers.observed).toBe('隔壁孩子夜里一直哭');
    }
    expect(Chat.child().says('发送').keys).toEqual(['child-send-not-yet', 'question-child-safe_now']);
    const looked = answerRequired(Chat.report()).presses('看一遍').says('什么时候有人来');
    expect(looked.keys.at(-1)).toBe('review-ask');
    const filed = answerRequired(Chat.report()).says('提交', '什么时候有人来啊');
    expect(filed.of('lookUpReceipt')).toEqual([{ type: 'lookUpReceipt', serial: 1 }]);
    const known = { serial: 1, danger: false, signs: [], askedForHelp: false };
    expect(Chat.child({ filed: known }).says('发送').keys[0]).toBe('child-send-not-all');
  });

  test('提交 sends as soon as the required answers are there, and not before', () => {
    const chat = Chat.report().presses('没有').says('提交');
    expect(chat.types).toEqual(['say']);
    const ready = answerRequired(Chat.report()).presses('提交');
    expect(ready.of('fileReport')).toMatchObject([{ partial: false }]);
  });

  test('看一遍 shows the answers before they are sent, as soon as 提交 is there, and one may go on answering', () => {
    expect(Chat.report().presses('没有').says('看一遍').words).toContain('您担心孩子遇到了什么');
    const chat = answerRequired(Chat.report());
    expect(chat.buttons.slice(-4)).toEqual(['返回', '跳过', '看一遍', '提交']);
    chat.presses('看一遍');
    expect(chat.words).toMatch(/请看一遍[\s\S]*孩子年龄:8–13岁[\s\S]*现在发送吗/);
    expect(chat.of('fileReport')).toEqual([]);
    chat.presses('修改', '孩子年龄', '3–7岁');
    expect(chat.words).toContain('孩子年龄:3–7岁');
    expect(chat.buttons).toEqual(['发送', '修改', '放弃', '接着回答']);
    chat.presses('接着回答');
    expect(chat.words).toContain('什么时候发生的');
    chat.presses('一周内,多次', '看一遍', '发送');
    expect(chat.of('fileReport')).toMatchObject([
      { partial: false, draft: { answers: { age_band: '3-7', when_pattern: 'week_repeated' } } },
    ]);
    const whole = answerRequired(Chat.report()).says('跳过', '跳过', '跳过', '跳过').presses('匿名,不留电话');
    expect(whole.buttons).toEqual(['发送', '修改', '放弃']);
  });

  test('who can still reach the child is only asked where somebody does harm', () => {
    const chat = Chat.report()
      .presses('没有', '看病、康复困难', '选好了', '不清楚')
      .says('没有钱看病')
      .presses('不清楚', '有');
    expect(chat.words).toContain('什么时候发生的');
    expect(chat.buttons).toContain('提交');
  });

  test('concerns are ticked and unticked in place; at least one is needed', () => {
    const chat = Chat.report().presses('没有', '被遗弃');
    expect(chat.of('say')[0]?.prompt.replaces).toBe(true);
    expect(chat.messages[0]?.choices.flat().filter(({ selected }) => selected)).toHaveLength(1);
    chat.presses('被遗弃', '选好了');
    expect(chat.words).toContain('请至少选一项');
    chat.presses('被遗弃', '情绪很差', '选好了');
    expect(chat.answers.concern).toEqual(['abandoned', 'psychological']);
    const typed = Chat.report().presses('没有', '被性侵或性骚扰').says('他还被打');
    expect(typed.answers.concern).toEqual(['physical_violence', 'sexual_harm']);
  });

  test.each([
    ['1,3 5', ['physical_violence', 'sexual_harm', 'left_alone']],
    ['1\uff0c3\uff1b5', ['physical_violence', 'sexual_harm', 'left_alone']],
    ['1、3', ['physical_violence', 'sexual_harm']],
    ['2', ['emotional_abuse']],
    ['2, 2', ['emotional_abuse']],
    ['被打、被伤害', ['physical_violence']],
    ['Abandoned', ['abandoned']],
    ['被遗弃 情绪很差', ['abandoned', 'psychological']],
  ])('typed for the concerns: %s', (typed, concern) => {
    expect(Chat.report().presses('没有').says(typed).answers.concern).toEqual(concern);
  });

  test('ticked boxes of a page are the whole answer', () => {
    const chat = Chat.report().presses('没有', '被遗弃');
    chat.does({ type: 'choices', data: ['r1.a2.neglect', 'r1.a2.begging', 'r1.a2.done'] });
    expect(chat.answers.concern).toEqual(['neglect', 'begging']);
    expect(chat.words).toContain('哪个区');
    const none = Chat.report().presses('没有').does({ type: 'choices', data: [] });
    expect(none.words).toContain('请至少选一项');
    const forged = Chat.report()
      .presses('没有')
      .does({ type: 'choices', data: ['r1.a2.x', 'y'] });
    expect(forged.types).toEqual(['notice', 'say']);
  });

  test.each([
    ['没有', 'no'],
    ['2', 'no'],
    ['2。', 'no'],
    ['Not sure', 'unsure'],
    ['不知道', 'unsure'],
    ['No', 'no'],
  ])('typed for a choice: %s', (typed, value) => {
    expect(Chat.report().says(typed).answers.danger_now).toBe(value);
  });

  test('a district without its 区, a number in the menu that steers', () => {
    const chat = Chat.report().presses('没有').says('4', '河东');
    expect(chat.answers.district).toBe('120102');
    expect(chat.says('1').words).toContain('哪个区');
  });

  test('other words at a choice are kept beside it', () => {
    const chat = Chat.report().presses('没有', '情绪很差', '选好了').says('她总是哭', '也不吃饭');
    expect(chat.answers.observed).toBe('她总是哭\n也不吃饭');
    expect(chat.words).toMatch(/^记下了。\n还没有发送。下面这一题,请再点一项。\n孩子现在在哪个区\?$/);
  });

  test('back and forth, skipped and taken up again', () => {
    const chat = Chat.report();
    expect(chat.says('返回').words).toContain('孩子现在有危险吗');
    chat.presses('没有').presses('返回');
    expect(chat.words).toContain('孩子现在有危险吗');
    answerRequired(chat).presses('跳过');
    expect(chat.words).toContain('怎样能找到孩子');
    chat.says('返回').presses('今天,一次');
    expect(chat.answers.when_pattern).toBe('today_once');
    expect(chat.words).toContain('怎样能找到孩子');
  });

  test('a required question cannot be skipped', () => {
    expect(Chat.report().says('跳过').words).toContain('孩子现在有危险吗');
  });

  test('one answer is changed out of the review; what it makes necessary is asked', () => {
    const chat = Chat.report()
      .presses('没有', '失学、辍学', '选好了', '和平区')
      .says('没去上学')
      .presses('8–13岁', '有');
    chat.says('跳过', '跳过', '跳过', '跳过');
    // Typed in other words than the option's it is the same answer.
    for (const words of ['匿名', '不留了', '不想说'])
      expect(chat.says(words, '返回').says(words).keys[0]).toBe('anonymous-means');
    chat.presses('修改', '联系方式').says('139').presses('修改', '联系方式').says('匿名');
    expect(chat.answers.contact).toBe('anonymous');
    chat.presses('修改');
    expect(chat.words).toContain('要改哪一项');
    chat.presses('返回', '修改', '担心的事');
    expect(chat.messages[0]?.choices.flat().find(({ selected }) => selected)?.label).toBe('失学、辍学');
    chat.presses('没人好好照顾', '选好了');
    expect(chat.words).toContain('还能接触到孩子吗');
    chat.presses('不能');
    expect(chat.words).toContain('担心的事:失学、辍学、没人好好照顾');
    expect(chat.context.editing).toBe(false);
    chat.presses('修改', '联系方式', '返回');
    expect(chat.words).toContain('联系方式:匿名,不留电话');
  });

  test('放弃 sends nothing and keeps nothing', () => {
    const chat = Chat.report().presses('没有', '失学、辍学', '选好了', '河东区').says('孩子不去学校').presses('8–13岁');
    chat.says('检查').presses('没有', '看一遍', '放弃');
    expect(chat.keys).toEqual(['discarded']);
    expect(chat.types).toEqual(['say']);
    expect(chat.context).toMatchObject({ answers: {}, serial: 2 });
  });

  test.each([
    [
      '放弃, at the review',
      (chat: Chat) => chat.says('跳过', '跳过', '跳过', '跳过', '跳过').presses('放弃'),
      'discarded-heard',
    ],
    ['重新开始, at a question', (chat: Chat) => chat.says('/start').presses('重新开始'), 'emergency-first'],
  ])('%s, takes no harm back that was told: it is handed over, and the chat is free', (_, ends, said) => {
    const chat = ends(answerRequired(Chat.report()));
    expect(chat.of('fileReport')).toMatchObject([
      { serial: 1, partial: true, silent: true, draft: { answers: { observed: '孩子常常没有饭吃' } } },
    ]);
    expect(chat.keys[0]).toBe(said);
    expect(chat.context).toMatchObject({ answers: {}, serial: 2, filed: 'no' });
  });

  test('nor a call for help, whatever else was told', () => {
    const chat = Chat.report().presses('没有').says('求助', '/start').presses('重新开始');
    expect(chat.of('fileReport')).toMatchObject([{ serial: 1, draft: { askedForHelp: true } }]);
  });

  test('whose post has a duty to report is told so', () => {
    for (const role of ['老师', '医护', '社区', '社工', '宾馆、酒店', '公职人员']) {
      const chat = answerRequired(Chat.report()).says('跳过', '跳过', '跳过').presses(role);
      expect(chat.words).toMatch(/^您的岗位有报告义务,请同时向公安报案。/);
    }
    for (const words of [
      '我是酒店前台',
      '你好,我是宾馆的',
      '我是公务员',
      'I am a hotel receptionist',
      "I'm a civil servant",
    ])
      expect(Chat.report().presses('没有').says(words).words, words).toContain('您的岗位有报告义务');
    for (const words of ['我是酒店对面的', '我是在酒店看到的', '我是公务员的邻居'])
      expect(Chat.report().presses('没有').says(words).words, words).not.toContain('义务');
    expect(answerRequired(Chat.report()).says('跳过', '跳过', '跳过').presses('路人').words).not.toContain('义务');
  });

  test('a pin is kept as the place, wherever it is sent', () => {
    const chat = Chat.report().does({ type: 'location', latitude: 39.1, longitude: 117.2 });
    expect(chat.answers.place).toBe('pin: 39.1,117.2');
    expect(chat.words).toContain('孩子现在有危险吗');
    answerRequired(chat).presses('跳过');
    expect(chat.words).toContain('残疾');
    const asked = answerRequired(Chat.report())
      .says('跳过')
      .does({ type: 'location', latitude: 39.1, longitude: 117.2 });
    expect(asked.words).toContain('残疾');
    expect(Chat.report().does({ type: 'location', latitude: 139, longitude: 1 }).answers).toEqual({});
  });
});
