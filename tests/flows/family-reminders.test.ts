import { describe, expect, test } from 'vitest';
import { convenient } from '../../src/flows/family/understand.js';
import { Chat } from './support/chat.js';

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
    ['2月30日', /日历上没有这一天[\s\S]*4月2日\n下次复诊/],
    ['今天', /这一天已经到了[\s\S]*下次复诊/],
    ['过一阵吧', /没看懂日期[\s\S]*下次复诊/],
    ['下个月底', /没看懂日期[\s\S]*下次复诊/],
    ['每月最后一天', /没看懂日期[\s\S]*下次复诊/],
    ['年末', /没看懂日期[\s\S]*下次复诊/],
    ['the last day of each month', /没看懂日期[\s\S]*下次复诊/],
    ['at the end of next month', /没看懂日期[\s\S]*下次复诊/],
    ['2月31日', /日历上没有这一天[\s\S]*下次复诊/],
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

  test.each([
    '家里断粮三天了',
    '他爸每天打他',
    '今天没去上学',
    '过两天他爸回来要打孩子',
    '每个月挨打',
    '每月挨饿',
    '月末断粮',
    'end it',
  ])('%s is no date, and kept', (text) => {
    const chat = asked('复诊康复').says(text);
    expect(chat.answers).toMatchObject({ describe: text });
    expect(chat.answers.date_follow_up_visit).toBeUndefined();
    expect(chat.words).toMatch(/记下了[\s\S]*下次复诊/);
  });

  test('what stands beside it is kept', () => {
    expect(asked('复诊康复').says('12月3日,没钱去').answers).toMatchObject({
      date_follow_up_visit: '2026-12-03',
      describe: '12月3日,没钱去',
    });
    for (const date of [
      '大概下周三上午吧',
      '12月3日或者4日',
      'on the 3rd of December',
      'Dec 3',
      '2026-12-03',
      '后天',
      '两周后',
    ])
      expect(asked('复诊康复').says(date).answers.describe).toBeUndefined();
  });

  test('goes when messages are refused', () => {
    const chat = asked('复诊康复').says('3.20');
    chat.presses('周三晚上7点').presses('修改', '按时提醒', '不同意');
    expect(Object.keys(chat.answers).sort()).toEqual(['consent_msg', 'danger', 'district', 'need']);
  });
});

describe('退订', () => {
  const begun = (...needs: string[]): Chat => Chat.family().presses('没有', ...needs, '选好了', '和平区');

  test('while nothing but reminders is being set ends it: nothing that was agreed to is left to be sent', () => {
    const agreed = () => begun('定时提醒').presses('每周联系孩子', '选好了', '同意');
    for (const chat of [begun('定时提醒'), agreed(), agreed().presses('周三晚上7点')]) {
      expect(chat.says('退订').types.slice(0, 2)).toEqual(['stopReminders', 'say']);
      expect(chat.keys).toEqual(['remind-not-set']);
      expect(chat.of('turnTo')).toEqual([{ type: 'turnTo', flow: 'report', silent: true }]);
    }
    const joined = Chat.family({ known: { joined: 'yes' } }).presses('没有');
    expect(joined.says('/stop').of('turnTo'), 'who was let into a case stays in it').toEqual([]);
    expect(joined.keys).toEqual(['remind-not-set', 'consent-child-notice', 'question-family-consent_child']);
  });

  test('beside other help it refuses the messages, and goes on with the rest', () => {
    const asked = begun('看病康复', '定时提醒').presses('不同意', '父母', '跳过', '跳过', '每周联系孩子', '选好了');
    expect(asked.presses('同意').says('td').keys).toEqual(['remind-not-set', 'question-family-access']);
    expect(asked.answers).toMatchObject({ consent_msg: 'refuse', need: ['medical', 'reminders'] });
    expect(asked.answers.remind_what).toBeUndefined();
    expect(asked.presses('提交').types).toEqual(['fileReport', 'refuseReminders', 'say']);
    expect(asked.says('退订').types).toEqual(['stopReminders']);
  });

  test('out of the review it is looked over again', () => {
    const chat = begun('看病康复', '定时提醒').presses(
      '不同意',
      '父母',
      '跳过',
      '跳过',
      '每周联系孩子',
      '选好了',
      '同意',
    );
    chat.presses('周三晚上7点', '都不用');
    expect(chat.says('退订').words).toMatch(/没有设[\s\S]*请看一遍[\s\S]*不同意/);
    expect(chat.says('退订').words).not.toContain('周三');
  });

  test('where nothing of them was said, it changes nothing', () => {
    expect(Chat.family().presses('没有').says('退订').types).toEqual(['stopReminders']);
  });

  const agreed = ['每周联系孩子', '选好了', '同意', '周三晚上7点'];
  const set = (): Chat =>
    begun('定时提醒')
      .presses(...agreed, '发送')
      .says('退订');

  test.each(['我是家长', '/family'])('after they were set, %s begins anew at once', (word) => {
    const chat = set();
    expect(chat.types).toEqual(['stopReminders']);
    expect(chat.says(word).keys).toContain('question-family-danger');
    expect(chat.answers).toEqual({});
  });

  test('after they were set, what is told is heard as before, and “I am a parent” is no other case then', () => {
    const chat = set();
    expect(chat.says('他三天没吃饭了').of('amendReport')).toMatchObject([
      { draft: { answers: { describe: '他三天没吃饭了' } } },
    ]);
    expect(chat.says('我是家长').keys).not.toContain('question-family-danger');
  });

  test('who was let into a case stays in it', () => {
    const chat = Chat.family({ known: { joined: 'yes' } }).presses('没有', '不同意', ...agreed, '发送');
    expect(chat.says('退订').types).toEqual(['stopReminders']);
    expect(chat.says('我是家长').keys).not.toContain('question-family-danger');
    expect(chat.says('他三天没吃饭了').of('amendReport')).toMatchObject([{ draft: { answers: { joined: 'yes' } } }]);
  });

  test('what is ticked counts, a number is no trouble told, and what else is ticked stays so', () => {
    for (const chat of [Chat.family().presses('没有', '定时提醒'), begun('定时提醒').says('13800000000')]) {
      expect(chat.says('退订').keys).toEqual(['remind-not-set']);
      expect(chat.of('turnTo')).toHaveLength(1);
    }
    const more = Chat.family().presses('没有', '看病康复', '定时提醒').says('退订');
    expect(more.keys).toEqual(['remind-not-set', 'question-family-need']);
    expect(more.presses('选好了').answers).toMatchObject({ need: ['medical', 'reminders'], consent_msg: 'refuse' });
  });
});

describe('a convenient time', () => {
  const time = (why: string): unknown => ({ unclear: { key: `time-${why}` } });

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
    ['周三晚上七点三十', { remind_when: '3-19:30' }],
    ['周六早上九点三刻', { remind_when: '6-09:45' }],
    ['九点一刻', { remind_when: '7-09:15' }],
    ['周日中午一点', { remind_when: '7-13:00' }],
    ['中午12点', { remind_when: '7-12:00' }],
    ['中午十一点半', { remind_when: '7-11:30' }],
    ['sat 12 pm', { remind_when: '6-12:00' }],
    ['周三晚上7点以后都可以', { remind_when: '3-19:00' }],
    ['晚上12点', time('hours')],
    ['12 am', time('hours')],
    ['晚上1点', time('hours')],
    ['夜里2点', time('hours')],
    ['夜里8点', time('hours')],
    ['25:00', time('hours')],
    ['都行', time('none')],
    ['周末晚上', time('none')],
    ['周三或周五晚上7点', time('none')],
    ['周3晚上7点', { remind_when: '3-19:00' }],
    ['晚上7点钟', { remind_when: '7-19:00' }],
    ['下周三晚上7点,谢谢', { remind_when: '3-19:00' }],
    ['明天晚上7点', time('none')],
    ['不知道', time('none')],
    ['家里断粮三天了,孩子饿着', undefined],
    ['孩子今天一点精神都没有', undefined],
    ['没钱了', undefined],
    ['每天八点他爸喝酒打孩子', { remind_when: '7-08:00', describe: '每天八点他爸喝酒打孩子' }],
    ['周三晚上7点,他爸会打孩子', { remind_when: '3-19:00', describe: '周三晚上7点,他爸会打孩子' }],
    ['2026-12-01', time('none')],
    ['12月25日', time('none')],
    ['13800000000 孩子在家饿着', { phone: '13800000000', describe: '13800000000 孩子在家饿着' }],
    ['(022)12345678', { phone: '022 12345678' }],
  ])('%s', (text, meant) => {
    expect(convenient(text, { answers: {} } as Parameters<typeof convenient>[1])).toEqual(meant);
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

  test.each(['家里断粮三天了,孩子饿着', '孩子今天一点精神都没有'])('%s, told where the time is asked', (text) => {
    const chat = asked(false).presses('每周联系孩子', '选好了', '同意').says(text);
    expect(chat.words).toMatch(/记下了[\s\S]*方便的时间/);
    expect(chat.presses('周三晚上7点', '发送').types).toEqual(['fileReport', 'enrol', 'say']);
    expect(chat.of('fileReport')).toMatchObject([{ draft: { answers: { describe: text, remind_when: '3-19:00' } } }]);
  });

  test('a number told before reminders are agreed to is theirs once they are, and stays told when they are refused', () => {
    const chat = asked(false).says('13800000000').presses('每周联系孩子', '选好了');
    expect(chat.answers.describe).toBe('13800000000');
    expect(chat.presses('同意').answers).toMatchObject({ phone: '13800000000' });
    expect(chat.answers.describe).toBeUndefined();
  });

  test.each(['同意', '不同意'])('a number told as the trouble stays with it where help is wanted: %s', (consent) => {
    const chat = Chat.family().presses('没有', '生活', '定时提醒', '选好了', '和平区', '不同意', '父母');
    chat.says('13800000000', '跳过').presses('每周联系孩子', '选好了', consent);
    expect(chat.answers).toMatchObject({ describe: '13800000000' });
    expect(chat.answers.phone).toBeUndefined();
  });

  test.each(['天津', '复诊提醒', '怎么填', '好的 谢谢', '复诊提醒,谢谢'])('but %s is no trouble told', (text) => {
    const chat = Chat.family().presses('没有', '定时提醒', '选好了').says(text).presses('和平区').says(text);
    chat.presses('每周联系孩子', '选好了', '同意', '周三晚上7点', '发送');
    expect(chat.types).toEqual(['enrol', 'say']);
  });

  test.each([
    '提醒我下周三下午三点去打疫苗谢谢',
    '麻烦您提醒我１２月３号去复诊',
    '闺女,3月15号带孙子去复查',
    '大夫说3月15号再来',
    '到时候提醒我一声,3月15',
    '3/15,别忘了提醒我',
    '3月15去社区办年审',
    '我想想啊,3月15号',
    '3月15号,怕忘',
    '3月15号领钱',
  ])('%s: a date, and nobody is called for it', (text) => {
    const chat = asked(false).presses('复诊康复', '选好了', '同意').says(text).presses('周三晚上7点', '发送');
    expect(chat.types).toEqual(['enrol', 'say']);
    expect(chat.of('enrol')[0]?.answers.date_follow_up_visit).toMatch(/^2026-/);
  });

  test.each([
    '请每周三晚上七点提醒我给孩子打电话',
    '姑娘,周三晚上７点打给我',
    '您看周三晚上七点行吗',
    '周三晚上七点发微信给我',
    '晚上6点左右吧,那会儿我在家',
  ])('%s: a time, and nobody is called for it', (text) => {
    const chat = asked(false).presses('每周联系孩子', '选好了', '同意').says(text).presses('发送');
    expect(chat.types).toEqual(['enrol', 'say']);
  });

  test.each([
    '12月3日,没钱去医院',
    '3月15没钱带孩子去看病',
    '3月15号他爸打我',
    '提醒我3月15,挨打',
    '下周三,没药了',
    '周三,孩子不肯去学校',
    '医生说下不了床,3月15号去',
    '3月15号,孩子饿',
    '周三请救我们',
    '妈走了,周三',
    '周三 病了',
    '孩子睡了三天没醒',
  ])('%s: somebody hears of what stands beside the date', (text) => {
    const chat = asked(false).presses('复诊康复', '选好了', '同意').says(text);
    expect(chat.answers.describe ?? chat.of('fileReport')).toBeTruthy();
    const read = convenient(text, { answers: {} } as Parameters<typeof convenient>[1]);
    expect(read ?? {}).not.toHaveProperty('unclear');
  });

  test('but thanks call nobody, before or after', () => {
    const chat = asked(false).says('好的。').presses('每周联系孩子', '选好了', '同意', '周三晚上7点', '发送');
    expect(chat.types).toEqual(['enrol', 'say']);
    const thanks = [
      '谢谢您!',
      '好的,谢谢',
      '谢谢啦',
      '辛苦了',
      '没有了',
      '没事了',
      '不用了,谢谢你们',
      '👍🏻',
      'ok thanks',
    ];
    for (const words of [...thanks, 'Thank you very much', 'thanks a lot']) {
      expect(chat.says(words).types).toEqual(['say']);
    }
    expect(chat.says('他又发烧了').of('amendReport')).toHaveLength(1);
  });
});
