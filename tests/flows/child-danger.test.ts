import { describe, expect, test } from 'vitest';
import { Chat } from './support/chat.js';

/** To the story, safe and unhurt. */
const safe = (chat: Chat = Chat.child()): Chat => chat.presses('安全', '没有', '不会');

describe('danger', () => {
  test.each([
    ['not safe', () => Chat.child().presses('不安全')],
    ['not safe, typed', () => Chat.child().says('我很害怕')],
    ['hurt', () => Chat.child().presses('安全', '有')],
    ['a sign in the words', () => safe().says('他拿着刀')],
    ['taken away, only tapped', () => safe().presses('不想打字', '有人把我带走了')],
    ['self-harm now', () => safe().presses('不想打字', '心里很难受', '现在就想')],
  ])('%s: the card before anything else, it is filed, and then only what helps to find the child', (_, tells) => {
    const chat = tells();
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toMatch(/^有危险,现在就打电话/);
    expect(chat.messages[0]?.text).not.toContain('12110022');
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, draft: { kind: 'child' } }]);
    expect(chat.keys.at(-1)).toBe('question-child-district');
    const asked: (string | undefined)[] = [];
    for (let left = 6; left > 0 && chat.buttons.includes('跳过'); left -= 1) {
      chat.presses('跳过');
      asked.push(chat.keys.at(-1));
    }
    for (let left = 2; left > 0 && chat.buttons.includes('不想打字'); left -= 1) {
      chat.presses('不想打字');
      asked.push(chat.keys.at(-1));
    }
    const story = 'story' in chat.answers ? [] : ['question-child-story'];
    const skipped = (chat.context.skipped as string[]).includes('story') ? [] : story;
    const seen = 'can_chat' in chat.answers ? [] : ['question-child-can_chat'];
    const first = ['question-child-place', ...seen, 'question-child-contact'];
    expect(asked.slice(0, first.length)).toEqual(first);
    expect(asked.at(-1)).toBe('child-review-ask-filed');
    for (const key of skipped) expect(asked).toContain(key);
  });

  test('self-harm now: the words of 4.6, and no question after it about it', () => {
    const chat = safe().presses('不想打字', '心里很难受', '现在就想');
    expect(chat.messages[0]?.text).toContain('你很重要,我们在乎你');
    expect(chat.messages[0]?.text).toContain('现在就想伤害自己时,请打120或110');
    expect(chat.messages[0]?.text).toContain('值班的人会来看你的消息,请别走开。');
    expect(chat.keys).not.toContain('question-child-self_harm');
  });

  test('thoughts are heard kindly, and are no alarm by themselves', () => {
    // Who feels so low that it is asked hears whom it can talk to, whatever it says.
    for (const answer of ['有过', '没有', '不想说']) {
      const chat = safe().presses('不想打字', '心里很难受', answer);
      expect(chat.words, answer).toMatch(/你很重要,我们在乎你。\n想找人说说,可打12356/);
      expect(chat.of('fileReport')).toEqual([]);
    }
  });

  test('unsafe, a place without a district is asked once more, and no third time', () => {
    const chat = Chat.child().presses('不安全').says('学校后面');
    expect(chat.words).toMatch(/你知道是哪个区吗\?\n你现在在哪里/);
    chat.says('不知道');
    expect(chat.answers).toMatchObject({ district: 'unsure', place: '学校后面\n不知道' });
    expect(chat.keys.at(-1)).toBe('question-child-can_chat');
  });

  test('where it is, told twice at length: the newest words stay whole, and the chat goes on', () => {
    const chat = Chat.child().presses('不安全').says('长'.repeat(8_000)).says('学校后面的小屋');
    expect((chat.answers.place as string).length).toBeLessThanOrEqual(8_000);
    expect(chat.answers.place).toMatch(/长\n?学校后面的小屋$/);
    expect(chat.says('跳过').says('跳过').keys.at(-1)).toBe('question-child-story');
  });

  test('what it says beside the answer is part of its story: nobody has to say it twice', () => {
    const chat = Chat.child().says('不安全,爸爸拿皮带打我');
    expect(chat.answers).toMatchObject({ safe_now: 'no', story: '不安全,爸爸拿皮带打我' });
    expect(Chat.child().says('我很害怕').answers.story).toBeUndefined();
    const hurt = Chat.child().presses('安全').says('胳膊很疼,是舅舅打的');
    expect(hurt.answers).toMatchObject({ hurt_now: 'yes', story: '胳膊很疼,是舅舅打的' });
  });

  test('hurt is heard where it is told, and not only where it is asked', () => {
    expect(Chat.child().says('我流血了').of('fileReport')).toMatchObject([{ draft: { answers: { hurt_now: 'yes' } } }]);
    expect(Chat.child().says('没有受伤').context).toMatchObject({ danger: false });
  });

  test.each([
    ['会的', 'yes'],
    ['妈妈会看我手机', 'yes'],
    ['爸爸在旁边', 'yes'],
    ['妈妈在', 'yes'],
    ['my mum is here', 'yes'],
    ['没人看', 'no'],
    ['妈妈不在', undefined],
    ['我在学校被他们打', undefined],
  ])('whether somebody may read along, in words: %s', (told, seen) => {
    const chat = Chat.child().presses('安全', '没有').says(told);
    expect(chat.answers.can_chat).toBe(seen);
    if (seen !== 'yes') return;
    // Who is near is not what happened.
    expect(chat.keys.at(-1)).toBe('question-child-story');
    const story = told.length > 2 && told !== '会的' ? `${told}\n他们抢我的书` : '他们抢我的书';
    const [filed] = chat.says('他们抢我的书', '发送').of('fileReport');
    expect(filed?.draft.answers).toMatchObject({ story });
    expect(filed?.draft.answers).not.toHaveProperty('near');
  });

  test.each([
    ['有', 'ever'],
    ['有时候想', 'ever'],
    ['想过,上次', 'ever'],
    ['我现在就想', 'now'],
    ['没想过', 'no'],
    ['没有', 'no'],
    ['有没有关系', undefined],
    ['有人天天打我', undefined],
    ['一直打我', undefined],
    ['我不知道', undefined],
  ])('whether it thinks of hurting itself, in words: %s', (told, harm) => {
    const chat = safe().says('我很难过').presses('跳过').says(told);
    expect(chat.answers.self_harm).toBe(harm);
    expect(chat.types.includes('fileReport')).toBe(harm === 'now');
  });

  test('nothing comes by itself while somebody may read along: not a reminder, not that it is over', () => {
    const chat = Chat.child().presses('不安全');
    expect(chat.wakes().words).toBe('');
    expect(chat.wakes().words).toBe('');
    const alone = Chat.child().presses('不安全', '和平区').says('学校后面').presses('不会');
    expect(alone.wakes().words).toContain('你还在吗');
  });

  test('silence after it is a report as well', () => {
    expect(Chat.child().says('求助').wakes().wakes().types).toEqual(['fileReport', 'say']);
  });

  test('who comes back after it can still say where it is, and is asked nothing more', () => {
    const chat = Chat.child().presses('不安全').wakes().wakes().says('我在和平区');
    expect(chat.of('amendReport')).toMatchObject([{ partial: true, draft: { answers: { district: '120101' } } }]);
    expect(chat.words).not.toContain('吗?');
  });
});

describe('a child that falls silent', () => {
  test('having told something is heard within the hour', () => {
    const chat = safe().says('他们抢我的书');
    expect(chat.wakes().words).toContain('你还在吗');
    expect(chat.step.wake).toEqual({ after: 30 * 60_000 });
    chat.wakes();
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, draft: { answers: { story: '他们抢我的书' } } }]);
    expect(chat.words).toContain('你说的话已经交给工作人员');
  });

  test('having told nothing is not', () => {
    expect(safe().wakes().wakes().of('fileReport')).toEqual([]);
  });

  test('where somebody may look: it is filed, and nothing is said', () => {
    const chat = Chat.child().presses('安全', '没有', '会').says('他们抢我的书').wakes().wakes();
    expect(chat.types).toEqual(['fileReport']);
    expect(chat.of('fileReport')).toMatchObject([{ silent: true }]);
    // Who comes back is heard, and whoever else picks up the telephone is asked nothing and shown nothing.
    chat.says('我在奶奶家');
    expect(chat.of('amendReport')).toMatchObject([{ draft: { answers: { story: '他们抢我的书\n我在奶奶家' } } }]);
    expect(chat.words).not.toMatch(/书|奶奶|吗/);
    expect(chat.says('检查').words).not.toContain('书');
    expect(chat.says('我要报告').of('turnTo')).toEqual([{ type: 'turnTo', flow: 'report' }]);
  });

  test('or leaves by the word, is left alone', () => {
    expect(safe().says('他们抢我的书').says('退出').types).toEqual(['eraseChat', 'say', 'turnTo']);
  });

  test.each([
    [
      'where somebody may look, as it was told to',
      () => Chat.child().presses('安全', '没有', '会').says('他们抢我的书'),
    ],
    ['having called for help', () => Chat.child().says('求助')],
  ])('or leaves by the word %s, was cut short: it is filed, and nothing is said of it', (_, tells) => {
    const chat = tells().says('退出');
    expect(chat.types).toEqual(['fileReport', 'eraseChat', 'say', 'turnTo']);
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, silent: true }]);
    expect(chat.keys).toEqual(['goodbye']);
  });

  test.each([
    ['leaves by the word', (chat: Chat) => chat.says('退出'), 'goodbye'],
    ['gives up at the review', (chat: Chat) => chat.says('看一遍').presses('放弃'), 'child-discarded-heard'],
    ['begins anew', (chat: Chat) => chat.says('/start').presses('重新开始'), 'emergency-first'],
  ])('or %s: harm that it told is handed over, and any other trouble is taken back', (_, ends, said) => {
    const told = (words: string) => ends(safe().says(words));
    const harm = told('我爸打我');
    expect(harm.of('fileReport')).toMatchObject([
      { partial: true, silent: true, draft: { answers: { story: '我爸打我' } } },
    ]);
    expect(harm.keys[0]).toBe(said);
    expect(told('他们抢我的书').of('fileReport')).toEqual([]);
    const tapped = (where: string) => ends(safe().presses('不想打字', '有人打我', '没有').says(where));
    expect(tapped('和平区').of('fileReport')).toHaveLength(1);
    expect(tapped('跳过').of('fileReport'), 'a tap alone says of no child').toEqual([]);
    expect(ends(safe().presses('不想打字', '心里很难受', '有过')).of('fileReport')).toHaveLength(1);
  });

  test('where somebody may look, to give up says no more than to leave does', () => {
    const chat = Chat.child().presses('安全', '没有', '会').says('他们抢我的书', '看一遍').presses('放弃');
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, silent: true }]);
    expect(chat.keys).toEqual(['goodbye']);
  });
});
