import { describe, expect, test } from 'vitest';
import { familyForm } from '../../src/flows/family/form.js';
import { type Form, questionOf } from '../../src/flows/form/form.js';
import { reportForm } from '../../src/flows/report/form.js';

const asked: [Form, string, string][] = [
  [reportForm, 'danger_now', 'observed'],
  [familyForm, 'danger', 'describe'],
];

describe.each(asked)('words where it is asked for danger: %#', (form, id, story) => {
  const read = (text: string): unknown =>
    form.understand(questionOf(form, id), text, { labels: () => [], locale: 'zh-CN', today: '2026-12-03' }, {
      answers: {},
    } as Parameters<Form['understand']>[3]);

  test.each(['有危险', '很危险', '有点危险', '现在有危险', '有啊', '是的', '不安全', '孩子很危险', 'unsafe', 'yes'])(
    '“%s” is danger, and says no more',
    (text) => expect(read(text)).toEqual({ [id]: 'yes' }),
  );

  test.each([
    '是的,继父',
    '有,他爸打',
    '有 爸爸',
    '对,他爸打他',
    '有,不知道是谁打的',
    '很危险,不知道怎么办',
    '没有危险,但是不安全',
    'he is not safe',
    "the child isn't safe",
    'yes, he is in danger',
    'no he is in danger',
    '联系不上他有危险',
    '不知道怎么办孩子有危险',
    '他爸喝酒以后孩子很危险',
    '是的,请保护孩子安全',
    '有,他爸在打他,地址,不清楚',
    'yes please keep him safe',
    '有,8个月',
    '对,我想问一下,他爸在打他',
    '对,我想问一下怎么办,他快被打死了',
    '是的,想问一下派出所电话',
    '对,我想救他',
    '有,我想问一下',
  ])('“%s” is danger, and is kept', (text) => expect(read(text)).toEqual({ [id]: 'yes', [story]: text }));

  test.each(['没有危险', '没有', '没什么危险', 'no danger', 'not in danger'])('“%s” is none', (text) =>
    expect(read(text)).toEqual({ [id]: 'no' }),
  );

  test.each([
    '没有生命危险',
    '没啥危险',
    '没那么危险',
    '不怎么危险',
    '没有太大危险',
    '没有明显危险',
    '谈不上危险',
    '一点危险都没有',
    '嗯,没有',
    '嗯。没有危险',
    '对,没有危险',
    '有,没有',
    '嗯 不知道',
    '是的,现在安全',
    '是 邻居家的孩子',
    '对 我想问一下',
    '对,我想问一下',
    '对,我就是想问问',
    '是的,想咨询一下。',
    'yes he is safe now',
    'maybe he is in danger',
    '不知道有没有危险',
    '如果有危险怎么办',
    '希望不要出事',
  ])('“%s” is asked again, and told with the rest', (text) => expect(read(text)).toBeUndefined());
});
