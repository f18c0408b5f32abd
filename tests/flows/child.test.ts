import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHILD_QUESTIONS } from '../../src/flows/child/questions.js';
import { Chat, checkPrompt, flows, texts } from './support/chat.js';

/** To the story, safe and unhurt. */
const safe = (chat: Chat = Chat.child()): Chat => chat.presses('安全', '没有', '不会');

describe('the way through a child’s questions', () => {
  test('in the order of domain.md, all but two skippable', () => {
    const chat = Chat.child();
    expect(chat.buttons).not.toContain('跳过');
    const asked = [chat.keys.at(-1)];
    for (const answer of [
      '安全',
      '没有',
      '跳过',
      '不想打字',
      '心里很难受',
      '不想说',
      '跳过',
      '跳过',
      '跳过',
      '跳过',
      '跳过',
      '跳过',
    ]) {
      chat.presses(answer);
      asked.push(chat.keys.at(-1));
    }
    const order = CHILD_QUESTIONS.map(({ id }) => `question-child-${id}`).filter((key) => !/-(place|reach)$/.test(key));
    expect(asked).toEqual([...order, 'child-review-ask']);
  });

  test('a card has at most six buttons, lists apart', () => {
    const chat = Chat.child();
    const count = () => chat.buttons.length;
    expect(count()).toBeLessThanOrEqual(6);
    for (const answer of ['安全', '没有', '会', '不想打字']) {
      chat.presses(answer);
      if (chat.keys.at(-1) !== 'question-child-concern') expect(count(), chat.words).toBeLessThanOrEqual(6);
    }
    for (const answer of ['心里很难受', '不想说', '跳过', '跳过', '跳过', '跳过', '跳过']) {
      chat.presses(answer);
      if (chat.keys.at(-1) !== 'question-child-district') expect(count(), chat.words).toBeLessThanOrEqual(6);
    }
    expect(chat.says('/start').buttons.length).toBeLessThanOrEqual(6);
  });

  test('stops by the word it was greeted with, which ends a guardian’s reminders elsewhere', () => {
    for (const word of ['stop', 'Stop.', '停下']) {
      expect(Chat.child({ locale: 'en' }).says(word).types).toEqual(['eraseChat', 'say', 'turnTo']);
    }
    // Not by a piece of what it tells.
    expect(safe().says('他一直打我', '我说', '停').answers.story).toBe('他一直打我\n我说\n停');
    expect(Chat.report().says('stop').types).toEqual(['stopReminders']);
    expect(Chat.child().says('退订').types).toEqual(['stopReminders']);
  });

  test('whether it thinks of hurting itself is asked on a cue alone', () => {
    const tapped = (label: string) => safe().presses('不想打字', label).keys.at(-1);
    expect(tapped('有人打我')).toBe('question-child-self_harm');
    expect(tapped('心里很难受')).toBe('question-child-self_harm');
    expect(tapped('不让我上学')).toBe('question-child-district');
    expect(safe().says('我好难过').presses('跳过').keys.at(-1)).toBe('question-child-self_harm');
    expect(safe().says('没有书').presses('跳过').keys.at(-1)).toBe('question-child-district');
  });

  test('whom others may see is not shown again what it told', () => {
    const told = (seen: string) =>
      Chat.child().presses('安全', '没有', seen).says('他们抢我的书', '看一遍', '别告诉我妈').words;
    expect(told('会')).not.toMatch(/抢我的书|别告诉我妈/);
    expect(told('会')).toMatch(/说完了就点“发送”/);
    expect(told('不会')).toMatch(/抢我的书/);
  });

  test('who could be seen hears how to leave, and nothing that was not asked for', () => {
    const chat = Chat.child().presses('安全', '没有', '会');
    expect(chat.words).toContain('发“退出”就能马上离开');
    expect(chat.wakes().types).toEqual([]);
    expect(chat.says('退出').types).toEqual(['eraseChat', 'say', 'turnTo']);
  });

  test.each([
    ['我在和平区岳阳道小学', { district: '120101', place: '我在和平区岳阳道小学' }],
    ['学校后面', { district: 'unsure', place: '学校后面' }],
  ])('where: “%s”', (words, answers) => {
    const chat = safe().presses('不想打字', '不让我上学').says(words);
    expect(chat.answers).toMatchObject(answers);
    expect(chat.keys.at(-1)).toBe('question-child-age_band');
  });

  test.each([
    ['9', '8-13'],
    ['我七岁', '3-7'],
    ['8', '8-13'],
    ['十五', '14-15'],
    ['17岁', '16-17'],
  ])('“%s” is an age, and no option', (words, band) => {
    const chat = safe().presses('不想打字', '不让我上学', '跳过').says(words);
    expect(chat.answers.age_band).toBe(band);
  });

  test('where there are no buttons a number is the choice that it stands before, and an age beyond them', () => {
    const asked = () => safe().presses('不想打字', '不让我上学', '跳过');
    const typed = (text: string) => asked().does({ type: 'text', text, numbered: true });
    expect(asked().buttons.indexOf('跳过')).toBe(4);
    expect(typed('5').context).toMatchObject({ skipped: ['story', 'district', 'age_band'] });
    expect(typed('5').answers.age_band).toBeUndefined();
    expect(typed('9').answers.age_band).toBe('8-13');
    expect(typed('2').answers.age_band).toBe('8-13');
  });

  test.each([
    ['别告诉我妈', '别告诉我妈'],
    ['后爸打我,千万不要让我妈知道', '千万不要让我妈知道'],
    ['你们不要给我爸打电话', '你们不要给我爸打电话'],
    ["please don't tell my mom", "please don't tell my mom"],
    ['请老师别告诉我爸', '请老师别告诉我爸'],
    ['不想让我妈知道', '不想让我妈知道'],
    ['别去找我爸', '别去找我爸'],
    ['我和妈妈都不想让爸爸知道', '我和妈妈都不想让爸爸知道'],
    ['叔叔说别告诉我妈', undefined],
    ['叔叔说,别告诉我妈', undefined],
    ['继父打完我让我别告诉妈妈', undefined],
    ['叔叔摸我,叔叔不许告诉老师', undefined],
    ['爸爸不准告诉妈妈', undefined],
    ['爸爸不要告诉妈妈', undefined],
    ['叔叔总不让说,叔叔不要告诉老师', undefined],
    ['他骂我不要告诉妈妈', undefined],
    ['叔叔吓唬我别告诉我妈', undefined],
    ['他吼我说:不要告诉妈妈', undefined],
    ["he yelled don't tell my mom", undefined],
    // Where it may be either, the child is taken at its word.
    ['他骂我,不要告诉妈妈', '不要告诉妈妈'],
    ['他天天骂我别告诉老师', '他天天骂我别告诉老师'],
    ['爸爸打我骂我别告诉老师', '爸爸打我骂我别告诉老师'],
    ['爸爸打我别告诉妈妈', '爸爸打我别告诉妈妈'],
    ['他说要打我我不想让妈妈知道', '他说要打我我不想让妈妈知道'],
    ['叔叔说不想让我妈知道', undefined],
    ['手机被没收了不能给妈妈打电话', undefined],
    ['我不能联系妈妈', undefined],
    ['不要找我妈妈要钱', undefined],
    ['i do not call my mom', undefined],
    ['he does not let my sister eat', undefined],
    ['我爸不知道', undefined],
    ['我不想让他打我', undefined],
  ])('who must not know is heard wherever it is said: “%s”', (words, said) => {
    for (const chat of [Chat.child().says(words), safe().says(words)]) {
      expect(chat.answers).toMatchObject({ story: words });
      expect(chat.answers.not_tell_said).toBe(said);
      // It is asked all the same.
      expect(chat.answers.not_tell).toBeUndefined();
    }
  });

  test('and goes along from where it was said first', () => {
    const chat = Chat.report({ first: { type: 'text', text: '别告诉我妈' } }).presses('我是孩子,想找人帮忙');
    expect(chat.of('turnTo')).toMatchObject([{ known: { story: '别告诉我妈', not_tell_said: '别告诉我妈' } }]);
    expect(Chat.report().says('别告诉他妈是我说的').answers.not_tell_said).toBeUndefined();
  });

  test('who must not know is asked after it was said, and both are handed over', () => {
    const asked = () => safe().says('别告诉我妈').presses('不让我上学', '跳过', '跳过', '跳过');
    expect(asked().keys.at(-1)).toBe('question-child-not_tell');
    const sent = (chat: Chat) => chat.says('发送').of('fileReport');
    const filed = (not_tell: string) => [{ draft: { answers: { not_tell } } }];
    expect(sent(asked().says('后爸'))).toMatchObject(filed('后爸\n别告诉我妈'));
    expect(sent(asked().says('别告诉我妈'))).toMatchObject(filed('别告诉我妈'));
    expect(sent(asked().presses('没有'))).toMatchObject(filed('别告诉我妈'));
    expect(JSON.stringify(sent(asked()))).not.toContain('not_tell_said');
  });

  test.each(['妈妈也不能知道', "don't tell my mother"])(
    '“%s”, told after it was asked, is no name, and nobody is forgotten',
    (more) => {
      const chat = safe().presses('不想打字', '不让我上学', '跳过', '跳过', '跳过').says('爸爸');
      expect(chat.keys.at(-1)).toBe('question-child-name');
      chat.says(more);
      expect(chat.answers).toMatchObject({ not_tell: `爸爸\n${more}` });
      expect(chat.answers.name).toBeUndefined();
      expect(chat.keys.at(-1)).toBe('question-child-name');
      expect(chat.says('小安').answers).toMatchObject({ name: '小安', not_tell: `爸爸\n${more}` });
    },
  );

  test.each(['没有人', '没人', '没有的', '没', 'no one'])(
    '“%s” is nobody who must not know, as the option says',
    (words) => {
      const chat = safe().presses('不想打字', '不让我上学', '跳过', '跳过', '跳过');
      expect(chat.says(words).answers).toMatchObject({ not_tell: 'nobody' });
      expect(chat.keys).toEqual(['question-child-name']);
    },
  );

  test('“不知道” names nobody: neither who must not know, nor whom it trusts, and nothing is asked twice for it', () => {
    const chat = safe().presses('不想打字').says('不想说', '跳过');
    expect(chat.says('不想说').keys).toEqual(['question-child-trusted']);
    expect(chat.answers).toEqual({ safe_now: 'yes', hurt_now: 'no', can_chat: 'no' });
    expect(chat.says('我不知道').keys).toEqual(['question-child-not_tell']);
    expect(chat.presses('没有').says('不想说').keys).toEqual(['question-child-contact']);
    expect(chat.says('不知道').answers).toMatchObject({ not_tell: 'nobody', contact: '不知道' });
    expect(Object.keys(chat.answers)).not.toEqual(expect.arrayContaining(['trusted']));
  });

  test('where somebody else is asked about, a threat is kept with the story, and neither a wish nor an answer', () => {
    const chat = safe().presses('不想打字', '不让我上学', '跳过', '跳过').says('叔叔不许我告诉老师');
    expect(chat.answers).toMatchObject({ story: '叔叔不许我告诉老师' });
    expect(chat.answers).not.toHaveProperty('trusted');
    expect(chat.answers).not.toHaveProperty('not_tell_said');
    expect(chat.keys.at(-1)).toBe('question-child-trusted');
  });

  test('a school or a telephone is asked for its number or time; an answer in the chat is not', () => {
    const asked = () => safe().presses('不想打字', '不让我上学', '跳过', '跳过', '跳过', '没有', '跳过');
    expect(asked().answers.not_tell).toBe('nobody');
    expect(asked().presses('在这里回我').keys.at(-1)).toBe('child-review-ask');
    const chat = asked().presses('学校');
    expect(chat.keys.at(-1)).toBe('question-child-reach');
    expect(chat.says('三年级二班,下午').answers).toMatchObject({ contact: 'school', reach: '三年级二班,下午' });
    expect(chat.keys.at(-1)).toBe('child-review-ask');
  });

  test('sent: thanked, told whose fault it is not, and nothing is promised that nobody keeps', () => {
    const chat = safe().says('他们抢我的书').presses('说完了,发给你们');
    expect(chat.of('fileReport')).toEqual([
      {
        type: 'fileReport',
        serial: 1,
        partial: false,
        draft: {
          kind: 'child',
          signs: [],
          askedForHelp: false,
          answers: { safe_now: 'yes', hurt_now: 'no', can_chat: 'no', story: '他们抢我的书' },
        },
      },
    ]);
    expect(chat.words).toContain('谢谢你说出来,这不是你的错。');
    expect(chat.words).toContain('不安全时马上打110。');
    expect(chat.words).not.toMatch(/保密|秘密|12110/);
  });

  test('a photo is answered kindly', () => {
    expect(safe().does({ type: 'file' }).words).toMatch(/写几个字就好,不用拍照片。\n发生了什么/);
  });
});

test('what a child reads says 你, and at most 40 characters in a line', () => {
  const source = readFileSync('src/texts/zh-CN/child.ftl', 'utf8');
  const read = source.slice(source.indexOf('\n'), source.indexOf('## 给工作人员')).split('\n');
  expect(read.length).toBeGreaterThan(100);
  for (const line of read) {
    const words = line
      .replace(/^[\w-]+ = /, '')
      .replace('{ -hotline-psychological }心理热线{ -hotline-psychological-hours }', '12356心理热线(每天至少18小时)')
      .trim();
    expect(words).not.toMatch(/您|困境|个案|监护|请配合|必须/);
    expect(words.length, words).toBeLessThanOrEqual(40);
  }
});

test('every text of the questions and options stands in both languages, and says 你', () => {
  for (const question of CHILD_QUESTIONS) {
    checkPrompt({ lines: [{ key: `question-child-${question.id}` }, { key: `label-child-${question.id}` }] });
    for (const { key } of question.options) expect(texts.labels(key), key).toHaveLength(2);
    expect(texts.labels(`question-child-${question.id}`)[0]).not.toContain('您');
  }
  expect(flows.knows('child')).toBe(true);
});
