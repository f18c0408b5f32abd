import { describe, expect, test } from 'vitest';
import { convenient } from '../../src/flows/family/understand.js';
import { Chat } from './support/chat.js';

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
