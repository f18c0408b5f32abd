import { describe, expect, test } from 'vitest';
import { DISTRICTS } from '../../src/domain/report.js';
import { convenient } from '../../src/flows/family/understand.js';
import { Chat, texts } from './support/chat.js';

/** To the child's age, with consent. */
const consented = (chat: Chat): Chat => chat.presses('没有', '照看', '选好了', '河东区', '同意');

describe('a guardian’s chat begins', () => {
  test('with the emergency line, then the danger question, and a way to report about another child', () => {
    const chat = Chat.family();
    expect(chat.messages).toHaveLength(1);
    expect(chat.words).toMatch(/^有危险请先打110或120/);
    expect(chat.words).toMatch(/您或孩子现在有危险吗\?有请先打110或120。$/);
    expect(chat.buttons).toEqual(['有', '没有', '不清楚', 'English', '报告一个孩子的情况']);
  });

  test('with what was told before', () => {
    const chat = consented(Chat.family({ known: { describe: '我要去外地打工' } }));
    expect(chat.presses('8–13岁', '1个孩子', '选好了', '父母').words).toContain('您担心会伤到孩子吗');
    expect(chat.answers.describe).toBe('我要去外地打工');
  });

  test.each([['我是家长'], ['家长求助'], ['需要帮助'], ['I need help with my child'], ['/family']])(
    'by “%s” in the public chat',
    (words) => {
      expect(Chat.report({ first: { type: 'text', text: words } }).of('turnTo')).toEqual([
        { type: 'turnTo', flow: 'family' },
      ]);
      expect(Chat.report().says(words).of('turnTo')).toHaveLength(1);
    },
  );

  test('by its button, with what was told already', () => {
    const chat = Chat.report({ first: { type: 'text', text: '孩子总不说话' } }).presses('我是家长,想要帮助');
    expect(chat.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'family', known: { describe: '孩子总不说话' } }]);
  });

  test('not by a word in the middle of a report, which may be an answer', () => {
    const chat = Chat.report().presses('没有').says('我是家长');
    expect(chat.of('turnTo')).toEqual([]);
    expect(chat.answers.observed).toBe('我是家长');
  });

  test('after danger in the report the staff have heard of it before the chat turns', () => {
    const chat = Chat.report().presses('有').presses('返回').presses('我是家长,想要帮助');
    expect(chat.types).toEqual(['amendReport', 'turnTo']);
  });
});

describe('the way through the guardian’s questions', () => {
  test('all answered, looked over, sent', () => {
    const chat = consented(Chat.family()).presses('3–7岁', '2个孩子', '选好了', '祖辈');
    chat.says('爷爷奶奶带不动了').presses('有时');
    expect(chat.words).toContain('12356');
    chat.presses('没有', '大字');
    expect(chat.words).toMatch(/想要的帮助:照看[\s\S]*孩子:3–7岁、2个孩子[\s\S]*现在发送吗/);
    chat.presses('发送');
    expect(chat.of('fileReport')).toEqual([
      {
        type: 'fileReport',
        serial: 1,
        partial: false,
        draft: {
          kind: 'guardian',
          signs: [],
          askedForHelp: false,
          answers: {
            danger: 'no',
            need: ['care'],
            district: '120102',
            consent_child: 'agree',
            child_age: ['3-7', 'two'],
            relation: 'grandparent',
            describe: '爷爷奶奶带不动了',
            strain: 'sometimes',
            child_mood: 'no',
            access: 'large_print',
          },
        },
      },
    ]);
    expect(chat.words).toContain('谢谢您告诉我们');
    expect(chat.buttons).toEqual(['补充', '再说一件事']);
  });

  test('without consent nothing about the child is asked, and help is not held up', () => {
    const chat = Chat.family().presses('没有', '生活', '选好了', '和平区', '不同意');
    expect(chat.words).toContain('您是孩子的什么人');
    chat.presses('父母', '提交');
    expect(chat.of('fileReport')).toMatchObject([{ draft: { answers: { consent_child: 'refuse' } } }]);
  });

  test('consent taken back in the review takes what was kept of the child with it', () => {
    const chat = consented(Chat.family()).presses('3–7岁', '选好了', '父母').says('跳过', '跳过').presses('有');
    expect(chat.words).toContain('12356');
    chat.presses('提交');
    const [whole] = chat.of('fileReport');
    expect(whole?.draft.answers).toMatchObject({ child_mood: 'yes', child_age: ['3-7'] });

    const other = consented(Chat.family()).presses('3–7岁', '选好了', '父母').says('跳过', '跳过').presses('有');
    other.says('看一遍').presses('修改', '记录孩子的信息', '不同意');
    expect(other.words).not.toContain('3–7岁');
    other.presses('发送');
    const [kept] = other.of('fileReport');
    expect(Object.keys(kept?.draft.answers ?? {}).sort()).toEqual([
      'consent_child',
      'danger',
      'district',
      'need',
      'relation',
    ]);
  });

  test.each([
    ['9', ['8-13']],
    ['5岁', ['3-7']],
    ['2个', undefined],
  ])('%s, typed where the age is asked', (typed, ages) => {
    expect(consented(Chat.family()).says(typed).answers.child_age).toEqual(ages);
  });

  test('a typed street names the district', () => {
    const chat = Chat.family().presses('没有', '上学', '选好了').says('和平区小白楼街道');
    expect(chat.answers).toMatchObject({ district: '120101', street: '和平区小白楼街道' });
    expect(chat.words).toContain('同意我们记录孩子的信息吗');
  });

  test.each(DISTRICTS)('%s by its name and a street', (code) => {
    const name = texts.labels(`district-${code}`)[0];
    const chat = Chat.family().presses('没有', '上学', '选好了').says(`我们住${name}某某里`);
    expect(chat.answers.district).toBe(code);
  });

  test('a place of two districts is asked again', () => {
    const chat = Chat.family().presses('没有', '上学', '选好了').says('和平区和河西区交界');
    expect(chat.answers.district).toBeUndefined();
    expect(chat.words).toMatch(/记下了[\s\S]*哪个区/);
  });
});

describe('danger', () => {
  test('said: the card before anything else, the staff hear of it, then where', () => {
    const chat = Chat.family().presses('有');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toContain('110 报警');
    expect(chat.of('fileReport')).toMatchObject([{ partial: true, draft: { kind: 'guardian' } }]);
    expect(chat.words).toMatch(/哪个区、哪个街道\?$/);
  });

  test('in free words at any question', () => {
    const chat = consented(Chat.family()).says('我不想活了');
    expect(chat.types).toEqual(['say', 'fileReport', 'say']);
    expect(chat.messages[0]?.text).toContain('12356');
  });

  test('求助 shows the card; 退出 leaves, and the chat is back where reports begin', () => {
    expect(Chat.family().says('求助').messages[0]?.text).toContain('110 报警');
    const left = consented(Chat.family()).says('退出');
    expect(left.types).toEqual(['eraseChat', 'say', 'turnTo']);
    expect(left.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'report', silent: true }]);
  });

  test('silence after a call for help is a request as well', () => {
    const chat = Chat.family().says('求助').wakes().wakes();
    expect(chat.types).toEqual(['fileReport', 'say']);
  });
});

describe('one date for a reminder', () => {
  const asked = (...what: string[]): Chat =>
    Chat.family().presses('没有', '定时提醒', '选好了', '和平区', ...what, '选好了', '同意');

  test('is asked for what somebody gave a date for, and for nothing else', () => {
    expect(asked('每周联系孩子').words).toContain('选方便的时间');
    const chat = asked('复诊康复', '家长课堂');
    expect(chat.words).toBe('下次复诊或康复是哪天?如12月3日。没定就跳过。');
    expect(chat.says('3.20').words).toContain('下次家长课堂是哪天');
    expect(chat.presses('跳过').words).toContain('选方便的时间');
    expect(chat.presses('周三晚上7点').words).toContain('下次复诊或康复:2026年3月20日周五');
    expect(chat.presses('发送').of('enrol')).toMatchObject([
      { answers: { date_follow_up_visit: '2026-03-20', remind_when: '3-19:00' } },
    ]);
    expect(chat.of('fileReport')).toEqual([]);
  });

  test.each([
    ['复诊康复', '下次复诊或康复是哪天', 'follow_up_visit'],
    ['补贴年审', '哪天办补贴年审', 'subsidy_review'],
    ['家访预约', '约好的家访是哪天', 'home_visit'],
    ['家长课堂', '下次家长课堂是哪天', 'parent_class'],
    ['返校', '孩子哪天返校', 'back_to_school'],
    ['外出书面告知', '哪天交书面告知', 'written_notice'],
  ])('can be given for %s', (what, question, kind) => {
    const chat = asked(what);
    expect(chat.words).toContain(question);
    expect(chat.says('3.20').answers).toMatchObject({ remind_what: [kind], [`date_${kind}`]: '2026-03-20' });
  });

  test.each([
    ['明天', '2026-03-04'],
    ['下周三', '2026-03-11'],
    ['12月3日', '2026-12-03'],
  ])('%s, counted from the day of the turn', (text, date) => {
    expect(asked('复诊康复').says(text).answers.date_follow_up_visit).toBe(date);
  });

  test.each([
    ['2月30日', /日历上没有这一天[\s\S]*2026-04-02\n下次复诊/],
    ['今天', /这一天已经到了[\s\S]*下次复诊/],
    ['过一阵吧', /没看懂日期[\s\S]*下次复诊/],
    ['3月8日或9日', /是2026年3月8日周日,还是2026年3月9日周一\?[\s\S]*下次复诊/],
  ])('%s is asked again, and nothing is kept of it', (text, words) => {
    const chat = asked('复诊康复').says(text);
    expect(chat.words).toMatch(words);
    expect(chat.answers.date_follow_up_visit).toBeUndefined();
    expect(chat.answers.describe).toBeUndefined();
    expect(chat.says('2026-03-09').answers.date_follow_up_visit).toBe('2026-03-09');
  });

  test('danger is heard there too, and a story is kept', () => {
    expect(asked('复诊康复').says('孩子昏迷了,明天再说').types).toEqual(['say', 'fileReport', 'say']);
    const story = '医生说要看检查结果才能定,我们家住得远,去一次要坐两个小时的车,还要请假。';
    expect(asked('复诊康复').says(story).answers.describe).toBe(story);
  });

  test('goes when messages are refused', () => {
    const chat = asked('复诊康复').says('3.20');
    chat.presses('周三晚上7点').presses('修改', '按时提醒', '不同意');
    expect(Object.keys(chat.answers).sort()).toEqual(['consent_msg', 'danger', 'district', 'need']);
  });
});

describe('a convenient time', () => {
  test.each([
    ['周三晚上7点半,13800000000', { remind_when: '3-19:30', phone: '13800000000' }],
    ['星期天 9:05', { remind_when: '7-09:05' }],
    ['礼拜六下午3点', { remind_when: '6-15:00' }],
    ['18点', { remind_when: '7-18:00' }],
    ['Fri 19:30 +86 138 0000 0000', { remind_when: '5-19:30', phone: '+86 138 0000 0000' }],
    ['13800000000', { phone: '13800000000' }],
    ['周三19:00 13800000000', { remind_when: '3-19:00', phone: '13800000000' }],
    ['9点 13800000000', { remind_when: '7-09:00', phone: '13800000000' }],
    ['周三晚上七点半', { remind_when: '3-19:30' }],
    ['星期二十点', { remind_when: '2-10:00' }],
    ['十一点', { remind_when: '7-11:00' }],
    ['Wednesday 7 pm', { remind_when: '3-19:00' }],
    ['晚上12点', undefined],
    ['夜里2点', undefined],
    ['25:00', undefined],
    ['都行', undefined],
  ])('%s', (text, meant) => {
    expect(convenient(text)).toEqual(meant);
  });

  const asked = (): Chat =>
    Chat.family().presses('没有', '定时提醒', '选好了', '和平区', '每周联系孩子', '选好了', '同意');

  test.each([
    ['周三晚上8点', /8:00到20:00[\s\S]*方便的时间/],
    ['随时', /没看懂时间[\s\S]*方便的时间/],
    ['13800000000', /^电话记下了。[\s\S]*方便的时间/],
  ])('%s: what is still to be said is asked for, and nothing is kept as told', (text, words) => {
    const chat = asked().says(text);
    expect(chat.words).toMatch(words);
    expect(chat.answers.describe).toBeUndefined();
  });
});

describe('what is told beside, where nothing but reminders is wanted', () => {
  const asked = (joined: boolean): Chat =>
    joined
      ? Chat.family({ known: { joined: 'yes' } }).presses('没有', '不同意')
      : Chat.family().presses('没有', '定时提醒', '选好了', '和平区');

  test.each([true, false])('reaches somebody: let into a case %s', (joined) => {
    const chat = asked(joined).says('没钱抓药').presses('每周联系孩子', '选好了', '同意', '周三晚上7点', '发送');
    expect(chat.types).toEqual(['fileReport', 'enrol', 'say']);
    expect(chat.of('fileReport')).toMatchObject([{ draft: { answers: { describe: '没钱抓药' } } }]);
  });

  test('but a number in a message of its own, after the time, is the number that was asked for', () => {
    const chat = asked(false).presses('每周联系孩子', '选好了', '同意').says('周三晚上7点', '13800000000');
    chat.presses('发送');
    expect(chat.types).toEqual(['enrol', 'say']);
    expect(chat.of('enrol')).toMatchObject([{ answers: { phone: '13800000000' } }]);
  });

  test('but thanks call nobody, before or after', () => {
    const chat = asked(false).says('好的。').presses('每周联系孩子', '选好了', '同意', '周三晚上7点', '发送');
    expect(chat.types).toEqual(['enrol', 'say']);
    expect(chat.says('谢谢您!').types).toEqual(['say']);
    expect(chat.says('他又发烧了').of('amendReport')).toHaveLength(1);
  });
});
