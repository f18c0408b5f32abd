import { describe, expect, test } from 'vitest';
import { convenient } from '../../src/flows/family/understand.js';
import { Chat } from './support/chat.js';

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

  test('nor are they set where they are wanted no more by the time it is sent', () => {
    const chat = begun('看病康复', '定时提醒').presses('不同意', '父母', '跳过', '跳过', '每周联系孩子', '选好了');
    chat.presses('同意', '周三晚上7点', '都不用').presses('修改', '想要的帮助', '定时提醒', '选好了');
    expect(chat.words).not.toMatch(/每周联系孩子|按时提醒|周三/);
    expect(chat.presses('发送').types).toEqual(['fileReport', 'say']);
    // The other way round: what was answered of the child is heard, whatever is wanted by then.
    const alone = begun('看病康复', '定时提醒').presses('不同意', '父母', '跳过', '会', '每周联系孩子', '选好了');
    alone.presses('同意', '周三晚上7点', '都不用').presses('修改', '想要的帮助', '看病康复', '选好了');
    expect(alone.presses('发送').types).toEqual(['fileReport', 'enrol', 'say']);
  });

  test('a message that its writer makes into it counts as it, whatever is under way', () => {
    const edited = (chat: Chat) => chat.does({ type: 'edited', text: '退订' });
    expect(edited(Chat.report()).types).toEqual(['stopReminders']);
    expect(edited(Chat.report().presses('没有')).types).toEqual(['stopReminders']);
    expect(edited(begun('定时提醒')).keys).toEqual(['remind-not-set']);
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
    // Before the time it is looked over with the rest: one digit wrong, and nobody reaches them.
    const first = asked(false).presses('每周联系孩子', '选好了', '同意').says('13800000000', '周三晚上7点');
    expect(first.words).toMatch(/请看一遍[\s\S]*电话:13800000000/);
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
