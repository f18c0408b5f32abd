import { describe, expect, test } from 'vitest';
import { childForm } from '../../src/flows/child/form.js';
import { familyForm } from '../../src/flows/family/form.js';
import { type Form, questionOf } from '../../src/flows/form/form.js';
import { reportForm } from '../../src/flows/report/form.js';

const reader =
  (form: Form, id: string) =>
  (text: string): unknown =>
    form.understand(questionOf(form, id), text, { labels: () => [], locale: 'zh-CN', today: '2026-12-03' }, {
      answers: {},
    } as Parameters<Form['understand']>[3]);

describe('the age that a child types', () => {
  const read = reader(childForm, 'age_band');

  test.each([
    ['我12岁', '8-13'],
    ['12', '8-13'],
    ['１５岁', '14-15'],
    ['我今年十二岁了', '8-13'],
    ['十六', '16-17'],
    ['我才七岁半', '3-7'],
    ['快14了', '8-13'],
    ['未满14岁', '8-13'],
    ['十五六岁', '14-15'],
    ['我十二岁~', '8-13'],
    ["I'm 9", '8-13'],
    ['i am 16 years old', '16-17'],
  ])('%s is an age', (text, band) => expect(read(text)).toEqual({ age_band: band }));

  test('what is said beside it is kept with the story', () => {
    const said = '我是女生,12周岁,在上学';
    expect(read(said)).toEqual({ age_band: '8-13', story: said });
    expect(read('12岁我怕')).toBeUndefined();
    expect(read('12岁,我怕')).toEqual({ age_band: '8-13', story: '12岁,我怕' });
  });

  test.each([
    '022-12345678',
    '12月3日',
    '2014-05-12',
    '12.5',
    '120',
    '120岁',
    '二十岁',
    '三年级',
    '星期三',
    '初一3班',
    '晚上9点',
    '5岁的时候妈妈走了',
    '弟弟5岁,我12岁多,哥哥16岁',
    '从8岁开始',
    '十八岁',
    '十七八九岁',
    '不想说',
  ])('%s is none, and stays for the story', (text) => expect(read(text)).toBeUndefined());
});

describe('the age of a child that somebody else types', () => {
  const read = reader(reportForm, 'age_band');

  test.each([
    ['5', '3-7'],
    ['大概8岁', '8-13'],
    ['看着有六岁', '3-7'],
    ['两岁多', '0-2'],
    ['一岁', '0-2'],
    ['8个月', '0-2'],
    ['刚出生的', '0-2'],
    ['3岁2个月', '3-7'],
    ['不满8岁', '3-7'],
    ['不到8岁', '3-7'],
    ['还没到8岁', '3-7'],
    ['快8岁了', '3-7'],
    ['不到3岁', '0-2'],
    ['看着快满3岁', '0-2'],
    ['不到一岁', '0-2'],
    ['两三岁', '0-2'],
    ['大概七八岁', '3-7'],
    ['刚满8岁', '8-13'],
    ['5岁的小男孩', '3-7'],
    ['nearly 8', '3-7'],
    ['5 year old', '3-7'],
    ['about 10', '8-13'],
    ['he is 15 years old', '14-15'],
    ['6 months old', '0-2'],
  ])('%s is an age', (text, band) => expect(read(text)).toEqual({ age_band: band }));

  test.each([
    '18岁',
    '40岁',
    '二十三岁',
    '姐姐5岁,弟弟2岁',
    '他5岁,弟弟2岁',
    '被打3个月了',
    '小学生',
    '12月3日',
    '7到8岁',
    '7、8岁',
    '7~8岁',
    '7-8岁',
    '7或8岁',
    '2,3岁',
    '差3个月8岁',
    '差3个月,8岁',
    '8岁不到',
    '8岁,还没满',
    '8岁以下',
    '虚岁8岁',
    '明年8岁',
    '3.5岁',
  ])('%s is none, and is told with the rest', (text) => expect(read(text)).toBeUndefined());

  test('what is said beside it is told with the rest', () => {
    const said = '大概5岁,总是一个人在楼下';
    expect(read(said)).toEqual({ age_band: '3-7', observed: said });
  });
});

test.each([
  ['5岁', { child_age: ['3-7'] }],
  ['5岁和8岁', { child_age: ['3-7', '8-13', 'two'] }],
  ['3岁、5岁、9岁', { child_age: ['3-7', '8-13', 'three_or_more'] }],
  ['8个月', { child_age: ['0-2'] }],
  ['老大19岁,老二5岁', undefined],
  ['老大十岁老二五岁', undefined],
  ['老大十岁,老二五岁', { child_age: ['8-13', '3-7', 'two'] }],
  ['7、8岁', undefined],
  ['两三岁', { child_age: ['0-2'] }],
  ['三个孩子,5岁、8岁', { child_age: ['3-7', '8-13'], describe: '三个孩子,5岁、8岁' }],
])('a guardian says %s of those who need help', (text, answers) =>
  expect(reader(familyForm, 'child_age')(text)).toEqual(answers),
);

test.each([
  [childForm, 'age_band', '9', { age_band: '8-13' }],
  [childForm, 'age_band', '3', undefined],
  [reportForm, 'age_band', '3', { age_band: '3-7' }],
  [reportForm, 'age_band', '40', undefined],
  [familyForm, 'child_age', '6', { child_age: ['3-7'] }],
  [familyForm, 'child_age', '2', undefined],
] as const)('a bare number: %#', (form, id, typed, answers) =>
  expect(form.byNumber?.(questionOf(form, id), typed)).toEqual(answers),
);
