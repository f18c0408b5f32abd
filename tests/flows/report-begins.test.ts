import { describe, expect, test } from 'vitest';
import { answerRequired, Chat } from './support/chat.js';

describe('a chat begins', () => {
  test('with one message: the emergency line, who we are, the notice, the first question, a language button', () => {
    const chat = Chat.report();
    expect(chat.messages).toHaveLength(1);
    expect(chat.words).toMatch(/^有危险请先打110或120/);
    expect(chat.words).toContain('请如实反映,怀疑即可。');
    expect(chat.words).toContain('请不要拍孩子身体,也不要自己去质问。');
    expect(chat.words).toMatch(/孩子现在有危险吗\?有请先打110或120。$/);
    expect(chat.words).not.toContain('试用');
    expect(chat.buttons).toEqual(['有', '没有', '不清楚', 'English', '我是孩子,想找人帮忙', '我是家长,想要帮助']);
  });

  test('of what is online, whoever reports it and a child hear that it can be taken away', () => {
    expect(Chat.report().presses('没有', '网上被骗、被欺负', '选好了').keys[0]).toBe('online-harm-advice');
    const child = Chat.child().presses('安全', '没有', '不会', '不想打字', '网上有人骗我、吓我');
    expect(child.keys[0]).toBe('child-online-advice');
  });

  test('of a child that is low, whoever reports it hears whom it can talk to', () => {
    expect(Chat.report().presses('没有', '情绪很差', '选好了').keys[0]).toBe('low-advice');
    const both = Chat.report().presses('没有', '情绪很差', '自伤或不想活', '选好了').keys;
    expect([both.includes('self-harm-advice'), both.includes('low-advice')]).toEqual([true, false]);
  });

  test('in a trial it says that reports reach nobody', () => {
    expect(Chat.report({ trial: true }).words).toContain('在这里报告不会送到任何人手里');
    expect(Chat.report({ trial: true, locale: 'en' }).words).toContain('reports made here reach nobody');
  });

  test('a first text is kept as what was observed, and not asked for again', () => {
    const chat = Chat.report({ first: { type: 'text', text: '隔壁孩子常常饿着' } });
    expect(chat.messages).toHaveLength(1);
    expect(chat.keys).toContain('noted');
    expect(chat.answers).toEqual({ observed: '隔壁孩子常常饿着' });
    chat.presses('没有', '没人好好照顾', '选好了', '和平区');
    expect(chat.words).toContain('孩子大约多大');
    chat.presses('不清楚', '有', '能').says('跳过', '跳过', '跳过', '跳过').presses('匿名,不留电话');
    expect(chat.words).toContain('看到或听到的:隔壁孩子常常饿着');
  });

  test('a first text with danger in it: the card, the report, then the district', () => {
    const chat = Chat.report({ trial: true, first: { type: 'text', text: '楼上有人拿着刀打孩子' } });
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toMatch(/110 报警[\s\S]*试用/);
    expect(chat.words).toMatch(/孩子现在在哪个区\?$/);
  });

  test.each([
    ['被打', ['physical_violence']],
    ['受伤了', undefined],
    ['他爸天天骂他', ['emotional_abuse']],
    ['隔壁打小孩,也没人照顾', ['physical_violence', 'neglect']],
    ['每天都哭', undefined],
  ])('what is worried about can be typed as well, and is kept in its own words: “%s”', (words, concern) => {
    const chat = Chat.report().presses('没有').says(words);
    expect(chat.answers).toEqual({ danger_now: 'no', ...(concern ? { concern } : {}), observed: words });
    expect(chat.words).toMatch(concern ? /哪个区/ : /您担心孩子遇到了什么/);
  });

  test.each([
    ['我是南开区的社工,孩子是外地的', '120104'],
    ['奶奶住武清区,孩子在哪我不知道', '120114'],
    ['they moved here from Hebei', undefined],
    ['they live in Hebei District', '120105'],
  ])(
    'a district named where something else is asked may be another one, and is asked all the same: %s',
    (words, said) => {
      for (const chat of [Chat.report().says(words), Chat.family().says(words)]) {
        expect(chat.answers.district).toBeUndefined();
        expect(chat.answers.district_said).toBe(said);
      }
      const chat = Chat.report({ first: { type: 'text', text: words } }).presses('没有', '被打、被伤害', '选好了');
      expect(chat.words).toContain('哪个区');
      expect(chat.presses('和平区').answers.district).toBe('120101');
    },
  );

  test('a district named where something else is asked counts where nobody answers which it is, one that is known is not changed', () => {
    const chat = Chat.report({ first: { type: 'text', text: '河西区有人要跳楼' } });
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, draft: { answers: { district: '120103' } } }]);
    expect(JSON.stringify(chat.of('fileReport'))).not.toContain('district_said');
    expect(chat.keys.at(-1)).toBe('question-district');
    chat.presses('南开区').says('他以前住和平区');
    expect(chat.of('amendReport')).toMatchObject([{ draft: { answers: { district: '120104' } } }]);
    const unsure = Chat.report()
      .presses('没有', '看病、康复困难', '选好了', '不清楚')
      .says('没有钱看病')
      .presses('不清楚', '有');
    expect(unsure.says('跳过').keys.at(-1)).toBe('question-place');
    expect(unsure.says('河西区医院门口').answers).toMatchObject({ district: '120103', place: '河西区医院门口' });
    // Once it is sent it is not asked any more: who did not know it has found it out.
    const found = Chat.report()
      .presses('没有', '看病、康复困难', '选好了', '不清楚')
      .says('没有钱看病')
      .presses('不清楚', '有')
      .says('发送');
    for (const [words, district] of [
      ['我在和平区上班', 'unsure'],
      ['孩子在南开区', '120104'],
      ['以前住河西区', '120104'],
    ] as const)
      expect(found.says(words).of('amendReport')).toMatchObject([{ draft: { answers: { district } } }]);
    const asked = Chat.report().presses('没有', '被遗弃', '选好了').says('就在河西区医院门口');
    expect(asked.answers).toMatchObject({ district: '120103', observed: '就在河西区医院门口' });
    expect(Chat.report().says('不知道是河西区还是河东区').answers.district).toBeUndefined();
    const child = Chat.child().presses('安全', '没有', '不会').says('后爸打我 用皮带', '河西区');
    expect(child.says('跳过', '跳过').words).toContain('你现在在哪里');
    expect(child.says('发送').of('fileReport')).toMatchObject([{ draft: { answers: { district: '120103' } } }]);
  });

  test('harm that is told where the place is asked is not a place alone', () => {
    const chat = answerRequired(Chat.report()).presses('一周内,多次').says('腿上青了');
    expect(chat.answers).toMatchObject({ place: '腿上青了', observed: '孩子常常没有饭吃\n腿上青了' });
  });

  test('harm that was told is heard also where a parent goes on in another conversation', () => {
    const turned = (words: string) => Chat.report().says(words).presses('我是家长,想要帮助');
    expect(turned('他爸天天打孩子').types).toEqual(['fileReport', 'turnTo']);
    expect(turned('他爸天天打孩子').of('fileReport')).toMatchObject([{ partial: true }]);
    expect(turned('孩子不爱写作业').types).toEqual(['turnTo']);
    const goesOn = (words: string) => turned(words).of('turnTo')[0]?.filed?.serial;
    expect([goesOn('他爸天天打孩子'), goesOn('孩子不爱写作业')]).toEqual([1, undefined]);
    // Whoever has the telephone now may be the one whom the child told of.
    expect(turned('我爸天天打我').of('turnTo')).toEqual([{ type: 'turnTo', flow: 'family' }]);
    const filed = { serial: 1, danger: false, signs: [], askedForHelp: false };
    const taken = Chat.report({ known: { observed: '天天打', not_tell: '妈妈' }, filed }).says('/family');
    expect(taken.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'family' }]);
    const neighbour = answerRequired(Chat.report()).presses('跳过', '跳过', '跳过', '邻居').says('/family');
    // What was filed of another's child is not told once more as one's own.
    expect(neighbour.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'family' }]);
  });

  test.each([
    ['我是她的班主任,她身上有伤', 'teacher'],
    ['你好,我是儿科医生', 'medical'],
    ['我是社区工作人员。楼上的孩子没人管', 'community'],
    ['我是社工', 'social_worker'],
    ["I'm her teacher, she looks tired", 'teacher'],
  ])('who says that they have to report hears of that duty then, and is not asked what they are: %s', (words, role) => {
    for (const chat of [Chat.report(), Chat.report().presses('没有')]) {
      chat.says(words);
      expect(chat.keys).toContain('mandated-duty');
      expect(chat.context).toMatchObject({ answers: { role } });
    }
  });

  test.each(['我是老师的邻居', '我不是老师', '我是邻居,医生说有伤', 'my son’s teacher says so', '老师打他'])(
    'whoever only speaks of one is asked: %s',
    (words) => {
      const chat = Chat.report().presses('没有').says(words);
      expect(chat.keys).not.toContain('mandated-duty');
      expect(chat.context).not.toHaveProperty('answers.role');
    },
  );

  test('a greeting is a beginning, not an observation', () => {
    expect(Chat.report({ first: { type: 'text', text: '你好。' } }).answers).toEqual({});
  });
});
