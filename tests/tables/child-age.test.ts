import { describe, expect, test } from 'vitest';
import { childForm } from '../../src/flows/child/form.js';
import { questionOf } from '../../src/flows/form/form.js';

const read = (text: string) =>
  childForm.understand(
    questionOf(childForm, 'age_band'),
    text,
    { labels: () => [], locale: 'zh-CN', today: '2026-12-03' },
    { answers: {} } as Parameters<typeof childForm.understand>[3],
  );

describe('the age that a child types', () => {
  test.each([
    ['我12岁', '8-13'],
    ['12', '8-13'],
    ['１５岁', '14-15'],
    ['我今年十二岁了', '8-13'],
    ['十六', '16-17'],
    ['我才七岁半', '3-7'],
    ['快14了', '14-15'],
    ["I'm 9", '8-13'],
    ['i am 16 years old', '16-17'],
  ])('%s is an age', (text, band) => expect(read(text)).toEqual({ age_band: band }));

  test('what is said beside it is kept with the story', () => {
    const said = '我是女生,12周岁,在上学';
    expect(read(said)).toEqual({ age_band: '8-13', story: said });
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
    '不想说',
  ])('%s is none, and stays for the story', (text) => expect(read(text)).toBeUndefined());
});
