import { describe, expect, test } from 'vitest';
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

  test('who writes that it is not fixed skips it, as the question says', () => {
    for (const words of ['没定', '还没定', '不知道', '没有'])
      expect(asked('复诊康复').says(words).keys).toEqual(['question-family-remind_when']);
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
