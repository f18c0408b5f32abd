import { describe, expect, test } from 'vitest';
import { childForm } from '../../src/flows/child/form.js';
import { type Form, questionOf } from '../../src/flows/form/form.js';

const reader =
  (id: string) =>
  (text: string): unknown =>
    childForm.understand(questionOf(childForm, id), text, { labels: () => [], locale: 'zh-CN', today: '2026-12-03' }, {
      answers: {},
    } as Parameters<Form['understand']>[3]);

describe('whether a child is safe, in its words', () => {
  const read = reader('safe_now');

  test.each([
    ['不安全', { safe_now: 'no' }],
    ["I'm scared", { safe_now: 'no' }],
    ['我受伤了', { hurt_now: 'yes' }],
    ['I’m hurt', { hurt_now: 'yes' }],
  ])('%s', (text, answers) => expect(read(text)).toEqual(answers));

  test.each([
    ['爸爸打伤我', { hurt_now: 'yes' }],
    ['被妈妈打伤', { hurt_now: 'yes' }],
    ['我爸打伤我', { hurt_now: 'yes' }],
    ['我害怕,也流血了', { safe_now: 'no', hurt_now: 'yes' }],
    ['我不安全不知道怎么办', { safe_now: 'no' }],
    ["it isn't safe here", { safe_now: 'no' }],
  ])('%s, and who did it is kept', (text, answers) => expect(read(text)).toEqual({ ...answers, story: text }));

  test.each([
    '奶奶很疼我',
    '我妈妈很疼我',
    '心里很痛',
    '没有很痛',
    '我没被打伤',
    'nobody hurt me',
    'he hurt me last year',
    "I'm not scared",
  ])('%s: no danger, and told with the rest', (text) => expect(read(text)).toBeUndefined());
});

describe('whether it is hurt, in its words', () => {
  const read = reader('hurt_now');

  test.each(['头疼', '身体不舒服', '他弄疼我了', '手心很疼', '打得我好疼', 'my arm hurt'])('%s', (text) =>
    expect(read(text)).toEqual({ hurt_now: 'yes', story: text }),
  );

  test.each([
    '奶奶很疼我,爸爸打得我头疼',
    '奶奶疼我 可是我腿疼',
    '妈妈弄得我很疼',
    '他打疼我了',
    '爸爸打得很疼',
    '头很疼我想睡觉',
    '奶奶掐得我疼',
    '爸爸疼我也疼',
    '爸爸把我摔疼了',
    '肚子疼我妈不管',
    '妈妈真打疼我了',
  ])('%s, whoever loves it: hurt', (text) => expect(read(text)).toEqual({ hurt_now: 'yes', story: text }));

  test.each([
    '奶奶很疼我',
    '我妈妈最疼我了',
    '爷爷奶奶都很疼我',
    '姥姥疼爱我',
    '没有,奶奶很疼我的',
    '他们都很疼爱我,我很好',
  ])('%s: loved, not hurt', (text) => expect(read(text)).toBeUndefined());

  test.each(['没有受伤但是腿很疼', '不疼', "I'm not hurt"])('%s: not told, and kept', (text) =>
    expect(read(text)).toBeUndefined(),
  );
});

describe('whether it thinks of hurting itself, in its words', () => {
  const read = reader('self_harm');

  test.each(['没想过', '我没有想过', '我从来没有想过', '从没有想过', 'never'])('%s: no', (text) =>
    expect(read(text)).toEqual({ self_harm: 'no' }),
  );

  test.each([
    '我现在就想',
    '现在很想死',
    '以前没有,现在就想',
    '现在就想跳下去',
    '现在想不开',
    'yes i do right now',
    'yes, right now',
  ])('%s: now', (text) => expect(read(text)).toEqual({ self_harm: 'now', story: text }));

  test.each([
    '有时候想',
    '经常会',
    '经常这样想',
    '想过,上次',
    '想过但是没做',
    '想过很多次但不敢',
    '有,不敢说',
    'yes, nobody knows',
    '有,不过是以前',
    '以前有过,现在想开了',
    'sometimes, at night',
    'yes',
  ])('%s: ever', (text) => expect(read(text)).toEqual({ self_harm: 'ever', story: text }));

  test.each([
    '嗯,没有',
    '现在想通了',
    '现在想回家',
    '我现在想找人说话',
    '没有,就是现在想哭',
    '现在不想了',
    '有时候想妈妈',
    '天天想回家',
    'not right now',
    'no, not right now',
    'my dad often hits me',
  ])('%s: asked again, and kept', (text) => expect(read(text)).toBeUndefined());
});

describe('whether somebody may read along, in its words', () => {
  const read = reader('can_chat');

  test.each([
    '妈妈在家',
    '姥姥在家',
    '我妈现在在家',
    '他们在客厅',
    '爸爸在旁边',
    '会,我爸在旁边',
    '会,妈妈在家。',
    '会被看到',
    '姐姐可能会看',
    '我妈会看到',
  ])('%s: yes', (text) => expect(read(text)).toEqual({ can_chat: 'yes', near: text }));

  test.each(['我在家,妈妈在', '妈妈在,她不给我饭吃', '会,我弟把我的书撕了'])('%s: yes, and it tells more', (text) =>
    expect(read(text)).toEqual({ can_chat: 'yes', story: text }),
  );

  test.each(['我一个人在家', '我自己在家', '就我一个人在家', '现在在家', '我躲在房间', '没人在旁边'])(
    '%s: not told, and kept',
    (text) => expect(read(text)).toBeUndefined(),
  );
});
